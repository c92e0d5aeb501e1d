"""What the cues look at: the solid (non-blank) rows of a feed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs
import numpy as np
import numpy.typing as npt

from corpuskit.cues.links import leave_out_links
from corpuskit.lines import Rows

if TYPE_CHECKING:
    from collections.abc import Iterator


Scores = npt.NDArray[np.float32]
"""One number a solid row; most cues answer 0 to 1."""

Whole = npt.NDArray[np.int64]
"""One whole number a solid row."""

HEAD = 160
"""Characters kept of the head of a row: two lines of a terminal, more than any header line."""

PART_ROWS, PART_TEXT = 1 << 16, 1 << 22
"""Rows, and characters unless one row is longer, whose strings are in memory at once."""

_QUOTE = re.compile(r"[>|][>|\s]*")
"""Mark of quoted mail before a row."""

QUOTED_SHARE = 0.5
"""Share of rows that carry the quote mark in a feed that was forwarded as a quotation."""


@attrs.frozen(eq=False)
class View:
    """The solid (non-blank) rows of a feed; every array has one entry for each of them."""

    rows: Rows
    """The whole row table, addresses of the web left out."""

    number: Whole
    """Number of the row in the table, from 0, ascending."""

    length: Whole
    """Characters between the outer white space."""

    indent: Whole
    """Characters of white space (and quote marks) before the text."""

    linked: Scores
    """1 for rows that hold an address of the web, else 0."""

    blanks: Whole
    """Blank rows right before the row; for the first row the blank rows at the top, plus one."""

    width: float
    """Characters of a full row: 90th percentile of the lengths, between 30 and 100."""

    def __len__(self) -> int:
        return len(self.number)

    def head(self, row: int) -> str:
        """Return the first :data:`HEAD` characters of a solid row.

        White space and quote marks at both ends are left out.
        """
        start = self.rows.starts[int(self.number[row])] + int(self.indent[row])
        return self.rows.text[start : start + min(HEAD, int(self.length[row]))]


def build_view(rows: Rows) -> View:
    """Return the view of *rows*; a feed without solid rows gives an empty one."""
    rows, linked = leave_out_links(rows)
    indent, length = _measure_rows(rows, quoted=False)
    if _is_quoted(rows, indent, length):
        indent, length = _measure_rows(rows, quoted=True)
    number = np.flatnonzero(length)
    length = length[number]
    return View(
        rows=rows,
        number=number,
        length=length,
        indent=indent[number],
        linked=linked[number],
        blanks=np.diff(number, prepend=-2) - 1,
        width=_full_width(length),
    )


def _measure_rows(rows: Rows, *, quoted: bool) -> tuple[Whole, Whole]:
    """Return the indent and the length of each row's text; a blank one has the length 0."""
    indent = np.empty(len(rows), dtype=np.int64)
    length = np.empty(len(rows), dtype=np.int64)
    for first, last in _iter_parts(rows):
        spans = zip(rows.starts[first:last], rows.ends[first:last], strict=True)
        raw = [rows.text[start:end] for start, end in spans]
        body = list(map(str.lstrip, raw))
        if quoted:
            body = list(map(_strip_quote, body))
        lead = np.fromiter(map(len, raw), np.int64, last - first)
        rest = np.fromiter(map(len, body), np.int64, last - first)
        indent[first:last] = lead - rest
        length[first:last] = np.fromiter(map(len, map(str.rstrip, body)), np.int64, last - first)
    return indent, length


def _iter_parts(rows: Rows) -> Iterator[tuple[int, int]]:
    """Yield stretches of rows, from the first to before the last, that are handled at once."""
    first = 0
    while first < len(rows):
        last = min(first + PART_ROWS, len(rows))
        reach = rows.row_at(rows.starts[first] + PART_TEXT)
        yield first, max(first + 1, min(last, reach))
        first = max(first + 1, min(last, reach))


def _strip_quote(body: str) -> str:
    """Return a row without the quote mark before it."""
    mark = _QUOTE.match(body)
    return body[mark.end() :] if mark else body


def _full_width(length: Whole) -> float:
    """Return the length of a full row."""
    if not len(length):
        return 30.0
    return float(np.clip(np.percentile(length, 90), 30.0, 100.0))


def _is_quoted(rows: Rows, indent: Whole, length: Whole) -> bool:
    """Tell whether most non-blank rows begin with a quote mark of mail."""
    text = rows.text
    solid = int(np.count_nonzero((length > 0) & (indent < HEAD)))
    if text.count(">") <= QUOTED_SHARE * solid:
        return False
    marked = sum(text.startswith(">", start) for start in rows.starts)
    return marked > QUOTED_SHARE * solid
