r"""The line table of a text: where each line begins and ends, for any kind of line end.

Two counts are kept apart. *Rows* are what a reader sees: they end at ``\n``, ``\r\n`` or a lone
``\r``, and the cues work on them. *Lines*, as printed in records and labels, are split on ``\n``
only; the two agree wherever there is no lone ``\r``.
"""

from __future__ import annotations

import bisect
import re
from array import array
from collections.abc import Sequence
from itertools import accumulate, count
from operator import add

import attrs

from corpuskit.records import LineRange, Span

_ROW_END = re.compile(r"\r\n|\n|\r")

_PIECE = 1 << 20
"""Characters that are split at once: the strings of a piece's rows live only that long."""


@attrs.frozen
class Rows:
    """The rows of a text, without their line ends."""

    text: str = attrs.field(repr=False)
    """The whole text."""

    starts: Sequence[int] = attrs.field(repr=False)
    """Offset of the first character of each row, ascending."""

    ends: Sequence[int] = attrs.field(repr=False)
    """Offset after the last character of each row, line end excluded."""

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, row: int) -> str:
        return self.text[self.starts[row] : self.ends[row]]

    def row_at(self, offset: int) -> int:
        """Return the number (from 0) of the row that holds the character at *offset*."""
        return max(0, bisect.bisect_right(self.starts, offset) - 1)

    def span_of(self, first: int, last: int) -> Span:
        """Return the span of rows *first* to *last* (included), outer white space left out.

        The span is empty if the rows are blank.
        """
        return strip_span(self.text, Span(self.starts[first], self.ends[last]))


def split_rows(text: str) -> Rows:
    r"""Return the row table of *text*; an empty text has one empty row.

    Examples:
        >>> rows = split_rows("a\r\nb\rc")
        >>> [rows[i] for i in range(len(rows))]
        ['a', 'b', 'c']
    """
    returns = text.count("\r")
    if not returns:
        return _split_at(text, "\n")
    if returns == text.count("\n") == text.count("\r\n"):
        return _split_at(text, "\r\n")
    starts, ends = array("q", [0]), array("q")
    for match in _ROW_END.finditer(text):
        ends.append(match.start())
        starts.append(match.end())
    ends.append(len(text))
    return Rows(text, starts, ends)


def _split_at(text: str, mark: str) -> Rows:
    """Return the rows of a text whose row ends are all *mark*."""
    ends = _find_marks(text, mark)
    starts = array("q", [0])
    starts.extend(map(len(mark).__add__, ends))
    ends.append(len(text))
    return Rows(text, starts, ends)


def _find_marks(text: str, mark: str) -> array[int]:
    """Return where each *mark* begins, eight bytes each."""
    found = array("q")
    begin, end = 0, 0
    while end >= 0:
        end = text.find(mark, begin + _PIECE)
        sizes = list(map(len, (text[begin:] if end < 0 else text[begin:end]).split(mark)))
        found.extend(map(add, accumulate(sizes), count(begin, len(mark))))
        begin = end + len(mark)
    found.pop()
    return found


def strip_span(text: str, span: Span) -> Span:
    """Return *span* without the white space (Unicode) at both ends; empty if it holds no more."""
    part = text[span.start : span.end]
    lead = len(part) - len(part.lstrip())
    if lead == len(part):
        return Span(span.start, span.start)
    return Span(span.start + lead, span.start + len(part.rstrip()))


class LineCounter:
    r"""Turns offsets of one text into line numbers, counted from 1 and split on ``\n`` only."""

    __slots__ = ("_breaks",)

    def __init__(self, text: str) -> None:
        self._breaks = _find_marks(text, "\n")

    def line_at(self, offset: int) -> int:
        """Return the line that holds the character at *offset*."""
        return bisect.bisect_left(self._breaks, offset) + 1

    def range_of(self, span: Span) -> LineRange:
        """Return the lines that *span* touches."""
        return LineRange(self.line_at(span.start), self.line_at(max(span.start, span.end - 1)))

    def starts_of(self, lines: LineRange) -> tuple[int, ...]:
        """Return the offset of the first character of each of *lines*."""
        before = self._breaks[lines.first - 2] + 1 if lines.first > 1 else 0
        return (before, *(at + 1 for at in self._breaks[lines.first - 1 : lines.last - 1]))
