"""Records as Parquet files, by the schema of `corpuskit.formats.arrow`.

Needs the extra ``parquet``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO, Self

# First: where pyarrow is missing, this says what to install.
from corpuskit.formats.arrow import arrow_schema, iter_rows

# isort: split
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa

_BATCH_ROWS = 200
"""Rows turned into objects at a time when reading."""


class BatchWriter:
    """Writes batches of records of *cls* to *file*, a row group each: a context manager.

    The same batches give the same bytes under the same version of pyarrow.

    Attributes:
        count: Rows written so far.
    """

    def __init__(self, file: BinaryIO, cls: type) -> None:
        self.count: int = 0
        self._writer = pq.ParquetWriter(file, arrow_schema(cls), compression="zstd")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._writer.close()

    def write(self, batch: pa.RecordBatch, /) -> None:
        """Write one row group."""
        self._writer.write_batch(batch)
        self.count += batch.num_rows


def read_rows(file: BinaryIO, cls: type) -> Iterator[dict[str, Any]]:
    """Yield the rows of a Parquet file as JSON objects of records of *cls*, in order."""
    return iter_rows(pq.ParquetFile(file).iter_batches(batch_size=_BATCH_ROWS), cls)
