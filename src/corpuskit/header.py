"""Stage 3: head and foot of each segment -> fields, settled over the whole feed.

Segments of a known layout are read by its own field map. The others go through the general parser
(`corpuskit.heads`): every row is read by itself, the feed's segments are compared, then each head
and foot is put together.

Decisions that the records leave open: an inline dateline belongs to the body, whose span begins
with it; a dateline on a line of its own does not. A wire credited is no source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuskit.heads.article import read_article
from corpuskit.heads.evidence import gather_evidence, is_numbered
from corpuskit.heads.pieces import HEAD_ROWS, cut_pieces, measure_shape
from corpuskit.heads.readings import read_pieces
from corpuskit.heads.settle import settle_dates
from corpuskit.layouts.registry import parse_known
from corpuskit.lines import Rows, split_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpuskit.records import Feed, Header, Segment

GENERAL = "general"


def parse_headers(feed: Feed, segments: Sequence[Segment], /) -> tuple[Header, ...]:
    """Read the header fields of every segment of *feed*.

    Laws: never raises, whatever the text; the text of each field, white space and line breaks
    folded, stands in the feed at its field span, unless the field is named in ``inferred``; the
    body span lies inside the segment; the segments' order only moves the results.

    Args:
        feed: The feed that was cut.
        segments: Its articles; all of them at once, for they are evidence for one another.

    Returns:
        One header a segment, in the order of *segments*.
    """
    rows = split_rows(feed.text)
    headers: list[Header | None] = []
    general: list[int] = []
    for index, segment in enumerate(segments):
        first, last = _rows_of(rows, segment)
        known = None
        if segment.layout != GENERAL:
            known = parse_known(rows, first, last, layout=segment.layout)
        if known is None:
            general.append(index)
        headers.append(known)
    parsed = _parse_general(rows, [_rows_of(rows, segments[index]) for index in general])
    for index, header in zip(general, parsed, strict=True):
        headers[index] = header
    done = [header for header in headers if header is not None]
    return settle_dates(feed, done)


def _rows_of(rows: Rows, segment: Segment) -> tuple[int, int]:
    return rows.row_at(segment.span.start), rows.row_at(
        max(segment.span.start, segment.span.end - 1)
    )


def _parse_general(rows: Rows, spans: list[tuple[int, int]]) -> list[Header]:
    """Read the segments (first and last row of each) that no layout knows."""
    if not spans:
        return []
    shape = measure_shape(rows, spans)
    heads = [cut_pieces(rows, first, min(last, first + HEAD_ROWS), shape) for first, last in spans]
    numbered = is_numbered([[piece.numbering for piece in head] for head in heads])
    readings = [read_pieces(rows.text, head, numbered=numbered) for head in heads]
    evidence = gather_evidence(readings)
    return [
        read_article(rows, last, head, shape=shape, evidence=evidence)
        for (_, last), head in zip(spans, readings, strict=True)
    ]
