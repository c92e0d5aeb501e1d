"""A time of day in a short row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuskit.cues.patterns import CLOCK
from corpuskit.cues.scores import score_each

if TYPE_CHECKING:
    from corpuskit.cues.view import Scores, View

_LONGEST = 60
"""Characters of the longest row that a time stamp stands in."""


def score_time_line(view: View) -> Scores:
    """Score short rows that hold a time of day."""
    return score_each(_score, view.heads)


def _score(row: str) -> float:
    return float(len(row) <= _LONGEST and CLOCK.search(row) is not None)
