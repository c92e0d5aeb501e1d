"""A row that belongs to what stands before: caption, read more, related."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.cues.block import match_rows
from corpuskit.cues.hashes import WordFilter

if TYPE_CHECKING:
    from corpuskit.cues.block import Block
    from corpuskit.cues.view import Scores

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

_WORDS = (
    "read|also|see|related|photo|image|picture|caption|video|watch|listen|share|save|"
    "advertisement|subscribe|sign|click|more|lire|lesen|mehr|foto|bild|leggi|vea|lea|читайте|фото|"
    "table|figure|note|notes|source|sources|q|a|continued|editor|editors|about|contact|for"
)
_BEGINNINGS = WordFilter(_WORDS.split("|"))
"""What the words begin with."""


def score_inside(block: Block) -> Scores:
    """Score rows that read like a widget, caption or note."""
    return match_rows(_INSIDE.match, block.heads, block.begin_with(_BEGINNINGS))
