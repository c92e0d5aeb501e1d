"""One file of JSON objects, read and written in the form that its first bytes or its name say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from corpuskit.compression import compress_to, decompressed_parts, sniff_compression
from corpuskit.errors import FeedError
from corpuskit.formats.atomic import reporting_errors
from corpuskit.formats.forms import target_of
from corpuskit.formats.jsonl import dump_lines, load_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_PARQUET_MAGIC = b"PAR1"


def iter_objects(path: Path, cls: type, /) -> Iterator[tuple[int, Any]]:
    """Yield the JSON value of each record of *cls*, with the number of its line or row, from 1.

    Raises:
        FeedError: If the file cannot be read or breaks off.
        RecordError: If a line is no JSON.
        MissingExtraError: If the form needs an extra that is not installed.
    """
    name = str(path)
    try:
        with path.open("rb") as file:
            head = file.read(16)
            file.seek(0)
            if head.startswith(_PARQUET_MAGIC):
                yield from _iter_parquet(file, name, cls)
            else:
                parts = decompressed_parts(file, sniff_compression(head), name)
                yield from load_lines(parts, name)
    except FeedError:
        raise
    except OSError as error:
        raise FeedError(f"cannot be read: {error.strerror or error}", name) from error


def _iter_parquet(file: BinaryIO, name: str, cls: type) -> Iterator[tuple[int, Any]]:
    """Yield the rows of a Parquet file, counted from 1."""
    from corpuskit.formats import arrow, parquet  # noqa: PLC0415 - slow to load, and an extra

    try:
        yield from enumerate(parquet.read_rows(file, cls), start=1)
    except arrow.ARROW_ERRORS as error:
        message = f"the Parquet file cannot be read ({error}); fetch it again"
        raise FeedError(message, name) from error


def write_parquet(
    rows: Iterable[Mapping[str, Any]], file: BinaryIO, name: str, /, *, cls: type
) -> int:
    """Write JSON objects of records of *cls* as Parquet; return how many there were."""
    from corpuskit.formats import arrow, parquet  # noqa: PLC0415 - slow to load, and an extra

    with parquet.BatchWriter(file, cls) as writer:
        for batch in arrow.iter_batches(rows, cls):
            with reporting_errors(name):
                writer.write(batch)
    return writer.count


def write_lines(rows: Iterable[Mapping[str, Any]], file: BinaryIO, name: str, /) -> int:
    """Write JSON objects as lines, compressed as *name* says; return how many there were."""
    count = 0

    def counted() -> Iterator[Mapping[str, Any]]:
        nonlocal count
        for row in rows:
            count += 1
            yield row

    zipped = target_of(name).zipped
    target = compress_to(file, zipped) if zipped else file
    # Only the writing is guarded: an OSError of the rows themselves is the caller's own.
    try:
        for block in dump_lines(counted()):
            with reporting_errors(name):
                target.write(block)
    finally:
        if zipped:
            with reporting_errors(name):
                target.close()
    return count
