"""What LexisNexis text and Nexis Uni share: labelled rows, and the date row of a head."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.dates import parse_date
from corpuskit.layouts.labels import NEXIS, Label, read_label
from corpuskit.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpuskit.layouts.fields import Fields
    from corpuskit.lines import Rows

DATE_ROW_LENGTH = 120
"""Characters of a date row with weekday, time, zone and edition; the longest seen has 78."""

DATE_START = 4
"""Characters (a weekday apart) that may stand before the date on its row."""

SECTION_LENGTH = 400
"""Characters of a section in which its page is looked for."""

RIGHTS = re.compile(
    r"\s*(?:copyright\b|©|\(c\)|alle? rechte|all rights|tous droits)", re.IGNORECASE
)
"""A row of copyright."""

_PAGE = re.compile(
    r"""
    (?:^|[;,]\s*)
    (?:pg|page|p|s|seite|bl?z|bladz|pagina|pág|pag|página)   # the word in each language
    \.?\s{0,3}(?P<page>[A-Z]{0,4}-?\d{1,4}[A-Z]{0,2}(?:[-–]\w{1,6})?)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BARE_PAGE = re.compile(r";\s*(?P<page>[A-Z]{1,2}\d{1,3}[A-Z]?)\s*\Z")
_CLOCK = re.compile(r"[-–\s]*\d{1,2}:\d{2}\b")
_ZONE = re.compile(r"[A-Z]{2,5}")
_EDGE = " \t\xa0,;."


def label_of(row: str) -> Label | None:
    """Return the known label that *row* begins with."""
    return read_label(row, NEXIS)


def read_labelled(fields: Fields, first: int, last: int) -> None:
    """Read the labelled rows *first* to *last*, and the page that a section names."""
    for role, span in fields.read_labels(first, last, NEXIS):
        if role == "section":
            read_page(fields, span)


def read_page(fields: Fields, span: Span) -> None:
    """Read the page from a section such as ``"HOME NEWS; Pg. 2"``."""
    text = fields.rows.text[span.start : min(span.end, span.start + SECTION_LENGTH)]
    found = _PAGE.search(text) or _BARE_PAGE.search(text)
    if found is not None:
        start, end = found.span("page")
        fields.put("page", Span(span.start + start, span.start + end))


def find_date_row(rows: Rows, candidates: Sequence[int]) -> int | None:
    """Return the first of *candidates* that begins with a date; months alone come second."""
    partial: int | None = None
    for row in candidates:
        text = rows[row]
        if len(text.strip()) > DATE_ROW_LENGTH:
            continue
        found = parse_date(text.strip())
        if found is None or found.year is None or found.start > DATE_START:
            continue
        if found.date is not None:
            return row
        if partial is None:
            partial = row
    return partial


def read_date_row(fields: Fields, row: int) -> None:
    """Read the date of a row; what stands behind it is the edition."""
    span = fields.span(row)
    fields.put("date", span)
    raw = fields.rows.text[span.start : span.end]
    found = parse_date(raw)
    if found is None:
        return
    rest = raw[found.end :].strip(_EDGE)
    is_time = _ZONE.fullmatch(rest) or _CLOCK.match(rest)
    if any(letter.isalpha() for letter in rest) and not is_time:
        start = span.start + raw.index(rest, found.end)
        fields.put("edition", Span(start, start + len(rest)))
