"""A row that states rights."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.cues.scores import score_matches
from corpuskit.cues.tables import RIGHTS_WORDS

if TYPE_CHECKING:
    from corpuskit.cues.view import Scores, View

# A blank counts for nothing in a verbose pattern unless it is escaped.
_RIGHTS_WORDS = RIGHTS_WORDS.replace(" ", "\\ ")

_RIGHTS = re.compile(
    rf"""
    ©|\(c\)\s*(?:19|20)\d\d | \b(?:{_RIGHTS_WORDS})\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Copyright sign, or the words for it."""


def score_copyright(view: View) -> Scores:
    """Score rows that state rights."""
    return score_matches(_RIGHTS.search, view.heads)
