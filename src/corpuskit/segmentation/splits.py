"""Where the foot of one article and the head of the next one meet.

Above the first running text of a feed stands a head and no foot, below the last one a foot and no
head. So the shapes of the rows at either edge tell which rows between two texts belong to a foot
and which to a head, and the best place to cut parts the ones from the others. This needs no marker
that was seen before, and no row that looks like a headline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np

from corpuskit.cues.view import Whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpuskit.cues.view import Scores
    from corpuskit.segmentation.features import Scored

EDGE_ROWS = 40
"""Rows at either edge of a feed that are looked at, however much stands there."""

SAME_ROWS = 8
"""Rows in a row that are compared with the feed's first and last ones, each with one."""

MOST_OFF = 20
"""Rows beyond which a difference of lengths says no more."""


@attrs.frozen(eq=False)
class _Zones:
    """The rows between one row of running text and the next, that row included."""

    text: Whole
    """Rows of running text."""

    start: Whole
    """First row of each zone."""

    size: Whole
    """Rows of each zone."""

    head: int
    """Rows above the first running text."""

    foot: int
    """Rows below the last running text."""


def measure_splits(scored: Scored) -> Mapping[str, Scores]:
    """Return for each row how well a cut above it parts foot from head.

    ``foot-meets-head`` is how many rows of its zone stand on the right side of the cut, less those
    on the wrong one, and the same compared with the best cut of the zone; ``feed-top`` and
    ``feed-end`` count the rows from it on, or above it, that are as the feed's first, or last,
    ones; ``head-rows`` and ``foot-rows`` compare the rows down to the text, and up to it, with
    those at the edges of the feed.
    """
    zones = _find_zones(scored)
    size = len(scored.body)
    measures = dict(_measure_lengths(zones, size))
    keys = {
        "text": scored.shapes.text,
        "word": scored.shapes.word,
        "token": scored.shapes.token,
        "kind": scored.kinds,
    }
    for name, key in keys.items():
        worth, best = _weigh_cuts(key, zones)
        measures[f"foot-meets-head@{name}"] = worth
        measures[f"foot-meets-head@{name}-to-best"] = worth - best
        above = np.concatenate([[-1], key[:-1]])
        measures[f"feed-top@{name}"] = _count_same(key, key[:SAME_ROWS])
        measures[f"feed-end@{name}"] = _count_same(above[::-1], key[::-1][:SAME_ROWS])[::-1]
    return measures


def _find_zones(scored: Scored) -> _Zones:
    body = scored.body > 0
    text = np.flatnonzero(body)
    start = np.unique(np.concatenate([[0], text[:-1] + 1])) if len(text) else np.zeros(1, np.int64)
    if len(text) and text[-1] + 1 < len(body):
        start = np.append(start, text[-1] + 1)
    head = int(text[0]) if len(text) else len(body)
    foot = len(body) - 1 - int(text[-1]) if len(text) else 0
    return _Zones(text, start, np.diff(np.append(start, len(body))), head, foot)


def _weigh_cuts(key: Whole, zones: _Zones) -> tuple[Scores, Scores]:
    """Return what a cut above each row is worth, and what the best one of its zone is."""
    heads = key[: min(max(zones.head, 1), EDGE_ROWS)]
    feet = key[len(key) - min(zones.foot, EDGE_ROWS) :]
    side = np.isin(key, heads).astype(np.float32) - np.isin(key, feet)
    side[zones.text] = 0
    total = np.concatenate([[0.0], np.cumsum(side, dtype=np.float64)])
    above, below = total[zones.start], total[zones.start + zones.size]
    worth = np.repeat(above + below, zones.size) - 2 * total[:-1]
    best = np.repeat(np.maximum.reduceat(worth, zones.start), zones.size)
    return worth.astype(np.float32), best.astype(np.float32)


def _count_same(key: Whole, edge: Whole) -> Scores:
    """Return how many of the rows from each on equal those of *edge* at the same places."""
    count = np.zeros(len(key), dtype=np.float32)
    for step, shape in enumerate(edge):
        count[: len(key) - step] += key[step:] == shape
    return count


def _measure_lengths(zones: _Zones, size: int) -> Mapping[str, Scores]:
    """Return how many rows more than at the feed's edges stand below and above each row."""
    row = np.arange(size)
    place = np.searchsorted(zones.text, row)
    bounds = np.concatenate([[-1], zones.text, [size]])
    down, up = bounds[place + 1] - row, row - 1 - bounds[place]
    return {
        "head-rows": np.clip(down - zones.head, -MOST_OFF, MOST_OFF).astype(np.float32),
        "foot-rows": np.clip(up - zones.foot, -MOST_OFF, MOST_OFF).astype(np.float32),
    }
