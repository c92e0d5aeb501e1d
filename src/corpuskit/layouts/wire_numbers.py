"""Wire archives in plain text: a story number, its type, date and time, headline, then the text.

The number is the wire's short name, the date and a count (``NYT19980315.0063``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.layouts.assemble import assemble
from corpuskit.layouts.base import Layout, LayoutCut, RowRange
from corpuskit.layouts.fields import Fields
from corpuskit.layouts.nexis_fields import find_date_row
from corpuskit.layouts.reading import compile_row, find_rows, last_text, with_next

if TYPE_CHECKING:
    from corpuskit.lines import Rows
    from corpuskit.records import Header

NAME = "wire-numbers-1"

HEAD_ROWS = 5
"""Rows from the number to the headline; the most seen are four."""

_NUMBER = compile_row(
    r"[^\S\r\n]{0,8}[A-Z]{2,6}(?:_[A-Z]{3}_)?(?:19|20)\d{6}\.\d{3,5}[^\S\r\n]{0,20}"
)
_INDENT = re.compile(r"[\s\xa0]{2,}\S")


def find(rows: Rows) -> list[RowRange]:
    """Return the stories between the numbers that have a row of date and time."""
    found: list[RowRange] = []
    for first, following in with_next(find_rows(_NUMBER, rows), len(rows)):
        last = last_text(rows, first, following - 1)
        if find_date_row(rows, range(first + 1, min(last, first + HEAD_ROWS) + 1)) is not None:
            found.append(RowRange(first=first, last=last, layout=NAME, evidence=("story-number",)))
    return found


def sniff(rows: Rows) -> float:
    """Answer 0.95 if numbered stories stand in the feed, else 0."""
    return 0.95 if find(rows) else 0.0


def cut(rows: Rows) -> LayoutCut:
    """Cut above the numbers."""
    return assemble(rows, find(rows))


def parse(rows: Rows, first: int, last: int) -> Header:
    """Read number, type, date, time and headline."""
    fields = Fields(rows)
    fields.put_extra("DOCNO", fields.span(first))
    dated = find_date_row(rows, range(first + 1, min(last, first + HEAD_ROWS) + 1))
    if dated is None:
        fields.set_body(first + 1, last)
        return fields.build(first)
    if dated > first + 1:
        fields.put_extra("DOCTYPE", fields.span(first + 1, dated - 1))
    fields.put("date", fields.span(dated))
    body = dated + 1
    while body <= last and not _INDENT.match(rows[body]) and body - dated <= HEAD_ROWS:
        body += 1
    if body > dated + 1:
        fields.put("headline", fields.span(dated + 1, min(body, last + 1) - 1))
    fields.set_body(body, last)
    return fields.build(first)


LAYOUT = Layout(name=NAME, sniff=sniff, cut=cut, parse=parse)
