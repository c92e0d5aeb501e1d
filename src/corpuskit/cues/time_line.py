"""A time of day in a short row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuskit.cues.block import match_rows
from corpuskit.cues.patterns import CLOCK

if TYPE_CHECKING:
    from corpuskit.cues.block import Block
    from corpuskit.cues.view import Scores

_LONGEST = 60
"""Characters of the longest row that a time stamp stands in."""

_LEAST_DIGITS = 3
"""Digits of the shortest time of day."""


def score_time_line(block: Block) -> Scores:
    """Score short rows that hold a time of day."""
    worth = (block.sizes <= _LONGEST) & (block.digits >= _LEAST_DIGITS)
    return match_rows(CLOCK.search, block.heads, worth)
