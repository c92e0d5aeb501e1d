"""From rows to numbers: the two loops that all cues share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpuskit.cues.view import Scores

_LOOK = 1024
"""Rows looked at to see whether a feed says the same again and again."""

_SAME_SHARE = 0.5
"""Share of different rows among them up to which each is scored only once."""


def score_matches(test: Callable[[str], object], rows: Sequence[str]) -> Scores:
    """Return 1 for each of *rows* that *test* finds something in, else 0."""
    if _repeats_itself(rows):
        found = {row: test(row) is not None for row in set(rows)}
        return np.fromiter(map(found.__getitem__, rows), np.float32, len(rows))
    return np.fromiter([test(row) is not None for row in rows], np.float32, len(rows))


def score_each(measure: Callable[[str], float], rows: Sequence[str]) -> Scores:
    """Return what *measure* says of each of *rows*."""
    if _repeats_itself(rows):
        known = {row: measure(row) for row in set(rows)}
        return np.fromiter(map(known.__getitem__, rows), np.float32, len(rows))
    return np.fromiter(map(measure, rows), np.float32, len(rows))


def _repeats_itself(rows: Sequence[str]) -> bool:
    """Tell from a look at some rows whether most stand there several times."""
    if len(rows) < 2 * _LOOK:
        return False
    some = rows[:: len(rows) // _LOOK]
    return len(set(some)) <= _SAME_SHARE * len(some)
