"""Numbers in place of strings: equal stretches of a text have equal hashes.

The hash of every stretch follows from sums over the text from its beginning (Karp and Rabin 1987),
so that thousands of rows and words are compared without making a string of any. Hashes have 64
bits and no seed: the same text gives the same numbers everywhere. Two different strings of a feed
of a million lines have the same with a chance below one in ten million.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import attrs
import numpy as np
import numpy.typing as npt

from corpuskit.cues.signs import LETTER, Kinds, Mask, Places, find_runs, to_codes
from corpuskit.cues.view import Whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpuskit.cues.signs import Codes

Hashes = npt.NDArray[np.uint64]
"""One hash a row."""

_LIMIT = 1 << 21
"""Characters of the longest text, once its letters are folded: three for one at most."""

_LONG = 5
"""Letters of the shortest long word."""

_ROW_BITS = 13
"""Bits that number the rows of a block."""

_FILTER_BITS = 16
_FILTER_SHIFT = np.uint64(64 - _FILTER_BITS)
"""Bits of a hash by which words are let through a filter: the highest ones."""

_BASE = 0x9E3779B97F4A7C15
_MIX = 0xBF58476D1CE4E5B9
"""Odd numbers without pattern: the golden ratio's, and one of SplitMix64 (Steele and others)."""


@attrs.frozen(eq=False)
class HashedText:
    """A text some of whose characters count, ready for hashes of its stretches."""

    sums: Hashes
    """Sum up to each character that counts."""

    places: Whole
    """How many characters that count stand before each place of the whole text."""

    def hash_stretches(self, first: Whole, last: Whole, *, most: int | None = None) -> Hashes:
        """Return the hashes of the stretches between places *first* and *last* of the text.

        Args:
            first: Where they begin.
            last: Where they end, excluded.
            most: How many characters that count are hashed; ``None`` for all.
        """
        begin, end = self.places[first], self.places[last]
        if most is not None:
            end = np.minimum(end, begin + most)
        value = (self.sums[end] - self.sums[begin]) * _powers()[_LIMIT - begin]
        value ^= value >> np.uint64(32)
        value *= np.uint64(_MIX)
        return value ^ (value >> np.uint64(29))

    def count_signs(self, first: Whole, last: Whole) -> Whole:
        """Return how many characters that count stand between *first* and *last*."""
        return self.places[last] - self.places[first]


def hash_text(codes: Codes, counts: npt.NDArray[np.bool_]) -> HashedText:
    """Return the text of *codes*, of which those that *counts* marks are hashed."""
    kept = codes[counts].astype(np.uint64) + np.uint64(1)
    sums = np.zeros(len(kept) + 1, dtype=np.uint64)
    np.cumsum(kept * _powers()[: len(kept)], out=sums[1:])
    places = np.zeros(len(codes) + 1, dtype=np.int64)
    np.cumsum(counts, out=places[1:])
    return HashedText(sums, places)


def hash_word(word: str) -> int:
    """Return the hash that *word* has wherever it stands in a text."""
    codes = to_codes(word)
    hashed = hash_text(codes, np.ones(len(codes), dtype=np.bool_))
    return int(hashed.hash_stretches(np.zeros(1, dtype=np.int64), np.array([len(codes)]))[0])


@attrs.frozen(eq=False)
class Spelt:
    """The words of a text: runs of letters."""

    first: Places
    """Where each begins."""

    last: Places
    """The place behind its last letter."""

    hashes: Hashes
    """Its hash, case folded."""


def spell_words(kinds: Kinds, plain: HashedText) -> Spelt:
    """Return the words of the text with characters of *kinds*, hashed as *plain*."""
    first, last = find_runs((kinds & LETTER) != 0)
    return Spelt(first, last, plain.hash_stretches(first, last))


def list_words(spelt: Spelt, row_of: Places) -> tuple[Whole, Whole]:
    """Return the number of each long word and the row it stands in, once a row, in this order.

    Args:
        spelt: Words of a text.
        row_of: The row of each character of the text, below 8,192.
    """
    long = spelt.last - spelt.first >= _LONG
    word = (spelt.hashes[long] >> np.uint64(_ROW_BITS + 1)).view(np.int64)
    both = np.sort(word << _ROW_BITS | row_of[spelt.first[long]])
    both = both[np.diff(both, prepend=-1) != 0]
    return both >> _ROW_BITS, both & ((1 << _ROW_BITS) - 1)


class WordFilter:
    """Tells for many words at once which may be among a few."""

    def __init__(self, words: Iterable[str]) -> None:
        self._allowed = np.zeros(1 << _FILTER_BITS, dtype=np.bool_)
        hashes = np.array([hash_word(word.casefold()) for word in words], dtype=np.uint64)
        self._allowed[hashes >> _FILTER_SHIFT] = True

    def allow(self, hashes: Hashes) -> Mask:
        """Mark the words that may be among the few; of the others one in hundreds is, too."""
        return self._allowed.take((hashes >> _FILTER_SHIFT).view(np.int64))


@functools.cache
def _powers() -> Hashes:
    """Return the powers of the base, from the power of zero on."""
    factors = np.full(_LIMIT + 1, _BASE, dtype=np.uint64)
    factors[0] = 1
    return np.cumprod(factors, dtype=np.uint64)
