"""Reading the fields of a Nexis Uni article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from corpuskit.layouts.fields import Fields
from corpuskit.layouts.nexis_fields import (
    RIGHTS,
    find_date_row,
    label_of,
    read_date_row,
    read_labelled,
)
from corpuskit.layouts.reading import first_text, fold, is_blank, last_text, with_next

if TYPE_CHECKING:
    from corpuskit.lines import Rows
    from corpuskit.records import Header

HEAD_ROWS = 60
"""Rows in which the labels of a head stand; headlines and copyrights may be wrapped."""

WRAPPED_ROWS = 2
"""Rows without a label, at most, between two labels of the foot: a wrapped value."""

_NOTE = re.compile(r"\s*(?:\[[^\]]{0,40}\]\s*)?(?:Correction Appended)?\s*", re.IGNORECASE)
"""Traces of a picture, and the note that a correction stands below."""

_BODY = frozenset({
    "body", "textkörper", "hauptteil", "corps", "corps du texte", "cuerpo", "corpo",
    "corpo do texto", "hoofdtekst", "tekst", "text", "full text",
})  # fmt: skip
_BEHIND_BODY = frozenset({
    "graphic", "classification", "notes", "correction", "grafik", "klassifizierung", "graphique",
    "classificatie", "clasificación", "gráfico", "classificação", "classificazione", "grafico",
})  # fmt: skip


@attrs.frozen
class _Parts:
    """Rows at which an article changes."""

    labels: int
    """First row of copyright or labels."""

    mark: int
    """Row behind the labels: that of the body mark, or the first of the text."""

    body: int
    """First row of the text."""

    foot: int
    """First row behind the text; one past the last row if there is none."""


def is_body_mark(text: str) -> bool:
    """Tell whether a row says that the text begins below it."""
    return fold(text[:60]).casefold() in _BODY


def is_label(text: str) -> bool:
    """Tell whether a row begins with a known label of a head."""
    label = label_of(text)
    return label is not None and label.role in ("section", "length", "byline", "dateline", "deck")


def parse(rows: Rows, first: int, last: int) -> Header:
    """Read head and foot of one article."""
    fields = Fields(rows)
    parts = _find_parts(rows, first, last)
    _read_title(fields, first, parts.labels - 1)
    for begin, end in _labelled(rows, parts.labels, parts.mark - 1):
        if RIGHTS.match(rows[begin]):
            fields.put("copyright", fields.span(begin, end))
        else:
            read_labelled(fields, begin, end)
    for begin, end in _labelled(rows, parts.foot, last):
        read_labelled(fields, begin, end)
    begin = first_text(rows, parts.body, parts.foot - 1)
    fields.set_body(begin, last_text(rows, begin, parts.foot - 1))
    return fields.build(first)


def _find_parts(rows: Rows, first: int, last: int) -> _Parts:
    """Return where labels, text and foot of an article begin."""
    labels = mark = None
    for row in range(first + 1, min(last, first + HEAD_ROWS) + 1):
        text = rows[row]
        if is_body_mark(text):
            mark = row
            break
        if labels is None and (is_label(text) or RIGHTS.match(text)):
            labels = row
    body = last + 1 if mark is None else mark + 1
    if mark is None:
        mark = labels if labels is not None else first
        while mark <= last and _is_head_row(rows[mark]):
            mark += 1
        body = mark
    labels = min(labels if labels is not None else mark, mark)
    return _Parts(max(labels, first), mark, body, _find_foot(rows, body, last))


def _is_head_row(text: str) -> bool:
    """Tell whether a row is blank, labelled, or of copyright."""
    return not text.strip() or is_label(text) or bool(RIGHTS.match(text))


def _find_foot(rows: Rows, body: int, last: int) -> int:
    """Return the first row of the labels that close an article; *last* + 1 if there are none."""
    foot = last + 1
    for row in range(last, body - 1, -1):
        text = rows[row]
        label = label_of(text)
        if label is not None and label.role == "foot":
            foot = row
        elif fold(text[:60]).casefold() in _BEHIND_BODY:
            return row
        elif foot <= last and foot - row > WRAPPED_ROWS and not is_blank(rows, row):
            break
    return foot


def _labelled(rows: Rows, first: int, last: int) -> list[tuple[int, int]]:
    """Return the rows of each label: from it to the row before the next one."""
    marks = [
        row for row in range(first, last + 1) if label_of(rows[row]) or RIGHTS.match(rows[row])
    ]
    return [(row, _find_end(rows, row, following)) for row, following in with_next(marks, last + 1)]


def _find_end(rows: Rows, first: int, end: int) -> int:
    """Return the last row with text above row *end*, traces of pictures left out."""
    last = last_text(rows, first, end - 1)
    while last > first and _NOTE.fullmatch(rows[last][:80]):
        last = last_text(rows, first, last - 1)
    return last


def _read_title(fields: Fields, first: int, last: int) -> None:
    """Read headline, source and date: the rows above the labels, in this order."""
    rows = fields.rows
    lines = [
        row
        for row in range(first, last + 1)
        if not is_blank(rows, row) and not _NOTE.fullmatch(rows[row][:80])
    ]
    dated = find_date_row(rows, lines[1:])
    if dated is None:
        if lines:
            fields.put("headline", fields.span(lines[0]))
        if len(lines) > 1:
            fields.put("source", fields.span(lines[-1]))
        return
    read_date_row(fields, dated)
    above = [row for row in lines if row < dated]
    if len(above) > 1:
        fields.put("source", fields.span(above[-1]))
        fields.put("headline", fields.span(above[0], above[-2]))
    elif above:
        fields.put("headline", fields.span(above[0]))
