"""A place for texts that are needed again later: on disk, so that memory does not grow."""

from __future__ import annotations

import tempfile
import weakref
from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_IN_MEMORY = 64 << 20
"""Bytes kept in memory before the texts move to a file: some 25,000 articles."""


class Spool:
    """Pieces of bytes by number, in the order they were appended.

    The file has no name and goes with the object. Not safe for threads.
    """

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - kept open
        self._ends = array("Q", [0])
        # A file left to the garbage collector warns; this closes it in time.
        weakref.finalize(self, self._file.close)

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> bytes:
        start, end = self._ends[number], self._ends[number + 1]
        self._file.seek(start)
        return self._file.read(end - start)

    def append(self, piece: bytes) -> int:
        """Store *piece* and return its number."""
        self._file.seek(self._ends[-1])
        self._ends.append(self._ends[-1] + self._file.write(piece))
        return len(self) - 1


class TextSpool:
    """Texts by number, in the order they were appended; lone surrogates survive."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._pieces = Spool()
        for text in texts:
            self.append(text)

    def __len__(self) -> int:
        return len(self._pieces)

    def __getitem__(self, number: int) -> str:
        return self._pieces[number].decode("utf-8", "surrogatepass")

    def __reduce__(self) -> tuple[type[TextSpool], tuple[list[str]]]:
        return TextSpool, ([self[number] for number in range(len(self))],)

    def append(self, text: str) -> int:
        """Store *text* and return its number."""
        return self._pieces.append(text.encode("utf-8", "surrogatepass"))
