"""Labelled lines, dates, publication lines and the source of a segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuskit.datelines import read_dateline
from corpuskit.heads.authors import set_byline
from corpuskit.heads.dated import is_dated_title, set_date, set_publication, use_dated_title
from corpuskit.heads.evidence import (
    SLOT_BONUS,
    apart,
    fold_text,
    rate_source,
    source_slots,
)
from corpuskit.heads.fallbacks import (
    PUBLICATION_SHARE,
    take_bracketed_wire,
    take_from_copyright,
    take_from_office,
)
from corpuskit.heads.prose import headline_run, is_prose
from corpuskit.heads.rating import LEAST_SOURCE, SURE_SOURCE, rate_alone, states_date
from corpuskit.heads.slots import SLOT_PIECES, slot_of

if TYPE_CHECKING:
    from corpuskit.heads.head import Head
    from corpuskit.heads.readings import Reading

_MOST_NAME_WORDS = 5
_LOOK_AHEAD = 5
"""Pieces below the source in which the headline stands where the date comes first."""
_NOBODY = frozenset(
    ["unknown", "anonymous", "none", "n/a", "not available", "unbekannt", "inconnu"]
)


def take_labels(head: Head, end: int) -> None:
    """Take the labelled pieces before *end*."""
    for index in range(end):
        reading = head.readings[index]
        if reading.role == "label":
            head.used.add(index)
            _take_label(head, reading)


def _take_label(head: Head, reading: Reading) -> None:
    draft, field = head.draft, reading.field or "other"
    if field == "date" and reading.date:
        set_date(draft, reading)
    elif field == "byline" and reading.byline:
        set_byline(head, reading, reading.byline)
    elif field == "url" and reading.url:
        draft.set("url", reading.url.start, reading.url.end, reading.url.url)
    elif field == "source" and reading.publication:
        set_publication(draft, reading)
    elif field == "byline" and (names := _plain_names(reading.text)):
        draft.set("byline_text", reading.start, reading.end)
        draft.add_names(names, reading.start, reading.end)
    elif field in ("body", "other", "date", "byline", "url") or not reading.text:
        draft.discard("other", reading)
    else:
        draft.set(field, reading.start, reading.end)


def _plain_names(value: str) -> tuple[str, ...]:
    """Return the names of a labelled byline in a form of their own: "Doe, Jane; Roe, John"."""
    names = tuple(part.strip() for part in value.split(";") if part.strip())
    plain = all(
        len(name.split()) <= _MOST_NAME_WORDS
        and not name[0].islower()
        and name.casefold() not in _NOBODY
        and not any(c.isdigit() or c in "@/:" for c in name)
        for name in names
    )
    return names if plain else ()


def take_dates(head: Head, end: int) -> None:
    """Take the publication lines and the dates before *end*; of several dates the first counts."""
    for index in range(end):
        reading = head.readings[index]
        if index in head.used:
            continue
        if reading.role == "publication" and _is_sure(head, reading):
            head.used.add(index)
            if is_dated_title(head, index, end):
                use_dated_title(head, index)
            else:
                set_publication(head.draft, reading)
        elif reading.role == "date" or _is_section_line(head, reading):
            head.used.add(index)
            if reading.publication is not None and reading.role == "publication":
                spot = reading.publication
                head.draft.set("section", reading.start + spot.start, reading.start + spot.end)
            set_date(head.draft, reading)


def _is_section_line(head: Head, reading: Reading) -> bool:
    """Whether a section stands before the date: "Industrie, mardi 16 janvier 2007, p. 25"."""
    found = reading.publication
    return (
        reading.role == "publication"
        and found is not None
        and found.date is not None
        and found.page is not None
        and "source" in head.draft.values
        and "date_text" not in head.draft.values
    )


def _is_sure(head: Head, reading: Reading) -> bool:
    """Whether a line with a date names a publication rather than being a headline with a date."""
    found = reading.publication
    if found is None or "source" in head.draft.values:
        return False
    if found.score >= LEAST_SOURCE or found.page is not None:
        return True
    if found.name[0].islower():
        return False
    if head.evidence.sources.get(fold_text(found.name), 0) > 1:
        return True
    share = head.evidence.publications / max(1, head.evidence.segments)
    return share >= PUBLICATION_SHARE and head.evidence.segments > 1


def take_source(head: Head, end: int) -> None:
    """Take the publication that stands beside the date, or one the feed knows."""
    if "source" not in head.draft.values:
        index = _best_slot(head, end)
        if index is None:
            index = _known_source(head, end)
        elif _is_author(head, index):
            take_from_copyright(head, end)
            if "source" in head.draft.values:
                return
        if index is not None:
            reading = head.readings[index]
            head.used.add(index)
            head.draft.set("source", reading.start, reading.end)
            return
    _take_weak_publication(head, end)
    for take in (take_from_copyright, take_bracketed_wire, take_from_office):
        if "source" not in head.draft.values:
            take(head, end)


def _is_author(head: Head, index: int) -> bool:
    """Whether the piece *index* could be a name as well: what a copyright line says goes first."""
    reading = head.readings[index]
    return reading.byline is not None and rate_alone(reading) < LEAST_SOURCE


def _best_slot(head: Head, end: int) -> int | None:
    """Return the piece beside the date that is the source, if one is good enough."""
    rated = []
    for place, index in source_slots(head.readings, end + 1):
        if index in head.used or (index >= end and is_prose(head.readings, index, head.shape)):
            continue
        if place == "top" and not _can_open(head, index):
            continue
        if place == "below" and not _leaves_title(head, index):
            continue
        if _is_told_otherwise(head, index):
            continue
        score = rate_source(head.readings[index], place, head.evidence)
        rated.append((score, -index))
    rated += [(score, -index) for score, index in _rate_learned(head, end)]
    best = max(rated, default=(0.0, 0))
    return -best[1] if best[0] >= LEAST_SOURCE else None


def _is_told_otherwise(head: Head, index: int) -> bool:
    """Whether the piece *index* is the headline once more, or opens the report."""
    text = head.readings[index].text
    folded = fold_text(text)
    again = any(fold_text(head.readings[i].text) == folded for i in range(index) if head.is_free(i))
    return again or read_dateline(text) is not None


def _rate_learned(head: Head, end: int) -> list[tuple[float, int]]:
    """Return the lines where this feed prints sources, with their scores."""
    if not head.evidence.slots:
        return []
    stop = min(end + 1, len(head.readings))
    return [
        (_rate_slot(head, index), index)
        for index in range(min(end, SLOT_PIECES))
        if index not in head.used and head.is_learned(index) and _has_other(head, index, stop)
    ]


def _rate_slot(head: Head, index: int) -> float:
    mean = head.evidence.slots[slot_of(head.readings, index)]
    return rate_alone(head.readings[index]) + SLOT_BONUS + mean


def _leaves_title(head: Head, index: int) -> bool:
    """Whether a headline is left if the line *index*, below the date, is the source."""
    if "headline" in head.draft.values or rate_alone(head.readings[index]) >= SURE_SOURCE:
        return True
    if any(head.is_free(i) or head.readings[i].role == "cell" for i in range(index)):
        return True
    readings = head.readings
    return any(
        head.is_free(i)
        and headline_run(readings, i, head.shape) > i
        and not is_prose(readings, i, head.shape)
        for i in range(index + 1, min(len(readings), index + _LOOK_AHEAD))
    )


def _can_open(head: Head, index: int) -> bool:
    """Whether a line that opens the segment, above the date, may be its source."""
    readings, evidence = head.readings, head.evidence
    below = index + 2
    titled = below < len(readings) and headline_run(readings, below, head.shape) > below
    known = evidence.openers.get(fold_text(readings[index].text), 0) > 1 or evidence.place == "top"
    return (titled or "headline" in head.draft.values) and (known or not apart(readings, index))


def _known_source(head: Head, end: int) -> int | None:
    """Return a piece that the feed knows for a source, or that is one by its words."""
    for index in range(end):
        reading = head.readings[index]
        if reading.role != "text" or index in head.used or not _has_other(head, index, end):
            continue
        if _is_told_otherwise(head, index):
            continue
        known = head.evidence.sources.get(fold_text(reading.text), 0) > 1
        dated = any(
            states_date(head.readings[i]) for i in range(max(0, index - 3), index + 4) if i < end
        )
        placed = dated if index else head.evidence.is_constant(reading.text)
        if (known and rate_alone(reading) > 0) or (placed and rate_alone(reading) >= LEAST_SOURCE):
            return index
    return None


def _has_other(head: Head, index: int, end: int) -> bool:
    """Whether another piece of text in the head can be the headline."""
    return any(i != index and head.is_free(i) for i in range(end))


def _take_weak_publication(head: Head, end: int) -> None:
    """Take a plain name beside a date below the headline, where nothing better was found."""
    for index in range(end):
        reading = head.readings[index]
        found = reading.publication
        if reading.role != "publication" or found is None or index in head.used:
            continue
        above = any(head.is_free(i) for i in range(index))
        if (
            above
            and found.date is not None
            and "source" not in head.draft.values
            and "," not in found.name
        ):
            head.used.add(index)
            set_publication(head.draft, reading)
        elif above and reading.date is not None:
            head.used.add(index)
            set_date(head.draft, reading)
