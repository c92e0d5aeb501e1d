"""A row that opens with a field label before a colon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.cues.scores import score_matches

if TYPE_CHECKING:
    from corpuskit.cues.view import Scores, View

_LABEL = re.compile(
    r"""
    ^[^\w]{0,2}[^\W\d_](?:[^\W_]|[ /&()'’.-]){0,28}:(?:\s|$)
    """,
    re.VERBOSE,
)
"""Up to four words and a colon."""


def score_field_label(view: View) -> Scores:
    """Score rows with a field label."""
    return score_matches(_LABEL.match, view.heads)
