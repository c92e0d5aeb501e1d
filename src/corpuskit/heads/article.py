"""One segment: head, foot and what lies between, put together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.bylines import read_byline
from corpuskit.datelines import read_dateline
from corpuskit.dates import find_dates
from corpuskit.heads.draft import Draft
from corpuskit.heads.foot import read_foot, take_closing_url
from corpuskit.heads.pieces import FOOT_ROWS, FeedShape, cut_pieces
from corpuskit.heads.readings import Reading, read_pieces
from corpuskit.heads.top import read_head
from corpuskit.lines import Rows, strip_span
from corpuskit.records import Header, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpuskit.heads.evidence import Evidence

_SECTION_AUTHOR = re.compile(
    r"(?<![^\r\n])[ \t\u00a0]{0,8}(?:Authors?|Autor(?:en|in)?|Auteurs?)\s?[–—:-]\s[^\r\n]{3,80}"
)
_NOTE_ROW = re.compile(r"(?<![^\r\n])[ \t]{0,4}\[\d{1,3}\]")
NOTE_ROWS = 400
"""Rows before a segment's end that are read where numbered notes stand there."""

_OPENING = 400


def read_article(
    rows: Rows,
    head: Sequence[Reading],
    *,
    shape: FeedShape,
    evidence: Evidence,
) -> Header:
    """Return the header of a segment.

    Args:
        rows: The segment's rows.
        head: The readings of its first rows.
        shape: How the feed's rows are laid out.
        evidence: What its segments have in common.
    """
    draft = Draft(rows.text)
    last = len(rows) - 1
    top, inside = read_head(head, shape, evidence, draft)
    end_of_segment = rows.ends[last]
    body_row = head[top].piece.row if top < len(head) else last + 1
    if top >= len(head) and head and head[-1].piece.row < last:
        body_row = head[-1].piece.row + 1
    if body_row > last:
        return draft.finish(Span(end_of_segment, end_of_segment))
    span = _read_end(rows, body_row, last, draft, shape)
    if inside is not None and span.start < inside <= span.end:
        span = strip_span(rows.text, Span(inside, span.end))
    if span.end > span.start:
        _read_opening(draft, span)
        _read_section_authors(draft, span)
    return draft.finish(span)


def _read_end(rows: Rows, body_row: int, last: int, draft: Draft, shape: FeedShape) -> Span:
    """Read the foot; return where the body stands between head and foot."""
    begin = max(body_row, last - FOOT_ROWS)
    if begin > body_row and _NOTE_ROW.search(rows.text, rows.starts[begin], rows.ends[last]):
        begin = max(body_row, last - NOTE_ROWS)
    pieces = cut_pieces(rows, begin, last, shape)
    readings = read_pieces(rows.text, pieces, segment=Span(rows.starts[0], rows.ends[last]))
    # The body keeps at least one piece, unless everything below the head is foot.
    floor = (
        -1
        if begin == body_row and len(readings) and readings[0].role in ("url", "copyright")
        else 0
    )
    stop = read_foot(readings, floor, draft) if readings else 0
    if stop > 0:
        take_closing_url(readings[stop - 1], draft)
    if begin == body_row and stop <= 0:
        return Span(rows.ends[last], rows.ends[last])
    bottom = readings[stop - 1].piece.row if stop > 0 else begin - 1
    return strip_span(rows.text, Span(rows.starts[body_row], rows.ends[bottom]))


def _read_opening(draft: Draft, body: Span) -> None:
    """Read the inline dateline that opens the body, and the date in it if the head has none."""
    if "dateline" not in draft.values:
        opening = draft.feed[body.start : min(body.end, body.start + _OPENING)]
        found = read_dateline(opening)
        if found is None:
            _read_opening_date(draft, body, opening)
            return
        start, end = body.start + found.start, body.start + found.end
        draft.set("dateline", start, end)
        draft.add_wires(found.credits, start, end)
        place = found.place
    else:
        start, end, place = 0, 0, None
        for field in draft.spans:
            if field.field == "dateline":
                start, end = field.span.start, field.span.end
    if place and "place" not in draft.values:
        at = draft.feed.find(place, start, end)
        if at >= 0:
            draft.set("place", at, at + len(place))
    if "date" not in draft.values:
        for date in find_dates(draft.feed[start:end]):
            if date.date:
                draft.set("date_text", start + date.start, start + date.end)
                draft.set("date", start + date.start, start + date.end, date.date)
                break


def _read_opening_date(draft: Draft, body: Span, opening: str) -> None:
    """Read a date before a dash that opens the body: "January 23, 2002---New South Wales"."""
    date = next(iter(find_dates(opening)), None)
    if date is None or date.date is None or "date" in draft.values or date.start > 1:
        return
    if opening[date.end :].lstrip()[:1] in ("-", "–", "—"):
        draft.set("date_text", body.start + date.start, body.start + date.end)
        draft.set("date", body.start + date.start, body.start + date.end, date.date)


def _read_section_authors(draft: Draft, body: Span) -> None:
    """Read "Author – X, City" lines inside the body: one article in parts by several authors."""
    if draft.names and "byline_text" in draft.values:
        return
    for match in _SECTION_AUTHOR.finditer(draft.feed, body.start, body.end):
        found = read_byline(match.group())
        if found is not None:
            start = match.end() - len(match.group().lstrip())
            draft.set("byline_text", start, match.end())
            draft.add_names(found.names, start, match.end())
