"""A row of signs without letters: a rule or an ornament."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.cues.scores import score_matches

if TYPE_CHECKING:
    from corpuskit.cues.view import Scores, View

_RULE = re.compile(
    r"""
    ^(?:[^\w\s]|_)(?:\s|[^\w\s]|_)*$
    """,
    re.VERBOSE,
)
"""Signs and white space."""


def score_rule(view: View) -> Scores:
    """Score rows without letters and digits."""
    return score_matches(_RULE.match, view.heads)
