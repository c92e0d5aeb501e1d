"""Sketches -> pairs of texts that are worth comparing, without comparing every two."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import attrs
import numpy as np

from corpuskit.syndication.fingerprint import SKETCH_BITS
from corpuskit.syndication.matches import find_shared
from corpuskit.syndication.spool import Buckets
from corpuskit.syndication.threads import map_in_order
from corpuskit.syndication.tokens import Flags, Hashes, Places

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT_BITS = 64 - SKETCH_BITS
"""Bits of a posting that number its text: up to 16 million texts."""

HITS = 2
"""Sampled shingles that two texts must share: a single one is shared by chance."""

HIT_SHARE = 0.03
"""Share of the smaller sketch that two texts must share. Copies share a tenth or more; of long
texts more pairs share two or three idioms than could be compared: their number grows with the
square of the corpus. Short statements that two long texts quote are lost to it."""

FAMILY_SHARE = 0.4
"""Share of the smaller sketch that shingles of very many texts must make up to name a pair: less
is a closing or a notice under stories that have nothing else in common."""

_BUCKETS = 6
"""Bits by which postings, and pairs, are divided so that one part at a time is in memory."""

_SLICE = 1 << 21
"""Pairs counted at a time: 16 MB an array."""

_COUNT_BITS = 64 - 2 * TEXT_BITS
_COUNT_MASK = np.uint64((1 << _COUNT_BITS) - 1)
_TEXT_MASK = np.uint64((1 << TEXT_BITS) - 1)
_SHIFT, _COUNT_SHIFT = np.uint64(TEXT_BITS), np.uint64(_COUNT_BITS)


class Postings:
    """Which sampled shingle stands in which article: hash and number in one integer each."""

    def __init__(self) -> None:
        self.buckets = _make_buckets(64)

    def add(self, postings: Hashes) -> None:
        """File what `pack_postings` returned."""
        self.buckets.add(postings)


def pack_postings(hashes: Hashes, holders: Places) -> Hashes:
    """Return sampled shingles, `SKETCH_BITS` of each, and who holds them, in one integer each.

    They are ascending.
    """
    postings = (hashes << _SHIFT) | holders.astype(np.uint64)
    postings.sort()
    return postings


def _make_buckets(bits: int, last: int | None = None) -> Buckets:
    """Return buckets of equal ranges of values of so many bits, up to *last*."""
    last = (1 << bits) if last is None else last
    edges = [last * i >> _BUCKETS for i in range(1, 1 << _BUCKETS)]
    return Buckets(np.array(edges, np.uint64))


@attrs.frozen(eq=False)
class _Pairing:
    """Postings on their way to pairs."""

    postings: Postings
    """What is left of them."""

    numbers: Hashes
    """For each article the number of its text; `_TEXT_MASK` if another stands for that."""

    size: int
    """How many different texts there are."""

    common: int
    """See `pair_texts`."""

    pairs: Buckets
    """Packed pairs of texts and the number of shingles they share, of one bucket of postings."""

    stars: Buckets
    """Packed pairs of texts with their leaders, from shingles that stand in too many texts."""

    def spread(self, buckets: range) -> Places:
        """Turn some buckets of postings to pairs; return the number of postings of each text."""
        keys = self.postings.buckets.take(buckets)
        numbers = self.numbers[(keys & _TEXT_MASK).view(np.int64)]
        keys &= ~_TEXT_MASK
        keys |= numbers
        if (spoken_for := numbers == _TEXT_MASK).any():
            keys = keys[np.flatnonzero(~spoken_for)]
        keys.sort()
        keys = keys[np.flatnonzero(_mark_new(keys))]
        sizes = np.bincount((keys & _TEXT_MASK).view(np.int64), minlength=self.size)
        # Most shingles stand in one text only: out with them before anything else is done.
        keys = keys[find_shared(keys >> _SHIFT)]
        texts: Places = (keys & _TEXT_MASK).view(np.int64)
        keys >>= _SHIFT
        starts = np.flatnonzero(_mark_new(keys))
        counts = np.diff(starts, append=len(texts))
        self._spread_shared(texts, counts)
        self._spread_common(texts, starts, counts)
        return sizes

    def _spread_shared(self, texts: Places, counts: Places) -> None:
        """Pair all texts of each shingle that is in two or more, and not in too many."""
        shared = counts <= self.common
        if not shared.all():
            texts, counts = texts[np.flatnonzero(np.repeat(shared, counts))], counts[shared]
        packed = texts.view(np.uint64)
        high, parts, held = packed << _SHIFT, [], 0
        for first, second in pair_shared(counts):
            parts.append(high[first] | packed[second])
            held += len(first)
            if held >= _SLICE:
                _count(self.pairs, np.concatenate(parts))
                parts, held = [], 0
        if parts:
            _count(self.pairs, np.concatenate(parts))

    def _spread_common(self, texts: Places, starts: Places, counts: Places) -> None:
        """Pair the texts of each shingle that is in too many with the first of them only."""
        hot = counts > self.common
        leaders, others = pair_common(starts[hot], counts[hot])
        if leaders.size:
            packed = texts.view(np.uint64)
            _count(self.stars, packed[leaders] << _SHIFT | packed[others])


def pair_shared(counts: Places) -> Iterator[tuple[Places, Places]]:
    """Yield pairs of places, all of each group: first and second, the smaller place first.

    Args:
        counts: Sizes of the groups, which follow one another from place 0 on.
    """
    places = np.arange(int(counts.sum()))
    later = np.repeat(np.cumsum(counts), counts)
    later -= places
    distance, first = 1, places
    while (first := first[later[first] > distance]).size:  # Neighbours, then those next but one ...
        yield first, first + distance
        distance += 1


def pair_common(starts: Places, counts: Places) -> tuple[Places, Places]:
    """Return pairs of places, of each group the first place with every other.

    Args:
        starts: Where the groups begin.
        counts: How large each is.
    """
    sizes = counts - 1
    leaders = np.repeat(starts, sizes)
    begins = np.repeat(starts + 1 - (np.cumsum(sizes) - sizes), sizes)
    return leaders, begins + np.arange(len(begins))


def is_frequent(counts: Any, smaller: Any, share: float) -> Any:
    """Tell which pairs share enough: `HITS` shingles, and *share* of the smaller sketch.

    Args:
        counts: Shingles that the two texts of each pair share: an array, or a column of a table
            anywhere that knows the operators of one.
        smaller: Size of the smaller of their two sketches, alike.
        share: The share.
    """
    return (counts >= HITS) & (counts >= share * smaller)


def _count(buckets: Buckets, pairs: Hashes) -> None:
    """File packed pairs with the number of times each occurs."""
    pairs.sort()
    starts = np.flatnonzero(_mark_new(pairs))
    counts = np.diff(starts, append=len(pairs)).view(np.uint64)
    pairs = pairs[starts]
    pairs <<= _COUNT_SHIFT
    pairs |= np.minimum(counts, _COUNT_MASK, out=counts)
    buckets.add(pairs)


def _mark_new(values: Hashes) -> Flags:
    """Tell of each of the ascending *values* whether it is another than the one before."""
    new = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=new[1:])
    return new


def pair_texts(
    postings: Postings, numbers: Places, *, common: int, workers: int = 1
) -> Iterator[tuple[Places, Places]]:
    """Yield pairs of texts that share enough sampled shingles, in order of the first.

    Enough is `HITS`, and `HIT_SHARE` of the smaller sketch.

    A shingle in more than *common* texts is boilerplate, or belongs to a story printed that often.
    Its texts are paired with one of them only, the one of the smallest number, and only if such
    shingles make up `FAMILY_SHARE` of the smaller sketch. So the number of pairs stays linear,
    boilerplate joins nothing, and a large family of copies still holds together; pairs between two
    of its other members may be lost.

    Args:
        postings: The sampled shingles; they are used up.
        numbers: For each article the number of its text, from the text's content alone; -1 if
            another article has the same text, or it has none.
        common: Texts up to which a shingle pairs all its texts.
        workers: Threads to work in.
    """
    texts = int(numbers.max(initial=-1)) + 1
    last = max(texts, 1) << (TEXT_BITS + _COUNT_BITS)
    pairing = _Pairing(
        postings=postings,
        numbers=np.where(numbers < 0, _TEXT_MASK, numbers.astype(np.uint64)),
        size=texts,
        common=common,
        pairs=_make_buckets(64, last),
        stars=_make_buckets(64, last),
    )
    sizes = np.zeros(texts, np.int64)
    for counts in map_in_order(pairing.spread, postings.buckets.groups(), workers=workers):
        sizes += counts
    choose = functools.partial(_choose, pairing, sizes)
    for pairs in map_in_order(choose, pairing.pairs.groups(), workers=workers):
        firsts, seconds = pairs >> _SHIFT, pairs & _TEXT_MASK
        yield firsts.astype(np.int64), seconds.astype(np.int64)


def _choose(pairing: _Pairing, sizes: Places, buckets: range) -> Hashes:
    """Return the pairs of some buckets that occur often enough, ascending."""
    pairs = _choose_frequent(pairing.pairs.take(buckets), sizes, HIT_SHARE)
    stars = _choose_frequent(pairing.stars.take(buckets), sizes, FAMILY_SHARE)
    return np.union1d(pairs, stars) if stars.size else pairs


def _choose_frequent(entries: Hashes, sizes: Places, share: float) -> Hashes:
    """Return each of the packed pairs that occurs `HITS` times or more, once, ascending.

    It must also occur *share* times as often as the smaller sketch has shingles.
    """
    if len(entries) == 0:
        return entries
    entries.sort()
    pairs = entries >> _COUNT_SHIFT
    starts = np.flatnonzero(_mark_new(pairs))
    entries &= _COUNT_MASK
    counts = np.add.reduceat(entries, starts).view(np.int64)
    often = np.flatnonzero(counts >= HITS)  # Few do: sizes of the rest need not be looked up.
    pairs, counts = pairs[starts[often]], counts[often]
    smaller = np.minimum(
        sizes[(pairs >> _SHIFT).astype(np.int64)], sizes[(pairs & _TEXT_MASK).astype(np.int64)]
    )
    frequent: Flags = is_frequent(counts, smaller, share)
    return pairs[frequent]
