"""What every cue looks at: the non-blank rows of a feed, cut to their heads and tails."""

from __future__ import annotations

import re

import attrs
import numpy as np
import numpy.typing as npt

from corpuskit.lines import Rows

Scores = npt.NDArray[np.float32]
"""One number a solid row; most cues answer 0 to 1."""

Whole = npt.NDArray[np.int64]
"""One whole number a solid row."""

HEAD = 160
"""Characters kept of the head of a row: two lines of a terminal, more than any header line."""

TAIL = 80
"""Characters kept of its tail: enough for a credit or an end mark."""

_QUOTE = re.compile(r"[>|][>|\s]*")
"""Mark of quoted mail before a row."""

QUOTED_SHARE = 0.5
"""Share of rows that carry the quote mark in a feed that was forwarded as a quotation."""


@attrs.frozen(eq=False)
class View:
    """The solid (non-blank) rows of a feed; every array has one entry for each of them."""

    rows: Rows
    """The whole row table."""

    number: Whole
    """Number of the row in the table, from 0, ascending."""

    heads: tuple[str, ...]
    """First :data:`HEAD` characters, white space and quote marks at both ends left out."""

    tails: tuple[str, ...]
    """Last :data:`TAIL` characters, the same left out."""

    length: Whole
    """Characters between the outer white space."""

    indent: Whole
    """Characters of white space (and quote marks) before the text."""

    blanks: Whole
    """Blank rows right before the row; for the first row the blank rows at the top, plus one."""

    width: float
    """Characters of a full row: 90th percentile of the lengths, between 30 and 100."""

    def __len__(self) -> int:
        return len(self.heads)


def build_view(rows: Rows) -> View:
    """Return the view of *rows*; a feed without solid rows gives an empty one."""
    quoted = _is_quoted(rows)
    number: list[int] = []
    heads: list[str] = []
    tails: list[str] = []
    length: list[int] = []
    indent: list[int] = []
    text = rows.text
    for row, (start, end) in enumerate(zip(rows.starts, rows.ends, strict=True)):
        if start == end:
            continue
        raw = text[start:end]
        body = raw.lstrip()
        if quoted and (mark := _QUOTE.match(body)):
            body = body[mark.end() :]
        lead = len(raw) - len(body)
        body = body.rstrip()
        if not body:
            continue
        number.append(row)
        heads.append(body[:HEAD])
        tails.append(body[-TAIL:])
        length.append(len(body))
        indent.append(lead)
    numbers = np.array(number, dtype=np.int64)
    lengths = np.array(length, dtype=np.int64)
    return View(
        rows=rows,
        number=numbers,
        heads=tuple(heads),
        tails=tuple(tails),
        length=lengths,
        indent=np.array(indent, dtype=np.int64),
        blanks=np.diff(numbers, prepend=-2) - 1,
        width=_full_width(lengths),
    )


def _full_width(length: Whole) -> float:
    """Return the length of a full row."""
    if not len(length):
        return 30.0
    return float(np.clip(np.percentile(length, 90), 30.0, 100.0))


def _is_quoted(rows: Rows) -> bool:
    """Tell whether most non-blank rows begin with a quote mark of mail."""
    text = rows.text
    solid = marked = 0
    for start, end in zip(rows.starts, rows.ends, strict=True):
        if start < end and not text[start : min(end, start + HEAD)].isspace():
            solid += 1
            marked += text[start] == ">"
    return marked > QUOTED_SHARE * solid
