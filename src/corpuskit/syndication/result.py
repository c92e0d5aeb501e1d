"""The result of looking for duplicates."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import attrs

from corpuskit.errors import DuplicateError
from corpuskit.records import DuplicateKind, DuplicateOf
from corpuskit.settings import DuplicateSettings
from corpuskit.syndication.clusters import Keep, choose_kept, cluster_ids
from corpuskit.syndication.comparison import weigh_texts
from corpuskit.syndication.entries import Entry
from corpuskit.syndication.evidence import Evidence
from corpuskit.syndication.kinds import decide_kind
from corpuskit.syndication.lineage import Lineage, trace_lineage
from corpuskit.syndication.locate import locate_passages
from corpuskit.syndication.records import COPY_KINDS, DuplicatePair
from corpuskit.syndication.relations import Relation
from corpuskit.syndication.sidebyside import print_side_by_side


class Texts(Protocol):
    """Gives the text of an article by its id."""

    def __call__(self, name: str, /) -> str:
        """Return the text that was compared."""


@attrs.frozen(kw_only=True, slots=False)
class Duplicates:
    """Which articles are copies of one another, and how.

    Two results are equal if the same articles are related in the same way under the same
    settings, in whatever order they came.
    """

    entries: Mapping[str, Entry] = attrs.field(repr=False)
    """What was compared, by id."""

    relations: tuple[Relation, ...] = attrs.field(repr=False)
    """All that any two have in common, in order of ids: *pairs* is chosen from it."""

    settings: DuplicateSettings
    """The settings that choose."""

    keep: Keep | Callable[[Sequence[Entry]], str] = "earliest"
    """Which article of a cluster is kept: the earliest (else the longest), the longest, the wire
    that others credit, or what a function from the cluster's entries to an id says."""

    texts: Texts = attrs.field(repr=False, eq=False)
    """Gives the texts back, for passages."""

    @functools.cached_property
    def kinds(self) -> tuple[tuple[Relation, DuplicateKind], ...]:
        """Related articles and what they are to each other, in order of ids."""
        found = (
            (r, decide_kind(r.evidence, self.entries[r.a], self.entries[r.b], self.settings))
            for r in self.relations
        )
        return tuple((relation, kind) for relation, kind in found if kind is not None)

    @functools.cached_property
    def pairs(self) -> tuple[DuplicatePair, ...]:
        """Related articles, in order of ids; passages are located when first asked for."""
        read = functools.lru_cache(256)(self.texts)
        return tuple(
            _make_pair(r.a, r.b, kind, r.evidence, (read(r.a), read(r.b))) for r, kind in self.kinds
        )

    def count_pairs(self) -> int:
        """Return how many pairs there are, without locating their passages."""
        return len(self.kinds)

    @functools.cached_property
    def clusters(self) -> tuple[tuple[str, ...], ...]:
        """Ids of articles that are copies, largest cluster first, then by smallest id.

        Articles without copies are left out; ids are sorted within a cluster.
        """
        return cluster_ids((r.a, r.b) for r, kind in self.kinds if kind in COPY_KINDS)

    @functools.cached_property
    def kept(self) -> tuple[str, ...]:
        """Ids of the articles that remain without copies, sorted.

        One of each cluster, and all that are in none.
        """
        clustered = {name for cluster in self.clusters for name in cluster}
        return tuple(sorted({*self.entries} - clustered | set(self.heads.values())))

    @functools.cached_property
    def heads(self) -> dict[str, str]:
        """The kept article of each cluster, by the cluster's smallest id."""
        return {c[0]: choose_kept(c, self.entries, self.keep) for c in self.clusters}

    def rethreshold(self, **changes: Any) -> Duplicates:
        """Return the result under other settings, without comparing again.

        Args:
            changes: `DuplicateSettings` by name, or *keep*. (*common_texts* concerns comparing
                itself and cannot be changed any more.)

        Raises:
            DuplicateError: If a setting does not exist or cannot be changed.
        """
        known = {f.name for f in attrs.fields(DuplicateSettings)} - {"common_texts"} | {"keep"}
        if unknown := sorted({*changes} - known):
            raise DuplicateError(f"cannot rethreshold {unknown[0]!r}; choose from {sorted(known)}")
        result: dict[str, Any] = {"keep": changes.pop("keep")} if "keep" in changes else {}
        return attrs.evolve(self, settings=attrs.evolve(self.settings, **changes), **result)

    def lineage(self) -> Lineage:
        """Return who took from whom, by dates, credits and lengths."""
        copies = [
            (r.a, r.b, kind, r.evidence.share_a, r.evidence.share_b)
            for r, kind in self.kinds
            if kind in COPY_KINDS
        ]
        return trace_lineage(copies, self.entries)

    def why(self, a: str, b: str) -> str:
        """Return, for a person to read, what two articles share, side by side.

        Works for any two articles that were compared, also for unrelated ones.

        Raises:
            DuplicateError: If there is no article with such an id.
        """
        for name in (a, b):
            if name not in self.entries:
                raise DuplicateError(f"no article has the id {name!r}", name)
        text_a, text_b = self.texts(a), self.texts(b)
        evidence = weigh_texts(text_a, text_b)
        entries = (self.entries[a], self.entries[b])
        kind = decide_kind(evidence, *entries, self.settings) if evidence else None
        if evidence is None or kind is None:
            return f"{a} and {b} are not related.\n"
        return print_side_by_side(
            _make_pair(a, b, kind, evidence, (text_a, text_b)), text_a, text_b
        )


def _make_pair(
    a: str, b: str, kind: DuplicateKind, evidence: Evidence, texts: tuple[str, str]
) -> DuplicatePair:
    """Return the record of a pair, its passages located in both texts."""
    return DuplicatePair(
        a=a,
        b=b,
        kind=kind,
        similarity=evidence.similarity,
        a_in_b=evidence.share_a,
        b_in_a=evidence.share_b,
        passages=locate_passages(*texts).passages,
    )


def duplicate_of(duplicates: Duplicates) -> dict[str, DuplicateOf]:
    """Return for each clustered article how it stands to the kept one of its cluster.

    Where the two are no pair themselves (both are copies of a third), only *cluster* and *of* are
    set: a share that was not measured is not invented.
    """
    found: dict[frozenset[str], tuple[Relation, DuplicateKind]] = {
        frozenset((r.a, r.b)): (r, kind) for r, kind in duplicates.kinds if kind in COPY_KINDS
    }
    places: dict[str, DuplicateOf] = {}
    for cluster in duplicates.clusters:
        head = duplicates.heads[cluster[0]]
        for name in cluster:
            if name == head:
                places[name] = DuplicateOf(cluster=cluster[0])
                continue
            pair = found.get(frozenset((name, head)))
            places[name] = _place_copy(cluster[0], name, head, pair)
    return places


def _place_copy(
    cluster: str, name: str, head: str, pair: tuple[Relation, DuplicateKind] | None
) -> DuplicateOf:
    if pair is None:
        return DuplicateOf(cluster=cluster, of=head)
    (relation, kind), first = pair, pair[0].a == name
    evidence = relation.evidence
    return DuplicateOf(
        cluster=cluster,
        kind=kind,
        of=head,
        similarity=evidence.similarity,
        a_in_b=evidence.share_a if first else evidence.share_b,
        b_in_a=evidence.share_b if first else evidence.share_a,
    )
