"""A short row that names a publication."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from corpuskit.cues.block import score_rows
from corpuskit.cues.hashes import WordFilter
from corpuskit.cues.signs import ALPHA, LOWER
from corpuskit.cues.tables import PRESS_WORDS

if TYPE_CHECKING:
    from corpuskit.cues.block import Block
    from corpuskit.cues.view import Scores

_DOMAIN = re.compile(
    r"""
    \b[\w-]+\.(?:com|net|org|info|am|az|ru|de|fr|it|es|nl|be|at|ch|tr|ge|co\.uk|eu|fi|jp)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_PRESS = frozenset(PRESS_WORDS.split("|"))
_PRESS_FILTER = WordFilter(_PRESS)
_LONGEST = 70
"""Characters of the longest row that is a name of a publication with place, date or page."""

_MOST_WORDS = 10


def score_publication_line(block: Block) -> Scores:
    """Score short rows that hold a word or a domain of the press, the shorter the higher."""
    worth = (block.sizes <= _LONGEST) & (block.words <= _MOST_WORDS)
    begun = ((block.first & LOWER) == 0) | block.hold_sign(".")
    joined = block.codes[:-1] == ord(".")
    domains = np.flatnonzero(joined & ((block.kinds[1:] & ALPHA) != 0))
    worth &= (begun & block.hold_words(_PRESS_FILTER)) | block.mark_rows(domains)
    return score_rows(_score, block.heads, worth)


def _score(row: str) -> float:
    if len(row) > _LONGEST or row[-1] == "." or (row[0].islower() and "." not in row):
        return 0.0
    words = len(row.split())
    if words > _MOST_WORDS or not _names_press(row):
        return 0.0
    return 3.0 / (2.0 + words)


def _names_press(row: str) -> bool:
    """Tell whether a row holds a word of the press or a domain."""
    return not _PRESS.isdisjoint(_WORD.findall(row.lower())) or bool(_DOMAIN.search(row))
