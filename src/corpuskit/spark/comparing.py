"""What a worker does with pairs: compares them, tells their kinds, locates what they share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from corpuskit.convert import record_to_json
from corpuskit.formats.arrow import arrow_schema
from corpuskit.syndication.comparison import (
    Candidates,
    Portion,
    compare_pairs,
    order_pairs,
    split_pairs,
)
from corpuskit.syndication.entries import Entries, Entry
from corpuskit.syndication.evidence import DTYPE, Rows, describe_same, join_rows, read_share
from corpuskit.syndication.kinds import decide_kinds
from corpuskit.syndication.locate import locate_passages
from corpuskit.syndication.records import DuplicatePair
from corpuskit.syndication.relations import Gathering

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpuskit.settings import DuplicateSettings
    from corpuskit.syndication.tokens import Places, Words

COMPARED = pa.schema(
    [
        pa.field("first", pa.binary()),  # Digests of two texts, the smaller first.
        pa.field("second", pa.binary()),
        pa.field("evidence", pa.binary()),  # A row of the table of evidence.
    ]
)
"""What two texts have in common."""

RELATED = pa.schema([field for field in arrow_schema(DuplicatePair) if field.name != "passages"])
"""Pairs of articles, before their passages are located."""

LOCATED = arrow_schema(DuplicatePair)
"""Pairs of articles, with the columns of `DuplicatePair`."""

ENTRY = ("id", "tokens", "date", "time", "source", "credits", "headline")
"""Columns that an entry is made of."""

_PORTION = 200
"""Pairs whose passages are handed back at a time."""


def compare_texts(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield what the texts of each pair have in common: to `COMPARED`.

    Args:
        batches: Columns ``first`` and ``second``, digests, and ``words_a`` and ``words_b``, tokens.
    """
    for batch in batches:
        columns = batch.to_pydict()
        words = dict(zip(columns["first"], columns["words_a"], strict=True))
        words.update(zip(columns["second"], columns["words_b"], strict=True))
        digests = sorted(words)
        numbers = {digest: number for number, digest in enumerate(digests)}
        texts = [np.frombuffer(words[digest], "<u4") for digest in digests]
        first = np.array([numbers[digest] for digest in columns["first"]], np.int64)
        second = np.array([numbers[digest] for digest in columns["second"]], np.int64)
        lengths = np.array([len(text) for text in texts], np.int64)

        def read(some: Places, texts: list[Words] = texts) -> list[Words]:
            return [texts[number] for number in some.tolist()]

        pairs = order_pairs([Candidates(first, second)])
        for portion in split_pairs(pairs, lengths):
            found, rows = compare_pairs(Portion.read(portion, read))
            yield pa.RecordBatch.from_pydict(
                {
                    "first": [digests[number] for number in found.first.tolist()],
                    "second": [digests[number] for number in found.second.tolist()],
                    "evidence": [row.tobytes() for row in rows],
                },
                schema=COMPARED,
            )


def relate_articles(
    batches: Iterable[pa.RecordBatch], *, settings: DuplicateSettings
) -> Iterator[pa.RecordBatch]:
    """Yield the pairs that are something to each other: to `RELATED`.

    Args:
        batches: The columns of `ENTRY` of two articles, behind ``a_`` and ``b_``, in any order of
            the two, and ``evidence``, null where their texts have the same tokens.
        settings: What a copy is.
    """
    for batch in batches:
        columns = batch.to_pydict()
        of_a, of_b = _list_entries(columns, "a_"), _list_entries(columns, "b_")
        entries = Entries()
        entries.take({entry.id: entry for entry in [*of_a, *of_b]}.values())
        rows = [
            describe_same(entry.tokens) if stored is None else np.frombuffer(stored, DTYPE)
            for stored, entry in zip(columns["evidence"], of_a, strict=True)
        ]
        gathering = Gathering(settings.common_texts)
        if rows:
            ids_a, ids_b = [entry.id for entry in of_a], [entry.id for entry in of_b]
            gathering.add(ids_a, ids_b, join_rows(rows))
        found = gathering.close()
        kinds = decide_kinds(found.rows, found.a, found.b, entries, settings)
        yield _pack_pairs(found.a, found.b, kinds, found.rows)


def _list_entries(columns: dict[str, list[Any]], prefix: str) -> list[Entry]:
    """Return the entries of one article of each pair."""
    parts = zip(*(columns[prefix + name] for name in ENTRY), strict=True)
    return [make_entry(dict(zip(ENTRY, values, strict=True))) for values in parts]


def make_entry(columns: dict[str, Any]) -> Entry:
    """Return the entry of an article from the columns of its row."""
    return Entry(**{**columns, "credits": tuple(columns["credits"] or ())})


def _pack_pairs(
    a: tuple[str, ...], b: tuple[str, ...], kinds: list[Any], rows: Rows
) -> pa.RecordBatch:
    """Return the pairs that have a kind."""
    places = [place for place, kind in enumerate(kinds) if kind is not None]
    some = rows[places]
    columns: dict[str, Any] = {
        "a": [a[place] for place in places],
        "b": [b[place] for place in places],
        "kind": [kinds[place] for place in places],
        "similarity": [read_share(row, "similarity") for row in some],
        "a_in_b": [read_share(row, "share_a") for row in some],
        "b_in_a": [read_share(row, "share_b") for row in some],
    }
    return pa.RecordBatch.from_pydict(columns, schema=RELATED)


def locate_pairs(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield the pairs with the passages that they share: to `LOCATED`.

    Args:
        batches: The columns of `RELATED`, and ``text_a`` and ``text_b``.
    """
    for batch in batches:
        for at in range(0, batch.num_rows, _PORTION):
            rows = batch.slice(at, _PORTION).to_pylist()
            for row in rows:
                texts = row.pop("text_a"), row.pop("text_b")
                row["passages"] = list(map(record_to_json, locate_passages(*texts).passages))
            yield pa.RecordBatch.from_pylist(rows, schema=LOCATED)
