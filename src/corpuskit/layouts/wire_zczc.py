"""Wire messages between "ZCZC" and "NNNN": the frame of IPTC 7901 and of the teleprinters before.

Behind the opening a row of service, number, priority and category may stand, then rows of slug and
headline, the text, and a row of time before the end mark. Some agencies begin the rows of the head
with a sign of their kind: ":" slug, "^" headline, "=" take, "@" place. A message is known by both
its marks; text outside of them belongs to none.

Source of the form: IPTC 7901, "The text transmission format", and the open reader of Superdesk. Not
checked against a real feed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.bylines import read_byline
from corpuskit.datelines import read_dateline
from corpuskit.layouts.assemble import assemble
from corpuskit.layouts.base import Layout, LayoutCut, RowRange
from corpuskit.layouts.fields import Fields
from corpuskit.layouts.reading import (
    compile_row,
    find_rows,
    first_text,
    is_blank,
    is_prose,
    last_text,
)
from corpuskit.records import Header, Span

if TYPE_CHECKING:
    from corpuskit.lines import Rows

NAME = "wire-zczc-1"

HEAD_ROWS = 14
"""Rows with text from the opening down to the first of the text."""

_OPEN = compile_row(r"[^\S\r\n]{0,20}ZCZC(?:[ \x01][^\r\n]{0,60})?")
_CLOSE = compile_row(r"[^\S\r\n]{0,20}N{4}[^\S\r\n]{0,20}")
_SERVICE = re.compile(
    r"""
    \s*\x01?[a-zA-Z]{2,8}\d{1,5}\s+                # service and number
    \d\s+\w{1,3}\s+                                # priority, category
    \d{1,5}\b.{0,60}                               # number of words, keywords
    """,
    re.VERBOSE,
)
_SIGNED = re.compile(r"\s*(?P<sign>[:^=@$*&+~])\s?(?=\S)")
_STAMP = re.compile(r"\s*(?:.{0,30}\s)?\d{6}\s\w{3,4}\s\d{2,4}\s*")
_SIGNS = {":": "slug", "=": "take", "$": "category", "*": "format", "&": "service", "+": "subject"}


def find(rows: Rows) -> list[RowRange]:
    """Return the messages: from an opening to the first end mark before the next opening."""
    opened = find_rows(_OPEN, rows) if "ZCZC" in rows.text else []
    if not opened:
        return []
    closed = find_rows(_CLOSE, rows)
    found: list[RowRange] = []
    first: int | None = None
    for row, is_open in sorted(
        [*((row, True) for row in opened), *((row, False) for row in closed)]
    ):
        if is_open:
            first = row
        elif first is not None:
            if first_text(rows, first + 1, row - 1) < row:
                evidence = ("message-frame",)
                found.append(RowRange(first=first, last=row, layout=NAME, evidence=evidence))
            first = None
    return found


def sniff(rows: Rows) -> float:
    """Answer 0.99 if such messages stand in the feed, else 0."""
    return 0.99 if find(rows) else 0.0


def cut(rows: Rows) -> LayoutCut:
    """Cut at the marks."""
    return assemble(rows, find(rows))


def parse(rows: Rows, first: int, last: int) -> Header:
    """Read what stands between the opening and the text."""
    fields = Fields(rows)
    row = first + 1 if _OPEN.row.match(rows.text, rows.starts[first]) else first
    foot = last_text(
        rows, row, last - 1 if _CLOSE.row.match(rows.text, rows.starts[last]) else last
    )
    if foot > row and _STAMP.fullmatch(rows[foot][:80]):
        fields.put_extra("stamp", fields.span(foot))
        foot = last_text(rows, row, foot - 1)
    lines = _find_lines(rows, row, foot)
    plain = [line for line in lines if not _read_line(fields, line)]
    if plain and len(plain) > 1 and read_byline(rows[plain[-1]]) is not None:
        fields.put("byline", fields.span(plain.pop()))
    if plain and "headline" not in fields.values:
        span = fields.span(plain.pop())
        trimmed = rows.text[span.start : span.end].rstrip("= ")
        fields.put("headline", Span(span.start, span.start + len(trimmed)))
    if plain:
        fields.put_extra("slug", fields.span(plain[0], plain[-1]))
    body = first_text(rows, lines[-1] + 1 if lines else row, foot)
    fields.set_body(body, foot)
    return fields.build(first)


def _find_lines(rows: Rows, first: int, last: int) -> list[int]:
    """Return the rows of the head: those above the first that is running text or has a dateline."""
    lines: list[int] = []
    for row in range(first, last + 1):
        if is_blank(rows, row):
            continue
        text = rows[row]
        opening = read_dateline(text[:300])
        if (
            len(lines) == HEAD_ROWS
            or is_prose(text)
            or (opening and opening.end < len(text.rstrip()))
        ):
            break
        lines.append(row)
    return lines if len(lines) < HEAD_ROWS and lines[-1:] != [last] else lines[:2]


def _read_line(fields: Fields, row: int) -> bool:
    """Read a row of the head that says what it is; tell whether it does."""
    text = fields.rows[row]
    if _SERVICE.fullmatch(text[:120]):
        fields.put_extra("header", fields.span(row))
        return True
    signed = _SIGNED.match(text)
    if signed is None:
        return False
    span = fields.span(row, skip=signed.end())
    if signed["sign"] == "^":
        fields.put("headline", span)
    elif signed["sign"] == "@":
        fields.put("place", span)
    else:
        fields.put_extra(_SIGNS.get(signed["sign"], "note"), span)
    return True


LAYOUT = Layout(name=NAME, sniff=sniff, cut=cut, parse=parse)
