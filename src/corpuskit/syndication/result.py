"""The result of looking for duplicates."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from itertools import compress
from typing import TYPE_CHECKING, Any, Protocol

import attrs

from corpuskit.errors import DuplicateError
from corpuskit.records import DuplicateKind, DuplicateOf
from corpuskit.settings import DuplicateSettings
from corpuskit.shown import ShownInNotebooks
from corpuskit.syndication.clusters import Keep, choose_kept, cluster_ids
from corpuskit.syndication.comparison import weigh_texts
from corpuskit.syndication.entries import Entries, Entry
from corpuskit.syndication.evidence import read_row, read_share
from corpuskit.syndication.kinds import decide_kinds
from corpuskit.syndication.lineage import Lineage, trace_lineage
from corpuskit.syndication.locate import Alignment, align_tokens, locate_passages
from corpuskit.syndication.records import COPY_KINDS, Cluster, DuplicatePair
from corpuskit.syndication.relations import Relations
from corpuskit.syndication.sidebyside import print_side_by_side
from corpuskit.syndication.tokens import locate_tokens

if TYPE_CHECKING:
    from corpuskit.syndication.evidence import Rows

_HELD = 64
"""Texts whose tokens are held while passages are located: pairs come in order of their ids."""


class Texts(Protocol):
    """Gives the text of an article by its id."""

    def __call__(self, name: str, /) -> str:
        """Return the text that was compared."""


@attrs.frozen(kw_only=True, slots=False, repr=False)
class Duplicates(ShownInNotebooks):
    """Which articles are copies of one another, and how.

    Two results are equal if the same articles are related in the same way under the same
    settings, in whatever order they came.
    """

    entries: Entries = attrs.field(repr=False)
    """What was compared, by id."""

    relations: Relations = attrs.field(repr=False)
    """All that any two have in common, in order of ids: *pairs* is chosen from it."""

    settings: DuplicateSettings
    """The settings that choose."""

    keep: Keep | Callable[[Sequence[Entry]], str] = "earliest"
    """Which article of a cluster is kept: the earliest (else the longest), the longest, the wire
    that others credit, or what a function from the cluster's entries to an id says."""

    texts: Texts = attrs.field(repr=False, eq=False)
    """Gives the texts back, for passages."""

    @functools.cached_property
    def kinds(self) -> tuple[DuplicateKind | None, ...]:
        """What the articles of each relation are to each other; ``None`` if nothing."""
        found = self.relations
        kinds = decide_kinds(found.rows, found.a, found.b, self.entries, self.settings)
        return tuple(kinds)

    @functools.cached_property
    def pairs(self) -> tuple[DuplicatePair, ...]:
        """Related articles, in order of ids; passages are located when first asked for."""
        return tuple(self.iter_pairs())

    def iter_pairs(self, *, locate: bool = True) -> Iterator[DuplicatePair]:
        """Yield the pairs one by one: a million with their passages would fill the memory.

        Args:
            locate: Whether to look for the passages, which takes most of the time; pairs have none
                otherwise.
        """
        read = functools.lru_cache(_HELD)(lambda name: locate_tokens(self.texts(name)))
        for a, b, kind, row in self._list_related():
            yield _make_pair(a, b, kind, row, align_tokens(read(a), read(b)) if locate else None)

    def _list_related(self) -> Iterator[tuple[str, str, DuplicateKind, Rows]]:
        """Yield ids, kind and evidence of the pairs, in order of ids."""
        found = self.relations
        for a, b, kind, row in zip(found.a, found.b, self.kinds, found.rows, strict=True):
            if kind is not None:
                yield a, b, kind, row

    def list_copies(self) -> Iterator[tuple[str, str, DuplicateKind, Rows]]:
        """Yield the same of the pairs that are copies."""
        return (item for item in self._list_related() if item[2] in COPY_KINDS)

    def count_pairs(self) -> int:
        """Return how many pairs there are, without locating their passages."""
        return sum(kind is not None for kind in self.kinds)

    @functools.cached_property
    def clusters(self) -> tuple[tuple[str, ...], ...]:
        """Ids of articles that are copies, largest cluster first, then by smallest id.

        Articles without copies are left out; ids are sorted within a cluster.
        """
        found = self.relations
        flags = [kind in COPY_KINDS for kind in self.kinds]
        return cluster_ids(zip(compress(found.a, flags), compress(found.b, flags), strict=True))

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

    def iter_clusters(self) -> Iterator[Cluster]:
        """Yield the clusters as records, with the kept article of each, in the same order."""
        return (Cluster(kept=self.heads[ids[0]], ids=ids) for ids in self.clusters)

    def rethreshold(self, **changes: Any) -> Duplicates:
        """Return the result under other settings, without comparing again.

        Args:
            changes: `DuplicateSettings` by name, or *keep*. (*common_texts* concerns comparing
                itself and cannot be changed any more.)

        Raises:
            DuplicateError: If a setting does not exist or cannot be changed.

        Examples:
            >>> from corpuskit import find_duplicates
            >>> story = "The bridge was closed on Monday after a barge struck its third pier."
            >>> dups = find_duplicates([("a", story), ("b", story + " Nobody was hurt.")])
            >>> dups.clusters, dups.rethreshold(keep="longest").kept
            ((('a', 'b'),), ('b',))
        """
        known = {f.name for f in attrs.fields(DuplicateSettings)} - {"common_texts"} | {"keep"}
        if unknown := sorted({*changes} - known):
            raise DuplicateError(f"cannot rethreshold {unknown[0]!r}; choose from {sorted(known)}")
        result: dict[str, Any] = {"keep": changes.pop("keep")} if "keep" in changes else {}
        return attrs.evolve(self, settings=attrs.evolve(self.settings, **changes), **result)

    def lineage(self) -> Lineage:
        """Return who took from whom, by dates, credits and lengths."""
        copies = [
            (a, b, kind, read_share(row, "share_a"), read_share(row, "share_b"))
            for a, b, kind, row in self.list_copies()
        ]
        return trace_lineage(copies, self.entries)

    def why(self, a: str, b: str) -> str:
        """Return, for a person to read, what two articles share, side by side.

        Works for any two articles that were compared, also for unrelated ones.

        Args:
            a: Id of one article: it stands on the left.
            b: Id of the other.

        Returns:
            Kind, shares and passages; words that stand in one of them only are in brackets.

        Raises:
            DuplicateError: If there is no article with such an id.
        """
        for name in (a, b):
            if name not in self.entries:
                raise DuplicateError(f"no article has the id {name!r}", name)
        text_a, text_b = self.texts(a), self.texts(b)
        rows = weigh_texts(text_a, text_b)
        if rows is not None:
            [kind] = decide_kinds(rows, [a], [b], self.entries, self.settings)
            if kind is not None:
                pair = _make_pair(a, b, kind, rows[0], locate_passages(text_a, text_b))
                entries = self.entries[a], self.entries[b]
                return print_side_by_side(pair, read_row(rows[0]), entries, (text_a, text_b))
        return f"{a} and {b} are not related.\n"


def _make_pair(
    a: str, b: str, kind: DuplicateKind, row: Rows, alignment: Alignment | None
) -> DuplicatePair:
    """Return the record of a pair, with passages where an alignment is given."""
    return DuplicatePair(
        a=a,
        b=b,
        kind=kind,
        similarity=read_share(row, "similarity"),
        a_in_b=read_share(row, "share_a"),
        b_in_a=read_share(row, "share_b"),
        passages=() if alignment is None else alignment.passages,
    )


def duplicate_of(duplicates: Duplicates) -> dict[str, DuplicateOf]:
    """Return for each clustered article how it stands to the kept one of its cluster.

    Where the two are no pair themselves (both are copies of a third), only *cluster* and *of* are
    set: a share that was not measured is not invented.
    """
    found = {frozenset(item[:2]): item for item in duplicates.list_copies()}
    places: dict[str, DuplicateOf] = {}
    for cluster in duplicates.clusters:
        head = duplicates.heads[cluster[0]]
        for name in cluster:
            if name == head:
                places[name] = DuplicateOf(cluster=cluster[0])
            elif (item := found.get(frozenset((name, head)))) is None:
                places[name] = DuplicateOf(cluster=cluster[0], of=head)
            else:
                places[name] = _place_copy(cluster[0], name, head, item)
    return places


def _place_copy(
    cluster: str, name: str, head: str, item: tuple[str, str, DuplicateKind, Rows]
) -> DuplicateOf:
    a, _, kind, row = item
    of_a, of_b = ("share_a", "share_b") if a == name else ("share_b", "share_a")
    return DuplicateOf(
        cluster=cluster,
        kind=kind,
        of=head,
        similarity=read_share(row, "similarity"),
        a_in_b=read_share(row, of_a),
        b_in_a=read_share(row, of_b),
    )
