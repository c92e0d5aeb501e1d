"""A row that ends an article by convention, or credits a wire at its end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from corpuskit.cues.block import match_rows

if TYPE_CHECKING:
    from corpuskit.cues.block import Block
    from corpuskit.cues.view import Scores

_END = re.compile(
    r"""
    \((?:[A-Z]{2,9}|Reuters|Bloomberg|Interfax|Ansa|Efe|Xinhua)
       (?:[,/ ]+[A-Za-z]{2,12}){0,4}\)\W{0,2}$                       # (AFP), (AP, AFP)
    | ^\W{0,3}(?:-30-|-0-|ends?|fin|ende|more|\#{2,}|[-*]\s?[-*]\s?[-*])\W{0,3}$  # -30-, ENDS, ###
    | ^[a-z]{2,4}/[a-z]{2,4}(?:/[a-z]{2,4})*$                          # initials of the desk
    """,
    re.VERBOSE,
)
"""Wire credits in brackets, end signs, initials."""

_CLOSING = [ord(sign) for sign in ")#/"]
"""One of them is among the last characters of a row that matches and is longer than this:"""

_LONGEST = 11
"""Characters of the longest row of other end signs."""


def score_end_mark(block: Block) -> Scores:
    """Score rows that end an article by convention."""
    worth = np.any(np.isin(block.closing, _CLOSING), axis=1) | (block.sizes <= _LONGEST)
    return match_rows(_END.search, block.tails, worth)
