"""How a row opens and closes: with a run of capitals, a short lead, a frame of signs, a credit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from corpuskit.cues.block import match_rows, score_rows
from corpuskit.cues.signs import ALPHA

if TYPE_CHECKING:
    from corpuskit.cues.block import Block
    from corpuskit.cues.view import Scores

_MOST_CAPITALS = 8
"""Words in capitals beyond which more say nothing new."""

_FEWEST_CAPITALS = 2
"""Capitals of a row whose first words may be set in them."""

_LEAD_REACH = 95
"""Characters within which a lead ends."""

_LEAD = re.compile(
    r"""
    ^.{2,90}?(?:
      \s[-–—]{1,3}\s    # Brief headline - text
    | :\s               # Brief headline: text
    | \.\s--?\s?        # City, date. - text
    )
    """,
    re.VERBOSE,
)
"""A short text, and what parts it from the text that follows in the same row."""

_FRAME = re.compile(r"^[*=_#~+<>|\[-]+\s?\w.*\w[?!.]?\s?[*=_#~+<>|\]-]+$")
"""A title between signs."""

_FRAME_SIGNS = np.array(list(map(ord, "*=_#~+<>|[-")), dtype=np.uint32)

_CREDIT = re.compile(r"\([^()]{2,50}\)\s*$")
"""A source in brackets at the end."""


def score_capitals_lead(block: Block) -> Scores:
    """Return how many words at the beginning of each row are in capitals: 1 for eight or more."""
    letters = np.append(np.flatnonzero((block.kinds & ALPHA) != 0), [0, 0])
    first = np.searchsorted(letters[:-2], block.starts)
    worth = block.capitals >= _FEWEST_CAPITALS
    for letter in (letters[first], letters[first + 1]):  # neither may be a small one
        code = block.codes[letter]
        worth &= (code < ord("a")) | (code > ord("z"))
    return score_rows(_count_capitals, block.heads, worth)


def _count_capitals(row: str) -> float:
    count = 0
    for word in row.split()[: _MOST_CAPITALS + 4]:
        letters = "".join(filter(str.isalpha, word))
        if letters and not (letters.isupper() and (len(letters) > 1 or count)):
            break
        count += bool(letters)
    return min(count, _MOST_CAPITALS) / _MOST_CAPITALS


def score_short_lead(block: Block) -> Scores:
    """Score rows with a short lead before a dash or a colon, the shorter the more."""
    worth = block.hold_sign(":", reach=_LEAD_REACH)
    for sign in "-–—":
        worth |= block.hold_sign(sign, reach=_LEAD_REACH)
    return score_rows(_measure_lead, block.heads, worth)


def _measure_lead(row: str) -> float:
    lead = _LEAD.match(row)
    return 1.0 - lead.end() / 100 if lead else 0.0


def score_framed(block: Block) -> Scores:
    """Score rows framed by signs."""
    worth = np.isin(block.codes[block.starts], _FRAME_SIGNS)
    return match_rows(_FRAME.match, block.heads, worth)


def score_closing_credit(block: Block) -> Scores:
    """Score rows that end with a short text in brackets."""
    return match_rows(_CREDIT.search, block.tails, block.closing[:, 0] == ord(")"))
