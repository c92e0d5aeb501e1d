"""Collecting the fields of one article: values, and the spans they were read from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from corpuskit.agencies import name_agencies
from corpuskit.bylines import read_byline
from corpuskit.datelines import read_dateline, read_dateline_row
from corpuskit.dates import parse_date
from corpuskit.layouts.labels import read_capitals, read_label
from corpuskit.layouts.reading import fold, with_next
from corpuskit.lines import Rows, strip_span
from corpuskit.records import FieldSpan, Furniture, Header, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SCALARS = frozenset({
    "headline", "kicker", "deck", "byline_text", "dateline", "place", "source", "time",
    "section", "page", "edition", "url", "copyright",
})  # fmt: skip


FIELDS = (_SCALARS - {"byline_text"}) | {"byline", "date"}
"""Fields that `Fields.put` reads."""

OPENING = 300
"""Characters at the beginning of a body in which a dateline may stand."""

UNMODELLED = frozenset(
    {"foot", "extra", "length", "body", "abstract", "citation", "title", "credit"}
)
"""Roles of labels that are kept under the printed label."""

ABSENT = frozenset({
    "n/a", "na", "-", "--", "none", "none available", "none available.", "not available",
    "not available.", "nicht verfügbar", "non disponible", "no disponible", "null",
})  # fmt: skip
"""What databases print where they have no value."""

_INVERTED = re.compile(r"[^\s,;]+(?:\s[^\s,;]+){0,2},\s[^\s,;]+(?:\s[^\s,;]+){0,2}\s*(?:;|$)")
_FROM = re.compile(r"\s*(?:by|from)\s+(?=\S)", re.IGNORECASE)
_AND = re.compile(r"\s*[;|]\s*|\s+(?:and|und|et|en|y|og|och|ja|и|&)\s+")


def read_names(text: str) -> tuple[str, ...]:
    """Return the names of a labelled byline; "Surname, Name; Surname, Name" is kept so.

    A byline that is not understood is one name as printed, or several around ";" and "and".
    """
    if not _INVERTED.match(text):
        bare = _FROM.sub("", text, count=1)
        byline = read_byline(bare, bare=True) or read_byline("By " + bare)
        if byline is not None and byline.names:
            return tuple(fold(name) for name in byline.names)
    return tuple(
        name
        for name in map(fold, (_AND if not _INVERTED.match(text) else re.compile(";")).split(text))
        if name
    )


class Fields:
    """The fields read so far from one article; the first value of a field stays."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.values: dict[str, Any] = {}
        self.spans: list[FieldSpan] = []
        self.extra: dict[str, str] = {}
        self.body: Span | None = None
        self.furniture: list[Furniture] = []

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
        if field in self.values or not value or value.casefold() in ABSENT:
            return
        if field == "date":
            span = self._put_date(span)
        elif field == "byline":
            self._put_byline(value)
        elif field == "dateline":
            self._put_dateline(value)
        elif field in _SCALARS:
            self.values[field] = value if glue == " " else self._glue(span, glue)
        self.spans.append(FieldSpan(field=field, span=span))

    def _put_byline(self, value: str) -> None:
        """Read the names of a byline, and the place or wire it gives."""
        self.values["byline_text"] = value
        self.values["byline"] = read_names(value)
        byline = read_byline(value, bare=True)
        if byline is None:
            return
        if byline.place:
            self.values.setdefault("place", fold(byline.place))
        self._add_credits(name_agencies(byline.aside or ""))

    def _put_dateline(self, value: str) -> None:
        """Read the place of a dateline, and the wires it credits."""
        self.values["dateline"] = value
        dateline = read_dateline_row(value)
        place = dateline.place if dateline is not None else value.partition(",")[0].strip()
        if place and not any(letter.isdigit() for letter in place):
            self.values.setdefault("place", fold(place))
        if dateline is not None:
            self._add_credits(dateline.credits)

    def _add_credits(self, names: Sequence[str]) -> None:
        """Add wires that are not credited yet."""
        known = self.values.get("credits", ())
        new = tuple(dict.fromkeys(name for name in names if name not in known))
        if new:
            self.values["credits"] = (*known, *new)

    def _glue(self, span: Span, glue: str) -> str:
        """Return what stands in *span* with its rows joined by *glue*."""
        return glue.join(map(fold, self.rows.text[span.start : span.end].splitlines()))

    def put_credits(self, label: str, span: Span) -> None:
        """Read the wires that a labelled field credits; other credits are kept under its label."""
        names = name_agencies(self.text(span))
        if names:
            self._add_credits(names)
        else:
            self.put_extra(label, span)

    def put_extra(self, label: str, span: Span) -> None:
        """Keep a labelled field that Article does not model."""
        value = self.text(span)
        if value and label:
            self.extra.setdefault(label, value)

    def read_labels(
        self, first: int, last: int, table: Mapping[str, str]
    ) -> list[tuple[str, Span]]:
        """Read the labelled rows *first* to *last*; a row without a label goes on the one above.

        Returns the role and span of each value, in order.
        """
        rows = self.rows
        starts = [row for row in range(first, last + 1) if read_label(rows[row], table)]
        if starts[:1] != [first]:
            starts.insert(0, first)
        read: list[tuple[str, Span]] = []
        for row, following in with_next(starts, last + 1):
            label = read_label(rows[row], table) or read_capitals(rows[row])
            if label is None:
                continue
            span = self.span(row, following - 1, skip=label.skip)
            read.append((label.role, span))
            if label.role in UNMODELLED:
                self.put_extra(label.text, span)
            else:
                self.put(label.role, span, glue="" if label.role == "url" else " ")
        return read

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

    def put_furniture(self, span: Span) -> None:
        """Keep a mark of the export that stands inside the text out of the body."""
        text = self.rows.text[span.start : span.end]
        if text.strip():
            self.furniture.append(Furniture(kind="other", span=span, text=text))

    def _read_inline_dateline(self) -> None:
        """Read the dateline that opens the body; it stays part of the body."""
        if self.body is None or "dateline" in self.values:
            return
        start = self.body.start
        opening = self.rows.text[start : min(self.body.end, start + OPENING)]
        found = read_dateline(opening.splitlines()[0])
        if found is None:
            return
        self.values["dateline"] = fold(found.text)
        self.spans.append(
            FieldSpan(field="dateline", span=Span(start + found.start, start + found.end))
        )
        if found.place:
            self.values.setdefault("place", fold(found.place))
        self._add_credits(found.credits)

    def build(self, first: int) -> Header:
        """Return the header; an article without a body has an empty span at row *first*."""
        self._read_inline_dateline()
        start = self.span(first).start
        return Header(
            **self.values,
            body_span=self.body or Span(start, start),
            field_spans=tuple(sorted(self.spans, key=lambda item: item.span)),
            extra=self.extra,
            furniture=self.furniture,
        )
