"""A row that opens with a bullet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.cues.scores import score_matches

if TYPE_CHECKING:
    from corpuskit.cues.view import Scores, View

_BULLET = re.compile(
    r"""
    ^(?:[•·◦▪■►»*+o~§–—]|-{1,2}>|->|-)\s
    """,
    re.VERBOSE,
)
"""A sign and a space."""


def score_bullet(view: View) -> Scores:
    """Score rows with a bullet."""
    return score_matches(_BULLET.match, view.heads)
