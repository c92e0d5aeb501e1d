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
from corpuskit.heads.contents import infer_sources
from corpuskit.heads.evidence import gather_evidence, is_numbered
from corpuskit.heads.links import are_closed_by_links, find_row_links, keep_own_links
from corpuskit.heads.pieces import HEAD_PIECES, HEAD_ROWS, cut_pieces, measure_shape
from corpuskit.heads.reader import Readings
from corpuskit.heads.settle import settle_dates
from corpuskit.layouts.registry import parse_known
from corpuskit.lines import Rows, split_rows
from corpuskit.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpuskit.records import Feed, Header, Segment
    from corpuskit.settings import LayoutChoice

GENERAL = "general"


def parse_headers(
    feed: Feed, segments: Sequence[Segment], /, *, layouts: LayoutChoice = True
) -> tuple[Header, ...]:
    """Read the header fields of every segment of *feed*.

    Laws: never raises, whatever the text; the text of each field, white space and line breaks
    folded, stands in the feed at its field span, unless the field is named in ``inferred``; the
    body span lies inside the segment; the segments' order only moves the results.

    Args:
        feed: The feed that was cut.
        segments: Its articles; all of them at once, for they are evidence for one another.
        layouts: The layouts it was cut with, as in `SegmentSettings`: other people's are found
            through it.

    Returns:
        One header a segment, in the order of *segments*.

    Examples:
        >>> import corpuskit as ck
        >>> feed = ck.read("seeds/feeds/000_5e29adcfeed8e22f.txt")
        >>> header = parse_headers(feed, ck.segment(feed).articles)[1]
        >>> header.source, header.date, header.byline
        ('ABC News', '2023-10-02', ('Patrick Reevell',))
    """
    rows = split_rows(feed.text)
    known: list[Header | None] = []
    views: list[Rows] = []
    for segment in segments:
        header = None
        if segment.layout != GENERAL:
            first, last = _rows_of(rows, segment.span)
            header = parse_known(
                rows, first, last, layout=segment.layout, layouts=layouts, span=segment.span
            )
        if header is None:
            views.append(_view(rows, segment.span))
        known.append(header)
    parsed = iter(_parse_general(views))
    headers = [header or next(parsed) for header in known]
    sourced = infer_sources(rows, [segment.span for segment in segments], headers)
    return settle_dates(feed, sourced)


def _rows_of(rows: Rows, span: Span) -> tuple[int, int]:
    """Return the first and the last row that *span* touches."""
    return rows.row_at(span.start), rows.row_at(max(span.start, span.end - 1))


def _view(rows: Rows, span: Span) -> Rows:
    """Return the rows of *span* alone; offsets stay those of the feed."""
    first, last = _rows_of(rows, span)
    starts = [span.start, *rows.starts[first + 1 : last + 1]]
    ends = [*rows.ends[first:last], max(starts[-1], min(span.end, rows.ends[last]))]
    return Rows(rows.text, starts, ends)


def _parse_general(views: list[Rows]) -> list[Header]:
    """Read the segments that no layout knows."""
    shape = measure_shape(views)
    heads = [
        cut_pieces(view, 0, min(len(view) - 1, HEAD_ROWS), shape, most=HEAD_PIECES)
        for view in views
    ]
    numbered = is_numbered(heads)
    readings = [
        Readings(view.text, head, segment=Span(view.starts[0], view.ends[-1]), numbered=numbered)
        for view, head in zip(views, heads, strict=True)
    ]
    evidence = gather_evidence(readings)
    links = keep_own_links(views, [find_row_links(view) for view in views])
    if not are_closed_by_links(links):
        links = [[] for _ in views]
    return [
        read_article(view, head, shape=shape, evidence=evidence, links=rows)
        for view, head, rows in zip(views, readings, links, strict=True)
    ]
