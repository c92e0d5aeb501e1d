"""A row that states rights."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.cues.block import match_rows
from corpuskit.cues.hashes import WordFilter
from corpuskit.cues.tables import RIGHTS_WORDS

if TYPE_CHECKING:
    from corpuskit.cues.block import Block
    from corpuskit.cues.view import Scores

# A blank counts for nothing in a verbose pattern unless it is escaped.
_RIGHTS_WORDS = RIGHTS_WORDS.replace(" ", "\\ ")

_RIGHTS = re.compile(
    rf"""
    ©|\(c\)\s*(?:19|20)\d\d | \b(?:{_RIGHTS_WORDS})\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Copyright sign, or the words for it."""

_HINTS = WordFilter(
    max((word for word in words.split() if "ı" not in word), key=len)
    for words in RIGHTS_WORDS.split("|")
)
"""One word of each of these, the longest whose case is the same in all languages."""


def score_copyright(block: Block) -> Scores:
    """Score rows that state rights."""
    worth = block.hold_words(_HINTS) | block.hold_text("©", "(c)", "(C)")
    return match_rows(_RIGHTS.search, block.heads, worth)
