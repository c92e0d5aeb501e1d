"""Wire archives in SGML: one document between ``<DOC>`` and ``</DOC>``, fields in tags.

The form of the TREC, TDT and Gigaword collections (DOCNO, DATE_TIME, HEADLINE, DATELINE, TEXT).
"""

from __future__ import annotations

import re

from corpuskit.layouts.assemble import assemble
from corpuskit.layouts.base import Layout, LayoutCut, RowRange
from corpuskit.layouts.fields import Fields
from corpuskit.layouts.reading import compile_row, find_rows, with_next
from corpuskit.lines import Rows, strip_span
from corpuskit.records import Header, Span

NAME = "wire-sgml-1"

_DOCUMENT = compile_row(r"[^\S\r\n]{0,20}<DOC(?:[ ][^<>\r\n]{0,200})?>", ignore_case=True)
_END = re.compile(r"\s*</DOC>\s*", re.IGNORECASE)
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w-]{0,20})(?:[ ][^<>]{0,200})?>")
_FIELDS = {
    "headline": "headline", "hl": "headline", "title": "headline", "dateline": "dateline",
    "date_time": "date", "date": "date", "datetime": "date", "byline": "byline",
    "source": "source", "section": "section",
}  # fmt: skip
_EXTRA = frozenset(
    {"docno", "docid", "doctype", "slug", "keyword", "category", "header", "trailer"}
)


def find(rows: Rows) -> list[RowRange]:
    """Return the documents that have an end."""
    found: list[RowRange] = []
    for first, following in with_next(find_rows(_DOCUMENT, rows), len(rows)):
        last = next(
            (row for row in range(first, following) if _END.fullmatch(rows[row][:60])), None
        )
        if last is not None and last > first:
            found.append(RowRange(first=first, last=last, layout=NAME, evidence=("doc-tag",)))
    return found


def sniff(rows: Rows) -> float:
    """Answer 0.99 if such documents stand in the feed, else 0."""
    return 0.99 if find(rows) else 0.0


def cut(rows: Rows) -> LayoutCut:
    """Cut at the tags."""
    return assemble(rows, find(rows))


def parse(rows: Rows, first: int, last: int) -> Header:
    """Read the tagged fields."""
    fields = Fields(rows)
    text, end = rows.text, rows.ends[last]
    open_at: dict[str, Span] = {}
    notes: list[Span] = []
    for tag in _TAG.finditer(text, rows.starts[first], end):
        name = tag["name"].casefold()
        if not tag["close"]:
            open_at.setdefault(name, Span(*tag.span()))
            continue
        begin = open_at.pop(name, None)
        if begin is None:
            continue
        span = strip_span(text, Span(begin.end, tag.start()))
        if name in _FIELDS:
            fields.put(_FIELDS[name], span)
        elif name in _EXTRA:
            fields.put_extra(tag["name"], span)
        elif name == "text" and span.end > span.start and fields.body is None:
            fields.body = span
        elif name == "annotation":
            notes.append(Span(begin.start, tag.end()))
    for note in notes:
        if (
            fields.body is not None
            and fields.body.start <= note.start
            and note.end <= fields.body.end
        ):
            fields.put_furniture(note)
    return fields.build(first)


LAYOUT = Layout(name=NAME, sniff=sniff, cut=cut, parse=parse)
