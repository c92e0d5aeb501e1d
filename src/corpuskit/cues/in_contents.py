"""A row whose text stands a second time in the feed: a title and its entry in a contents list."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from typing import TYPE_CHECKING

import attrs
import numpy as np

from corpuskit.cues.view import Scores, View

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEY = 26
"""Letters and digits that two rows must share at their beginning to count as one title."""

_LEAST = 12
"""Letters and digits below which a row is no title."""

_NOT_ALNUM = re.compile(r"[\W_]+")
_NUMBERING = re.compile(r"^\W{0,4}(?:\d{1,3}\s?[.)\]:]\s+)?")

_MANY = 6
"""Copies beyond which a row is a running head."""


@attrs.frozen
class Repeats:
    """How often, and where, the text of each row stands elsewhere in the feed."""

    earlier: Scores
    """1 where it stands further up, 1/2 for two times, and so on; 0 if not."""

    later: Scores
    """The same further down."""

    distance: Scores
    """Share of the feed between the row and its nearest copy above; 0 without one."""


@functools.lru_cache(maxsize=1)
def find_repeats(view: View) -> Repeats:
    """Find the rows whose beginning (letters and digits, case folded) stands twice or more."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(view.heads):
        key = _NOT_ALNUM.sub("", _NUMBERING.sub("", row, count=1)).casefold()[:_KEY]
        if len(key) >= _LEAST:
            groups[key].append(index)
    size = len(view)
    earlier, later, distance = (np.zeros(size, dtype=np.float32) for _ in range(3))
    for members in groups.values():
        if 1 < len(members) <= _MANY:
            _mark(members, earlier, later, distance)
    return Repeats(earlier, later, distance)


def _mark(members: Sequence[int], earlier: Scores, later: Scores, distance: Scores) -> None:
    for place, index in enumerate(members):
        if place:
            earlier[index] = 1.0 / place
            distance[index] = (index - members[place - 1]) / len(distance)
        if place < len(members) - 1:
            later[index] = 1.0 / (len(members) - 1 - place)


def score_in_contents(view: View) -> Scores:
    """Score rows whose text stands further up in the feed."""
    return find_repeats(view).earlier


def score_repeated_later(view: View) -> Scores:
    """Score rows whose text stands further down in the feed: entries of a contents list."""
    return find_repeats(view).later


def score_repeat_distance(view: View) -> Scores:
    """Return the share of the feed between a row and its copy above."""
    return find_repeats(view).distance
