"""Sketches -> pairs of texts that are worth comparing, without comparing every two."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import attrs
import numpy as np
import numpy.typing as npt

from corpuskit.syndication.fingerprint import Hashes

if TYPE_CHECKING:
    from collections.abc import Iterator

Numbers = npt.NDArray[np.int64]

TEXT_BITS = 24
"""Bits of a posting that number its text: up to 16 million different texts."""

_HASH_BITS = 64 - TEXT_BITS
"""Bits of a posting left for the shingle. Among a hundred million postings some 5,000 pairs of
shingles fall together by chance: comparing the texts sorts them out."""

_TEXT_MASK = np.uint64((1 << TEXT_BITS) - 1)
HASH_MASK = np.uint64((1 << _HASH_BITS) - 1)
_SLICE = 1 << 24
"""Pairs counted at a time: 128 MB an array."""


class Postings:
    """Which sampled shingle stands in which text: hash and text in one integer each."""

    def __init__(self) -> None:
        self._keys = array("Q")

    def add(self, number: int, hashes: Hashes) -> None:
        """File the sketch of text *number*."""
        keys = ((hashes & HASH_MASK) << np.uint64(TEXT_BITS)) | np.uint64(number)
        self._keys.frombytes(keys.tobytes())

    def sort(self) -> Hashes:
        """Return all postings in order; the postings themselves are sorted in place."""
        keys = np.frombuffer(self._keys, np.uint64)
        keys.sort()
        return keys


@attrs.frozen(eq=False)
class _Groups:
    """Postings of shingles that stand in two texts or more."""

    texts: Numbers
    """Numbers of the texts, shingle by shingle, ascending within each."""

    later: Numbers
    """For each of them, how many of the same shingle follow."""

    stars: Hashes
    """Packed pairs from shingles that stand in too many texts: the leader with each other text."""


def pair_texts(
    postings: Hashes, ranks: Numbers, *, common: int, hits: int = 2
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of texts that share *hits* sampled shingles or more, in order.

    A shingle in more than *common* texts is boilerplate, or belongs to a story printed that often.
    Its texts are paired with one of them only: the one that ranks first. So the number of pairs
    stays linear, and a large family of copies still holds together; pairs between two of its
    other members may be lost.

    Args:
        postings: What `Postings.sort` returned.
        ranks: Rank of each text, from its content alone: 0 is first.
        common: Texts up to which a shingle pairs all its texts.
        hits: Shared sampled shingles from which a pair is yielded.
    """
    groups = _group_postings(postings, ranks, common)
    order = np.argsort(groups.texts, kind="stable")
    totals = np.cumsum(groups.later[order])
    firsts = groups.texts[order]
    star_firsts = (groups.stars >> np.uint64(TEXT_BITS)).astype(np.int64)
    begin, lowest, last = 0, 0, len(ranks)
    while lowest < last:
        reached = int(totals[begin - 1]) if begin else 0
        end = int(np.searchsorted(totals, reached + _SLICE, "right"))
        highest = max(lowest + 1, int(firsts[end])) if end < len(firsts) else last
        end = int(np.searchsorted(firsts, highest, "left"))
        low, high = np.searchsorted(star_firsts, [lowest, highest])
        pairs = _spread_pairs(groups, order[begin:end])
        yield from _count_pairs(np.concatenate((pairs, groups.stars[low:high])), hits)
        begin, lowest = end, highest


def _group_postings(postings: Hashes, ranks: Numbers, common: int) -> _Groups:
    """Leave out shingles that stand in one text, and pair off those in more than *common*."""
    shingles = postings >> np.uint64(TEXT_BITS)
    starts = np.flatnonzero(np.concatenate(([True], shingles[1:] != shingles[:-1])))
    starts = starts[: len(postings)]
    del shingles
    sizes = np.diff(np.append(starts, len(postings)))
    shared = (sizes > 1) & (sizes <= common)
    kept = np.repeat(shared, sizes)
    texts = (postings[kept] & _TEXT_MASK).astype(np.int64)
    ends = np.repeat(np.cumsum(sizes[shared]), sizes[shared])
    later = ends - np.arange(len(texts)) - 1
    hot = np.flatnonzero(sizes > common)
    stars = [
        _pair_with_leader(postings[starts[i] : starts[i] + sizes[i]] & _TEXT_MASK, ranks)
        for i in hot.tolist()
    ]
    packed = np.sort(np.concatenate(stars)) if stars else np.empty(0, np.uint64)
    return _Groups(texts, later, packed)


def _pair_with_leader(texts: Hashes, ranks: Numbers) -> Hashes:
    """Return packed pairs of the first-ranking of *texts* with each other one."""
    leader = texts[np.argmin(ranks[texts.astype(np.int64)])]
    others = texts[texts != leader]
    return _pack(np.minimum(leader, others), np.maximum(leader, others))


def _spread_pairs(groups: _Groups, places: Numbers) -> Hashes:
    """Return the packed pairs of the texts at *places* with those that follow in their groups."""
    counts = groups.later[places]
    first = np.repeat(places, counts)
    offset = np.arange(len(first)) - np.repeat(np.cumsum(counts) - counts, counts)
    second = groups.texts[first + 1 + offset].astype(np.uint64)
    return _pack(groups.texts[first].astype(np.uint64), second)


def _pack(first: Hashes, second: Hashes) -> Hashes:
    """Return two numbers of texts in one integer."""
    packed: Hashes = (first << np.uint64(TEXT_BITS)) | second
    return packed


def _count_pairs(pairs: Hashes, hits: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs that occur *hits* times or more, in order."""
    pairs.sort()
    # The pair that stands hits - 1 places on is the same one: it occurs often enough.
    enough = pairs[hits - 1 :] == pairs[: len(pairs) - hits + 1]
    found = np.unique(pairs[: len(pairs) - hits + 1][enough])
    firsts, seconds = found >> np.uint64(TEXT_BITS), found & _TEXT_MASK
    two = firsts != seconds  # Two shingles of one text may share their kept bits.
    yield from zip(firsts[two].tolist(), seconds[two].tolist(), strict=True)
