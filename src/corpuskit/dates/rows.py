"""Rows that are nothing but a date."""

from __future__ import annotations

import re

from corpuskit.dates.months import LABELS, WEEKDAYS, fold_name
from corpuskit.dates.parse import find_dates
from corpuskit.dates.times import find_time

DATE_LINE_LENGTH = 100
"""Characters a line that is nothing but a date may have; the longest seen in feeds has 62."""

_WORD = re.compile(r"[^\W_]+")


def looks_like_date_line(row: str) -> bool:
    """Whether *row* holds a date, perhaps a time, and nothing else that is worth a word.

    The month must be there, and of day and year at least one. Weekdays and words such as
    "Updated" or "Stand:" may stand beside it.

    Examples:
        >>> looks_like_date_line("Posted on 2 octobre 2023 à 16h30")
        True
        >>> looks_like_date_line("In October 2023 they left.")
        False
    """
    line = row.strip()
    if not line or len(line) > DATE_LINE_LENGTH:
        return False
    found = find_dates(line)
    if not found:
        return False
    begins, ends = [f.start for f in found], [f.end for f in found]
    gaps = zip([0, *ends], [*begins, len(line)], strict=True)
    rest = " ".join(line[a:b] for a, b in gaps)
    time = find_time(rest)
    if time is not None:
        rest = rest[: time.start] + " " + rest[time.end :]
    words = (fold_name(word) for word in _WORD.findall(rest))
    return all(word in LABELS or word in WEEKDAYS for word in words)
