"""The byline in a head."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from corpuskit.agencies import name_agency
from corpuskit.dates import find_dates
from corpuskit.heads.labels import is_collective, is_office
from corpuskit.heads.rating import LEAST_SOURCE, rate_alone

if TYPE_CHECKING:
    from corpuskit.bylines import Byline
    from corpuskit.heads.head import Head
    from corpuskit.heads.readings import Reading


_LEAD = re.compile(r"(?:from|by)\ (?:the\ )?", re.IGNORECASE)


def take_byline(head: Head, end: int) -> None:
    """Take marked bylines before *end*; without one, a line of names below the headline."""
    for index in range(end):
        if head.readings[index].role == "byline" and index not in head.used:
            use_byline(head, index)
    if head.draft.names or head.headline is None:
        return
    for index in range(head.headline[1], end):
        reading = head.readings[index]
        if reading.role == "text" and reading.byline and index not in head.used:
            use_byline(head, index)
            return
    _take_collective(head, head.headline[1])


def _take_collective(head: Head, index: int) -> None:
    """Take the line right below the headline where it names a desk or a wire as author."""
    reading = head.readings[index] if index < len(head.readings) else None
    if reading is None or reading.piece.gap or index in head.used:
        return
    lead = _LEAD.match(reading.text)
    if "source" not in head.draft.values and lead is None:
        return
    name = reading.text[lead.end() :] if lead else reading.text
    wire = name_agency(name)
    known = wire or is_collective(name) or rate_alone(reading) >= LEAST_SOURCE
    if reading.role in ("text", "office", "credit") and known:
        head.used.add(index)
        head.draft.set("byline_text", reading.start, reading.end)
        head.draft.add_names((reading.text,), reading.start, reading.end)
        head.draft.add_wires((wire,) if wire else (), reading.start, reading.end)


def use_byline(head: Head, index: int) -> None:
    """Take the piece *index* as a byline."""
    reading = head.readings[index]
    found = reading.byline
    if found is None:
        return
    head.used.add(index)
    set_byline(head, reading, found)
    if found.marked and "date" not in head.draft.values:
        raw = head.draft.feed[reading.start : reading.end]
        date = next((date for date in find_dates(raw) if date.date), None)
        if date is not None and date.date:  # "By Jane Roe, Harbour Times, March 3, 2021"
            start, end = reading.start + date.start, reading.start + date.end
            head.draft.set("date_text", start, end)
            head.draft.set("date", start, end, date.date)


def set_byline(head: Head, reading: Reading, found: Byline) -> None:
    """Set byline, place and, where the head prints no other, the source from a piece."""
    head.draft.set("byline_text", reading.start, reading.end)
    head.draft.add_names(found.names, reading.start, reading.end)
    if found.place:
        at = head.draft.feed.find(found.place, reading.start, reading.end)
        if at >= 0:
            head.draft.set("place", at, at + len(found.place))
    _set_source(head, reading, found.aside, 0.0)
    if found.office and not is_office(found.office):
        _set_source(head, reading, found.office, LEAST_SOURCE)


def _set_source(head: Head, reading: Reading, name: str | None, least: float) -> None:
    """Set the source from what stands behind the names if it scores over *least*."""
    if name is None or "source" in head.draft.values or "@" in name or "/" in name:
        return
    at = head.draft.feed.find(name, reading.start, reading.end)
    if at >= 0 and rate_alone(attrs.evolve(reading, text=name, byline=None)) > least:
        head.draft.set("source", at, at + len(name))
