"""Shingles of some texts -> which of them the two texts of each pair have in common."""

from __future__ import annotations

import attrs
import numpy as np

from corpuskit.syndication.fingerprint import SHINGLE
from corpuskit.syndication.tokens import Flags, Hashes, Places

_HASH_BITS = 44
"""Bits of a shingle's hash by which two are the same: that two texts of a thousand words have a
pair of different ones that agree happens once in 20 million pairs."""

_PLACE_BITS = 64 - _HASH_BITS
_FEW = 16
"""Texts up to which those that share a shingle are paired all with all, to see which are wanted."""


@attrs.frozen(kw_only=True, eq=False)
class Matches:
    """Equal shingles, pair after pair, in the order of a."""

    pair: Places
    """Number of the pair."""

    a: Places
    """Where the shingle stands in a: its first token."""

    b: Places
    """Where it stands in b."""

    common: Places
    """For each pair how many different shingles the two have in common."""

    distinct: Places
    """For each text how many different shingles it has."""


@attrs.frozen(kw_only=True, eq=False)
class _Groups:
    """Places of shingles, equal ones together, ordered by text."""

    places: Places
    """Number of the first token among all."""

    owners: Places
    """Number of its text."""

    counts: Places
    """Size of each group."""


def match_shingles(shingles: Hashes, bounds: Places, first: Places, second: Places) -> Matches:
    """Return the shingles that the texts of each pair have in common.

    Of a shingle that stands several times in both texts the first is matched to the first, the
    second to the second.

    Args:
        shingles: The shingle that begins at each token of the texts, except at the last three.
        bounds: First token of each text, and the end of the last.
        first: For each pair the number of one text.
        second: For each pair the number of the other, which is greater.
    """
    texts = len(bounds) - 1
    owners = np.repeat(np.arange(texts), np.diff(bounds))
    values, places = _sort_shared(shingles, _mark_inside(len(shingles), bounds))
    owned = owners[places]
    equal, apart = values[1:] == values[:-1], owned[1:] != owned[:-1]
    again = np.flatnonzero(equal & ~apart) + 1
    distinct = np.diff(bounds) - (SHINGLE - 1) - np.bincount(owned[again], minlength=texts)
    new = np.append(True, ~equal)[: len(values)]
    groups = []
    if again.size:
        once = np.append(True, ~equal | apart)
        groups.append(_group_again(places, owned, new, once, again))
        some = np.flatnonzero(once)
        places, owned, new = places[some], owned[some], new[some]
    groups.insert(0, _group(places, owned, new))
    found = [_pair_up(group, texts, first, second) for group in groups]
    pair, a, b = (np.concatenate(columns) for columns in zip(*found, strict=True))
    a, b = a - bounds[first[pair]], b - bounds[second[pair]]
    pair, a, b = _sort_matches(pair, a, b, len(shingles))
    return Matches(
        pair=pair,
        a=a,
        b=b,
        common=np.bincount(found[0][0], minlength=len(first)),
        distinct=distinct,
    )


def _mark_inside(shingles: int, bounds: Places) -> Flags:
    """Tell of each shingle whether it ends in the text that it begins in."""
    inside = np.ones(shingles, bool)
    for back in range(1, SHINGLE):
        outside = bounds[1:] - back
        inside[outside[(outside >= 0) & (outside < shingles)]] = False
    return inside


def _sort_shared(shingles: Hashes, inside: Flags) -> tuple[Hashes, Places]:
    """Return the shingles *inside* texts that come again, ascending, equal ones by place."""
    shift, mask = np.uint64(_PLACE_BITS), np.uint64((1 << _PLACE_BITS) - 1)
    if len(shingles) <= int(mask):  # Value and place in one integer: sorted five times as fast.
        keys = shingles & ~mask
        keys |= np.arange(len(keys), dtype=np.uint64)
        keys = keys[inside]
        keys.sort()
        keys = keys[find_shared(keys >> shift)]
        return keys >> shift, (keys & mask).view(np.int64)
    places = np.flatnonzero(inside)
    values = shingles[places] >> shift
    order = np.argsort(values, kind="stable")
    order = order[find_shared(values[order])]
    return values[order], places[order]


def find_shared(values: Hashes) -> Places:
    """Return the places of the ascending *values* that have an equal neighbour."""
    equal = values[1:] == values[:-1]
    shared = np.zeros(len(values), bool)
    shared[1:] = equal
    shared[:-1] |= equal
    return np.flatnonzero(shared)


def _sort_matches(pair: Places, a: Places, b: Places, tokens: int) -> tuple[Places, Places, Places]:
    """Return matches in order of pair and a."""
    if tokens >> _PLACE_BITS or pair.max(initial=0) >> (_HASH_BITS - _PLACE_BITS - 1):
        order = np.lexsort((a, pair))
        return pair[order], a[order], b[order]
    mask = (1 << _PLACE_BITS) - 1
    keys = (pair << 2 * _PLACE_BITS) | (a << _PLACE_BITS) | b
    keys.sort()
    return keys >> 2 * _PLACE_BITS, (keys >> _PLACE_BITS) & mask, keys & mask


def _group(places: Places, owners: Places, new: Flags) -> _Groups:
    """Return the groups that begin where *new* says, those of a single place left out."""
    starts = np.flatnonzero(new)
    counts = np.diff(starts, append=len(new))
    if len(counts) and counts.min() == 1:
        shared = np.flatnonzero(np.repeat(counts > 1, counts))
        places, owners, counts = places[shared], owners[shared], counts[counts > 1]
    return _Groups(places=places, owners=owners, counts=counts)


def _group_again(places: Places, owners: Places, new: Flags, once: Flags, again: Places) -> _Groups:
    """Return the groups of shingles that stood before in their text: second with second."""
    shingle = np.cumsum(new)[again]
    firsts = np.flatnonzero(once)
    rank = again - firsts[np.searchsorted(firsts, again) - 1]
    order = np.lexsort((owners[again], rank, shingle))
    shingle, rank, again = shingle[order], rank[order], again[order]
    begins = np.append(True, (shingle[1:] != shingle[:-1]) | (rank[1:] != rank[:-1]))
    return _group(places[again], owners[again], begins)


def _pair_up(
    groups: _Groups, texts: int, first: Places, second: Places
) -> tuple[Places, Places, Places]:
    """Return number of pair and both places of what wanted pairs have in common."""
    few = groups.counts <= _FEW
    places, owners, counts = groups.places, groups.owners, groups.counts
    inside = np.ones(0, bool)
    if not few.all():
        inside = np.repeat(few, counts)
        places, owners, counts = places[inside], owners[inside], counts[few]
    numbers = np.arange(len(places))
    later = np.repeat(np.cumsum(counts), counts) - numbers - 1
    one = np.repeat(numbers, later)
    other = one + 1 + np.arange(len(one)) - np.repeat(np.cumsum(later) - later, later)
    table = np.full(texts * texts, -1, np.int32)
    table[first * texts + second] = np.arange(len(first))
    pair = table[owners[one] * texts + owners[other]]
    wanted = np.flatnonzero(pair >= 0)
    found = pair[wanted].astype(np.int64), places[one[wanted]], places[other[wanted]]
    if few.all():
        return found
    many = _Groups(
        places=groups.places[~inside], owners=groups.owners[~inside], counts=groups.counts[~few]
    )
    more = _look_up(many, texts, first, second)
    pair, a, b = (np.concatenate(columns) for columns in zip(found, more, strict=True))
    return pair, a, b


def _look_up(
    groups: _Groups, texts: int, first: Places, second: Places
) -> tuple[Places, Places, Places]:
    """Do the same pair by pair, where shingles stand in many texts."""
    numbers = np.repeat(np.arange(len(groups.counts)), groups.counts)
    keys = numbers * texts + groups.owners  # Ascending: groups are ordered by text.
    by_text = np.argsort(groups.owners, kind="stable")
    bounds = np.searchsorted(groups.owners[by_text], np.arange(texts + 1))
    counts = bounds[first + 1] - bounds[first]
    pair = np.repeat(np.arange(len(first)), counts)
    begins = np.repeat(bounds[first] - (np.cumsum(counts) - counts), counts)
    one = by_text[begins + np.arange(len(pair))]
    sought = numbers[one] * texts + second[pair]
    at = np.minimum(np.searchsorted(keys, sought), len(keys) - 1)
    hit = np.flatnonzero(keys[at] == sought)
    return pair[hit], groups.places[one[hit]], groups.places[at[hit]]
