"""Change of vocabulary: the names and long words before a row do not come back after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from corpuskit.cues.block import MARGIN

if TYPE_CHECKING:
    from corpuskit.cues.block import Block
    from corpuskit.cues.view import Scores, Whole

_SPAN = MARGIN
"""Rows on either side that are compared: about two paragraphs of wrapped text."""


def score_vocabulary_change(block: Block) -> Scores:
    """Return 1 minus the overlap of long words in the rows before and after each row.

    TextTiling's block comparison (Hearst 1997) with sets in place of weighted counts. A word is in
    the windows of a few rows around each of its occurrences, so every pair of neighbouring
    occurrences of one word adds to a few stretches of rows; the time is that of sorting the words.
    """
    size = len(block)
    word, row = block.words_of_rows
    same = word[1:] == word[:-1]
    following = np.append(np.where(same, row[1:], size + _SPAN), size + _SPAN)[: len(row)]
    previous = np.append(-_SPAN, np.where(same, row[:-1], -_SPAN))[: len(row)]
    before = _cover(row + 1, np.minimum(row + _SPAN, following), size)
    after = _cover(np.maximum(row - _SPAN + 1, previous + 1), row, size)
    upper, lower = row[:-1][same], row[1:][same]
    shared = _cover(
        np.maximum(upper + 1, lower - _SPAN + 1), np.minimum(lower, upper + _SPAN), size
    )
    least = np.minimum(before, after)
    return np.where(least > 0, 1.0 - shared / np.maximum(least, 1), 1.0).astype(np.float32)


def _cover(first: Whole, last: Whole, size: int) -> Whole:
    """Return how many of the stretches from *first* to *last* (included) lie over each row."""
    fits = first <= last
    edges = np.bincount(np.clip(first[fits], 0, size), minlength=size + 1)
    edges = edges - np.bincount(np.clip(last[fits] + 1, 0, size), minlength=size + 1)
    return np.asarray(np.cumsum(edges)[:size], dtype=np.int64)
