"""Tokens -> shingle hashes -> sketches, many texts at a time.

Shingles are four tokens in a row. The sketch keeps a quarter of them, chosen by their hash alone
(FracMinHash: Irber and others, bioRxiv 2022.01.11.475838), so two sketches may be compared
whatever the lengths of their texts. Hashes depend on the text only: not on run, machine, batch or
version of Python (letters that a version of Unicode adds apart).
"""

from __future__ import annotations

import hashlib
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs
import numpy as np

from corpuskit.syndication.encoded import EncodedTexts, hash_encoded
from corpuskit.syndication.tokens import NAME_BIT, Hashes, Places, Words, mix

if TYPE_CHECKING:
    from collections.abc import Sequence

VERSION = 3
"""Version of the hashes: stored sketches of another version cannot be compared."""

SHINGLE = 4
"""Tokens in a shingle: shorter ones are shared by chance, longer ones lost to one typing error."""

SAMPLE = 4
"""One shingle in so many stands in the sketch. An excerpt of 50 words has 47 shingles; that fewer
than two of them are drawn happens 2 times in 100,000 (1 in 8: 14 times in 1,000)."""

SHORT = 40
"""Texts of at most so many tokens keep all their shingles, or they could not find each other."""

SKETCH_BITS = 40
"""Bits of a shingle's hash that a sketch keeps. Among a hundred million sampled shingles some
5,000 pairs fall together by chance: comparing the texts sorts them out."""

_DIGEST = 16
"""Bytes of a digest."""

_STEP = np.uint64(0x9E3779B97F4A7C15)  # Odd: 2**64 by the golden ratio.
_STEP_TWICE = np.uint64(0x9E3779B97F4A7C15**2 % (1 << 64))
_DRAW = np.uint64(0xBF58476D1CE4E5B9)  # As in splitmix64.
_SAMPLE_LIMIT = np.uint64((1 << 64) // SAMPLE)
_SKETCH_MASK = np.uint64((1 << SKETCH_BITS) - 1)


def hash_shingles(words: Words) -> Hashes:
    """Return the hash of every shingle of *words*, in order.

    A text of fewer than four tokens is one shingle; a text without tokens has none.
    """
    return mix(_combine(words))


def _combine(words: Words) -> Hashes:
    """Return for every shingle the number that its hash is made of."""
    count = len(words)
    width = min(SHINGLE, count)
    if width == 0:
        return np.empty(0, np.uint64)
    single = (words & ~NAME_BIT).astype(np.uint64)
    if width < SHINGLE:
        total = single[: count - width + 1] + _STEP
        for i in range(1, width):
            total = total * _STEP + single[i : count - width + 1 + i]
        return total
    pairs = single[:-1] * _STEP
    pairs += single[1:]
    total = pairs[:-2] * _STEP_TWICE
    total += pairs[2:]
    return total


@attrs.frozen(kw_only=True, eq=False)
class Sketch:
    """What an index keeps of one text to find its copies."""

    tokens: int
    """How many tokens it has."""

    digest: bytes
    """As in `Sketches.digests`."""

    hashes: Hashes
    """The sampled shingles, ascending, each once."""


@attrs.frozen(kw_only=True, eq=False)
class Sketches:
    """What is kept of some texts to find their copies."""

    words: Words
    """The tokens, text after text."""

    bounds: Places
    """For each text the number of its first token; one more for the end of the last."""

    digests: list[bytes]
    """For each text 16 bytes that two texts share if, and only if (chance of 2 in 10**38 apart),
    their tokens are the same; empty for a text without tokens."""

    hashes: Hashes
    """Sampled shingles, `SKETCH_BITS` of each; one that comes again in its text may stand again."""

    holders: Places
    """For each of *hashes* the number of its text."""

    def one(self, number: int) -> Sketch:
        """Return the sketch of one of the texts."""
        return Sketch(
            tokens=int(self.bounds[number + 1] - self.bounds[number]),
            digest=self.digests[number],
            hashes=np.unique(self.hashes[self.holders == number]),
        )


def sketch_texts(texts: Sequence[str]) -> Sketches:
    """Return the sketches of *texts*, which depend on each text alone."""
    return sketch_encoded(EncodedTexts.of(texts))


def sketch_encoded(texts: EncodedTexts) -> Sketches:
    """Return the sketches of encoded texts."""
    words, bounds = hash_encoded(texts)
    lengths = np.diff(bounds)
    totals = _combine(words)
    drawn = np.flatnonzero(totals * _DRAW < _SAMPLE_LIMIT)
    counts = np.diff(np.searchsorted(drawn, bounds))
    inside = drawn <= np.repeat(bounds[1:] - SHINGLE, counts)
    drawn, holders = drawn[inside], np.repeat(np.arange(len(lengths)), counts)[inside]
    hashes = mix(totals[drawn])
    if (short := np.flatnonzero((lengths > 0) & (lengths <= SHORT))).size:
        kept = ~np.isin(holders, short)
        every = [hash_shingles(words[bounds[i] : bounds[i + 1]]) for i in short]
        hashes = np.concatenate([hashes[kept], *every])
        holders = np.concatenate([holders[kept], np.repeat(short, [len(some) for some in every])])
    hashes &= _SKETCH_MASK
    return Sketches(
        words=words,
        bounds=bounds,
        digests=digest_texts(words, bounds),
        hashes=hashes,
        holders=holders,
    )


def digest_texts(words: Words, bounds: Places) -> list[bytes]:
    """Return for each text 16 bytes that stand for all its tokens; none for an empty one."""
    data = memoryview((words & ~NAME_BIT).astype("<u4", copy=False).tobytes())
    ends = (4 * bounds).tolist()
    # Processors of today have instructions for this hash: three times as fast as BLAKE2.
    return [
        hashlib.sha256(data[start:end]).digest()[:_DIGEST] if end > start else b""
        for start, end in pairwise(ends)
    ]
