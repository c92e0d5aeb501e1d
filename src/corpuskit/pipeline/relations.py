"""Tells each article its place among its copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from corpuskit.records import DuplicateOf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpuskit.duplicates import DuplicatePair, Duplicates
    from corpuskit.records import Article

CLUSTER_KINDS = frozenset({"exact", "reprint", "pickup", "update"})
"""Kinds of pairs that join a cluster."""


def attach_duplicates(
    articles: Iterable[Article], duplicates: Duplicates, /
) -> tuple[Article, ...]:
    """Return the articles, those with copies told their cluster and the kept article of it.

    A copy that matched the kept article only through another copy names the kept article
    without shares, and the kind of its strongest pair.
    """
    places = dict(_find_places(duplicates))
    return tuple(
        attrs.evolve(article, duplicate=places[article.id]) if article.id in places else article
        for article in articles
    )


def _find_places(duplicates: Duplicates) -> Iterator[tuple[str, DuplicateOf]]:
    """Yield the id and the place of every article in a cluster."""
    kept = frozenset(duplicates.kept)
    partners: dict[str, dict[str, DuplicatePair]] = {}
    for pair in duplicates.pairs:
        if pair.kind in CLUSTER_KINDS:
            partners.setdefault(pair.a, {})[pair.b] = pair
            partners.setdefault(pair.b, {})[pair.a] = pair
    for cluster in duplicates.clusters:
        name = min(cluster)
        keeper = next(member for member in sorted(cluster) if member in kept)
        for member in cluster:
            if member == keeper:
                yield member, DuplicateOf(cluster=name)
            else:
                yield member, _place(member, keeper, name, partners[member])


def _place(
    member: str, keeper: str, cluster: str, partners: Mapping[str, DuplicatePair]
) -> DuplicateOf:
    """Return the place of a copy."""
    pair = partners.get(keeper)
    if pair is None:
        strongest = max(_in_order(partners), key=lambda pair: pair.similarity)
        return DuplicateOf(cluster=cluster, kind=strongest.kind, of=keeper)
    is_a = pair.a == member
    return DuplicateOf(
        cluster=cluster,
        kind=pair.kind,
        of=keeper,
        similarity=pair.similarity,
        a_in_b=pair.a_in_b if is_a else pair.b_in_a,
        b_in_a=pair.b_in_a if is_a else pair.a_in_b,
    )


def _in_order(partners: Mapping[str, DuplicatePair]) -> Sequence[DuplicatePair]:
    """Return the pairs by the id of the partner, so that a tie is always broken alike."""
    return [partners[partner] for partner in sorted(partners)]
