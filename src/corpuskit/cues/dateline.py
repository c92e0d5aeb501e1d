"""A row that opens with a dateline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from corpuskit.cues.block import match_rows
from corpuskit.cues.signs import CAPITAL, DASH, DIGIT, SPACE

if TYPE_CHECKING:
    from corpuskit.cues.block import Block
    from corpuskit.cues.signs import Mask
    from corpuskit.cues.view import Scores

_DATELINE = re.compile(
    r"""
    [\W_]{0,4}
    (?:
      (?=[^\W\d_])(?![a-z])[\w.'’/-]++(?:[ ,]{1,2}[\w.'’/]++){0,8}\s?
        (?:\([^()]{2,40}\)\s?)?(?:--+|–|—|―|\s-\s|_)\s     # BAKU, Oct. 2 (Reuters) --
    | (?![a-z])[^\W\d_]{3,}[\w ,.'’/-]{0,50}\([\w /.-]{2,30}\)     # PARIS (AFP)
    | \([\w ,./-]{2,40}\)\s?(?:--+|–|—|-)\s              # (Reuters) -
    | [A-ZÀ-ÞА-Я]{4,}(?:[ ,][A-ZÀ-ÞА-Я]{2,}){0,3}[.,:]\s      # LONDON: or LONDON.
    )
    """,
    re.VERBOSE,
)
"""Place, day and wire before a dash, or a place in capitals."""

_HYPHEN = ord("-")

_LEAST_CAPITALS = 4
"""Capitals of a place without anything behind it."""


def score_dateline(block: Block) -> Scores:
    """Score rows that open with place, day or wire before a dash."""
    first = block.codes[block.starts]
    spaced = np.append(((block.kinds & SPACE) != 0) | (block.codes == _HYPHEN), False)
    dashes = np.flatnonzero((block.codes == _HYPHEN) & spaced[1:])
    worth = block.hold_kind(DASH) | block.mark_rows(dashes)
    worth |= _open_with_capitals(block)
    worth &= ((first < ord("a")) | (first > ord("z"))) & ((block.first & DIGIT) == 0)
    return match_rows(_DATELINE.match, block.heads, worth)


def _open_with_capitals(block: Block) -> Mask:
    """Mark the rows whose first word, or one further down, begins with capitals alone."""
    capital = np.append((block.kinds & CAPITAL) != 0, [False] * _LEAST_CAPITALS)
    begin = np.append(block.spelt.first, len(block.kinds))[block.first_words]
    letters = [capital[begin + step] for step in range(_LEAST_CAPITALS)]
    return np.asarray(np.logical_and.reduce(letters), dtype=np.bool_)
