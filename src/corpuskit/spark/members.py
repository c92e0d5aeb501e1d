"""What a worker does with edges and clusters, row by row in a sorted table."""

from __future__ import annotations

import itertools
import operator
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from corpuskit.formats.arrow import arrow_schema
from corpuskit.spark.comparing import ENTRY, make_entry
from corpuskit.spark.stars import Link
from corpuskit.syndication.clusters import choose_kept
from corpuskit.syndication.records import Cluster

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from corpuskit.syndication.clusters import Keep
    from corpuskit.syndication.entries import Entry

LINKS = pa.schema(
    [
        pa.field("node", pa.string()),
        pa.field("other", pa.string()),
        pa.field("is_new", pa.bool_()),
    ]
)
"""Edges of a graph."""

CLUSTERS = arrow_schema(Cluster)
"""Clusters, with the columns of `Cluster`."""

_ROWS = 10_000
"""Rows handed back at a time."""


def step_links(
    batches: Iterable[pa.RecordBatch], *, step: Callable[[Iterable[Link]], Iterator[Link]]
) -> Iterator[pa.RecordBatch]:
    """Yield the edges that *step* makes of sorted edges: `LINKS` to `LINKS`."""
    links = itertools.starmap(Link, _iter_rows(batches, LINKS.names))
    made = step(links)
    while some := list(itertools.islice(made, _ROWS)):
        columns = [pa.array(column) for column in zip(*some, strict=True)]
        yield pa.RecordBatch.from_arrays(columns, schema=LINKS)


def choose_members(
    batches: Iterable[pa.RecordBatch], *, keep: Keep | Callable[[Sequence[Entry]], str]
) -> Iterator[pa.RecordBatch]:
    """Yield the clusters with the article that stands for each: to `CLUSTERS`.

    Args:
        batches: ``cluster`` and the columns of `ENTRY`, ordered by cluster and id.
        keep: As in `find_duplicates`.
    """
    rows = _iter_rows(batches, ["cluster", *ENTRY])
    for _, group in itertools.groupby(rows, operator.itemgetter(0)):
        members = (make_entry(dict(zip(ENTRY, row[1:], strict=True))) for row in group)
        entries = {entry.id: entry for entry in members}
        cluster = {"kept": choose_kept([*entries], entries, keep), "ids": [*entries]}
        yield pa.RecordBatch.from_pylist([cluster], schema=CLUSTERS)


def _iter_rows(
    batches: Iterable[pa.RecordBatch], names: Sequence[str]
) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of some batches."""
    for batch in batches:
        yield from zip(*(batch.column(name).to_pylist() for name in names), strict=True)
