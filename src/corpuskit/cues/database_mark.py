"""A row that databases print once an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.cues.scores import score_matches

if TYPE_CHECKING:
    from corpuskit.cues.view import Scores, View

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


def score_database_mark(view: View) -> Scores:
    """Score rows with a marker of a news database."""
    return score_matches(_DATABASE.match, view.heads)
