"""A date that stands alone on its row, or in a short row beside a publication."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from corpuskit.cues.block import score_rows
from corpuskit.cues.hashes import WordFilter
from corpuskit.cues.patterns import CLOCK, DATE
from corpuskit.cues.signs import DIGIT, find_runs, fold_case
from corpuskit.cues.tables import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from corpuskit.cues.block import Block
    from corpuskit.cues.signs import Mask
    from corpuskit.cues.view import Scores

_NUMERIC = re.compile(r"\d\s*[-/.年년]\s*\d")
_WORD = re.compile(r"[^\W\d_]+")
_MONTHS = frozenset(MONTHS.split("|"))
_MONTH_FILTER = WordFilter(_MONTHS)
_DIVIDERS = [ord(sign) for sign in "-/."]
_YEAR_SIGNS = "年년"

_NEAR = (-1, 0, 1, 2)
"""Words around a number among which its month stands: before it, or behind, after a suffix and a
preposition ("2nd of October")."""

_SMALL_WORDS = (
    "published|updated|posted|date|datum|on|at|am|a|le|du|el|de|den|vom|um|uhr|the|issue|publié|"
    "mis|à|jour|опубликовано|года|г|lundi|day|heure|gmt|est|pst|edt|pdt|et|pt|ist|cet|bst|utc|yıl|g"
)
"""What stands beside a date and says no more."""

_CALENDAR = frozenset(fold_case(f"{MONTHS}|{WEEKDAYS}").split("|"))
_HYPHENED = re.compile(
    rf"""
    (?<![^\W\d_])(?:{"|".join(sorted(word for word in _CALENDAR if "-" in word))})(?![^\W\d_])
    | \bload-date\b
    """,
    re.VERBOSE,
)
"""Those that are no single words."""

_NO_REST = _CALENDAR | set(fold_case(_SMALL_WORDS).split("|"))
_CLOCK_HINT = re.compile(r"\d[:.hH]\d")
_NUMBER = re.compile(r"\d+")
_TOKEN = re.compile(r"\w+")
_PART = re.compile(r"[^\W\d_]+|\d+")
_MOST = 2
"""Dates of a row that are not counted among the rest."""

_REST_SCALE = 12.0
"""Letters beside the date that halve the score: about one word and a comma."""


def score_date_line(block: Block) -> Scores:
    """Score rows with a date: 1 where nothing else stands there, less for each letter beside."""
    return score_rows(_score, block.heads, _find_dates(block))


def _find_dates(block: Block) -> Mask:
    """Mark the rows with a number beside a month, or three numbers between dashes or points."""
    first, last = find_runs((block.kinds & DIGIT) != 0)
    divided = np.isin(block.codes[last[:-1]], _DIVIDERS)
    middle = np.flatnonzero(divided & (first[1:] == last[:-1] + 1))
    dated = middle[:-1][np.diff(middle) == 1]
    marks = block.mark_rows(first[dated])
    named = np.append(_MONTH_FILTER.allow(block.spelt.hashes), False)
    behind = np.searchsorted(block.spelt.first, first)
    for step in _NEAR:
        marks |= block.mark_rows(first[named[np.clip(behind + step, 0, len(named) - 1)]])
    for sign in _YEAR_SIGNS:
        marks |= block.hold_sign(sign)
    return marks


def _score(row: str) -> float:
    if not _may_hold_date(row):
        return 0.0
    rest = _cut_dates(row)
    return _REST_SCALE / (_REST_SCALE + _count_rest(rest)) if rest != row else 0.0


def _cut_dates(row: str) -> str:
    """Return *row* with a space for its first dates.

    A date begins with a number, or with the word before one: only there the pattern is tried.
    """
    parts: list[str] = []
    done = 0
    for number in _NUMBER.finditer(row):
        if len(parts) == _MOST:
            break
        for begin in (_find_word_before(row, number.start()), number.start()):
            date = DATE.match(row, begin) if begin >= done and len(parts) < _MOST else None
            if date:
                parts.append(row[done : date.start()])
                done = date.end()
    return " ".join([*parts, row[done:]])


def _find_word_before(row: str, end: int) -> int:
    """Return where the word before place *end* begins; white space and a point may lie between."""
    while end and row[end - 1].isspace():
        end -= 1
    end -= row.endswith(".", 0, end)
    while end and row[end - 1].isalpha():
        end -= 1
    return end


def _count_rest(row: str) -> int:
    """Return the letters and digits in *row* but for times of day, calendar and small words."""
    rest = fold_case(CLOCK.sub(" ", row) if _CLOCK_HINT.search(row) else row)
    if "-" in rest:
        rest = _HYPHENED.sub(" ", rest)
    tokens = _TOKEN.findall(rest)
    count = sum([len(token) for token in tokens if token.isalpha() and token not in _NO_REST])
    for token in tokens:
        if not token.isalpha():
            parts = _PART.findall(token)
            count += sum(len(part) for part in parts if part not in _CALENDAR)
    return count


def _may_hold_date(row: str) -> bool:
    """Tell whether a row has a month's name or two numbers side by side."""
    return bool(_NUMERIC.search(row)) or not _MONTHS.isdisjoint(_WORD.findall(row.lower()))
