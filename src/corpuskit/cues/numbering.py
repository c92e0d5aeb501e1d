"""A row that opens with a running number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.cues.scores import score_matches

if TYPE_CHECKING:
    from corpuskit.cues.view import Scores, View

_NUMBER = re.compile(
    r"""
    ^\W{0,4}(?:
      \d{1,4}\s?[.)\]:]\s | [IVXL]{1,6}[.)]\s | [a-zA-Z][.)]\s
    | \#\s?\d | (?:no|nr|item|story|article)\b[.\s]{0,2}\d
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""1. (1) [1] #1 IV. a) No. 1."""


def score_numbering(view: View) -> Scores:
    """Score rows with a running number."""
    return score_matches(_NUMBER.match, view.heads)
