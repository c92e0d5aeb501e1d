"""A row that opens with a dateline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.cues.scores import score_matches

if TYPE_CHECKING:
    from corpuskit.cues.view import Scores, View

_DATELINE = re.compile(
    r"""
    [\W_]{0,4}
    (?:
      (?=[^\W\d_])(?![a-z])[\w.'’/-]++(?:[ ,]{1,2}[\w.'’/]++){0,8}\s?
        (?:\([^()]{2,40}\)\s?)?(?:--+|–|—|―|\s-\s|_)\s     # BAKU, Oct. 2 (Reuters) --
    | (?![a-z])[^\W\d_]{3,}[\w ,.'’/-]{0,50}\([\w /.-]{2,30}\)     # PARIS (AFP)
    | \([\w ,./-]{2,40}\)\s?(?:--+|–|—|-)\s              # (Reuters) -
    | [A-ZÀ-ÞА-Я]{4,}(?:[ ,][A-ZÀ-ÞА-Я]{2,}){0,3}[.,:]\s      # LONDON: or LONDON.
    )
    """,
    re.VERBOSE,
)
"""Place, day and wire before a dash, or a place in capitals."""


def score_dateline(view: View) -> Scores:
    """Score rows that open with place, day or wire before a dash."""
    return score_matches(_DATELINE.match, view.heads)
