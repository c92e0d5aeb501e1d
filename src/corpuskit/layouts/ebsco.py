"""EBSCOhost text (Newspaper Source and others): records from "Record: 1" to the next.

Labelled rows come first, down to "Accession Number" and "Database"; then the text, below it eight
tildes and the byline, and a paragraph "Copyright of ... is the property of ...". Pages of help and
links that are no news may stand between two records of an e-mailed list.

Known from the database's own description of its saved and mailed results; not checked against a
whole export.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.dates import parse_date
from corpuskit.layouts.assemble import assemble
from corpuskit.layouts.base import Layout, LayoutCut, RowRange
from corpuskit.layouts.fields import Fields
from corpuskit.layouts.labels import EBSCO, read_label
from corpuskit.layouts.reading import (
    compile_row,
    find_rows,
    first_text,
    is_blank,
    is_rule,
    iter_blocks,
    last_text,
    with_next,
)
from corpuskit.records import Header, Span

if TYPE_CHECKING:
    from corpuskit.lines import Rows

NAME = "ebsco-1"

HEAD_ROWS = 80
"""Rows in which the labels of a record stand; abstracts may be wrapped."""

FEWEST_LABELS = 4
"""Different known labels a record must have, its number among them."""

_RECORD = compile_row(r"[^\S\r\n]{0,20}Record:[ ]?\d{1,6}[^\S\r\n]{0,20}")
_TILDES = re.compile(r"\s*~{4,}\s*")
_RIGHTS = re.compile(r"\s*(?:Copyright of\b|©|\(c\)|Copyright\b)", re.IGNORECASE)
_PAGE = re.compile(
    r",\s*p\.?\s?(?P<page>[A-Z]{0,2}\d{1,4}[a-z]{0,2}(?:-\d{1,4})?)\b", re.IGNORECASE
)


def find(rows: Rows) -> list[RowRange]:
    """Return the records that have enough labels."""
    found: list[RowRange] = []
    records = find_rows(_RECORD, rows) if "Record:" in rows.text else []
    for first, following in with_next(records, len(rows)):
        end = min(following, first + HEAD_ROWS)
        labels = {
            label.text.casefold()
            for row in range(first, end)
            if (label := read_label(rows[row], EBSCO)) is not None
        }
        if len(labels) < FEWEST_LABELS or labels.isdisjoint({"accession number", "database"}):
            continue
        last = last_text(rows, first, following - 1)
        while last > first and is_rule(rows[last]):
            last = last_text(rows, first, last - 1)
        found.append(RowRange(first=first, last=last, layout=NAME, evidence=("record-number",)))
    return found


def sniff(rows: Rows) -> float:
    """Answer 0.99 if such records stand in the feed, else 0."""
    return 0.99 if find(rows) else 0.0


def cut(rows: Rows) -> LayoutCut:
    """Cut above the record numbers."""
    return assemble(rows, find(rows))


def parse(rows: Rows, first: int, last: int) -> Header:
    """Read the labels, then byline and copyright behind the text."""
    fields = Fields(rows)
    body = _find_body(rows, first, last)
    if body > first:
        for role, span in fields.read_labels(first, body - 1, EBSCO):
            if role == "citation":
                _read_citation(fields, span)
    body = _read_section(fields, body, last)
    foot = _read_foot(fields, body, last)
    fields.set_body(body, foot)
    return fields.build(first)


def _find_body(rows: Rows, first: int, last: int) -> int:
    """Return the first row of the text: below the last label of the head."""
    end = first
    for row in range(first, min(last, first + HEAD_ROWS) + 1):
        label = read_label(rows[row], EBSCO)
        if label is not None:
            end = row + 1
            if label.text.casefold() == "database":
                break
    while end <= last and not is_blank(rows, end):
        end += 1
    return first_text(rows, end, last)


def _read_section(fields: Fields, first: int, last: int) -> int:
    """Read a labelled section above the text; return the first row of the text."""
    if first > last:
        return first
    label = read_label(fields.rows[first], EBSCO)
    if label is None or label.role != "section":
        return first
    fields.put("section", fields.span(first, skip=label.skip))
    return first_text(fields.rows, first + 1, last)


def _read_citation(fields: Fields, span: Span) -> None:
    """Read source, date and page from "USA Today; 05/03/2010, p03a, 1p"."""
    text = fields.rows.text[span.start : span.end]
    name, mark, rest = text.partition(";")
    if not mark:
        fields.put("source", span)
        return
    start = span.start + len(name) + 1
    fields.put("source", Span(span.start, start - 1))
    if parse_date(rest) is not None:
        fields.put("date", Span(start, span.end))
    page = _PAGE.search(rest)
    if page is not None:
        fields.put("page", Span(start + page.start("page"), start + page.end("page")))


def _read_foot(fields: Fields, first: int, last: int) -> int:
    """Read byline and copyright below the text; return the last row of the text."""
    rows = fields.rows
    blocks = list(iter_blocks(rows, first, last))
    while len(blocks) > 1 and _RIGHTS.match(rows[blocks[-1][0]]):
        fields.put("copyright", fields.span(*blocks.pop()))
    foot = blocks[-1][1] if blocks else last
    tildes = next(
        (row for row in range(first, foot + 1) if _TILDES.fullmatch(rows[row][:80])), None
    )
    if tildes is not None:
        byline = first_text(rows, tildes + 1, foot)
        if byline <= foot:
            fields.put("byline", fields.span(byline))
        foot = last_text(rows, first, tildes - 1)
    return foot


LAYOUT = Layout(name=NAME, sniff=sniff, cut=cut, parse=parse)
