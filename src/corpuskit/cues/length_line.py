"""A row that states the length of an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.cues.block import match_rows
from corpuskit.cues.tables import LENGTH_WORDS

if TYPE_CHECKING:
    from corpuskit.cues.block import Block
    from corpuskit.cues.view import Scores

_LENGTH = re.compile(
    rf"""
    ^(?:length|longueur|länge|lengte)?\W*\d[\d.,]*\s*(?:{LENGTH_WORDS})\b\W*$
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A number of words."""

_LETTERS = 20
"""Letters of the longest such row."""


def score_length_line(block: Block) -> Scores:
    """Score rows that state a number of words."""
    return match_rows(_LENGTH.match, block.heads, (block.digits > 0) & (block.letters <= _LETTERS))
