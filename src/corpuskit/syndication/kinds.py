"""Evidence -> the kinds of pairs, by named rules, for many pairs at a time."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corpuskit.syndication.entries import Entry, is_earlier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpuskit.records import DuplicateKind
    from corpuskit.settings import DuplicateSettings
    from corpuskit.syndication.entries import Entries
    from corpuskit.syndication.evidence import Rows
    from corpuskit.syndication.tokens import Flags, Places

Shares = npt.NDArray[np.float64]

STATEMENT_WORDS = 48
"""Words up to which one passage is a statement that both report, not a story that both print. The
longest statement in the seeds has 36 words; an excerpt as short as this is found by its share."""

MAIN_SHARE = 0.45
"""Share of a text from which even a short passage is the story itself: it is most of the text."""

FOOT_WORDS = 0.8
"""Part of the common words that lies in a foot of pairs that have nothing else in common."""

FOOT_EXTENT = 0.6
"""Extent up to which the end of a text may be a foot: short notes have long copyright lines."""

TEMPLATE_SHARE = 0.5
"""Share of the numbers (or numbers and names) in passages that clash in a template. Copies and
updates exchange one or two of many; two reports of one form, nearly all."""

FORM_SHARE = 0.85
"""Share of the other words in passages that a template keeps. Bad type and rewriting, which also
exchange numbers and names, keep fewer."""

MIN_NUMBERS = 3
"""Numbers that clash below which there is no template: a toll and two times are corrected."""

MIN_PARTICULARS = 6
"""Numbers and names that clash below which a template is not told by names."""

MANY_SHARE = 0.4
"""Share of the numbers that is enough if as many as that clash: the rest are years and dates."""

UPDATE_GROWTH = 1.1
"""How many times longer the later version must be."""

UPDATE_DAYS = 2
"""Days within which a wire updates a story."""

LEVEL_SHARE = 0.85
"""Ratio of the extents in both texts above which neither was cut: the same story all through."""

LEVEL_EXTENT = 0.4
"""Extent in both texts from which that is worth saying."""


def decide_kinds(
    rows: Rows, a: Sequence[str], b: Sequence[str], entries: Entries, settings: DuplicateSettings
) -> list[DuplicateKind | None]:
    """Return the kind of each pair; ``None`` if the two have nothing to do with each other.

    The answers are the same with a and b exchanged.

    Args:
        rows: What the articles have in common.
        a: Ids of one article each.
        b: Ids of the other.
        entries: The articles.
        settings: What a copy is.
    """
    template = is_template(rows)
    copy = _shares_story(rows, settings) & ~template & ~_is_statement(rows)
    quote = rows["longest"] >= settings.quote_words
    choices: list[tuple[Flags, DuplicateKind | None]] = [
        (_is_foot(rows), None),
        (rows["exact"], "exact"),
        (template & _shares_story(rows, settings), "template"),
        (copy & _is_whole(rows, settings), "reprint"),
        (copy, "pickup"),
        (quote, "quote"),
    ]
    codes = np.select([flags for flags, _ in choices], range(len(choices)), len(choices))
    names = [*(name for _, name in choices), None]
    kinds = [names[code] for code in codes.tolist()]
    if entries.dated:
        for place in range(len(kinds)):
            kinds[place] = _regard_dates(
                kinds[place], rows[place], entries[a[place]], entries[b[place]], settings
            )
    return kinds


def _regard_dates(
    kind: DuplicateKind | None, row: Rows, a: Entry, b: Entry, settings: DuplicateSettings
) -> DuplicateKind | None:
    """Return *kind*, unless the dates speak against it or say more."""
    if kind is None or not _within_window(a, b, settings.date_window):
        return None
    return "update" if kind in {"reprint", "pickup"} and _is_update(row, a, b) else kind


def _share(rows: Rows) -> Shares:
    """Return the larger of the two shares."""
    share: Shares = np.maximum(rows["share_a"], rows["share_b"])
    return share


def _extent(rows: Rows) -> Shares:
    """Return the larger of the two extents."""
    extent: Shares = np.maximum(rows["extent_a"], rows["extent_b"])
    return extent


def _shares_story(rows: Rows, settings: DuplicateSettings) -> Flags:
    """Tell whether the two share more than statements and background."""
    share, longest = _share(rows), rows["longest"]
    shares: Flags = (
        (share >= settings.copy_share)
        | ((share >= settings.rewrite_share) & (_extent(rows) >= settings.rewrite_extent))
        | ((share >= settings.excerpt_share) & (longest >= settings.excerpt_words))
        | ((share >= settings.embed_share) & (longest >= settings.embed_words))
    )
    return shares


def _is_statement(rows: Rows) -> Flags:
    """Tell whether what they share is short, word for word, and the smaller part of both.

    A rewritten brief shares as few words, but in pieces.
    """
    statement: Flags = (
        (rows["words"] < STATEMENT_WORDS)
        & (2 * rows["longest"] >= rows["words"])
        & (_share(rows) < MAIN_SHARE)
    )
    return statement


def _is_foot(rows: Rows) -> Flags:
    """Tell whether all they share is the end of both: a copyright notice, a database's foot.

    A story is cut from the end, so its copies share the beginning, not the end alone.
    """
    foot: Flags = (rows["foot"] >= FOOT_WORDS * rows["words"]) & (_extent(rows) < FOOT_EXTENT)
    return foot


def is_template(rows: Rows) -> Flags:
    """Tell whether the passages are one form, filled in differently."""
    total, clashes = rows["numbers_total"], rows["numbers_clashes"]
    kept = rows["others_clashes"] <= (1 - FORM_SHARE) * rows["others_total"]
    template: Flags = kept & (
        _clash(clashes, total, MIN_NUMBERS, TEMPLATE_SHARE)
        | _clash(
            clashes + rows["names_clashes"],
            total + rows["names_total"],
            MIN_PARTICULARS,
            TEMPLATE_SHARE,
        )
        | _clash(clashes, total, MIN_PARTICULARS, MANY_SHARE)
    )
    return template


def _clash(clashes: Places, total: Places, at_least: int, share: float) -> Flags:
    clash: Flags = clashes >= np.maximum(at_least, share * total)
    return clash


def _is_whole(rows: Rows, settings: DuplicateSettings) -> Flags:
    """Tell whether the passages run through both texts."""
    low = np.minimum(rows["extent_a"], rows["extent_b"])
    level = (low >= LEVEL_EXTENT) & (low >= LEVEL_SHARE * _extent(rows))
    whole: Flags = (low >= settings.whole_share) | level
    return whole


def _is_update(row: Rows, a: Entry, b: Entry) -> bool:
    """Tell whether the later one is a fuller version of the earlier, from the same desk."""
    if is_earlier(b, a):
        old, new, kept = b, a, row["share_b"]
    elif is_earlier(a, b):
        old, new, kept = a, b, row["share_a"]
    else:
        return False
    return (
        (
            (old.source is not None and old.source == new.source)
            or bool({*old.credits} & {*new.credits})
        )
        and new.tokens >= UPDATE_GROWTH * old.tokens
        and bool(kept >= MAIN_SHARE)
        and _within_window(a, b, UPDATE_DAYS)
    )


def _within_window(a: Entry, b: Entry, days: int | None) -> bool:
    """Tell whether the dates of two articles, if both have one, lie at most *days* apart."""
    if days is None or a.date is None or b.date is None:
        return True
    try:
        apart = dt.date.fromisoformat(a.date) - dt.date.fromisoformat(b.date)
    except ValueError:  # A date no calendar has, such as 2023-02-30: no ground to part them.
        return True
    return abs(apart.days) <= days
