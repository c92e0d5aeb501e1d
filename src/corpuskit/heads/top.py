"""The head of a segment: which piece is headline, source, date, byline, deck, and where it ends."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from corpuskit.datelines import read_dateline_row
from corpuskit.heads.draft import Draft
from corpuskit.heads.evidence import (
    LEAST_SOURCE,
    Evidence,
    fold_text,
    rate_alone,
    rate_source,
    source_slots,
)
from corpuskit.heads.labels import is_caption
from corpuskit.heads.pieces import FeedShape
from corpuskit.heads.readings import Reading, ends_sentence, headline_run, is_prose
from corpuskit.wordlists import SECTIONS

_ANCHORS = frozenset(
    ["date", "publication", "byline", "office", "copyright", "credit", "label", "advisory"]
)
_WEAK_ANCHORS = frozenset(["page", "edition", "widget", "identifier", "url", "stamp"])
"""They belong to a head only where they stand right behind another line of it."""

_REACH = 9
"""Pieces behind the headline in which a further line of the head may stand: the longest run met is
headline again, deck, caption, then the byline, with share labels between."""

_MOST_CROSSED = 3
"""Paragraph-like pieces (decks, captions) that may stand between headline and byline."""

_LONGEST_DECK = 400
_SHORTEST_DECK = 16
_LONGEST_KICKER = 30
_CROSSABLE = frozenset(["byline", "date", "stamp"])


@attrs.define
class Head:
    """The pieces of a segment, and what each was taken for."""

    readings: Sequence[Reading]
    shape: FeedShape
    evidence: Evidence
    draft: Draft
    used: set[int] = attrs.field(factory=set)
    """Indices of pieces that are a field or furniture."""

    headline: tuple[int, int] | None = None
    """First piece of the headline and the one after its last."""


def read_head(
    readings: Sequence[Reading], shape: FeedShape, evidence: Evidence, draft: Draft
) -> int:
    """Fill *draft* from the head; return the index of the first piece that is body."""
    head = Head(readings, shape, evidence, draft)
    end = _find_end(head)
    _take_labels(head, end)
    _take_date(head, end)
    _take_source(head, end)
    _take_headline(head, end)
    _take_byline(head, end)
    end = _take_after(head, end)
    _take_rest(head, end)
    return end


def _find_end(head: Head) -> int:
    """Return the index after the last piece that surely belongs to the head."""
    readings, shape = head.readings, head.shape
    at = end = 0
    titled = crossed = 0
    while at < len(readings) and at - end < _REACH:
        reading = readings[at]
        if reading.role in _ANCHORS:
            if not crossed or (reading.role in _CROSSABLE and not shape.width):
                end = at + 1
            at += 1
        elif reading.role in _WEAK_ANCHORS:
            if at == end and not (reading.role == "url" and titled and at == len(readings) - 1):
                end = at + 1
            at += 1
        elif not titled and (stop := headline_run(readings, at, shape)) > at:
            titled = 1
            at = stop
        elif is_prose(readings, at, shape):
            crossed += 1
            if crossed > _MOST_CROSSED or shape.width or len(reading.text) > _LONGEST_DECK:
                break
            at += 1
        else:
            at += 1
    return end


def _take_labels(head: Head, end: int) -> None:
    for index in range(end):
        reading = head.readings[index]
        if reading.role != "label":
            continue
        head.used.add(index)
        _take_label(head, reading)


def _take_label(head: Head, reading: Reading) -> None:
    draft, field = head.draft, reading.field or "other"
    if field == "date" and reading.date:
        _set_date(draft, reading)
    elif field == "byline" and reading.byline:
        draft.set("byline_text", reading.start, reading.end)
        draft.add_names(reading.byline.names, reading.start, reading.end)
    elif field == "url" and reading.url:
        draft.set("url", reading.url.start, reading.url.end, reading.url.url)
    elif field == "source" and reading.publication:
        _set_publication(draft, reading)
    elif field in ("body", "other", "date", "byline", "url") or not reading.text:
        draft.discard("other", reading)
    else:
        draft.set(field, reading.start, reading.end)


def _set_date(draft: Draft, reading: Reading) -> None:
    """Set date, time and date text from a piece that states a date."""
    found = reading.date
    if found is None:
        return
    if "date_text" in draft.values:
        draft.discard("time-stamp", reading)
        return
    start, end = reading.start + found.start, reading.start + found.end
    draft.set("date_text", start, end)
    if found.date:
        draft.set("date", start, end, found.date)
    if found.time:
        draft.set("time", start, end, found.time)


def _set_publication(draft: Draft, reading: Reading) -> None:
    """Set source, date and page from a publication line."""
    found = reading.publication
    if found is None:
        return
    draft.set("source", reading.start + found.start, reading.start + found.end)
    if found.page:
        draft.set("page", reading.start + found.page[0], reading.start + found.page[1])
    if reading.date:
        _set_date(draft, reading)


def _take_date(head: Head, end: int) -> None:
    """Take publication lines and dates; of several dates the first counts."""
    for index in range(end):
        reading = head.readings[index]
        if reading.role == "publication" and _is_publication(head, index):
            head.used.add(index)
            _set_publication(head.draft, reading)
    for index in range(end):
        reading = head.readings[index]
        if reading.role == "date" and index not in head.used:
            head.used.add(index)
            _set_date(head.draft, reading)


def _is_publication(head: Head, index: int) -> bool:
    """Whether a line with a date names a publication rather than being a headline with a date."""
    reading = head.readings[index]
    found = reading.publication
    if found is None or "source" in head.draft.values:
        return False
    if found.score >= LEAST_SOURCE:
        return True
    known = head.evidence.sources.get(fold_text(found.name), 0) > 1
    before = any(head.readings[i].role == "text" for i in range(index))
    return found.date is not None and (known or before)


def _take_source(head: Head, end: int) -> None:
    """Take the publication that stands beside the date, or one the feed knows."""
    if "source" in head.draft.values:
        return
    rated = [
        (rate_source(reading, place, head.evidence), -reading.piece.row, reading)
        for place, reading in source_slots(head.readings[:end] or head.readings[: end + 1])
    ]
    rated += _below_last_date(head, end)
    best = max(rated, default=None, key=lambda item: item[:2])
    if best is not None and best[0] >= LEAST_SOURCE:
        _use_source(head, best[2])
        return
    for index in range(end):
        reading = head.readings[index]
        known = head.evidence.sources.get(fold_text(reading.text), 0) > 1
        sure = rate_alone(reading) >= LEAST_SOURCE and index > 0
        if (
            reading.role == "text"
            and index not in head.used
            and (known or sure)
            and _has_other(head, index, end)
        ):
            _use_source(head, reading)
            return


def _below_last_date(head: Head, end: int) -> list[tuple[float, int, Reading]]:
    """Return the piece right below a date that ends the head, rated."""
    if not 0 < end < len(head.readings) or head.readings[end - 1].role != "date":
        return []
    reading = head.readings[end]
    if reading.role != "text" or reading.piece.gap or is_prose(head.readings, end, head.shape):
        return []
    return [(rate_source(reading, "below", head.evidence), -reading.piece.row, reading)]


def _has_other(head: Head, index: int, end: int) -> bool:
    """Whether another piece of text in the head can be the headline."""
    return any(
        head.readings[i].role == "text" and i != index and i not in head.used for i in range(end)
    )


def _use_source(head: Head, reading: Reading) -> None:
    head.used.add(head.readings.index(reading))
    head.draft.set("source", reading.start, reading.end)


def _free_texts(head: Head, begin: int, end: int) -> list[int]:
    return [
        i
        for i in range(begin, end)
        if i not in head.used and head.readings[i].role in ("text", "publication")
    ]


def _take_headline(head: Head, end: int) -> None:
    """Take the first free piece of text, and its further rows; a kicker above it goes first."""
    limit = max(end, min(len(head.readings), 3))
    free = _free_texts(head, 0, limit)
    if not free:
        return
    at = free[0]
    stop = headline_run(head.readings, at, head.shape)
    if stop == at:
        return
    following = [i for i in free if i >= stop]
    if following and stop - at == 1 and _is_kicker(head, at, following[0]):
        second = headline_run(head.readings, following[0], head.shape)
        if second > following[0]:
            reading = head.readings[at]
            head.draft.set("kicker", reading.start, reading.end)
            head.used.add(at)
            at, stop = following[0], second
    first, last = head.readings[at], head.readings[stop - 1]
    value = " ".join(reading.text for reading in head.readings[at:stop])
    head.draft.set("headline", first.start, last.end, value)
    if last.url is not None:
        head.draft.set("url", last.url.start, last.url.end, last.url.url)
    head.used.update(range(at, stop))
    head.headline = (at, stop)


def _is_kicker(head: Head, at: int, following: int) -> bool:
    """Whether the line *at* stands above the headline in *following*."""
    upper, lower = head.readings[at], head.readings[following]
    if (
        following != at + 1
        or len(upper.text) > _LONGEST_KICKER
        or len(lower.text) <= len(upper.text)
    ):
        return False
    folded = fold_text(upper.text)
    repeated = head.evidence.openers.get(folded, 0) > 1 and len(upper.text.split()) <= 3  # noqa: PLR2004
    plain = upper.text.casefold().strip(" .:")
    shout = upper.text.isupper() and not lower.text.isupper() and len(upper.text.split()) <= 3  # noqa: PLR2004
    lone = len(upper.text) <= 2  # noqa: PLR2004 - a section letter
    return repeated or plain in SECTIONS or lone or (shout and lower.piece.gap <= 1)


def _take_byline(head: Head, end: int) -> None:
    """Take marked bylines; without one, a line of names between headline and body."""
    for index in range(end):
        reading = head.readings[index]
        if reading.role == "byline" and reading.byline and index not in head.used:
            _use_byline(head, index)
    if head.draft.names or head.headline is None:
        return
    for index in range(head.headline[1], end):
        reading = head.readings[index]
        if reading.role == "text" and reading.byline and index not in head.used:
            _use_byline(head, index)
            return


def _use_byline(head: Head, index: int) -> None:
    reading = head.readings[index]
    found = reading.byline
    if found is None:
        return
    head.used.add(index)
    head.draft.set("byline_text", reading.start, reading.end)
    head.draft.add_names(found.names, reading.start, reading.end)
    if found.place:
        at = head.draft.feed.find(found.place, reading.start, reading.end)
        if at >= 0:
            head.draft.set("place", at, at + len(found.place))
    if found.aside and "source" not in head.draft.values:
        at = head.draft.feed.find(found.aside, reading.start, reading.end)
        aside = attrs.evolve(reading, text=found.aside, byline=None)
        if at >= 0 and rate_alone(aside) > 0:
            head.draft.set("source", at, at + len(found.aside))


def _take_after(head: Head, end: int) -> int:
    """Take what stands between the last sure line of the head and the body; return its new end."""
    if head.headline is not None:
        end = max(end, head.headline[1])
    while end < len(head.readings):
        reading = head.readings[end]
        if end in head.used or reading.role in ("page", "edition", "copyright", "stamp", "widget"):
            end += 1
            continue
        if reading.role != "text" or is_prose(head.readings, end, head.shape):
            break
        if not _take_one_after(head, end):
            break
        end += 1
    return end


def _take_one_after(head: Head, index: int) -> bool:
    """Take one short piece below the head as dateline, byline or deck; tell whether it was one."""
    reading = head.readings[index]
    dateline = read_dateline_row(head.draft.feed[reading.start : reading.end])
    source = head.draft.values.get("source", "")
    if dateline is not None or _names_source(reading.text, source):
        head.used.add(index)
        head.draft.set("dateline", reading.start, reading.end)
        if dateline is not None:
            head.draft.add_wires(dateline.credits, reading.start, reading.end)
        return True
    if reading.byline and not head.draft.names and "date" in head.draft.values:
        _use_byline(head, index)
        return True
    return _take_deck(head, index)


def _names_source(text: str, source: str) -> bool:
    """Whether *text* is the source with a place: "JAMnews, Baku"."""
    name, comma, place = text.partition(",")
    return bool(comma and source and place) and fold_text(name) == fold_text(source)


def _take_deck(head: Head, index: int) -> bool:
    reading = head.readings[index]
    following = head.readings[index + 1] if index + 1 < len(head.readings) else None
    if (
        head.headline is None
        or "deck" in head.draft.values
        or following is None
        or not _SHORTEST_DECK <= len(reading.text) <= _LONGEST_DECK
        or ends_sentence(reading.text)
        or not (following.piece.gap or is_prose(head.readings, index + 1, head.shape))
    ):
        return False
    head.used.add(index)
    head.draft.set("deck", reading.start, reading.end)
    return True


def _take_rest(head: Head, end: int) -> None:
    """Give every other piece of the head a place: deck, page, edition, copyright, furniture."""
    for index in range(end):
        reading = head.readings[index]
        if index in head.used:
            continue
        role = reading.role
        if role == "copyright":
            head.draft.set("copyright", reading.start, reading.end)
        elif role in ("page", "edition"):
            head.draft.set(role, reading.start, reading.end)
        elif role == "url" and reading.url:
            head.draft.set("url", reading.url.start, reading.url.end, reading.url.url)
        elif role == "credit":
            head.draft.add_wires(reading.credits, reading.start, reading.end)
        elif role == "widget":
            head.draft.discard("share-widget", reading)
        elif role == "advisory":
            head.draft.discard("wire-advisory", reading)
        elif role == "stamp":
            head.draft.discard("time-stamp", reading)
        else:
            _take_text_rest(head, index)


def _take_text_rest(head: Head, index: int) -> None:
    reading = head.readings[index]
    behind = head.headline is not None and index >= head.headline[1]
    if is_caption(reading.text):
        head.draft.discard("caption", reading)
    elif (
        behind
        and reading.role == "text"
        and len(reading.text) >= _SHORTEST_DECK
        and fold_text(reading.text) != fold_text(head.draft.values.get("headline", ""))
        and "deck" not in head.draft.values
    ):
        head.draft.set("deck", reading.start, reading.end)
    else:
        head.draft.discard("other", reading)
