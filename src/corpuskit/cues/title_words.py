"""Words of a row that come back below it, or have stood above it.

The words of a headline stand again in the text below and not in the one above; those of a foot or
of a section's title do neither; those of a heading inside an article do both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corpuskit.cues.block import MARGIN

if TYPE_CHECKING:
    from corpuskit.cues.block import Block
    from corpuskit.cues.view import Scores, Whole

_FEWEST = 2
"""Words that a row must have for all of them to count as all."""


def score_words_below(block: Block) -> Scores:
    """Return the share of each row's long words that come back in the rows right below it."""
    row, following = _find_following(block)
    return _share(row, following <= MARGIN, len(block))


def score_words_above(block: Block) -> Scores:
    """Return the share of each row's long words that have stood in the rows right above it."""
    row, following = _find_following(block)
    near = following <= MARGIN
    total = np.bincount(row, minlength=len(block))
    found = np.bincount(row[near] + following[near], minlength=len(block))
    return (found / np.maximum(total, _FEWEST)).astype(np.float32)


def _find_following(block: Block) -> tuple[Whole, Whole]:
    """Return the row of each long word, and how many rows below it stands again."""
    word, row = block.words_of_rows
    same = np.append(word[1:] == word[:-1], False)[: len(word)]
    return row, np.where(same, np.append(row[1:], 0)[: len(row)] - row, MARGIN + 1)


def _share(row: Whole, marks: npt.NDArray[np.bool_], size: int) -> Scores:
    """Return the share of the words of each row that are marked."""
    total = np.bincount(row, minlength=size)
    return (np.bincount(row, marks, size) / np.maximum(total, _FEWEST)).astype(np.float32)
