"""Rows that look like a headline: short, begun like a sentence, not ended like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from corpuskit.cues.signs import LOWER, OPENER

if TYPE_CHECKING:
    from corpuskit.cues.block import Block
    from corpuskit.cues.signs import Mask
    from corpuskit.cues.view import Scores

_SHORTEST, _LONGEST = 8, 130
"""Characters of a headline; longer ones exist and are wrapped."""

_FEWEST, _MOST = 2, 20
"""Words of a headline."""

_ENDS = [ord(sign) for sign in ".,;:-"]
"""Signs that a headline does not end with."""

_LETTERS = 0.65
"""Share of letters in a headline."""


def score_headline_shape(block: Block) -> Scores:
    """Score rows by the parts of a headline's shape that they have."""
    sizes, words = block.sizes, block.words
    fits = (sizes >= _SHORTEST) & (sizes <= _LONGEST) & (words >= _FEWEST) & (words <= _MOST)
    fits &= _begins_like_a_sentence(block)
    ended = np.isin(block.codes[block.ends - 1], _ENDS)
    score = np.where(ended, 0.4, 0.4 + 0.3)
    score = np.where(block.letters > _LETTERS * sizes, score + 0.3, score)
    return np.where(fits, score, 0.0).astype(np.float32)


def _begins_like_a_sentence(block: Block) -> Mask:
    """Mark the rows whose first character, opening signs left out, is no small letter."""
    inner = np.flatnonzero((block.kinds & OPENER) == 0)
    place = np.searchsorted(inner, block.starts)
    found = np.append(inner, len(block.codes))[place]
    inside = found < block.ends
    small = (block.kinds[np.minimum(found, len(block.codes) - 1)] & LOWER) != 0
    return np.asarray(inside & ~small)
