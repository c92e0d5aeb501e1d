"""The parts of a row that stand apart: table cells, labels inside a row, parts between bars."""

from __future__ import annotations

import re

from corpuskit.bylines import read_byline
from corpuskit.dates import looks_like_date_line, parse_date

_CELLS = re.compile(r"\S(?P<gap>[ \t\u00a0]{2,})(?=\S)")
_WIDE = re.compile(r"[ \t\u00a0]{2}")
_LONGEST_BARRED = 160
"""Characters of a row of source, author and date with bars between."""

_PARTED = re.compile(r"[|•·‧]|[源者辑輯处典]\s?[:：]")
"""What stands in every row that `_BAR` or `_INLINE_LABEL` divides."""

_BAR = re.compile(r"\s{1,3}[|•·‧]\s{1,3}")
_INLINE_LABEL = re.compile(
    r"[\s　]{1,4}(?=(?:来源|來源|作者|记者|記者|责任编辑|責任編輯|编辑|出处|出典)\s?[:：])"
)
TABLE_GAPS = 3
"""Wide gaps from which a row is one of a table."""

_NARROW_GAP = 2


def may_hold_cells(row: str) -> bool:
    """Whether *row* holds a gap, a bar or a sign that may divide it; most rows don't."""
    if "  " in row or "\t" in row or "|" in row:
        return True
    return not row.isascii() and bool(_WIDE.search(row) or _PARTED.search(row))


def cut_cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Divide a row at its wide gaps where one of its parts is a date.

    A row of two parts is "Headline      January 22, 1992"; one of four and more is a table row.
    """
    parts = _cut_parts(text, start, end)
    if parts:
        return parts
    gaps = []
    if _WIDE.search(text, start, end):
        gaps = [match.span("gap") for match in _CELLS.finditer(text, start, end)]
    if not gaps:
        return [(start, end)]
    if len(gaps) >= TABLE_GAPS:
        starts, ends = [start, *(b for _, b in gaps)], [*(a for a, _ in gaps), end]
        cells = list(zip(starts, ends, strict=True))
        if any(looks_like_date_line(text[a:b]) for a, b in cells):
            return cells
    for left, right in gaps:
        wide = right - left > _NARROW_GAP
        if not wide and text[left - 1] == ",":
            continue  # "THE HARBOUR TIMES,  May 29, 2001"
        if looks_like_date_line(text[right:end]) and (wide or _is_full_date(text[right:end])):
            return [(start, left), (right, end)]
        if wide and _is_full_date(text[start:left]):
            return [(start, left), (right, end)]
    return [(start, end)]


def _cut_parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Divide a row at labels inside it, and at bars beside which an author is named."""
    if not _PARTED.search(text, start, end):
        return []
    cuts = [match.span() for match in _INLINE_LABEL.finditer(text, start, end)]
    if not cuts and end - start <= _LONGEST_BARRED:
        bars = [match.span() for match in _BAR.finditer(text, start, end)]
        cuts = [
            (a, b)
            for a, b in bars
            if read_byline(text[b:end].split("|", maxsplit=1)[0]) or _is_author(text[start:a])
        ]
    if not cuts:
        return []
    starts, ends = [start, *(b for _, b in cuts)], [*(a for a, _ in cuts), end]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if text[a:b].strip()]


def _is_author(part: str) -> bool:
    found = read_byline(part.rpartition("|")[2])
    return found is not None and found.marked


def _is_full_date(part: str) -> bool:
    found = parse_date(part) if looks_like_date_line(part) else None
    return found is not None and found.date is not None
