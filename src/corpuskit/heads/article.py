"""One segment: head, foot and what lies between, put together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.bylines import read_byline
from corpuskit.datelines import read_dateline
from corpuskit.dates import find_dates
from corpuskit.heads.closing import take_closing_url
from corpuskit.heads.draft import Draft
from corpuskit.heads.foot import read_foot
from corpuskit.heads.links import read_row_link
from corpuskit.heads.pieces import FOOT_ROWS, HEAD_PIECES, HEAD_ROWS, FeedShape, cut_pieces
from corpuskit.heads.reader import Readings
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

_PARAGRAPH, _PARAGRAPHS_ABOVE = 120, 5
"""Characters of a row that is a whole paragraph; and how many of these no foot holds."""

_OPENING = 400
_LONGEST_DATE = 100
"""Characters of the longest printed date, with room to spare."""


def read_article(
    rows: Rows,
    head: Readings,
    *,
    shape: FeedShape,
    evidence: Evidence,
    links: Sequence[int] = (),
) -> Header:
    """Return the header of a segment.

    Args:
        rows: The segment's rows.
        head: The readings of its first rows.
        shape: How the feed's rows are laid out.
        evidence: What its segments have in common.
        links: Rows that end with an address, where the feed's articles do.
    """
    draft = Draft(rows.text)
    top, inside = read_head(head, shape, evidence, draft)
    row, start = _find_begin(rows, head, top)
    if row >= len(rows):
        return draft.finish(Span(rows.ends[-1], rows.ends[-1]))
    url_above = "url" in draft.values
    foot = _cut_foot(rows, row, start, head, shape)
    span = _read_end(rows, row, start, draft, foot)
    link = next((below for below in links if below > row), None)
    if link is not None and not url_above and (found := read_row_link(rows, link)):
        draft.replace("url", found.start, found.end, found.url)
    if inside is not None and span.start < inside <= span.end:
        span = strip_span(rows.text, Span(inside, span.end))
    if span.end > span.start:
        _read_opening(draft, span)
        _read_section_authors(draft, span)
    return draft.finish(span)


def _find_begin(rows: Rows, head: Readings, top: int) -> tuple[int, int]:
    """Return the row, and the offset, at which the body begins; a row too many if it has none."""
    if top < len(head):
        piece = head[top].piece
        return piece.row, piece.start if piece.cell else rows.starts[piece.row]
    row = head[-1].piece.row + 1 if head else 0
    return row, rows.starts[row] if row < len(rows) else rows.ends[-1]


def _cut_foot(rows: Rows, body_row: int, start: int, head: Readings, shape: FeedShape) -> Readings:
    """Return the pieces of the segment's end, from *start* at the earliest."""
    last = len(rows) - 1
    begin = max(body_row, _foot_begin(rows, last))
    if begin > body_row and _holds_notes(rows, max(body_row, last - FOOT_ROWS), last):
        begin = max(body_row, last - NOTE_ROWS)
    if head.plain and head.pieces and last <= HEAD_ROWS and len(head) < HEAD_PIECES:
        below = (i for i, p in enumerate(head.pieces) if p.row >= begin and p.start >= start)
        return head.tail(next(below, len(head)))  # a short article, cut already
    pieces = [piece for piece in cut_pieces(rows, begin, last, shape) if piece.start >= start]
    return Readings(rows.text, pieces, segment=Span(rows.starts[0], rows.ends[last]))


def _holds_notes(rows: Rows, first: int, last: int) -> bool:
    """Whether a row from *first* to *last* begins with a number in square brackets."""
    start, end = rows.starts[first], rows.ends[last]
    bracket = rows.text.find("[", start, end) >= 0
    return bracket and _NOTE_ROW.search(rows.text, start, end) is not None


def _read_end(rows: Rows, body_row: int, start: int, draft: Draft, readings: Readings) -> Span:
    """Read the foot in *readings*; return where the body stands between head and foot."""
    last = len(rows) - 1
    pieces = readings.pieces
    begin = pieces[0].row if pieces else body_row
    whole = begin <= body_row
    # The body keeps at least one piece, unless everything below the head is foot.
    floor = -1 if whole and readings and readings[0].role in ("url", "copyright") else 0
    stop = read_foot(readings, floor, draft) if readings else 0
    if stop > 0:
        take_closing_url(pieces[stop - 1], draft)
    elif whole:
        return Span(rows.ends[last], rows.ends[last])
    bottom = pieces[stop - 1].row if stop > 0 else begin - 1
    end = rows.ends[bottom]
    if stop < len(readings):  # a foot that shares its row with the body's last line
        end = min(end, pieces[stop].start)
    return strip_span(rows.text, Span(start, max(start, end)))


def _foot_begin(rows: Rows, last: int) -> int:
    """Return the first row that may belong to a foot: some paragraphs above are body for sure."""
    paragraphs = 0
    for row in range(last, max(0, last - FOOT_ROWS), -1):
        size = rows.ends[row] - rows.starts[row]
        paragraphs += size >= _PARAGRAPH
        if paragraphs == _PARAGRAPHS_ABOVE:
            return row
    return max(0, last - FOOT_ROWS)


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
    """Read a date before a dash that opens the body: "March 4, 2003---North Wales"."""
    date = next(iter(find_dates(opening[:_LONGEST_DATE])), None)
    if date is None or date.date is None or "date" in draft.values or date.start > 1:
        return
    if opening[date.end :].lstrip()[:1] in ("-", "–", "—"):
        draft.set("date_text", body.start + date.start, body.start + date.end)
        draft.set("date", body.start + date.start, body.start + date.end, date.date)


def _read_section_authors(draft: Draft, body: Span) -> None:
    """Read "Author – X, City" lines inside the body: one article in parts by several authors."""
    if draft.names and "byline_text" in draft.values:
        return
    if draft.feed.find("Aut", body.start, body.end) < 0:  # as all these words begin
        return
    for match in _SECTION_AUTHOR.finditer(draft.feed, body.start, body.end):
        found = read_byline(match.group())
        if found is not None:
            start = match.end() - len(match.group().lstrip())
            draft.set("byline_text", start, match.end())
            draft.add_names(found.names, start, match.end())
