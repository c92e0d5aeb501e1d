"""Places for what is needed again later: on disk, so that memory does not grow."""

from __future__ import annotations

import os
import tempfile
import threading
import weakref
from typing import IO, TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from corpuskit.syndication.tokens import Hashes

_IN_MEMORY = 64 << 20
"""Bytes of a spool kept in memory before they move to a file: some 25,000 articles."""

_BUCKETS_IN_MEMORY = 384 << 20
"""Bytes of all buckets kept in memory before they move to files: some 500,000 articles."""


class Spool:
    """Pieces of bytes, found again by where they begin and how long they are.

    They move to a file without a name when they are many; it goes with the object. Safe for
    threads.
    """

    def __init__(self) -> None:
        self._memory = bytearray()
        self._file: IO[bytes] | None = None
        self._end = 0
        self._lock = threading.Lock()

    def __reduce__(self) -> tuple[Callable[[bytes], Spool], tuple[bytes]]:
        return _fill_spool, (b"".join(self.read([0], [self._end])),)

    def append(self, piece: bytes) -> int:
        """Store *piece* and return where it begins."""
        with self._lock:
            start = self._end
            self._memory += piece
            self._end += len(piece)
            if self._file is not None or self._end > _IN_MEMORY:
                self._move_out()
        return start

    def _move_out(self) -> None:
        """Write to the file what is in memory."""
        if self._file is None:
            self._file = _open_file(self)
        self._file.seek(0, os.SEEK_END)
        self._file.write(self._memory)
        self._file.flush()
        self._memory = bytearray()

    def read(self, starts: Iterable[int], lengths: Iterable[int]) -> list[bytes]:
        """Return some pieces."""
        with self._lock:
            if self._file is None:
                pairs = zip(starts, lengths, strict=True)
                return [bytes(self._memory[start : start + length]) for start, length in pairs]
            # Without the buffer: pieces lie far apart.
            seek, read = self._file.raw.seek, self._file.raw.read  # type: ignore[attr-defined]
            pieces = []
            for start, length in zip(starts, lengths, strict=True):
                seek(start)
                pieces.append(read(length))
            return pieces


def _fill_spool(content: bytes) -> Spool:
    spool = Spool()
    spool.append(content)
    return spool


def _open_file(owner: object) -> IO[bytes]:
    """Return a file without a name that goes with its owner."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - kept open
    # A file left to the garbage collector warns; this closes it in time.
    weakref.finalize(owner, file.close)
    return file


class Buckets:
    """Numbers of 64 bits, divided by size into buckets that are taken out one at a time."""

    def __init__(self, edges: Hashes) -> None:
        self._edges = edges
        """Where each bucket but the first begins, ascending."""
        self._pieces = [bytearray() for _ in range(len(edges) + 1)]
        self._files: list[IO[bytes]] = []
        self._held = 0
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._pieces)

    def add(self, values: Hashes) -> None:
        """Put each of *values*, which are ascending, into its bucket."""
        cuts = np.searchsorted(values, self._edges).tolist()
        data = values.view(np.uint8).data
        with self._lock:
            bounds = zip([0, *cuts], [*cuts, len(values)], strict=True)
            for piece, (start, end) in zip(self._pieces, bounds, strict=True):
                piece.extend(data[8 * start : 8 * end])
            self._held += len(data)
            if self._held > _BUCKETS_IN_MEMORY:
                self._move_out()

    def _move_out(self) -> None:
        if not self._files:
            self._files = [_open_file(self) for _ in self._pieces]
        for number, (file, piece) in enumerate(zip(self._files, self._pieces, strict=True)):
            file.write(piece)
            self._pieces[number] = bytearray()
        self._held = 0

    def take(self, number: int) -> Hashes:
        """Return what is in bucket *number*, in no order, and empty it."""
        with self._lock:
            piece, self._pieces[number] = self._pieces[number], bytearray()
            if self._files:
                file = self._files[number]
                file.seek(0)
                piece[:0] = file.read()
                file.close()
        return np.frombuffer(piece, np.uint64)
