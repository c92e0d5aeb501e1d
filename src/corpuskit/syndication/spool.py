"""Places for what is needed again later: on disk, so that memory does not grow."""

from __future__ import annotations

import itertools
import tempfile
import threading
import weakref
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from io import FileIO

    from corpuskit.syndication.tokens import Hashes

_IN_MEMORY = 8 << 20
"""Bytes of a spool kept in memory before they move to a file: some 3,000 articles."""

_BUCKETS_IN_MEMORY = 384 << 20
"""Bytes of all buckets kept in memory before they move to files: some 500,000 articles."""

_WORTH = 1 << 15
"""Numbers that are worth being worked on by themselves; eight times as many fit the cache."""


class Spool:
    """Pieces of bytes, found again by where they begin and how long they are.

    They move to a file without a name when they are many; it goes with the object. Safe for
    threads.
    """

    def __init__(self) -> None:
        self._memory = bytearray()
        self._file: FileIO | None = None
        self._end = 0
        self._lock = threading.Lock()

    def __reduce__(self) -> tuple[Callable[[bytes], Spool], tuple[bytes]]:
        return _fill_spool, (b"".join(self.read([0], [self._end])),)

    def append(self, pieces: Sequence[bytes | memoryview]) -> int:
        """Store some pieces one behind the other and return where the first begins."""
        with self._lock:
            start = self._end
            if self._file is not None:
                self._file.seek(start)
                self._end += self._file.write(b"".join(pieces))
                return start
            for piece in pieces:
                self._memory += piece
            self._end = len(self._memory)
            if self._end > _IN_MEMORY:
                self._file = _open_file(self)
                self._file.write(self._memory)
                self._memory = bytearray()
        return start

    def read(self, starts: Iterable[int], lengths: Iterable[int]) -> list[bytes]:
        """Return some pieces."""
        with self._lock:
            if self._file is None:
                pairs = zip(starts, lengths, strict=True)
                return [bytes(self._memory[start : start + length]) for start, length in pairs]
            seek, read, pieces = self._file.seek, self._file.read, []
            for start, length in zip(starts, lengths, strict=True):
                seek(start)
                pieces.append(read(length))
            return pieces


def _fill_spool(content: bytes) -> Spool:
    spool = Spool()
    spool.append([content])
    return spool


def _open_file(owner: object) -> FileIO:
    """Return a file without a name that goes with its owner."""
    # Without a buffer: pieces are large, or lie far apart.
    file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - kept open
    # A file left to the garbage collector warns; this closes it in time.
    weakref.finalize(owner, file.close)
    return file


class Buckets:
    """Numbers of 64 bits, divided by size into buckets that are taken out one at a time."""

    def __init__(self, edges: Hashes) -> None:
        self._edges = edges
        """Where each bucket but the first begins, ascending."""
        self._parts: list[tuple[Hashes, list[int]]] = []
        """Ascending numbers, and where each bucket begins and ends among them."""
        self._files: list[FileIO] = []
        self._sizes = np.zeros(len(edges) + 1, np.int64)
        self._held = 0
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._sizes)

    def add(self, values: Hashes) -> None:
        """Put each of *values*, which are ascending, into its bucket."""
        bounds = np.concatenate(([0], np.searchsorted(values, self._edges), [len(values)]))
        with self._lock:
            self._parts.append((values, bounds.tolist()))
            self._sizes += np.diff(bounds)
            self._held += values.nbytes
            if self._held > _BUCKETS_IN_MEMORY:
                self._move_out()

    def _move_out(self) -> None:
        """Write to files what is in memory."""
        if not self._files:
            self._files = [_open_file(self) for _ in range(len(self))]
        for number, file in enumerate(self._files):
            file.write(np.concatenate(self._slices(number)).data)
        self._parts.clear()
        self._held = 0

    def _slices(self, number: int) -> list[Hashes]:
        return [values[bounds[number] : bounds[number + 1]] for values, bounds in self._parts]

    def groups(self) -> list[range]:
        """Return all buckets in portions that are worth taking out together."""
        bounds, held = [0], 0
        for number, size in enumerate(self._sizes.tolist(), start=1):
            held += size
            if held >= _WORTH or number == len(self):
                bounds.append(number)
                held = 0
        return list(itertools.starmap(range, itertools.pairwise(bounds)))

    def take(self, numbers: Iterable[int]) -> Hashes:
        """Return what is in some buckets, in no order; each can be taken once."""
        pieces = [np.empty(0, np.uint64)]
        with self._lock:
            for number in numbers:
                pieces += self._slices(number)
                if self._files:
                    file = self._files[number]
                    file.seek(0)
                    pieces.append(np.frombuffer(file.readall(), np.uint64))
                    file.close()
        return np.concatenate(pieces)
