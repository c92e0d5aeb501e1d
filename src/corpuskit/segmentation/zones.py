"""Zones: the rows between one stretch of running text and the next.

An article begins in a zone, mostly at its first row, at the row after its longest blank run, or
below the foot of the article before. So every row is measured against the others of its zone, and
its zone against the other zones of the feed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpuskit.cues.view import Scores, View, Whole

LONG_ROW = 1.15
"""Full rows from which on a row is a whole paragraph."""

FULL_ROW, LAST_ROW, SENTENCE_ROW = 0.72, 0.3, 0.6
"""Least share of a full row: of wrapped text, of what follows it, of a sentence alone."""

HEADING_CAPITALS = 0.6
"""Share of capitals from which a row is a heading, however long."""

HEADER_CUES = (
    "date-line",
    "publication-line",
    "byline",
    "length-line",
    "field-label",
    "database-mark",
    "copyright-line",
    "url-line",
)
"""Cues of header and foot rows, summed up."""

MOST_ROWS = 20.0
"""Rows beyond which a distance says no more."""


def find_body(scores: Mapping[str, Scores]) -> Scores:
    """Mark rows of running text: paragraphs of one row, and the full rows of wrapped ones."""
    extent, blank = scores["extent"], scores["blank-run"]
    full = (extent > FULL_ROW) & (scores["capitals"] < HEADING_CAPITALS)
    joined = np.append(blank[1:] == 0, False)
    wrapped = full & joined & np.append(extent[1:] > LAST_ROW, False)
    long = extent > LONG_ROW
    sentence = (scores["full-stop"] > 0) & (extent > SENTENCE_ROW) & (scores["copyright-line"] == 0)
    follows = np.append(wrapped[1:] | full[1:], False)
    text = (long | (wrapped & follows) | sentence) & (scores["rule-line"] == 0)
    return np.asarray(text, dtype=np.float32)


def measure_zones(view: View, scores: Mapping[str, Scores], body: Scores) -> dict[str, Scores]:
    """Measure each row within its zone, and the zone among the feed's zones."""
    size = len(view)
    before = np.cumsum(body) - body
    zone = before.astype(np.int64)
    first, last = _edges(zone)
    place = np.arange(size)
    blanks = np.minimum(view.blanks, 6).astype(np.float32)
    longest = _greatest(zone, np.where(body > 0, 0, blanks))
    longest = np.maximum(longest, blanks[np.minimum(last, size - 1)] if size else longest)
    header = np.sum([scores[name] for name in HEADER_CUES], axis=0)
    reached = np.concatenate([[0.0], np.cumsum(header)])
    zone_header = reached[last + 1] - reached[first]
    rows = (last - first).astype(np.float32)
    return {
        "rows-since-body": np.minimum(place - first, MOST_ROWS),
        "zone-rows": np.minimum(rows, MOST_ROWS),
        "zone-blank": longest,
        "blank-to-zone": (blanks + 1) / (longest + 1),
        "zone-blank-rank": _rank(longest),
        "zone-rows-rank": _rank(rows),
        "zone-header-rank": _rank(zone_header),
        "header-above": reached[:-1] - reached[first],
        "header-below": reached[last + 1] - reached[:-1],
    }


def _edges(zone: Whole) -> tuple[Whole, Whole]:
    """Return the first and last row of each row's zone."""
    starts = np.flatnonzero(np.diff(zone, prepend=-1))
    ends = np.append(starts[1:], len(zone)) - 1
    count = ends - starts + 1
    return np.repeat(starts, count), np.repeat(ends, count)


def _greatest(zone: Whole, values: Scores) -> Scores:
    """Return the greatest value in each row's zone."""
    starts = np.flatnonzero(np.diff(zone, prepend=-1))
    if not len(starts):
        return values
    most = np.maximum.reduceat(values, starts)
    return np.repeat(most, np.diff(np.append(starts, len(zone))))


def _rank(values: Scores) -> Scores:
    """Return the share of rows whose zone has a smaller value."""
    ordered = np.sort(values)
    below = np.searchsorted(ordered, values, side="left")
    return np.asarray(below / max(1, len(values)), dtype=np.float32)
