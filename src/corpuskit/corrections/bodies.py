"""Where a body begins and ends, and what in it is none, after the corrections of an article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

import attrs

from corpuskit.corrections.form import FIELD_NAMES, Correction
from corpuskit.layouts.reading import is_blank
from corpuskit.records import Furniture, Header, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from corpuskit.lines import Rows
    from corpuskit.records import Segment

Said: TypeAlias = Mapping[int, Mapping[str, Correction]]
"""Corrections of an article's rows: row, what is said, correction."""


def correct_body(rows: Rows, segment: Segment, header: Header, said: Said) -> Header:
    """Return *header* with the body that *said* leaves, and furniture in place of what is none."""
    body = {row for row in said if "body" in said[row]}
    other = {row for row in said if _is_no_body(said[row])} - body
    span = header.body_span
    held = _rows_of(rows, span)
    wanted = [*body, *held]
    if body and wanted:
        reached = range(min(wanted), max(wanted) + 1)
        fields = _field_rows(rows, header, set(reached) - set(held) - body)
        other |= fields
        wanted = list(reached)
    kept = [row for row in wanted if row not in other and not is_blank(rows, row)]
    if not kept:
        span = Span(span.start, span.start)
    elif wanted:
        first, last = min(kept), max(kept)
        start = span.start if held and first == held[0] else rows.span_of(first, first).start
        end = span.end if held and last == held[-1] else rows.span_of(last, last).end
        span = Span(max(start, segment.span.start), min(end, segment.span.end))
    furniture = [part for item in header.furniture for part in keep_body(rows, item, body)]
    taken = {row for item in furniture for row in _rows_of(rows, item.span)}
    inside = set(range(min(kept), max(kept) + 1)) if kept else set()
    named = {row for row in said if "not-body" in said[row]}
    for row in sorted((other & inside | named) - taken):
        place = rows.span_of(row, row)
        furniture.append(
            Furniture(kind="other", span=place, text=rows.text[place.start : place.end])
        )
    ordered = sorted(furniture, key=lambda item: item.span)
    return attrs.evolve(header, body_span=span, furniture=tuple(ordered))


def keep_body(rows: Rows, item: Furniture, body: Collection[int]) -> Iterator[Furniture]:
    """Yield what is left of a piece of furniture without the rows that are body."""
    held = _rows_of(rows, item.span)
    if not any(row in body for row in held):
        yield item
        return
    run: list[int] = []
    for row in [*held, -1]:
        if row >= 0 and row not in body:
            run.append(row)
            continue
        if run:
            place = rows.span_of(run[0], run[-1])
            start, end = max(place.start, item.span.start), min(place.end, item.span.end)
            if start < end:
                yield Furniture(kind=item.kind, span=Span(start, end), text=rows.text[start:end])
        run = []


def _is_no_body(said: Mapping[str, Correction]) -> bool:
    """Tell whether a row is said to be something else than body, as a whole."""
    return "not-body" in said or any(
        name in said and said[name].value is None for name in FIELD_NAMES if name != "dateline"
    )


def _rows_of(rows: Rows, span: Span) -> range:
    """Return the rows that a span touches; none if it is empty."""
    if span.start == span.end:
        return range(0)
    return range(rows.row_at(span.start), rows.row_at(span.end - 1) + 1)


def _field_rows(rows: Rows, header: Header, among: Collection[int]) -> set[int]:
    """Return those of *among* from which a field was read, datelines left out."""
    return {
        row
        for field in header.field_spans
        if field.field != "dateline"
        for row in _rows_of(rows, field.span)
        if row in among
    }
