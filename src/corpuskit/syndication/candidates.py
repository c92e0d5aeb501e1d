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
HITS = 2
"""Sampled shingles that two texts must share: a single one is shared by chance."""

HIT_SHARE = 0.03
"""Share of the smaller sketch that two texts must share. Copies share a tenth or more; of long
texts more pairs share two or three idioms than could be compared: their number grows with the
square of the corpus. Short statements that two long texts quote are lost to it."""

FAMILY_SHARE = 0.4
"""Share of the smaller sketch that shingles of very many texts must make up to name a pair: less
is a closing or a notice under stories that have nothing else in common."""

_SLICE = 1 << 24
"""Pairs counted at a time: 128 MB an array."""


class Postings:
    """Which sampled shingle stands in which text: hash and text in one integer each."""

    def __init__(self) -> None:
        self._keys = array("Q")
        self._sizes = array("L")

    def add(self, number: int, hashes: Hashes) -> None:
        """File the sketch of text *number*; texts are numbered in order, from 0."""
        self._sizes.append(len(hashes))
        keys = ((hashes & HASH_MASK) << np.uint64(TEXT_BITS)) | np.uint64(number)
        self._keys.frombytes(keys.tobytes())

    def sizes(self) -> Numbers:
        """Return how many shingles the sketch of each text has."""
        return np.array(self._sizes, np.int64)

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
    """Packed pairs of texts with their leaders, from shingles that stand in too many texts."""


def pair_texts(
    postings: Hashes, sizes: Numbers, ranks: Numbers, *, common: int
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of texts that share enough sampled shingles, in order of the first.

    Enough is `HITS`, and `HIT_SHARE` of the smaller sketch.

    A shingle in more than *common* texts is boilerplate, or belongs to a story printed that often.
    Its texts are paired with one of them only, the one that ranks first, and only if such shingles
    make up `FAMILY_SHARE` of the smaller sketch. So the number of pairs stays linear, boilerplate
    joins nothing, and a large family of copies still holds together; pairs between two of its
    other members may be lost.

    Args:
        postings: What `Postings.sort` returned.
        sizes: What `Postings.sizes` returned.
        ranks: Rank of each text, from its content alone: 0 is first.
        common: Texts up to which a shingle pairs all its texts.
    """
    groups = _group_postings(postings, sizes, ranks, common)
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
        spread = np.sort(_spread_pairs(groups, order[begin:end]))
        found = _choose_frequent(spread, sizes, HIT_SHARE)
        yield from _unpack(np.union1d(found, groups.stars[low:high]))
        begin, lowest = end, highest


def _group_postings(postings: Hashes, sizes: Numbers, ranks: Numbers, common: int) -> _Groups:
    """Leave out shingles that stand in one text, and pair off those in more than *common*."""
    shingles = postings >> np.uint64(TEXT_BITS)
    starts = np.flatnonzero(np.concatenate(([True], shingles[1:] != shingles[:-1])))
    starts = starts[: len(postings)]
    del shingles
    counts = np.diff(np.append(starts, len(postings)))
    shared = (counts > 1) & (counts <= common)
    texts = (postings[np.repeat(shared, counts)] & _TEXT_MASK).astype(np.int64)
    ends = np.repeat(np.cumsum(counts[shared]), counts[shared])
    later = ends - np.arange(len(texts)) - 1
    hot = np.flatnonzero(counts > common)
    stars = [
        _pair_with_leader(postings[starts[i] : starts[i] + counts[i]] & _TEXT_MASK, ranks)
        for i in hot.tolist()
    ]
    spread = np.sort(np.concatenate(stars)) if stars else np.empty(0, np.uint64)
    return _Groups(texts, later, _choose_frequent(spread, sizes, FAMILY_SHARE))


def _choose_frequent(pairs: Hashes, sizes: Numbers, share: float) -> Hashes:
    """Return each of the sorted packed *pairs* that occurs `HITS` times or more, once, in order.

    It must also occur *share* times as often as the smaller sketch has shingles.
    """
    # The pair that stands so many places on is the same one: it occurs often enough.
    last = max(0, len(pairs) - HITS + 1)
    found = np.unique(pairs[:last][pairs[HITS - 1 :] == pairs[:last]])
    first, second = (found >> np.uint64(TEXT_BITS)), found & _TEXT_MASK
    smaller = np.minimum(sizes[first.astype(np.int64)], sizes[second.astype(np.int64)])
    counts = np.searchsorted(pairs, found, "right") - np.searchsorted(pairs, found, "left")
    return found[counts >= share * smaller]


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


def _unpack(pairs: Hashes) -> Iterator[tuple[int, int]]:
    firsts, seconds = pairs >> np.uint64(TEXT_BITS), pairs & _TEXT_MASK
    two = firsts != seconds  # Two shingles of one text may share their kept bits.
    yield from zip(firsts[two].tolist(), seconds[two].tolist(), strict=True)
