"""How much of a row is set in capitals, and how many of its words begin with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from corpuskit.cues.signs import ALPHA, LOWER, UPPER

if TYPE_CHECKING:
    from corpuskit.cues.block import Block
    from corpuskit.cues.view import Scores

_LEAST_LETTERS = 4
"""Letters below which case says nothing."""


def score_capitals(block: Block) -> Scores:
    """Return the share of capitals among the letters of each row."""
    letters = block.letters
    share = np.where(letters < _LEAST_LETTERS, 0.0, block.capitals / np.maximum(letters, 1))
    return share.astype(np.float32)


def score_title_case(block: Block) -> Scores:
    """Return the share of words with a capital first letter in each row."""
    kinds = block.kinds[block.begins]
    words = block.count_rows(block.begins[(kinds & ALPHA) != 0])
    titles = block.count_rows(block.begins[(kinds & (ALPHA | UPPER)) == ALPHA | UPPER])
    return (titles / np.maximum(words, 1)).astype(np.float32)


def score_lower_start(block: Block) -> Scores:
    """Score rows that begin with a small letter: they go on with a sentence."""
    return np.asarray((block.first & LOWER) != 0, dtype=np.float32)
