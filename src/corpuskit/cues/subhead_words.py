"""A row that belongs to what stands before: caption, read more, related."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.cues.scores import score_matches

if TYPE_CHECKING:
    from corpuskit.cues.view import Scores, View

_INSIDE = re.compile(
    r"""
    ^\W{0,3}(?:read\s+(?:more|also)|also\s+read|see\s+also|related|photo|image|picture|caption|
      video|watch|listen|share|save|advertisement|subscribe|sign\s+up|click|more\s+on|
      lire\s+aussi|lesen\s+sie|mehr\s+zum|foto|bild|leggi|vea|lea|читайте|фото|table|figure|
      note|notes|source|sources|q|a|continued|editor'?s\s+note|about\s+the|contact|for\s+more)\b
    | \bclick\s+here\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Words of widgets, captions and closing notes."""


def score_inside(view: View) -> Scores:
    """Score rows that read like a widget, caption or note."""
    return score_matches(_INSIDE.match, view.heads)
