"""Furniture cut out of a body so that its paragraphs stay whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuskit.errors import EditError
from corpuskit.records import Edit, Span
from corpuskit.rules.base import line_around

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def cut_spans(text: str, remove: Sequence[tuple[Span, str]], /) -> Iterator[Edit]:
    """Yield the edits that cut the spans *remove* out of *text*.

    Whole lines between two lines of text go with their line end, so that their neighbours are
    neighbours still; other lines leave a blank line, or what stood on them beside the span.

    Raises:
        EditError: If the spans overlap or do not lie within *text*.
    """
    spans = sorted((span, kind) for span, kind in remove if span.start < span.end)
    for index, (span, kind) in enumerate(spans):
        following = spans[index + 1][0].start if index + 1 < len(spans) else len(text)
        if span.end > len(text):
            raise EditError("the span to remove does not lie within the text", index)
        if span.end > following:
            raise EditError("the span to remove overlaps the next", index)
        end = min(_end_of_cut(text, span), following)
        yield Edit(start=span.start, end=end, text="", rule=f"furniture:{kind}")


def _end_of_cut(text: str, span: Span) -> int:
    """Return where the cut for *span* ends: its line end goes too between two lines of text."""
    line_start, _ = line_around(text, span.start)
    _, line_end = line_around(text, span.end)
    whole = not (text[line_start : span.start] + text[span.end : line_end]).strip()
    if not whole or line_start == 0 or line_end == len(text):
        return span.end
    before_start, before_end = line_around(text, line_start - 1)
    after_start, after_end = line_around(text, line_end + 1)
    if not text[before_start:before_end].strip() or not text[after_start:after_end].strip():
        return span.end
    return line_end + 1


def strip_edges(text: str, /) -> Iterator[Edit]:
    """Yield the edits that take white space off both ends of *text*."""
    head = len(text) - len(text.lstrip())
    if head:
        yield Edit(start=0, end=head, text="", rule="body-edge")
    tail = len(text.rstrip())
    if head < tail < len(text):
        yield Edit(start=tail, end=len(text), text="", rule="body-edge")
