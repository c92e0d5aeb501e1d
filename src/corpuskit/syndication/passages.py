"""Two token lists -> the passages they share, and how much of each text those make up."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import attrs
import numpy as np
import numpy.typing as npt

from corpuskit.syndication.fingerprint import SHINGLE, Hashes, Words, hash_shingles

if TYPE_CHECKING:
    from collections.abc import Sequence

Places = npt.NDArray[np.int64]

MAX_GAP = 12
"""Tokens of either text that a passage may skip between two runs: a rewritten clause, no more. A
desk that exchanges one word in five leaves gaps of at most 12 tokens in 97 of 100 cases."""

MIN_PASSAGE = 8
"""Tokens in common below which a passage is left out: shorter ones are idioms, titles, names."""

_OPEN = 4
"""Passages that a run may continue: more than the latest, because a stray run may lie between."""

_RANK_STEP = np.uint64(0x9E3779B97F4A7C15)  # Odd, 2**64 divided by the golden ratio.


@attrs.define(slots=True)
class Block:
    """A passage in tokens: maximal common runs, in the same order in both, with small gaps."""

    a_start: int
    """First token in a."""

    a_end: int
    """Token after the last one in a."""

    b_start: int
    """First token in b."""

    b_end: int
    """Token after the last one in b."""

    runs: list[tuple[int, int, int]]
    """Runs of equal tokens: start in a, start in b, length in tokens."""

    def count(self) -> int:
        """Return the number of equal tokens, those in two runs counted once."""
        total, reached = 0, 0
        for start, _, length in self.runs:
            total += max(0, start + length - max(start, reached))
            reached = max(reached, start + length)
        return total


@attrs.frozen(kw_only=True, eq=False)
class ShingleList:
    """The shingles of one text, made ready for comparing with many others."""

    tokens: Words
    """The tokens they were made of."""

    shingles: Hashes
    """The shingle that begins at each token, in order."""

    ordered: Hashes
    """The shingles, ascending."""

    distinct: int
    """How many different ones there are."""

    keys: Hashes
    """Ascending hashes of the shingles made distinct: the first of equal ones, the second ..."""

    places: Places
    """Where each of *keys* stands among *shingles*."""


def list_shingles(tokens: Words) -> ShingleList:
    """Return the shingle list of a text, given by its token hashes."""
    shingles = hash_shingles(tokens)
    places = order = np.argsort(shingles)
    ordered = keys = shingles[order]
    new = np.ones(len(ordered), bool)
    new[1:] = ordered[1:] != ordered[:-1]
    if not new.all():
        order = np.argsort(shingles, kind="stable")  # Equal ones in the order of the text.
        numbers = np.arange(len(ordered))
        rank = numbers - np.maximum.accumulate(np.where(new, numbers, 0))
        keys = ordered + rank.astype(np.uint64) * _RANK_STEP
        again = np.argsort(keys)
        keys, places = keys[again], order[again]
    return ShingleList(
        tokens=tokens,
        shingles=shingles,
        ordered=ordered,
        distinct=int(np.count_nonzero(new)),
        keys=keys,
        places=places,
    )


def align_shingles(a: ShingleList, b: ShingleList) -> list[Block]:
    """Return the passages that two texts share, in the order of a.

    A shingle that stands more than once in both texts is matched first to first, second to second;
    so time is n log n even for a text that is one word a million times.
    """
    if len(a.keys) == 0 or len(b.keys) == 0:
        return []
    at = np.minimum(np.searchsorted(b.keys, a.keys), len(b.keys) - 1)
    same = b.keys[at] == a.keys
    at_a, at_b = a.places[same], b.places[at[same]]
    order = np.argsort(at_a)
    runs = _join_runs(at_a[order], at_b[order])
    return [block for block in _chain_runs(runs) if block.count() >= MIN_PASSAGE]


def _join_runs(at_a: Places, at_b: Places) -> list[tuple[int, int, int]]:
    """Return maximal runs of matches that advance by one token in both texts."""
    if len(at_a) == 0:
        return []
    goes_on = (at_a[1:] - at_a[:-1] == 1) & (at_b[1:] - at_b[:-1] == 1)
    firsts = [0, *(np.flatnonzero(~goes_on) + 1).tolist()]
    lengths = [end - first + SHINGLE - 1 for first, end in pairwise([*firsts, len(at_a)])]
    return list(zip(at_a[firsts].tolist(), at_b[firsts].tolist(), lengths, strict=True))


def _chain_runs(runs: Sequence[tuple[int, int, int]]) -> list[Block]:
    """Join runs that follow one another closely in both texts."""
    blocks: list[Block] = []
    for run in runs:
        start_a, start_b, length = run
        near = [
            block
            for block in blocks[-_OPEN:]
            if start_a - block.a_end <= MAX_GAP and -SHINGLE < start_b - block.b_end <= MAX_GAP
        ]
        if near:
            block = min(near, key=lambda block: abs(start_b - block.b_end))
            block.a_end = max(block.a_end, start_a + length)
            block.b_end = max(block.b_end, start_b + length)
            block.runs.append(run)
        else:
            blocks.append(Block(start_a, start_a + length, start_b, start_b + length, [run]))
    return blocks


def find_shingles(a: ShingleList, b: ShingleList) -> npt.NDArray[np.bool_]:
    """Tell of each shingle of *a*, in order, whether it stands anywhere in *b*."""
    at = np.minimum(np.searchsorted(b.ordered, a.shingles), len(b.ordered) - 1)
    found: npt.NDArray[np.bool_] = b.ordered[at] == a.shingles
    return found
