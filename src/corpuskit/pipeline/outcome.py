"""What one input came to, ready for the journal."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

import attrs

from corpuskit.formats.jsonl import dump_lines, load_lines
from corpuskit.pipeline.manifest import InputRecord
from corpuskit.records import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

BLOCK_BYTES = 1 << 23
"""Most bytes of JSON lines in a block, 8 MiB: what is unpacked at a time."""


@attrs.frozen(kw_only=True)
class Outcome:
    """What one input came to, ready to be stored."""

    record: InputRecord
    """Its entry in the manifest."""

    problems: tuple[Problem, ...] = ()
    """What a person should look at."""

    blocks: tuple[bytes, ...] = attrs.field(default=(), repr=False)
    """Its articles: JSON lines, packed by `pack_lines`; ids not yet numbered, copies not told."""

    stamp: str | None = None
    """What the file system said of the file that was read; ``None`` if that proves nothing."""

    seconds: float = 0.0
    """Time that it took."""


def pack_lines(rows: Iterable[Mapping[str, Any]], /) -> Iterator[bytes]:
    """Yield JSON objects as lines, packed to a third of their size, in blocks for the journal."""
    for lines in dump_lines(rows, block=BLOCK_BYTES):
        for start in range(0, len(lines), BLOCK_BYTES):
            yield zlib.compress(lines[start : start + BLOCK_BYTES], 1)


def unpack_lines(blocks: Iterable[bytes], name: str, /) -> Iterator[dict[str, Any]]:
    """Yield the JSON objects in blocks that `pack_lines` made; *name* is that of their file."""
    for _, row in load_lines(map(zlib.decompress, blocks), name):
        yield row
