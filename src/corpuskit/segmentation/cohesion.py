"""Cohesion: the rarer words of an article come back within it, and not in the next one.

A plan that cuts one report at its headings leaves the same names on both sides of every cut; one
that glues articles leaves halves that share none. Both are told from how often two neighbouring
stretches share words (Halliday and Hasan 1976; Hearst 1997 on blocks of fixed size).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from corpuskit.cues.block import Block
    from corpuskit.cues.view import Whole

SAMPLE_ROWS = 8192
"""Solid rows of a feed from which only a sample of its words is kept: each doubling halves it."""

MOST_COMMON = 0.05
"""Share of rows beyond which a word is too common to tell anything."""

FEW_TIMES = 4
"""Rows in which a word may stand however short the feed is."""

FEWEST_WORDS = 3
"""Words a stretch must have to be compared with its neighbour."""

UNKNOWN = -1.0
"""Said where no two stretches can be compared."""


@attrs.frozen(eq=False)
class Words:
    """Rarer words of a feed: each with the solid rows it stands in, by word, then by row."""

    row: npt.NDArray[np.int32]
    """The row."""

    begins: npt.NDArray[np.bool_]
    """Whether a word stands there for the first time."""

    @classmethod
    def none(cls) -> Words:
        """Return no words."""
        return cls(np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.bool_))


class WordSample:
    """Collects the words of a feed, block by block."""

    def __init__(self, rows: int) -> None:
        self._rows = rows
        doublings = max(0, (rows // SAMPLE_ROWS).bit_length() - 1)
        self._mask = (1 << doublings) - 1
        self._words: list[Whole] = []
        self._places: list[Whole] = []

    def add(self, block: Block, first: int, inner: slice) -> None:
        """Add the words of the *inner* rows of *block*, the first of which is row *first*."""
        word, row = block.words_of_rows
        kept = (row >= inner.start) & (row < inner.stop) & ((word & self._mask) == 0)
        self._words.append(word[kept])
        self._places.append(row[kept] - inner.start + first)

    def finish(self) -> Words:
        """Return the words that are neither alone nor common."""
        if not self._words:
            return Words.none()
        word, row = np.concatenate(self._words), np.concatenate(self._places)
        order = np.lexsort((row, word))
        word, row = word[order], row[order]
        first = np.flatnonzero(np.diff(word, prepend=np.int64(-1)))
        count = np.diff(np.append(first, len(word)))
        fits = (count > 1) & (count <= max(FEW_TIMES, MOST_COMMON * self._rows))
        kept = np.repeat(fits, count)
        begins = np.zeros(len(word), dtype=np.bool_)
        begins[first] = True
        return Words(row[kept].astype(np.int32), begins[kept])


def measure_cohesion(words: Words, rows: Whole, size: int) -> dict[str, float]:
    """Return how many words neighbouring articles share, and the halves of each.

    Args:
        words: The rarer words of the feed.
        rows: Solid rows at which the articles begin, ascending.
        size: Solid rows of the feed.
    """
    middle = (rows + np.append(rows[1:], size)) // 2
    between = _share(words, rows, np.arange(len(rows) - 1), size)
    edges = np.unique(np.concatenate([rows, middle]))
    halved = np.searchsorted(edges, rows[middle > rows])
    inside = _share(words, edges, halved, size)
    known = UNKNOWN not in (between, inside)
    return {
        "cohesion-next": between,
        "cohesion-inside": inside,
        "cohesion-gain": inside - between if known else 0.0,
    }


def _share(words: Words, edges: Whole, chosen: Whole, size: int) -> float:
    """Return the mean share of words that *chosen* stretches between *edges* share with the next.

    It is the overlap coefficient: shared words over those of the stretch with fewer.
    """
    marks = np.zeros(size + 1, dtype=np.int32)
    marks[edges] = 1
    stretch = (np.cumsum(marks, dtype=np.int32) - np.int32(1)).take(words.row)
    step = np.diff(stretch)
    again = ~words.begins[1:]
    new = words.begins.copy()
    new[1:] |= step != 0
    new &= stretch >= 0
    follows = (step == 1) & again & (stretch[:-1] >= 0)
    count = np.bincount(stretch[new], minlength=len(edges) + 1)
    shared = np.bincount(stretch[:-1][follows], minlength=len(edges) + 1)
    least = np.minimum(count[chosen], count[chosen + 1])
    enough = least >= FEWEST_WORDS
    return float((shared[chosen][enough] / least[enough]).mean()) if enough.any() else UNKNOWN
