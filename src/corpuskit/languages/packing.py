"""How the frequencies of n-grams are stored: in a few bits each, foretold by shorter n-grams.

An n-gram can stand in a language only if both its parts, without the first letter and without the
last, stand in it too; and it is about as frequent as the parts and what they share foretell. So all
n-grams that can be are listed in the order of what is foretold, and of each only this is stored: a
bit, whether it is there, and how frequent it is. Neighbours in that order are alike, which is what
a compressor wants. All numbers are whole: every machine lists alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

EDGE = 3
"""Steps that the edge of a word counts for where n-grams are foretold: one letter in five."""

BITS = 8
"""Bits of a byte."""


@attrs.frozen(eq=False)
class Grams:
    """N-grams of one length in all languages."""

    language: NDArray[np.int64]
    """Number of the language."""

    key: NDArray[np.int64]
    """The numbers of the letters, as digits of one number; the edge of a word is 0."""

    step: NDArray[np.int64]
    """How rare the n-gram is, from 1 on; 0 if it is not there."""


def pack(
    languages: Sequence[Mapping[str, int]], alphabet: str, orders: int
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return bits and steps that `unpack` gives the n-grams back from.

    Args:
        languages: The step, 1 to 255, of each n-gram in each language; spaces are edges of words.
            Parts of n-grams are there too.
        alphabet: All letters, by their code points.
        orders: Length of the longest n-grams.
    """
    number = {letter: place for place, letter in enumerate(" " + alphabet)}
    stored: dict[tuple[int, int, int], int] = {}
    for place, own in enumerate(languages):
        for gram, step in own.items():
            key = 0
            for letter in gram:
                key = key * len(number) + number[letter]
            stored[len(gram), place, key] = step
    bits: list[NDArray[np.uint8]] = []
    steps: list[NDArray[np.uint8]] = []

    def look_up(found: Grams) -> NDArray[np.int64]:
        order = len(bits) + 1
        pairs = zip(found.language.tolist(), found.key.tolist(), strict=True)
        own = np.array([stored.get((order, *pair), 0) for pair in pairs], np.int64)
        bits.append(np.packbits(own > 0))
        steps.append(own[own > 0].astype(np.uint8))
        return own

    _walk(len(languages), len(number), orders, look_up)
    return np.concatenate(bits), np.concatenate(steps)


def unpack(
    bits: NDArray[np.uint8], steps: NDArray[np.uint8], alphabet: str, languages: int, orders: int
) -> tuple[list[str], NDArray[np.uint8]]:
    """Return all n-grams, sorted by length, then by letters, and their steps in each language.

    Args:
        bits: As from `pack`.
        steps: As from `pack`.
        alphabet: As given to `pack`.
        languages: How many languages were given to it.
        orders: As given to `pack`.

    Returns:
        The n-grams, and a row for each with a column for each language: 0 where it is not there.
    """
    left_bits, left_steps = bits, steps

    def take(found: Grams) -> NDArray[np.int64]:
        nonlocal left_bits, left_steps
        own = np.unpackbits(left_bits, count=len(found.key)).astype(np.int64)
        count = int(own.sum())
        own[own > 0] = left_steps[:count]
        left_bits = left_bits[-(-len(own) // BITS) :]
        left_steps = left_steps[count:]
        return own

    grams: list[str] = []
    tables: list[NDArray[np.uint8]] = []
    letters = " " + alphabet
    for order, found in enumerate(_walk(languages, len(letters), orders, take), 1):
        keys, rows = np.unique(found.key, return_inverse=True)
        table = np.zeros((len(keys), languages), np.uint8)
        table[rows, found.language] = found.step
        spelt = _spell(keys, letters, order)
        first = 1 if order == 1 else 0  # The edge of a word alone is no n-gram.
        grams += spelt[first:]
        tables.append(table[first:])
    return grams, np.concatenate(tables)


def _walk(
    languages: int, radix: int, orders: int, fill: Callable[[Grams], NDArray[np.int64]]
) -> list[Grams]:
    """Return the n-grams that are there, by order; *fill* says the steps of those that can be.

    Each order is sorted by language, then by letters; the first holds the edge of a word.
    """
    edges = np.arange(languages, dtype=np.int64)
    levels: list[Grams] = []
    for order in range(1, orders + 1):
        if order == 1:
            language = np.repeat(edges, radix - 1)
            key = np.tile(np.arange(1, radix, dtype=np.int64), languages)
            found = Grams(language, key, np.zeros_like(key))
        else:
            found = _foretell(levels, radix)
        step = fill(found)
        there = step > 0
        language, key, step = found.language[there], found.key[there], step[there]
        if order == 1:
            language = np.concatenate((language, edges))
            key = np.concatenate((key, np.zeros_like(edges)))
            step = np.concatenate((step, np.full_like(edges, EDGE)))
        place = np.lexsort((key, language))
        levels.append(Grams(language[place], key[place], step[place]))
    return levels


def _foretell(levels: Sequence[Grams], radix: int) -> Grams:
    """Return the n-grams one letter longer that can be, by the step that is foretold for each."""
    parts, order = levels[-1], len(levels)
    overlaps = radix ** (order - 1)
    head = parts.language * overlaps + parts.key // radix
    tail = parts.language * overlaps + parts.key % overlaps
    first = np.searchsorted(head, tail, "left")
    counts = np.searchsorted(head, tail, "right") - first
    if order == 2:  # noqa: PLR2004 - two pairs: what they share is a letter, not an edge
        counts = np.where(parts.key % overlaps > 0, counts, 0)
    one = np.repeat(np.arange(len(counts)), counts)
    begun = np.repeat(np.cumsum(counts) - counts - first, counts)
    other = np.arange(len(one)) - begun
    step = parts.step[one] + parts.step[other]
    if order > 1:
        shared = levels[-2]
        numbers = shared.language * overlaps + shared.key
        step -= shared.step[np.searchsorted(numbers, tail)][one]
    key = parts.key[one] * radix + parts.key[other] % radix
    place = np.argsort(step, kind="stable")
    place = place[key[place] > 0]  # Two edges make no pair.
    return Grams(parts.language[one][place], key[place], step[place])


def _spell(keys: NDArray[np.int64], letters: str, order: int) -> list[str]:
    """Return the n-grams that *keys* stand for."""
    digits = [keys // len(letters) ** place % len(letters) for place in reversed(range(order))]
    return ["".join(letters[digit] for digit in row) for row in np.transpose(digits).tolist()]
