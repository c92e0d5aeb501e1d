"""A row that opens with a running number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from corpuskit.cues.block import match_rows
from corpuskit.cues.signs import DIGIT

if TYPE_CHECKING:
    from corpuskit.cues.block import Block
    from corpuskit.cues.view import Scores

_NUMBER = re.compile(
    r"""
    ^\W{0,4}(?:
      \d{1,4}\s?[.)\]:]\s | [IVXL]{1,6}[.)]\s | [a-zA-Z][.)]\s
    | \#\s?\d | (?:no|nr|item|story|article)\b[.\s]{0,2}\d
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""1. (1) [1] #1 IV. a) No. 1."""

_REACH = 14
"""Characters among which its digit, or the sign behind it, stands."""


def score_numbering(block: Block) -> Scores:
    """Score rows with a running number."""
    digit = block.mark_rows(np.flatnonzero((block.kinds & DIGIT) != 0), reach=_REACH)
    worth = digit | block.hold_sign(")", reach=_REACH) | block.hold_sign(".", reach=_REACH)
    return match_rows(_NUMBER.match, block.heads, worth)
