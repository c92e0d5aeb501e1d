"""A header in the making: fields, their places, furniture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from corpuskit.records import FieldSpan, Furniture, FurnitureKind, Header, Span

if TYPE_CHECKING:
    from corpuskit.heads.readings import Reading


@attrs.define
class Draft:
    """Collects the fields of one segment; the first value of a field stays."""

    feed: str = attrs.field(repr=False)
    """Text of the feed."""

    values: dict[str, str] = attrs.field(factory=dict)
    """Fields of one text, by name."""

    names: list[str] = attrs.field(factory=list)
    """Authors."""

    wires: list[str] = attrs.field(factory=list)
    """Credits."""

    spans: list[FieldSpan] = attrs.field(factory=list)
    """Where the fields stand."""

    furniture: list[Furniture] = attrs.field(factory=list)
    """Pieces that are neither field nor body."""

    extra: dict[str, str] = attrs.field(factory=dict)
    """Labelled values that Article does not model."""

    def set(self, field: str, start: int, end: int, value: str | None = None) -> None:
        """Set *field* to what stands from *start* to *end*, unless it is set or that is blank."""
        text = " ".join((self.feed[start:end] if value is None else value).split())
        if not text or field in self.values:
            return
        self.values[field] = text
        self.spans.append(FieldSpan(field=field, span=Span(start, end)))

    def replace(self, field: str, start: int, end: int, value: str | None = None) -> None:
        """Set *field* anew; where it stood before is forgotten."""
        self.values.pop(field, None)
        self.spans = [entry for entry in self.spans if entry.field != field]
        self.set(field, start, end, value)

    def add_names(self, names: tuple[str, ...], start: int, end: int) -> None:
        """Add authors named from *start* to *end*."""
        fresh = [name for name in names if name not in self.names]
        if fresh:
            self.names.extend(fresh)
            self.spans.append(FieldSpan(field="byline", span=Span(start, end)))

    def add_wires(self, wires: tuple[str, ...], start: int, end: int) -> None:
        """Add wires credited from *start* to *end*."""
        fresh = [wire for wire in wires if wire not in self.wires]
        if fresh:
            self.wires.extend(fresh)
            self.spans.append(FieldSpan(field="credits", span=Span(start, end)))

    def add_furniture(self, kind: FurnitureKind, start: int, end: int) -> None:
        """Note that what stands from *start* to *end* is neither field nor body."""
        text = self.feed[start:end].strip()
        if text:
            self.furniture.append(Furniture(kind=kind, span=Span(start, end), text=text))

    def discard(self, kind: FurnitureKind, reading: Reading) -> None:
        """Note that a whole piece is furniture of *kind*."""
        self.add_furniture(kind, reading.piece.start, reading.piece.end)

    def finish(self, body: Span) -> Header:
        """Return the header, with *body* as its body."""
        furniture = sorted(self.furniture, key=_furniture_order)
        spans = sorted(self.spans, key=_field_order)
        return Header(
            **self.values,
            byline=self.names,
            credits=self.wires,
            body_span=body,
            furniture=furniture,
            field_spans=spans,
            extra=self.extra,
        )


def _furniture_order(furniture: Furniture) -> Span:
    return furniture.span


def _field_order(field: FieldSpan) -> tuple[Span, str]:
    return field.span, field.field
