"""Pieces that state a date: what is set from them, and titles that page and date follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuskit.heads.prose import headline_run, is_prose
from corpuskit.heads.rating import LEAST_SOURCE

if TYPE_CHECKING:
    from corpuskit.heads.draft import Draft
    from corpuskit.heads.head import Head
    from corpuskit.heads.readings import Reading

_FEWEST_TITLE_WORDS = 4
_LOOK_AHEAD = 5
"""Pieces behind the head among which another title would stand."""


def set_date(draft: Draft, reading: Reading) -> None:
    """Set date, time and date text from a piece that states a date; a second date is furniture."""
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
    if reading.role == "date" and reading.publication is not None:  # "June 17, 1995, CITY EDITION"
        spot = reading.publication
        draft.set("edition", reading.start + spot.start, reading.start + spot.end)


def set_publication(draft: Draft, reading: Reading) -> None:
    """Set source, date and page from a publication line."""
    found = reading.publication
    if found is None:
        return
    draft.set("source", reading.start + found.start, reading.start + found.end)
    if found.page:
        draft.set("page", reading.start + found.page[0], reading.start + found.page[1])
    if reading.date:
        set_date(draft, reading)


def is_dated_title(head: Head, index: int, end: int) -> bool:
    """Whether a plain name with page and date is the headline: no other piece can be it."""
    reading = head.readings[index]
    found = reading.publication
    if found is None or found.score >= LEAST_SOURCE or found.page is None or reading.piece.trail:
        return False
    stop = min(len(head.readings), end + _LOOK_AHEAD)
    others = (i for i in range(stop) if i != index and head.is_free(i))
    return len(found.name.split()) >= _FEWEST_TITLE_WORDS and not any(
        headline_run(head.readings, i, head.shape) > i
        and not is_prose(head.readings, i, head.shape)
        for i in others
    )


def use_dated_title(head: Head, index: int) -> None:
    """Set headline, page and date from a row: "Mill burns down (Page 82) July 1, 1991"."""
    reading = head.readings[index]
    found = reading.publication
    if found is None:
        return
    head.draft.set("headline", reading.start + found.start, reading.start + found.end)
    head.headline = (index, index + 1)
    if found.page:
        head.draft.set("page", reading.start + found.page[0], reading.start + found.page[1])
    set_date(head.draft, reading)
