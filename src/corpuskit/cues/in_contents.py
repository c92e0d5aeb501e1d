"""A row whose text stands a second time in the feed: a title and its entry in a contents list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np

from corpuskit.cues.keys import NO_TITLE
from corpuskit.cues.view import Scores

if TYPE_CHECKING:
    from corpuskit.cues.hashes import Hashes
    from corpuskit.cues.overview import Overview

_MANY = 6
"""Copies beyond which a row is a running head."""


@attrs.frozen(eq=False)
class Repeats:
    """How often, and where, the title of each row stands elsewhere in the feed."""

    earlier: Scores
    """1 where it stands further up, 1/2 for two times, and so on; 0 if not."""

    later: Scores
    """The same further down."""

    distance: Scores
    """Share of the feed between the row and its nearest copy above; 0 without one."""


def find_repeats(titles: Hashes) -> Repeats:
    """Find the rows whose title stands twice or more, but not too often."""
    size = len(titles)
    earlier, later, distance = (np.zeros(size, dtype=np.float32) for _ in range(3))
    order = np.argsort(titles, kind="stable")
    first = np.flatnonzero(np.diff(titles[order], prepend=titles[order[:1]] + np.uint64(1)))
    count = np.diff(np.append(first, size))
    several = (count > 1) & (count <= _MANY) & (titles[order[first]] != NO_TITLE)
    first, count = first[several], count[several]
    for place in range(_MANY):
        here = place < count
        row, behind = order[first[here] + place], count[here] - 1 - place
        if place:
            above = order[first[here] + place - 1]
            earlier[row] = 1.0 / place
            distance[row] = (row - above) / size
        more = behind > 0
        later[row[more]] = 1.0 / behind[more]
    return Repeats(earlier, later, distance)


def score_in_contents(overview: Overview) -> Scores:
    """Score rows whose text stands further up in the feed."""
    return overview.repeats.earlier


def score_repeated_later(overview: Overview) -> Scores:
    """Score rows whose text stands further down in the feed: entries of a contents list."""
    return overview.repeats.later


def score_repeat_distance(overview: Overview) -> Scores:
    """Return the share of the feed between a row and its copy above."""
    return overview.repeats.distance
