"""The head of a segment: where it ends, and in which order its pieces find their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuskit.heads.authors import take_byline
from corpuskit.heads.head import Head
from corpuskit.heads.leftovers import take_after, take_rest
from corpuskit.heads.prose import headline_run, is_prose
from corpuskit.heads.provenance import take_dates, take_labels, take_source
from corpuskit.heads.rating import LEAST_SOURCE, rate_alone
from corpuskit.heads.titles import take_headline

if TYPE_CHECKING:
    from corpuskit.heads.draft import Draft
    from corpuskit.heads.evidence import Evidence
    from corpuskit.heads.pieces import FeedShape
    from corpuskit.heads.reader import Readings

_ANCHORS = frozenset(
    ["date", "publication", "byline", "office", "copyright", "credit", "label", "advisory", "cell"]
)
_WEAK_ANCHORS = frozenset(
    ["time", "page", "edition", "section", "widget", "identifier", "url", "stamp"]
)
"""They belong to a head only where they stand right behind another line of it."""

_REACH = 9
"""Pieces behind a line of the head in which a further one may stand: the longest run met is
headline again, deck, caption, then the byline, with share labels between."""

_MOST_CROSSED = 3
"""Paragraph-like pieces (decks, captions) that may stand between headline and byline."""

_LONGEST_CROSSED = 400
"""Characters of the longest deck or caption met in such a place."""

_MOST_DECK_ROWS = 4
"""Rows of the longest deck met in hard-wrapped feeds."""

_CLOSING = frozenset(["byline", "date", "publication"])
_CROSSABLE = frozenset(["byline", "date", "stamp"])


def read_head(
    readings: Readings, shape: FeedShape, evidence: Evidence, draft: Draft
) -> tuple[int, int | None]:
    """Fill *draft* from the head of a segment.

    Returns:
        The index of the first piece that is body; and the offset at which the body begins inside
        that piece where a headline runs into it, else ``None``.
    """
    head = Head(readings, shape, evidence, draft)
    end = _find_end(head)
    take_labels(head, end)
    take_dates(head, end)
    take_source(head, end)
    take_headline(head, end)
    take_byline(head, end)
    end = take_after(head, end)
    take_rest(head, end)
    return end, head.body_at


def _is_below_name(head: Head, at: int) -> bool:
    """Whether a line of names stands right above the piece *at*."""
    return not head.readings[at].piece.gap and head.readings[at - 1].byline is not None


def _is_source(head: Head, at: int) -> bool:
    """Whether a line right behind the head is a publication by its words."""
    reading = head.readings[at]
    plain = (
        reading.role == "text" and reading.text[0] not in "\"“«„(['‘" and ":" not in reading.text
    )
    if not plain or rate_alone(reading) < LEAST_SOURCE:
        return False
    above = head.readings[:at]  # a second such line is a place: "JAMnews, Baku"
    return not any(r.role == "publication" or rate_alone(r) >= LEAST_SOURCE for r in above)


def _deck_rows(head: Head, at: int) -> int:
    """Return the rows of a wrapped deck at *at*, which a date or byline right below tells."""
    readings = head.readings
    stop = at + 1
    while stop < len(readings) and stop - at <= _MOST_DECK_ROWS:
        reading = readings[stop]
        if reading.role in _CLOSING and reading.piece.gap <= 1:
            return stop - at
        if reading.role != "text" or reading.piece.gap:
            return 0
        stop += 1
    return 0


def _find_end(head: Head) -> int:
    """Return the index after the last piece that surely belongs to the head."""
    readings, shape = head.readings, head.shape
    at = end = titled = crossed = behind = 0
    while at < len(readings) and at - end < _REACH - behind:
        step = 1
        if readings[at].role in _ANCHORS:
            if not crossed or (readings[at].role in _CROSSABLE and not shape.width):
                end, behind = at + 1, 0
        elif _is_weak(head, at):
            closes = readings[at].role == "url" and titled and at == len(readings) - 1
            end += at == end and not closes
        elif titled and (at == end or _is_below_name(head, at)) and _is_source(head, at):
            end, behind = at + 1, behind + 1
        elif head.evidence.slots and head.is_learned(at):
            end, behind = at + 1, 0
        elif not titled and (stop := headline_run(readings, at, shape)) > at:
            titled, step = 1, stop - at
        elif is_prose(readings, at, shape):
            deck = _deck_rows(head, at) if shape.width and titled else 0
            crossed = 0 if deck else crossed + 1
            step = max(step, deck)
            if not deck and not _may_cross(head, at, crossed):
                break
        at += step
    return end


def _is_weak(head: Head, at: int) -> bool:
    """Whether the piece *at* belongs to a head only where it stands right behind it."""
    reading = head.readings[at]
    return reading.role in _WEAK_ANCHORS or head.evidence.is_constant(reading.text)


def _may_cross(head: Head, at: int, crossed: int) -> bool:
    """Whether the paragraph *at* may be a deck or caption above the byline."""
    long = len(head.readings[at].text) > _LONGEST_CROSSED
    return crossed <= _MOST_CROSSED and not head.shape.width and not long
