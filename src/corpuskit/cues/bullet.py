"""A row that opens with a bullet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.cues.block import match_rows
from corpuskit.cues.signs import ALNUM

if TYPE_CHECKING:
    from corpuskit.cues.block import Block
    from corpuskit.cues.view import Scores

_BULLET = re.compile(
    r"""
    ^(?:[•·◦▪■►»*+o~§–—]|-{1,2}>|->|-)\s
    """,
    re.VERBOSE,
)
"""A sign and a space."""


def score_bullet(block: Block) -> Scores:
    """Score rows with a bullet."""
    worth = (block.codes[block.starts] == ord("o")) | ((block.first & ALNUM) == 0)
    return match_rows(_BULLET.match, block.heads, worth)
