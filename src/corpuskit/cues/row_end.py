"""How a row ends: full stop, colon, comma, or in the middle of a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from corpuskit.cues.signs import ALNUM, CLOSER, STOP, sign_table

if TYPE_CHECKING:
    from corpuskit.cues.block import Block
    from corpuskit.cues.view import Scores

_MOST_CLOSERS = 3
"""Quotation marks and brackets that may stand behind a full stop."""

_COMMAS = [ord(sign) for sign in ",;"]


def score_full_stop(block: Block) -> Scores:
    """Score rows that end a sentence: a stop, and up to three closing signs behind it."""
    kinds = sign_table().kinds(block.closing)
    closed = np.ones(len(block), dtype=np.bool_)
    stopped = np.zeros(len(block), dtype=np.bool_)
    for place in range(_MOST_CLOSERS + 1):
        stopped |= closed & ((kinds[:, place] & STOP) != 0)
        closed &= (kinds[:, place] & CLOSER) != 0
    return stopped.astype(np.float32)


def score_colon(block: Block) -> Scores:
    """Score rows that announce what follows."""
    return np.asarray(block.closing[:, 0] == ord(":"), dtype=np.float32)


def score_open_end(block: Block) -> Scores:
    """Score rows that break off: at a comma, a semicolon or inside a word."""
    last, before = block.closing[:, 0], block.closing[:, 1]
    word = (before == ord("_")) | ((sign_table().kinds(before) & ALNUM) != 0)
    return np.asarray(np.isin(last, _COMMAS) | ((last == ord("-")) & word), dtype=np.float32)
