"""Change of vocabulary: the names and long words before a row do not come back after it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from corpuskit.cues.view import Scores, View

_WORD = re.compile(r"[^\W\d_]{5,}")
_SPAN = 12
"""Rows on either side that are compared: about two paragraphs of wrapped text."""


def score_vocabulary_change(view: View) -> Scores:
    """Return 1 minus the overlap of long words in the rows before and after each row.

    TextTiling's block comparison (Hearst 1997) with sets in place of weighted counts. The windows
    slide, so the time is linear in the number of words.
    """
    size = len(view)
    scores = np.zeros(size, dtype=np.float32)
    words = [frozenset(map(str.casefold, _WORD.findall(row))) for row in view.heads]
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    shared = 0

    def put(here: Counter[str], there: Counter[str], row: frozenset[str], by: int) -> int:
        change = 0
        for word in row:
            old = here[word]
            here[word] = old + by
            if (old > 0) != (old + by > 0):
                change += by * (there[word] > 0)
                if old + by == 0:
                    del here[word]
        return change

    for row in words[:_SPAN]:
        shared += put(after, before, row, 1)
    for index in range(size):
        least = min(len(before), len(after))
        scores[index] = 1.0 - shared / least if least else 1.0
        shared += put(after, before, words[index], -1)
        if index + _SPAN < size:
            shared += put(after, before, words[index + _SPAN], 1)
        shared += put(before, after, words[index], 1)
        if index >= _SPAN:
            shared += put(before, after, words[index - _SPAN], -1)
    return scores
