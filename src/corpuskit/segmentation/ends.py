"""Where articles end: at their last row, without the separators, titles and links that follow it.

What stands between articles recurs: the same rule, banner or link stands above many starts. Such
rows are separators, wherever they come; titles of sections stand alone in capitals.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import attrs
import numpy as np

if TYPE_CHECKING:
    from corpuskit.cues.view import Whole
    from corpuskit.segmentation.features import Scored

REACH = 3
"""Solid rows above a start among which its separators stand."""

SEPARATOR_SHARE = 0.3
"""Share of the starts above which a row must stand to be the feed's separator."""

STOP_SHARE = 0.6
"""Share from which an article ends at the separator, whatever stands behind it."""

LEAST_STARTS = 2
"""Starts above which a row must stand in any case."""

TITLE_LENGTH, TITLE_WORDS, TITLE_CAPITALS = 60, 6, 0.7
"""Most characters and words, and least share of capitals, of a section title."""

_DIGITS = re.compile(r"\d+(?:st|nd|rd|th)?")
_SIGNS = re.compile(r"[*=~_#+<>\[(|-]")
_FOOT_CUES = ("copyright-line", "url-line", "end-mark", "field-label", "full-stop", "byline")


@attrs.frozen(eq=False)
class Tails:
    """What the rows above the starts of a feed have in common."""

    separators: frozenset[str]
    """Rows (digits folded) that stand above many starts."""

    stops: frozenset[str]
    """Rows of signs that stand above most starts."""


def find_ends(scored: Scored, starts: Whole) -> Whole:
    """Return the last solid row of the article that begins at each of *starts*."""
    tails = _find_tails(scored, starts)
    limits = np.append(starts[1:], len(scored.view)) - 1
    pairs = zip(starts.tolist(), limits.tolist(), strict=True)
    return np.array([_find_end(scored, tails, *pair) for pair in pairs], dtype=np.int64)


def _find_tails(scored: Scored, starts: Whole) -> Tails:
    counts: Counter[str] = Counter()
    for start in starts[1:]:
        above = range(max(0, start - REACH), start)
        counts.update({_fold(scored.view.head(row)) for row in above if _may_go(scored, row)})
    inner = max(1, len(starts) - 1)
    many = max(LEAST_STARTS, SEPARATOR_SHARE * inner)
    most = max(LEAST_STARTS, STOP_SHARE * inner)
    return Tails(
        separators=frozenset(row for row, count in counts.items() if count >= many),
        stops=frozenset(
            row for row, count in counts.items() if count >= most and not re.search(r"\w", row)
        ),
    )


def _find_end(scored: Scored, tails: Tails, first: int, last: int) -> int:
    """Return the last solid row of the article in solid rows *first* to *last* (included)."""
    last = _stop_early(scored, tails, first, last)
    scores = scored.scores
    while last > first and (
        scores["rule-line"][last]
        or scores["contents-title"][last]
        or (_may_go(scored, last) and _fold(scored.view.head(last)) in tails.separators)
        or _is_title(scored, last)
    ):
        last -= 1
    return last


def _stop_early(scored: Scored, tails: Tails, first: int, last: int) -> int:
    """Return the row above the first of the feed's own rules that stands below the text."""
    rules = np.flatnonzero(scored.scores["rule-line"][first + 1 : last + 1]) + first + 1
    for row in rules.tolist():
        if _fold(scored.view.head(row)) in tails.stops and scored.body[first:row].any():
            return int(row)
    return last


def _may_go(scored: Scored, row: int) -> bool:
    """Tell whether a row is nothing that closes an article: rights, address, sentence ..."""
    closing = scored.view.head(row).startswith("</")
    return not closing and not any(scored.scores[cue][row] for cue in _FOOT_CUES)


def _is_title(scored: Scored, row: int) -> bool:
    """Tell whether a row is the title of a section.

    Such a row stands alone in its block and is set in capitals or framed by signs, or it stands
    between two rules.
    """
    view, rule = scored.view, scored.scores["rule-line"]
    text = view.head(row)
    if not 0 < row < len(view) - 1 or len(text) > TITLE_LENGTH or len(text.split()) > TITLE_WORDS:
        return False
    if not _may_go(scored, row):
        return False
    ruled_above, ruled_below = rule[row - 1] > 0, rule[row + 1] > 0
    above, below = view.blanks[row] > 0 or ruled_above, view.blanks[row + 1] > 0 or ruled_below
    framed = _SIGNS.match(text) is not None and _SIGNS.match(text[-1]) is not None
    capital = scored.scores["capitals"][row] > TITLE_CAPITALS
    return bool((ruled_above and ruled_below) or (above and below and (framed or capital)))


def _fold(row: str) -> str:
    """Return *row* with its numbers folded."""
    return _DIGITS.sub("0", row)
