"""JSON Lines in several files of bounded size, so that no file of a large corpus is unwieldy."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any, BinaryIO

import attrs

from corpuskit.formats.atomic import reporting_errors, sync_file
from corpuskit.formats.jsonl import dump_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

SHARD_BYTES = 1 << 28
"""Bytes from which a file is full, 256 MiB: some 50,000 articles, seconds to copy or to load."""

_BLOCK_BYTES = 1 << 20
"""Bytes written at a time; a file is at most as much longer than its limit, and one article."""

_NAME = re.compile(r"articles(?:-[0-9]{5,})?\.jsonl")
_NUMBERED = re.compile(r"articles-([0-9]{5,})\.jsonl")

ONLY = "articles.jsonl"
"""Name of the file where one is enough."""


@attrs.frozen(kw_only=True)
class Shard:
    """One file of articles."""

    file: str
    """Its name in the folder."""

    articles: int
    """Articles in it."""

    bytes: int
    """Its size."""

    sha256: str
    """SHA-256 of its bytes, 64 hex digits."""


def is_shard(name: str, /) -> bool:
    """Tell whether a file of this name holds articles."""
    return _NAME.fullmatch(name) is not None


def list_shards(folder: Path, /) -> list[Path]:
    """Return the files of articles in *folder*, in order; those that are missing included.

    Of a folder that Spark wrote, its parts.
    """
    if parts := sorted(folder.glob("part-*")):
        return parts
    numbers = [int(match[1]) for path in folder.iterdir() if (match := _NUMBERED.match(path.name))]
    if not numbers:
        return [folder / ONLY]
    return [folder / _name(number) for number in range(1, max(numbers) + 1)]


def write_shards(
    rows: Iterable[Mapping[str, Any]], folder: Path, path: str, /, *, limit: int
) -> Sequence[Shard]:
    """Write *rows* to numbered files in *folder*; to `ONLY` if they fit into one.

    Where one file ends depends on the rows and *limit* alone, and no row is divided.

    Args:
        rows: JSON objects, taken as they are needed.
        folder: A new, empty folder.
        path: The output as the caller named it, for errors.
        limit: Bytes from which a file is full, 1 or more.

    Raises:
        WriteError: If writing fails.
        RecordError: If a row holds what JSON cannot.
    """
    blocks = dump_counted(rows, block=min(limit, _BLOCK_BYTES))
    shards: list[Shard] = []
    held = next(blocks, None)
    while held is not None or not shards:
        name = _name(len(shards) + 1)
        digest, size, count = hashlib.sha256(), 0, 0
        with reporting_errors(path):
            file = (folder / name).open("xb")
        with file:
            while held is not None and size < limit:
                block, number = held
                _write(file, block, path)
                digest.update(block)
                size, count = size + len(block), count + number
                held = next(blocks, None)
            with reporting_errors(path):
                sync_file(file)
        shards.append(Shard(file=name, articles=count, bytes=size, sha256=digest.hexdigest()))
    if len(shards) > 1:
        return shards
    with reporting_errors(path):
        (folder / shards[0].file).rename(folder / ONLY)
    return [attrs.evolve(shards[0], file=ONLY)]


def dump_counted(
    rows: Iterable[Mapping[str, Any]], /, *, block: int = _BLOCK_BYTES
) -> Iterator[tuple[bytes, int]]:
    """Yield the lines of *rows* in blocks, each with the number of lines in it."""
    for lines in dump_lines(rows, block=block):
        yield lines, lines.count(b"\n")


def _write(file: BinaryIO, block: bytes, path: str) -> None:
    with reporting_errors(path):
        file.write(block)


def _name(number: int) -> str:
    return f"articles-{number:05d}.jsonl"
