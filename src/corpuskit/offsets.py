"""The offset map between a text and what edits made of it."""

from __future__ import annotations

import bisect
import itertools
from typing import TYPE_CHECKING

from corpuskit.records import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Sequence


class OffsetMap:
    """Where the characters of a clean text come from, and those of its source went.

    Neither map ever decreases. Within a replacement places are spread evenly over what it
    replaces, so that letters found again in mojibake have places of their own.
    """

    __slots__ = ("_edits", "_length", "_origin", "_places")

    def __init__(self, edits: Sequence[Edit], length: int, /, *, origin: Span) -> None:
        """Prepare the map of *edits*.

        Args:
            edits: In order and disjoint, all within *origin*.
            length: Characters of the clean text.
            origin: The stretch of source that it was made from.
        """
        moves = (len(edit.text) - (edit.end - edit.start) for edit in edits)
        shifts = itertools.accumulate(moves, initial=-origin.start)
        self._edits, self._length, self._origin = edits, length, origin
        self._places = [edit.start + shift for edit, shift in zip(edits, shifts, strict=False)]

    def to_source(self, offset: int, /) -> int:
        """Return where the source has the clean text's character at *offset*; end to end.

        Raises:
            IndexError: If *offset* is not within 0 and the length of the clean text.
        """
        _check_offset(offset, 0, self._length)
        return self._origin.end if offset == self._length else self._find(offset)[0]

    def to_source_span(self, start: int, end: int, /) -> Span:
        """Return what the clean text's characters *start* to *end* come from.

        What was removed before or behind them is left out, what was removed among them is not.
        """
        begin = self.to_source(start)
        return Span(begin, begin if start == end else max(begin, self._find(end - 1)[1]))

    def _find(self, offset: int) -> tuple[int, int]:
        """Return from where to where the clean text's character at *offset* comes from."""
        index = bisect.bisect_right(self._places, offset) - 1
        if index < 0:
            return self._origin.start + offset, self._origin.start + offset + 1
        edit, ahead = self._edits[index], offset - self._places[index]
        new, old = len(edit.text), edit.end - edit.start
        if ahead >= new:
            return edit.end + ahead - new, edit.end + ahead - new + 1
        return edit.start + ahead * old // new, edit.start - (-(ahead + 1) * old // new)

    def to_clean(self, offset: int, /) -> int:
        """Return where the clean text has the source's character at *offset*.

        A deleted character has the place of what follows it.

        Raises:
            IndexError: If *offset* is not within the source.
        """
        _check_offset(offset, self._origin.start, self._origin.end)
        index = bisect.bisect_right(self._edits, offset, key=_start_of) - 1
        if index < 0:
            return offset - self._origin.start
        edit, place = self._edits[index], self._places[index]
        if offset >= edit.end:
            return place + len(edit.text) + (offset - edit.end)
        return place + (offset - edit.start) * len(edit.text) // (edit.end - edit.start)


def _start_of(edit: Edit) -> int:
    """Return where *edit* starts."""
    return edit.start


def _check_offset(offset: int, first: int, last: int) -> None:
    """Refuse an offset outside a text."""
    if not first <= offset <= last:
        raise IndexError(f"offset {offset} lies outside {first} to {last}")
