"""A date that stands alone on its row, or in a short row beside a publication."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.cues.block import score_rows
from corpuskit.cues.patterns import CALENDAR_WORD, CLOCK, DATE
from corpuskit.cues.tables import MONTHS

if TYPE_CHECKING:
    from corpuskit.cues.block import Block
    from corpuskit.cues.view import Scores

_NUMERIC = re.compile(r"\d\s*[-/.年년]\s*\d")
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_MONTHS = frozenset(MONTHS.split("|"))

_SMALL_WORDS = re.compile(
    r"""
    \b(?:published|updated|posted|date|datum|on|at|am|a|le|du|el|de|den|vom|um|uhr|the|
    load-date|issue|publié|mis|à|jour|опубликовано|года|г|lundi|day|heure|gmt|est|pst|edt|pdt|
    et|pt|ist|cet|bst|utc|yıl|g)\b[.:]?
    """,
    re.VERBOSE | re.IGNORECASE,
)

_REST_SCALE = 12.0
"""Letters beside the date that halve the score: about one word and a comma."""


def score_date_line(block: Block) -> Scores:
    """Score rows with a date: 1 where nothing else stands there, less for each letter beside."""
    return score_rows(_score, block.heads, block.digits > 0)


def _score(row: str) -> float:
    if not _may_hold_date(row):
        return 0.0
    rest, dates = DATE.subn(" ", row, count=2)
    if not dates:
        return 0.0
    for pattern in (CLOCK, CALENDAR_WORD, _SMALL_WORDS):
        rest = pattern.sub(" ", rest)
    letters = sum(map(str.isalnum, rest))
    return _REST_SCALE / (_REST_SCALE + letters)


def _may_hold_date(row: str) -> bool:
    """Tell whether a row has a digit beside a month's name, or two numbers: a quick look first."""
    if not _DIGIT.search(row):
        return False
    return bool(_NUMERIC.search(row)) or not _MONTHS.isdisjoint(_WORD.findall(row.lower()))
