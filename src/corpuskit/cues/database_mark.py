"""A row that databases print once an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from corpuskit.cues.block import match_rows
from corpuskit.cues.hashes import WordFilter
from corpuskit.cues.signs import DIGIT

if TYPE_CHECKING:
    from corpuskit.cues.block import Block
    from corpuskit.cues.view import Scores

_DATABASE = re.compile(
    r"""
    ^\W{0,3}(?:
      (?:Document|Dokument|Documento|Документ)\s+[A-Za-z]{2,}[\w-]*\d{3,}\w*     # Factiva
    | End\s+of\s+Document
    | \d+\s+(?:of|von|de|di|van|из)\s+\d+\b.{0,20}$             # 3 of 74 DOCUMENTS
    | (?:Document|Article|Record|Story|Dokument|Artikel)\s+\d+\s*(?:of|von|/)\s*\d+
    | (?:Load-Date|Database|Document\s+URL|ProQuest|UMI|AN|HD|SE|LA|PUB|Length|Byline|Section)\b\s*:
    | (?:LENGTH|SECTION|BYLINE|LOAD-DATE|HEADLINE|DATELINE|LANGUAGE|PUBLICATION-TYPE)\s*:
    | </?(?:DOC|TEXT|HEADLINE|ARTICLE|STORY)\b[^>]*>
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Markers and field names of news databases."""

_WORDS = (
    "document|dokument|documento|документ|end|article|record|story|artikel|load|database|proquest|"
    "umi|an|hd|se|la|pub|length|byline|section|headline|dateline|language|publication"
)
_BEGINNINGS = WordFilter(_WORDS.split("|"))
"""What begins with a word."""

_REACH = 4
"""Characters among which a number or a bracket stands at the beginning of the others."""


def score_database_mark(block: Block) -> Scores:
    """Score rows with a marker of a news database."""
    digits = np.flatnonzero((block.kinds & DIGIT) != 0)
    worth = block.mark_rows(digits, reach=_REACH) | block.hold_sign("<", reach=_REACH)
    return match_rows(_DATABASE.match, block.heads, worth | block.begin_with(_BEGINNINGS))
