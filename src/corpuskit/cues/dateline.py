"""A row that opens with a dateline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.cues.block import match_rows
from corpuskit.cues.signs import DASH, DIGIT

if TYPE_CHECKING:
    from corpuskit.cues.block import Block
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

_LEAST_CAPITALS = 4
"""Capitals of a place without anything behind it."""


def score_dateline(block: Block) -> Scores:
    """Score rows that open with place, day or wire before a dash."""
    first = block.codes[block.starts]
    worth = block.hold_kind(DASH) | (block.capitals >= _LEAST_CAPITALS)
    worth &= ((first < ord("a")) | (first > ord("z"))) & ((block.first & DIGIT) == 0)
    return match_rows(_DATELINE.match, block.heads, worth)
