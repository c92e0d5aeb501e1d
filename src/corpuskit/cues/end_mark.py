"""A row that ends an article by convention, or credits a wire at its end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.cues.scores import score_matches

if TYPE_CHECKING:
    from corpuskit.cues.view import Scores, View

_END = re.compile(
    r"""
    \((?:[A-Z]{2,9}|Reuters|Bloomberg|Interfax|Ansa|Efe|Xinhua)
       (?:[,/ ]+[A-Za-z]{2,12}){0,4}\)\W{0,2}$                       # (AFP), (AP, AFP)
    | ^\W{0,3}(?:-30-|-0-|ends?|fin|ende|more|\#{2,}|[-*]\s?[-*]\s?[-*])\W{0,3}$  # -30-, ENDS, ###
    | ^[a-z]{2,4}/[a-z]{2,4}(?:/[a-z]{2,4})*$                          # initials of the desk
    """,
    re.VERBOSE,
)
"""Wire credits in brackets, end signs, initials."""


def score_end_mark(view: View) -> Scores:
    """Score rows that end an article by convention."""
    return score_matches(_END.search, view.tails)
