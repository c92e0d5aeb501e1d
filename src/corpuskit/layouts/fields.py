"""Collecting the fields of one article: values, and the spans they were read from."""

from __future__ import annotations

import re
from typing import Any

from corpuskit.dates import parse_date
from corpuskit.layouts.reading import fold
from corpuskit.lines import Rows, strip_span
from corpuskit.records import FieldSpan, Header, Span

_SCALARS = frozenset({
    "headline", "kicker", "deck", "byline_text", "dateline", "place", "source", "time",
    "section", "page", "edition", "url", "copyright",
})  # fmt: skip


_BY = re.compile(r"(?:by|von|par|por|door|di|od|от)\b[\s:]*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[;|/]\s*|\s+(?:and|und|et|en|y|e|och|og|ja|и|&)\s+")


def split_names(text: str) -> tuple[str, ...]:
    """Return the names of a byline."""
    return tuple(name for name in _BETWEEN.split(_BY.sub("", text, count=1)) if name)


class Fields:
    """The fields read so far from one article; the first value of a field stays."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.values: dict[str, Any] = {}
        self.spans: list[FieldSpan] = []
        self.extra: dict[str, str] = {}
        self.body: Span | None = None

    def span(self, first: int, last: int | None = None, *, skip: int = 0) -> Span:
        """Return the span of rows *first* to *last*, less *skip* characters at its start."""
        begin = self.rows.starts[first] + skip
        end = self.rows.ends[first if last is None else last]
        return strip_span(self.rows.text, Span(min(begin, end), end))

    def text(self, span: Span) -> str:
        """Return what stands in *span*, white space folded."""
        return fold(self.rows.text[span.start : span.end])

    def put(self, field: str, span: Span, *, glue: str = " ") -> None:
        """Read *field* from *span*; blank spans and fields already read are left alone.

        A date that cannot be read is kept as ``date_text`` only. *glue* joins the rows of the
        span: empty for addresses.
        """
        value = self.text(span)
        if not value or field in self.values:
            return
        if field == "date":
            span = self._put_date(span)
        elif field == "byline":
            self.values["byline_text"] = value
            self.values["byline"] = split_names(value)
        elif field in _SCALARS:
            self.values[field] = value.replace(" ", glue) if glue != " " else value
        self.spans.append(FieldSpan(field=field, span=span))

    def put_extra(self, label: str, span: Span) -> None:
        """Keep a labelled field that Article does not model."""
        value = self.text(span)
        if value and label:
            self.extra.setdefault(label, value)

    def _put_date(self, span: Span) -> Span:
        """Read a date; return the span of the date alone."""
        parsed = parse_date(self.rows.text[span.start : span.end])
        if parsed is not None:
            span = strip_span(
                self.rows.text, Span(span.start + parsed.start, span.start + parsed.end)
            )
            self.values["date"] = parsed.date
            if parsed.time and "time" not in self.values:
                self.values["time"] = parsed.time
        self.values["date_text"] = self.text(span)
        return span

    def set_body(self, first: int, last: int, *, skip: int = 0) -> None:
        """Name rows *first* to *last* the body; nothing if they are blank or out of order."""
        if first <= last:
            span = self.span(first, last, skip=skip)
            if span.end > span.start:
                self.body = span

    def build(self, first: int) -> Header:
        """Return the header; an article without a body has an empty span at row *first*."""
        start = self.rows.starts[first]
        return Header(
            **self.values,
            body_span=self.body or Span(start, start),
            field_spans=sorted(self.spans, key=lambda item: item.span),
            extra=self.extra,
        )
