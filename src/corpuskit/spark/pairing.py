"""What a worker does with sorted postings: pairs of texts, without holding all of a shingle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from corpuskit.syndication.candidates import pair_common, pair_shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpuskit.syndication.tokens import Places

PAIRED = pa.schema(
    [
        pa.field("first", pa.binary()),  # Digests of two texts, the smaller first.
        pa.field("second", pa.binary()),
        pa.field("smaller", pa.int64()),  # Size of the smaller of their sketches.
        pa.field("shared", pa.int64()),  # Shingles of both that stand in not too many texts.
        pa.field("common", pa.int64()),  # Shingles of both that stand in too many.
    ]
)
"""Pairs of texts, each as often as it is met."""

_POSTING = np.dtype([("shingle", np.int64), ("digest", "V16"), ("size", np.int64)])
_Postings = npt.NDArray[np.void]

_ROWS = 1 << 16
"""Pairs handed back at a time: some megabytes."""


def pair_postings(batches: Iterable[pa.RecordBatch], *, common: int) -> Iterator[pa.RecordBatch]:
    """Yield the pairs that postings make: what `pair_texts` does, in one pass.

    Of a shingle in too many texts only the first is remembered, so memory is bounded whatever
    their number.

    Args:
        batches: Shingles with the digest of a text each, and the size of its sketch; all of one
            shingle together, ordered by digest; no two alike.
        common: See `DuplicateSettings.common_texts`.
    """
    held = np.empty(0, _POSTING)  # Of the latest shingle, of which more may follow.
    is_common = False  # Whether it is known to stand in too many: then the first text only.
    for batch in batches:
        rows = np.concatenate([held, _read(batch)])
        if is_common:
            end = int(np.searchsorted(rows["shingle"], rows["shingle"][0], "right"))
            yield from _pack(rows, *pair_common(np.array([0]), np.array([end])), "common")
            if end == len(rows):
                held = rows[:1]
                continue
            rows, is_common = rows[end:], False
        start = int(np.searchsorted(rows["shingle"], rows["shingle"][-1:])[0]) if len(rows) else 0
        yield from _pair(rows[:start], common)
        held = rows[start:]
        if len(held) > common:
            yield from _pair(held, common)
            held, is_common = held[:1], True
    if not is_common:
        yield from _pair(held, common)


def _read(batch: pa.RecordBatch) -> _Postings:
    """Return the postings of a batch."""
    rows = np.empty(batch.num_rows, _POSTING)
    rows["shingle"] = batch.column("shingle").to_numpy()
    rows["digest"] = np.frombuffer(b"".join(batch.column("digest").to_pylist()), "V16")
    rows["size"] = batch.column("size").to_numpy()
    return rows


def _pair(rows: _Postings, common: int) -> Iterator[pa.RecordBatch]:
    """Pair the texts of whole groups of postings."""
    shingles = rows["shingle"]
    starts = np.flatnonzero(np.append(True, shingles[1:] != shingles[:-1]))[: len(rows)]
    counts = np.diff(starts, append=len(rows))
    shared = (counts > 1) & (counts <= common)
    some = rows[np.repeat(shared, counts)]
    for first, second in pair_shared(counts[shared]):
        yield from _pack(some, first, second, "shared")
    hot = counts > common
    yield from _pack(rows, *pair_common(starts[hot], counts[hot]), "common")


def _pack(rows: _Postings, first: Places, second: Places, kind: str) -> Iterator[pa.RecordBatch]:
    """Yield pairs of postings by their places."""
    digests = rows["digest"]
    for at in range(0, len(first), _ROWS):
        one, other = first[at : at + _ROWS], second[at : at + _ROWS]
        columns: dict[str, Any] = {
            "first": _to_binary(digests[one]),
            "second": _to_binary(digests[other]),
            "smaller": np.minimum(rows["size"][one], rows["size"][other]),
            "shared": np.full(len(one), int(kind == "shared")),
            "common": np.full(len(one), int(kind == "common")),
        }
        yield pa.RecordBatch.from_pydict(columns, schema=PAIRED)


def _to_binary(digests: npt.NDArray[np.void]) -> pa.Array:
    size = digests.dtype.itemsize
    packed = pa.py_buffer(np.ascontiguousarray(digests).tobytes())
    ends = pa.py_buffer(np.arange(0, size * len(digests) + 1, size, dtype=np.int32))
    return pa.Array.from_buffers(pa.binary(), len(digests), [None, ends, packed])
