"""Pairs of copies -> clusters, and the article that stands for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from corpuskit.syndication.entries import Entry, clock, is_wire_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Keep = Literal["earliest", "longest", "wire"]
"""Which article of a cluster stands for it."""


def cluster_ids(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Return the connected components of *pairs*, largest first, then by smallest id.

    Ids are sorted within each. The order of *pairs* does not matter.
    """
    parents: dict[str, str] = {}
    for a, b in pairs:
        first, second = parents.setdefault(a, a), parents.setdefault(b, b)
        if first != second:
            first, second = _find_root(parents, first), _find_root(parents, second)
            if first < second:
                parents[second] = parents[a] = parents[b] = first
            else:
                parents[first] = parents[a] = parents[b] = second
    members: dict[str, list[str]] = {}
    for name in sorted(parents):
        members.setdefault(_find_root(parents, name), []).append(name)
    return tuple(sorted(map(tuple, members.values()), key=lambda names: (-len(names), names)))


def _find_root(parents: dict[str, str], name: str) -> str:
    """Return the root of *name*, halving the path on the way."""
    while (parent := parents[name]) != name:
        parents[name] = name = parents[parent]
    return name


def choose_kept(
    cluster: Sequence[str],
    entries: Mapping[str, Entry],
    keep: Keep | Callable[[Sequence[Entry]], str],
) -> str:
    """Return the id of the article that stands for *cluster*.

    Ties go on to the next ground: date and time, then length, then the smaller id.

    Args:
        cluster: Ids of the cluster.
        entries: The articles by id.
        keep: Which article: the earliest (the undated last), the longest, one of the wire that the
            others credit; or a function from the cluster's entries to an id.
    """
    members = [entries[name] for name in cluster]
    if callable(keep):
        return keep(members)
    if keep == "longest":
        return min(members, key=lambda e: (-e.tokens, clock(e), e.id)).id
    wires = [e for e in members if any(is_wire_of(e, other) for other in members)]
    pool = wires if keep == "wire" and wires else members
    return min(pool, key=lambda e: (clock(e), -e.tokens, e.id)).id
