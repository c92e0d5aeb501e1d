"""Blocks of labelled lines below a body, as databases print them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.heads.labels import read_any_label, read_label

if TYPE_CHECKING:
    from corpuskit.heads.draft import Draft
    from corpuskit.heads.reader import Readings
    from corpuskit.heads.readings import Reading

_FEWEST_LABELS = 3
"""Labelled lines in a row that make a block: two may be the end of an interview."""

_FEWEST_KNOWN = 2
"""Of these, labels whose meaning we know."""

_LONGEST_VALUE = 300
"""Characters of a labelled line; longer ones are speech: "Q: ..."."""

_COLON = re.compile(r"[:：](?:\s|\Z)")
_FIELDS = frozenset(["source", "url", "section", "page", "edition", "copyright", "deck", "kicker"])


def cut_labels(readings: Readings, begin: int, draft: Draft) -> int:
    """Take a block of labelled lines at the end; return the index after the last piece above it.

    Fields that the head has not given are set from it; labels we do not model go to ``extra``.
    """
    at = end = len(readings)
    labels = known = 0
    if sum(_COLON.search(piece.text) is not None for piece in readings.pieces) < _FEWEST_LABELS:
        return end
    while at > begin + 1:
        reading = readings[at - 1]
        label = _label_of(reading, draft)
        goes_on = label is None and not reading.piece.gap and reading.role in ("url", "text")
        if label is None and not (goes_on and at - 2 > begin):
            break
        at -= 1
        if label is not None:
            labels += 1
            known += read_label(_raw(reading, draft)) is not None
            end = at
    if labels < _FEWEST_LABELS or known < _FEWEST_KNOWN:
        return len(readings)
    for reading in readings[end:]:
        _take(reading, draft)
    return end


def _raw(reading: Reading, draft: Draft) -> str:
    return draft.feed[reading.piece.start : reading.piece.end]


def _label_of(reading: Reading, draft: Draft) -> tuple[str, int] | None:
    raw = _raw(reading, draft)
    return read_any_label(raw) if len(raw) <= _LONGEST_VALUE else None


def _take(reading: Reading, draft: Draft) -> None:
    """Take one line of the block."""
    label = _label_of(reading, draft)
    if label is not None:
        start, end = reading.piece.start + label[1], reading.piece.end
        field = reading.field or ""
        if field == "url" and reading.url is not None:
            draft.set("url", reading.url.start, reading.url.end, reading.url.url)
        elif field == "date" and reading.date is not None and reading.date.date:
            at = reading.start
            draft.set("date_text", at + reading.date.start, at + reading.date.end)
            draft.set("date", at + reading.date.start, at + reading.date.end, reading.date.date)
        elif field == "byline" and reading.byline is not None and not draft.names:
            draft.set("byline_text", start, end)
            draft.add_names(reading.byline.names, start, end)
        elif field in _FIELDS:
            draft.set(field, start, end)
        else:
            draft.extra.setdefault(label[0], " ".join(draft.feed[start:end].split()))
    draft.discard("other", reading)
