"""GENIOS and wiso-net (German press): articles that close with "Quelle:" down to "GBI-Genios".

Title and text have no labels; behind the text stand source with date and page, section, number and
lasting address of the document, its rights, and the name of the database, each with a label.

Source of the form: the open reader of amcat, and published scripts that take such exports apart.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from corpuskit.bylines import read_byline
from corpuskit.dates import parse_date
from corpuskit.layouts.assemble import FOREIGN_PROSE, assemble
from corpuskit.layouts.base import Layout, LayoutCut, RowRange
from corpuskit.layouts.fields import Fields
from corpuskit.layouts.labels import GENIOS, read_label
from corpuskit.layouts.reading import (
    compile_row,
    count_prose,
    find_rows,
    find_width,
    is_blank,
    is_rule,
    iter_blocks,
    join_wrapped,
    last_text,
)
from corpuskit.records import Header, Span

if TYPE_CHECKING:
    from corpuskit.lines import Rows

NAME = "genios-1"

FOOT_ROWS = 24
"""Rows from "Quelle:" to the address of the document, blank ones included."""

TAIL_ROWS = 12
"""Rows below the address in which the rights may stand."""

GAP_ROWS = 2
"""Blank rows that part the first article from text of other origin above it, at least."""

LONGEST_TITLE = 250
"""Characters of the longest title."""

_ADDRESS = compile_row(r"[^\S\r\n]{0,60}Dauerhafte[ ]Adresse[ ]des[ ]Dokuments:[^\r\n]{0,300}")
_SOURCE = re.compile(r"\s{0,60}Quelle:\s", re.IGNORECASE)
_TAIL = re.compile(
    r"\s*(?:https?://\S+|Alle Rechte vorbehalten\b.{0,300}|(?:©|\(c\)).{0,200})\s*", re.IGNORECASE
)
_DATABASE = re.compile(r"\s*(?:©|\(c\))\s*GBI-Genios\b", re.IGNORECASE)
_NAVIGATION = re.compile(
    r"\s*(?:\[\w{0,20}\]|Dokumente|Inhaltsverzeichnis|Seite \d{1,4} von \d{1,4}"
    r"|.{1,200}?\s?\.{3,}\s*\d{1,4})\s*"
)
_PAGE = re.compile(r"\b(?:S\.|Seite|SEITE)\s?(?P<page>[\w-]{1,8}(?:\s?[-–,]\s?\d{1,4})?)")


def find(rows: Rows) -> list[RowRange]:
    """Return the articles above the feet."""
    found: list[RowRange] = []
    begin = 0
    addresses = find_rows(_ADDRESS, rows) if "Adresse des Dokuments:" in rows.text else []
    for address in addresses:
        source = _find_source(rows, max(begin, address - FOOT_ROWS), address)
        last = _find_end(rows, address)
        if source is not None:
            first = begin if found else _skip_foreign(rows, begin, source)
            while first < source and (is_blank(rows, first) or _is_navigation(rows[first])):
                first += 1
            evidence = ("document-address",)
            found.append(RowRange(first=first, last=last, layout=NAME, evidence=evidence))
        begin = last + 1
    return found


def _skip_foreign(rows: Rows, begin: int, source: int) -> int:
    """Return the row below the last gap above the first article, if other text stands above it."""
    blocks = list(iter_blocks(rows, begin, source - 1))
    for (_, above), (below, _) in reversed(list(itertools.pairwise(blocks))):
        if below - above > GAP_ROWS and count_prose(rows, begin, above) >= FOREIGN_PROSE:
            return below
    return begin


def _is_navigation(text: str) -> bool:
    """Tell whether a row belongs to page headers or to the list of contents."""
    return is_rule(text) or _NAVIGATION.fullmatch(text[:300]) is not None


def _find_source(rows: Rows, first: int, end: int) -> int | None:
    """Return the row with the source nearest above row *end*."""
    return next((row for row in reversed(range(first, end)) if _SOURCE.match(rows[row])), None)


def _find_end(rows: Rows, address: int) -> int:
    """Return the last row of the rights below the address of a document."""
    last = address
    for row in range(address + 1, min(len(rows), address + 1 + TAIL_ROWS)):
        text = rows[row][:400]
        if _TAIL.fullmatch(text):
            last = row
            if _DATABASE.match(text):
                break
        elif text.strip():
            break
    return last


def sniff(rows: Rows) -> float:
    """Answer 0.99 if articles with such feet stand in the feed, else 0."""
    return 0.99 if find(rows) else 0.0


def cut(rows: Rows) -> LayoutCut:
    """Cut behind the feet."""
    return assemble(rows, find(rows))


def parse(rows: Rows, first: int, last: int) -> Header:
    """Read the foot, then the title."""
    fields = Fields(rows)
    address = next(
        (row for row in range(first, last + 1) if _ADDRESS.row.match(rows.text, rows.starts[row])),
        last,
    )
    source = _find_source(rows, first, address)
    foot = last + 1 if source is None else source
    for block in iter_blocks(rows, foot, last):
        _read_foot(fields, *block)
    blocks = list(iter_blocks(rows, first, foot - 1))
    body = _read_title(fields, blocks)
    if body is not None:
        fields.set_body(body, last_text(rows, body, foot - 1))
    return fields.build(first)


def _read_foot(fields: Fields, first: int, last: int) -> None:
    """Read labelled rows, address and rights."""
    rows = fields.rows
    for row in range(first, last + 1):
        text = rows[row]
        label = read_label(text, GENIOS)
        if text.strip().startswith("http"):
            fields.put("url", fields.span(row))
        elif label is None:
            if _DATABASE.match(text):
                fields.put_extra("database", fields.span(row))
        elif label.role == "citation":
            _read_citation(fields, fields.span(row, skip=label.skip))
        elif label.role == "foot":
            fields.put_extra(label.text, fields.span(row, skip=label.skip))
        else:
            fields.put(label.role, fields.span(row, skip=label.skip))


def _read_citation(fields: Fields, span: Span) -> None:
    """Read source, date and page from "Der Bote vom 12.03.2010, Nr. 59, S. 4"."""
    text = fields.rows.text[span.start : span.end]
    dated = parse_date(text)
    end = len(text) if dated is None else dated.start
    source = re.sub(r"(?:,|\s+(?:vom|v\.|den))*\s*\Z", "", text[:end], flags=re.IGNORECASE)
    fields.put("source", Span(span.start, span.start + len(source)))
    if dated is not None:
        fields.put("date", Span(span.start + dated.start, span.end))
    page = _PAGE.search(text, end)
    if page is not None:
        fields.put("page", Span(span.start + page.start("page"), span.start + page.end("page")))


def _read_title(fields: Fields, blocks: list[tuple[int, int]]) -> int | None:
    """Read title and byline from the top; return the first row of the text."""
    rows = fields.rows
    if not blocks:
        return None
    first, last = blocks[0]
    width = find_width(rows, first, blocks[-1][1])
    begin, end = join_wrapped(rows, first, last, width)[0]
    if len(fields.text(fields.span(begin, end))) > LONGEST_TITLE:
        return first
    fields.put("headline", fields.span(begin, end))
    body = end + 1 if end < last else (blocks[1][0] if len(blocks) > 1 else None)
    if body is not None and read_byline(rows[body]) is not None:
        fields.put("byline", fields.span(body))
        body = next((row for row in range(body + 1, blocks[-1][1] + 1) if rows[row].strip()), None)
    return body


LAYOUT = Layout(name=NAME, sniff=sniff, cut=cut, anchor="foot", parse=parse)
