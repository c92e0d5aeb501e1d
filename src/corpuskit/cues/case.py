"""How much of a row is set in capitals, and how many of its words begin with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuskit.cues.scores import score_each

if TYPE_CHECKING:
    from corpuskit.cues.view import Scores, View

_LEAST_LETTERS = 4
"""Letters below which case says nothing."""


def score_capitals(view: View) -> Scores:
    """Return the share of capitals among the letters of each row."""
    return score_each(_share_of_capitals, view.heads)


def score_title_case(view: View) -> Scores:
    """Return the share of words with a capital first letter in each row."""
    return score_each(_share_of_titles, view.heads)


def score_lower_start(view: View) -> Scores:
    """Score rows that begin with a small letter: they go on with a sentence."""
    return score_each(_starts_lower, view.heads)


def _share_of_capitals(row: str) -> float:
    letters = sum(map(str.isalpha, row))
    if letters < _LEAST_LETTERS:
        return 0.0
    return sum(map(str.isupper, row)) / letters


def _share_of_titles(row: str) -> float:
    words = [word for word in row.split() if word[0].isalpha()]
    if not words:
        return 0.0
    return sum(word[0].isupper() for word in words) / len(words)


def _starts_lower(row: str) -> float:
    return float(row[0].islower())
