"""A row that states the length of an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.cues.scores import score_matches
from corpuskit.cues.tables import LENGTH_WORDS

if TYPE_CHECKING:
    from corpuskit.cues.view import Scores, View

_LENGTH = re.compile(
    rf"""
    ^(?:length|longueur|länge|lengte)?\W*\d[\d.,]*\s*(?:{LENGTH_WORDS})\b\W*$
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A number of words."""


def score_length_line(view: View) -> Scores:
    """Score rows that state a number of words."""
    return score_matches(_LENGTH.match, view.heads)
