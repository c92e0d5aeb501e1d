"""Infomedia (Danish press): headed by a row that closes with the number of the article.

``Politiken | 01.02.2010 | Sektion 1 | Side 4 | 543 ord | artikel-id: e1c2b3`` is such a row. The
headline stands in the block above it, the text below. What the row holds between date
and number of words differs: part of the paper, page, or nothing. A paragraph of copyright may stand
at the end of each article or of the feed.

Known from articles as they are cited and passed on; not checked against a whole export.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.layouts.assemble import assemble
from corpuskit.layouts.base import Layout, LayoutCut, RowRange
from corpuskit.layouts.fields import Fields
from corpuskit.layouts.reading import (
    compile_row,
    find_rows,
    first_text,
    is_rule,
    iter_blocks,
    last_text,
    with_next,
)
from corpuskit.records import Header, Span

if TYPE_CHECKING:
    from corpuskit.lines import Rows

NAME = "infomedia-1"

TITLE_ROWS = 4
"""Rows of the longest headline."""

_RECORD = compile_row(
    r"""
    [^\S\r\n]{0,20}
    [^|\r\n]{2,80} \|[ ]? (?:\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}\.?[ ]\w{3,9}[ ]\d{4}) [ ]?
    (?:\| [^|\r\n]{0,80}){0,5}
    \|[ ]? artikel-id:[ ]?\w{4,20} [^\S\r\n]{0,20}
    """
)
_PART = re.compile(r"[^|]+")
_PAGE = re.compile(r"\s*Sides?r?\s(?P<page>\S.{0,20}?)\s*", re.IGNORECASE)
_RIGHTS = re.compile(r"\s*(?:©|Alle artikler er beskyttet|Ophavsret\b|Copyright\b)", re.IGNORECASE)


def find(rows: Rows) -> list[RowRange]:
    """Return the articles around the records."""
    starts: list[int] = []
    above = 0
    for record in find_rows(_RECORD, rows) if "artikel-id" in rows.text else []:
        starts.append(_climb(rows, above, record))
        above = record + 1
    found: list[RowRange] = []
    for first, following in with_next(starts, len(rows)):
        last = last_text(rows, first, following - 1)
        while last > first and is_rule(rows[last]):
            last = last_text(rows, first, last - 1)
        found.append(RowRange(first=first, last=last, layout=NAME, evidence=("record-row",)))
    return found


def _climb(rows: Rows, above: int, record: int) -> int:
    """Return the first row of the headline over the record; the record itself if there is none."""
    last = last_text(rows, max(above, record - TITLE_ROWS), record - 1)
    first = last + 1
    while first > above and last - first < TITLE_ROWS - 1:
        text = rows[first - 1]
        if not text.strip() or is_rule(text):
            break
        first -= 1
    return first if first <= last else record


def sniff(rows: Rows) -> float:
    """Answer 0.99 if such records stand in the feed, else 0."""
    return 0.99 if find(rows) else 0.0


def cut(rows: Rows) -> LayoutCut:
    """Cut above the headlines."""
    return assemble(rows, find(rows))


def parse(rows: Rows, first: int, last: int) -> Header:
    """Read headline, record and copyright."""
    fields = Fields(rows)
    record = next(
        (row for row in range(first, last + 1) if _RECORD.row.match(rows.text, rows.starts[row])),
        None,
    )
    if record is None:
        fields.set_body(first, last)
        return fields.build(first)
    title = last_text(rows, first, record - 1)
    if title >= first:
        fields.put("headline", fields.span(first, title))
    _read_record(fields, record)
    foot = last
    blocks = list(iter_blocks(rows, record + 1, last))
    if len(blocks) > 1 and _RIGHTS.match(rows[blocks[-1][0]]):
        fields.put("copyright", fields.span(*blocks[-1]))
        foot = last_text(rows, record + 1, blocks[-1][0] - 1)
    fields.set_body(first_text(rows, record + 1, foot), foot)
    return fields.build(first)


def _read_record(fields: Fields, row: int) -> None:
    """Read publication, date, section, page, length and number from the record."""
    start = fields.rows.starts[row]
    text = fields.rows[row]
    for number, part in enumerate(_PART.finditer(text)):
        span = Span(start + part.start(), start + part.end())
        page = _PAGE.fullmatch(part[0])
        value = fields.text(span)
        if number < 2:  # noqa: PLR2004 - publication and date
            fields.put(("source", "date")[number], span)
        elif page is not None:
            at = span.start
            fields.put("page", Span(at + page.start("page"), at + page.end("page")))
        elif value.casefold().startswith("artikel-id"):
            fields.put_extra("artikel-id", Span(start + text.rindex(":") + 1, span.end))
        elif value.endswith(" ord"):
            fields.put_extra("ord", span)
        else:
            fields.put("section", span)


LAYOUT = Layout(name=NAME, sniff=sniff, cut=cut, parse=parse)
