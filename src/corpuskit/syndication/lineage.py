"""Pairs of copies -> who took from whom."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import attrs

from corpuskit.errors import MissingExtraError
from corpuskit.shown import Shown
from corpuskit.syndication.entries import Entry, clock, describe_entry, is_earlier, is_wire_of
from corpuskit.syndication.records import Descent, LineageReason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpuskit.records import DuplicateKind


@attrs.frozen(repr=False)
class Lineage(Shown):
    """Who took from whom: one edge for each copy, from the likeliest source."""

    edges: tuple[Descent, ...]
    """Edges in the order of the copies' ids; no article descends from itself."""

    entries: tuple[Entry, ...] = attrs.field(default=(), repr=False)
    """The articles they are about, in order of ids."""

    def __iter__(self) -> Iterator[Descent]:
        return iter(self.edges)

    def __len__(self) -> int:
        return len(self.edges)

    def to_dot(self) -> str:
        """Return the edges in the DOT language of Graphviz.

        Articles are labelled by what is known of them: source, date, headline.
        """
        labels = ((entry.id, "\n".join(describe_entry(entry))) for entry in self.entries)
        nodes = [f"  {_quote(name)} [label={_quote(label)}];" for name, label in labels if label]
        lines = [
            f"  {_quote(e.source)} -> {_quote(e.copy)}"
            f' [label="{e.kind} {e.share:.2f} ({e.reason})"];'
            for e in self.edges
        ]
        return "\n".join(["digraph lineage {", *nodes, *lines, "}", ""])

    def to_networkx(self) -> Any:
        """Return the edges as a ``networkx.DiGraph`` with attributes kind, reason and share.

        Its nodes are the articles, with attributes source, date, time and headline.

        Raises:
            MissingExtraError: If networkx is not installed.
        """
        try:
            nx = importlib.import_module("networkx")
        except ImportError as error:
            raise MissingExtraError("Lineage graphs", "graph") from error
        graph = nx.DiGraph()
        for entry in self.entries:
            fields = {name: getattr(entry, name) for name in ("source", "date", "time", "headline")}
            graph.add_node(entry.id, **fields)
        for e in self.edges:
            graph.add_edge(e.source, e.copy, kind=e.kind, reason=e.reason, share=e.share)
        return graph


def _quote(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def trace_lineage(
    pairs: Sequence[tuple[str, str, DuplicateKind, float, float]], entries: Mapping[str, Entry]
) -> Lineage:
    """Return for each copy the article it was most likely made from.

    Articles are put in one order: by date and time (the undated last), then wires before those
    that credit them, then the longer before the shorter, then by id; so there are no circles. Of
    the articles before it that a copy is paired with, its source holds most of its text.

    Args:
        pairs: Copies: both ids, kind, share of a in b, share of b in a.
        entries: The articles by id.
    """
    credited = {c.casefold() for a, b, *_ in pairs for n in (a, b) for c in entries[n].credits}

    def order(entry: Entry) -> tuple[tuple[str, str], bool, int, str]:
        wire = entry.source is not None and entry.source.casefold() in credited
        return clock(entry), not wire, -entry.tokens, entry.id

    best: dict[str, tuple[tuple[object, ...], Descent]] = {}
    for a, b, kind, a_in_b, b_in_a in pairs:
        first, second = sorted((entries[a], entries[b]), key=order)
        share = b_in_a if first.id == a else a_in_b
        rank = (-share, order(first))
        if second.id not in best or rank < best[second.id][0]:
            reason = _find_reason(first, second)
            edge = Descent(source=first.id, copy=second.id, kind=kind, reason=reason, share=share)
            best[second.id] = (rank, edge)
    edges = tuple(best[name][1] for name in sorted(best))
    names = sorted({name for edge in edges for name in (edge.source, edge.copy)})
    return Lineage(edges, tuple(entries[name] for name in names))


def _find_reason(first: Entry, second: Entry) -> LineageReason:
    """Return the ground on which *first* was put before *second*."""
    if is_earlier(first, second):
        return "earlier"
    if clock(first) != clock(second):
        return "dated"
    if is_wire_of(first, second):
        return "wire"
    return "fuller" if first.tokens > second.tokens else "id"
