"""A row that holds an address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.cues.scores import score_matches

if TYPE_CHECKING:
    from corpuskit.cues.view import Scores, View

_ADDRESS = re.compile(
    r"""
    (?:https?|ftp)://\S | \bwww\.\w
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""An address of the web."""


def score_url(view: View) -> Scores:
    """Score rows with an address of the web."""
    return score_matches(_ADDRESS.search, view.heads)
