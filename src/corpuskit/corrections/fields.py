"""Corrections of what the lines of an article are, applied to headers and furniture."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import attrs

from corpuskit.corrections.bodies import Said, correct_body, keep_body
from corpuskit.corrections.form import CUTS, FIELD_NAMES
from corpuskit.corrections.places import report_stale
from corpuskit.layouts.fields import Fields
from corpuskit.layouts.reading import fold, is_blank
from corpuskit.records import FieldSpan, Header, Problem, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpuskit.corrections.form import Correction
    from corpuskit.corrections.places import Resolved
    from corpuskit.lines import Rows
    from corpuskit.records import Furniture, Segment

_LISTS = frozenset({"byline", "credits"})
"""Fields that are empty when they are absent."""

_WORD = re.compile(r"\S+")

_PARTS = {
    "date": ("date", "date_text"),
    "byline": ("byline", "byline_text"),
}
"""Fields of a header that go with a field; the others stand alone."""


def correct_headers(
    segments: Sequence[Segment], headers: Sequence[Header], resolved: Resolved, /
) -> tuple[tuple[Header, ...], tuple[Problem, ...]]:
    """Return *headers* with the corrections of fields applied, and what could not be.

    A line that is said to be a field is read as that field, whatever was read before; lines one
    below the other are read together. Such lines, but not datelines, and lines that are no body
    end the body where they stand at its edge, and are furniture inside. A line that is body
    text is no other field, and the body reaches up or down to it.

    Laws: field and body spans stay inside the article; applying the same corrections twice is
    applying them once; without corrections of fields all headers stay what they were.

    Args:
        segments: The articles of the feed, in order.
        headers: Their headers, in the same order.
        resolved: The corrections, for the same feed.

    Examples:
        >>> import corpuskit as ck
        >>> feed = ck.read("seeds/feeds/000_5e29adcfeed8e22f.txt")
        >>> articles = ck.segment(feed).articles
        >>> said = ck.parse_corrections("not-source: ABC News")
        >>> headers = ck.parse_headers(feed, articles)
        >>> resolved = ck.resolve_corrections(feed, said)
        >>> corrected, problems = correct_headers(articles, headers, resolved)
        >>> headers[1].source, corrected[1].source, problems
        ('ABC News', None, ())
    """
    of_article, stale = _assign(segments, resolved)
    corrected = tuple(
        _correct_header(resolved.rows, segment, header, of_article[number])
        if number in of_article
        else header
        for number, (segment, header) in enumerate(zip(segments, headers, strict=True))
    )
    return corrected, tuple(stale)


def correct_furniture(
    found: Sequence[Sequence[Furniture]], resolved: Resolved, /
) -> tuple[tuple[Furniture, ...], ...]:
    """Return the furniture of each article without the lines that are said to be body."""
    body = {row for row, item in resolved.places if item.what == "body"}
    body -= {row for row, item in resolved.places if item.what == "not-body"}
    if not body:
        return tuple(map(tuple, found))
    return tuple(
        tuple(part for item in items for part in keep_body(resolved.rows, item, body))
        for items in found
    )


def _assign(
    segments: Sequence[Segment], resolved: Resolved
) -> tuple[Mapping[int, Said], list[Problem]]:
    """Return the corrections of each article by its number, and those that no article has."""
    starts = [segment.span.start for segment in segments]
    assigned: defaultdict[int, defaultdict[int, dict[str, Correction]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    placed: dict[Correction, bool] = {}
    for row, item in resolved.places:
        if item.what in CUTS:
            continue
        offset = resolved.rows.span_of(row, row).start
        number = bisect.bisect_right(starts, offset) - 1
        inside = number >= 0 and offset < segments[number].span.end
        if item.value is not None and find_value(resolved.rows, row, item.value) is None:
            inside = False
        placed[item] = placed.get(item, False) or inside
        if inside:
            said = assigned[number][row]
            said.pop(_opposite(item.what), None)
            said[item.what] = item
    reason = "its line stands in no article, or is without the value"
    stale = [
        report_stale(resolved.feed, item, resolved.path, reason)
        for item, inside in placed.items()
        if not inside
    ]
    return assigned, stale


def _opposite(what: str) -> str:
    """Return what contradicts a correction."""
    return what.removeprefix("not-") if what.startswith("not-") else f"not-{what}"


def _correct_header(rows: Rows, segment: Segment, header: Header, said: Said) -> Header:
    """Return the header of one article as corrected."""
    for name in FIELD_NAMES:
        wrong = [row for row in said if f"not-{name}" in said[row]]
        if wrong:
            header = _drop(header, name, [rows.span_of(row, row) for row in wrong])
    body = sorted(row for row in said if "body" in said[row])
    for row in body:
        header = _clear(header, Span(rows.starts[row], rows.ends[row]), keep=("dateline",))
    for name in FIELD_NAMES:
        places = [(row, said[row][name]) for row in sorted(said) if name in said[row]]
        if places:
            header = _force(rows, header, name, places)
    return correct_body(rows, segment, header, said)


def _drop(header: Header, name: str, places: Sequence[Span] | None = None) -> Header:
    """Return *header* without a field, if it was read from one of *places* (``None``: anyhow)."""
    parts = _PARTS.get(name, (name,))
    spans = [field for field in header.field_spans if field.field in parts]
    if places is not None and not any(
        _touches(field.span, place) for field in spans for place in places
    ):
        return header
    empty: dict[str, Any] = {part: () if part in _LISTS else None for part in parts}
    if name == "date" and all(field.field != "time" for field in header.field_spans):
        empty["time"] = None  # it was read with the date
    return attrs.evolve(
        header,
        field_spans=tuple(field for field in header.field_spans if field not in spans),
        inferred=tuple(field for field in header.inferred if field not in parts),
        **empty,
    )


def _clear(header: Header, place: Span, *, keep: Sequence[str]) -> Header:
    """Return *header* without the fields that were read from *place* alone."""
    for field in header.field_spans:
        whole = _whole(field.field)
        if _covers(place, field.span) and whole in FIELD_NAMES and whole not in keep:
            header = _drop(header, whole, [field.span])
    return header


def _force(
    rows: Rows, header: Header, name: str, places: Sequence[tuple[int, Correction]]
) -> Header:
    """Return *header* with a field read from the lines that are said to hold it."""
    spans = list(_join_rows(rows, places))
    values: dict[str, Any] = {}
    read: list[FieldSpan] = []
    for span in spans if name == "byline" else spans[:1]:
        fields = Fields(rows)
        fields.put(name, span)
        read.extend(fields.spans)
        for field, value in fields.values.items():
            values[field] = _append(values.get(field), value) if name == "byline" else value
    if name == "date" and header.date and values.get("date_text") == header.date_text:
        values["date"] = header.date  # an ambiguous one was settled over the feed
    for old in header.field_spans:
        if _whole(old.field) != name and any(_covers(old.span, new.span) for new in read):
            header = _drop(header, _whole(old.field), [old.span])
    header = _drop(header, name)
    own = (*_PARTS.get(name, (name,)), *(["time"] if name == "date" else []))
    ordered = sorted((*header.field_spans, *read), key=lambda field: (field.span, field.field))
    new = {key: value for key, value in values.items() if key in own or not getattr(header, key)}
    return attrs.evolve(header, field_spans=tuple(ordered), **new)


def _append(old: Any, new: Any) -> Any:
    """Return what two lines of a byline say together."""
    if old is None or old == new:
        return new
    return (*old, *new) if isinstance(new, tuple) else f"{old} {new}"


def _whole(field: str) -> str:
    """Return the name under which a field is corrected."""
    return next((name for name, parts in _PARTS.items() if field in parts), field)


def _covers(outer: Span, inner: Span) -> bool:
    """Tell whether *inner* lies in *outer*."""
    return outer.start <= inner.start and inner.end <= outer.end


def _touches(one: Span, two: Span) -> bool:
    """Tell whether two spans share a character."""
    return one.start < two.end and two.start < one.end


def _join_rows(rows: Rows, places: Sequence[tuple[int, Correction]]) -> Iterator[Span]:
    """Yield the spans of a field: rows one below the other, blank ones between, are one."""
    begin = last = -1
    for row, item in places:
        if item.value is not None:
            yield find_value(rows, row, item.value) or rows.span_of(row, row)
            continue
        if begin >= 0 and not all(is_blank(rows, between) for between in range(last + 1, row)):
            yield rows.span_of(begin, last)
            begin = row
        begin = row if begin < 0 else begin
        last = row
    if begin >= 0:
        yield rows.span_of(begin, last)


def find_value(rows: Rows, row: int, value: str) -> Span | None:
    """Return where a part of a row, white space folded, stands; ``None`` if it does not."""
    offsets: list[int] = []
    for word in _WORD.finditer(rows.text, rows.starts[row], rows.ends[row]):
        if offsets:
            offsets.append(word.start() - 1)
        offsets.extend(range(word.start(), word.end()))
    found = fold(rows[row]).find(value)
    if found < 0:
        return None
    return Span(offsets[found], offsets[found + len(value) - 1] + 1)
