"""The rows of a segment as pieces: decoration, quote marks, tags and bullets taken off.

A piece is what may be one field: a row, or a part of a row that stands apart behind a wide gap
("Headline        January 22, 1992"). Every piece knows where it stands in the feed.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from operator import sub
from typing import TYPE_CHECKING

import attrs

from corpuskit.heads.cells import TABLE_GAPS, cut_cells, may_hold_cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpuskit.lines import Rows

HEAD_ROWS = 60
"""Rows from a segment's start that are looked at for its head."""

HEAD_PIECES = 26
"""Non-blank lines of these that are read; the longest head met, a table and widgets, has 19."""

FOOT_ROWS = 40
"""Rows before a segment's end that are read for its foot."""

LONGEST_READ = 2000
"""Characters of a row that are looked at: a head has no longer lines."""

_WRAP_LEAST, _WRAP_MOST = 50, 120
_WRAP_SHARE = 0.9
_QUOTED_SHARE = 0.7
_LONG_SHARE = 0.15

_QUOTE = re.compile(r"(?:[ ]?>){1,4}[ ]?")
_DRAWING = re.compile(r"[\W_]{1,40}\s{2,}(?=\w)")
_OPEN_EDGE = re.compile(
    r"""
    (?:
        [\s*_=~\#|\\•·●▪■◆»>–—-]{1,12}     # marks, rules, bullets
      | \(?o\s(?=\s{0,3}[^\W\d_])         # "o Headline": a typed bullet
      | \{[A-Z](?=[\w=-])                 # "{BHeadline": bold print in disk magazines
    ){0,3}
    """,
    re.VERBOSE,
)
_PLAIN = re.compile(r"[^\W_o][^|\r\n]{0,4000}\Z")
"""A row that begins with a letter or digit bears no mark, bullet or tag; "o" may be a bullet."""

_BULLET = re.compile(r"\s{0,12}(?:[•·●▪■◆*]|-\s|o\s)")
_NUMBER = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,2}){0,2}[.)]{1,2}|\d{1,2}\.\d{1,2})\s{0,4}(?=[^\W\d_]|[\"“'‘«»„$])"
)
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w:-]{0,30})>")
_ASCII_ALNUM = (string.ascii_letters + string.digits).encode()
_ALNUM = re.compile(r"[^\W_]{1,1000}")
_EDGE_MARKS = frozenset("*_=~#|")
_LEAST_LETTERS = 0.3


@attrs.frozen(kw_only=True)
class FeedShape:
    """How the rows of a feed are laid out."""

    width: int
    """Characters that rows were wrapped at; 0 where a row is a whole paragraph."""

    quoted: bool
    """Whether the rows stand behind mail quote marks (``>``)."""


@attrs.frozen(kw_only=True)
class Piece:
    """A row, or a part of one, that may be a field."""

    start: int
    """First character in the feed."""

    end: int
    """Character after the last one."""

    text: str
    """What stands there, white space folded."""

    row: int
    """Row of the feed, counted from 0."""

    gap: int
    """Blank rows, and rows of mere decoration, right above it; 1 for the first piece."""

    bullet: bool = False
    """Whether a bullet stands before it."""

    cell: bool = False
    """Whether it is the right part of a row whose left part is another piece."""

    column: bool = False
    """Whether it is one part of a table row of four parts and more."""

    numbering: int = 0
    """Characters of a number at its beginning, "6.3 " or "4) ", spaces included."""

    tag: str | None = None
    """Name of the markup tag around it, case-folded: "headline"."""

    lead: bool = False
    """Whether marks or tags were cut off before it."""

    trail: bool = False
    """Whether marks or tags were cut off behind it."""

    full: int = 0
    """Characters of the whole row."""


def measure_shape(views: Sequence[Rows]) -> FeedShape:
    """Find out how the rows of a feed's segments are laid out."""
    sizes: Counter[int] = Counter()
    quoted = 0
    for rows in views:
        sizes.update(map(sub, rows.ends, rows.starts))
        if ">" in rows.text:
            quoted += sum(rows.text.startswith((">", " >"), start) for start in rows.starts)
    lengths: Counter[int] = Counter()
    for size, count in sizes.items():
        lengths[min(size, _WRAP_MOST + 1)] += count
    del lengths[0]
    total = lengths.total()
    long = sum(count for size, count in lengths.items() if size > _WRAP_LEAST)
    if not total or not long:
        return FeedShape(width=0, quoted=False)
    over = lengths[_WRAP_MOST + 1]
    width = 0
    if over / long < _LONG_SHARE:
        covered = 0
        for size in sorted(lengths):
            if _WRAP_LEAST < size <= _WRAP_MOST:
                covered += lengths[size]
                width = size
            if covered >= _WRAP_SHARE * (long - over) and covered:
                break
    return FeedShape(width=width, quoted=quoted / total > _QUOTED_SHARE)


def cut_pieces(
    rows: Rows, first: int, last: int, shape: FeedShape, *, most: int = HEAD_ROWS * 10
) -> list[Piece]:
    """Return the pieces of rows *first* to *last* (included), in order, about *most* of them."""
    pieces: list[Piece] = []
    text = rows.text
    gap, tag = 1, None
    for row in range(first, last + 1):
        if len(pieces) >= most:
            break
        start, end = rows.starts[row], min(rows.ends[row], rows.starts[row] + LONGEST_READ)
        if shape.quoted and (quote := _QUOTE.match(text, start, end)):
            start = quote.end()
        outer, tag_here, bullet = (start, end), tag, False
        plain = _PLAIN.match(text, start, end) is not None
        if not plain:
            start, end, tag_here, tag = _strip_tags(text, start, end, tag)
            bullet = bool(_BULLET.match(text, start, end))
            start, end = _strip_edges(text, start, end)
        line = text[start:end].rstrip() if plain else text[start:end]
        end = start + len(line)
        if not line or not _is_text(line):
            gap += 1
            continue
        cells = cut_cells(text, start, end) if may_hold_cells(line) else [(start, end)]
        for index, (a, b) in enumerate(cells):
            pieces.append(
                Piece(
                    start=a,
                    end=b,
                    text=" ".join(text[a:b].split()),
                    row=row,
                    gap=0 if index else gap,
                    bullet=bullet,
                    cell=index > 0,
                    column=len(cells) > TABLE_GAPS,
                    numbering=_numbering(text, a, b),
                    tag=tag_here,
                    lead=not plain and bool(text[outer[0] : start].strip()),
                    trail=not plain and bool(text[end : outer[1]].strip()),
                    full=rows.ends[row] - rows.starts[row],
                )
            )
        gap = 0
    return pieces


def _strip_tags(
    text: str, start: int, end: int, tag: str | None
) -> tuple[int, int, str | None, str | None]:
    """Take markup tags off a row; return its new ends, its own tag, and the tag left open."""
    body_start = start + (end - start) - len(text[start:end].lstrip())
    match = _TAG.match(text, body_start, end)
    if match is None:
        return start, end, tag, tag
    name = match["name"].casefold()
    if match["close"]:
        return match.end(), end, None, None
    close = text.rfind(f"</{match['name']}>", match.end(), end)
    if close >= 0:
        return match.end(), close, name, tag
    return match.end(), end, name, name


def _strip_edges(text: str, start: int, end: int) -> tuple[int, int]:
    """Take decoration and white space off both ends: at the end only marks that stand in front."""
    drawing = _DRAWING.match(text, start, end)
    if drawing and drawing.group().strip():
        start = drawing.end()
    match = _OPEN_EDGE.match(text, start, end)
    begin = match.end() if match else start
    # Cell walls behind a line are what is left of a table.
    marks = (set(text[start:begin]) & _EDGE_MARKS) | {"|"}
    while end > begin and (text[end - 1].isspace() or text[end - 1] in marks):
        end -= 1
    while begin < end and text[begin].isspace():
        begin += 1
    return begin, end


def _is_text(part: str) -> bool:
    """Whether *part* is more than decoration: rules and drawings have few letters and digits."""
    raw = part.encode("utf-8", "surrogatepass")
    if len(raw) - len(raw.translate(None, _ASCII_ALNUM)) >= max(1, _LEAST_LETTERS * len(part)):
        return True  # as most rows, white space and foreign letters aside
    least = max(1, _LEAST_LETTERS * sum(map(len, part.split())))
    found = 0
    for match in _ALNUM.finditer(part):
        found += match.end() - match.start()
        if found >= least:
            return True
    return False


def _numbering(text: str, start: int, end: int) -> int:
    match = _NUMBER.match(text, start, end)
    return match.end() - start if match and match.end() < end else 0
