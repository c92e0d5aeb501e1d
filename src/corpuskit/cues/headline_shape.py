"""Rows that look like a headline: short, begun like a sentence, not ended like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuskit.cues.scores import score_each

if TYPE_CHECKING:
    from corpuskit.cues.view import Scores, View

_SHORTEST, _LONGEST = 8, 130
"""Characters of a headline; longer ones exist and are wrapped."""

_FEWEST, _MOST = 2, 20
"""Words of a headline."""

_OPENERS = "\"'“”‘’«„([¿¡*•>-–—.…# "


def score_headline_shape(view: View) -> Scores:
    """Score rows by the parts of a headline's shape that they have."""
    return score_each(_score, view.heads)


def _score(row: str) -> float:
    if not _SHORTEST <= len(row) <= _LONGEST:
        return 0.0
    words = row.split()
    if not _FEWEST <= len(words) <= _MOST:
        return 0.0
    first = row.lstrip(_OPENERS)[:1]
    if not first or first.islower():
        return 0.0
    score = 0.4
    if row[-1] not in ".,;:-":
        score += 0.3
    letters = sum(map(str.isalpha, row))
    if letters > 0.65 * len(row):
        score += 0.3
    return score
