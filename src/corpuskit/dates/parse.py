"""Dates in running text and on lines of their own, in the languages of `corpuskit.dates.months`.

A text is cut into tokens, every token becomes one letter (a day number, a year, a month name, a
point ...), and small patterns over these letters say what is a date (`corpuskit.dates.forms`). So
the patterns hold no words, every language obeys the same ones, and the time taken is linear in the
text's length.

Years of two digits are read in the window 1970 to 2069. A purely numeric date whose day and month
could change places is *ambiguous*: both readings are given, and a weekday beside it settles it.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from typing import TYPE_CHECKING, Literal

import attrs

from corpuskit.dates.forms import (
    FIRST_YEAR,
    FORMS,
    LAST_YEAR,
    Token,
    may_hold_date,
    tokenize,
)
from corpuskit.dates.months import ERAS
from corpuskit.dates.times import time_after, time_before

if TYPE_CHECKING:
    from collections.abc import Iterator

PIVOT = 70
"""Two-digit years from here on belong to the 20th century: 1970 to 2069 (POSIX has 69)."""

_LONGEST_TEXT = 20_000
"""Characters that `parse_date` reads: a date that stands later does not date a line."""

_LONGEST_KEPT = 200
"""Characters of a text whose dates are kept for the next reader that asks."""

_MOST_MONTHS = 12
_MOST_DAYS = 31
_CENTURY = 100
_YEAR_ALONE = re.compile(r"\s{0,99}(\d{4})\s{0,99}")
Precision = Literal["day", "month", "year"]


@attrs.frozen(kw_only=True)
class ParsedDate:
    """A date found in a text."""

    start: int
    """Its first character in the text, a weekday or time in front of it included."""

    end: int
    """The character after its last one, weekday and time included."""

    year: int | None = None
    """Year of the common era; ``None`` if none is printed."""

    month: int | None = None
    """Month, 1 to 12; ``None`` for a bare year."""

    day: int | None = None
    """Day of the month; ``None`` where only the month is printed."""

    time: str | None = None
    """``HH:MM`` or ``HH:MM:SS`` and the zone as printed; ``None`` if no time stands beside it."""

    readings: tuple[str, ...] = ()
    """Of an ambiguous date both readings as ``YYYY-MM-DD``: day first, then month first."""

    @property
    def date(self) -> str | None:
        """``YYYY-MM-DD``; ``None`` unless year, month and day are printed."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    @property
    def ambiguous(self) -> bool:
        """Whether day and month could change places."""
        return bool(self.readings)

    @property
    def precision(self) -> Precision:
        """The smallest unit that is printed."""
        if self.day is not None:
            return "day"
        return "month" if self.month is not None else "year"


def parse_date(text: str, /, *, day_first: bool | None = None) -> ParsedDate | None:
    """Return the date that *text* states: the first full one, else the first partial one.

    Args:
        text: Any text, usually one line.
        day_first: How to read dates such as 03/04/2001: ``True`` for 3 April, ``False`` for
            March 4, ``None`` for month first with slashes and day first otherwise.

    Examples:
        >>> parse_date("Updated Monday, October 2, 2023 at 5:45 PM").date
        '2023-10-02'
        >>> parse_date("03/04/2001").readings
        ('2001-04-03', '2001-03-04')
    """
    partial: ParsedDate | None = None
    short = len(text) <= _LONGEST_KEPT
    dates = _find_short(text, day_first) if short else _scan(text[:_LONGEST_TEXT], day_first)
    for found in dates:
        if found.date is not None:
            return found
        if partial is None or (partial.year is None and found.year is not None):
            partial = found
    return partial or _read_year(text)


def find_dates(text: str, /, *, day_first: bool | None = None) -> tuple[ParsedDate, ...]:
    """Return all dates of *text* in order, disjoint; also those without a year or a day.

    Examples:
        >>> [found.date for found in find_dates("from 2. Oktober 2023 to 3.10.2023")]
        ['2023-10-02', '2023-10-03']
    """
    if len(text) > _LONGEST_KEPT:
        return tuple(_scan(text, day_first))
    return _find_short(text, day_first)


@functools.lru_cache(maxsize=2048)
def _find_short(text: str, day_first: bool | None) -> tuple[ParsedDate, ...]:  # noqa: FBT001 - private
    """Find the dates of a line: several readers ask for those of one line in turn."""
    return tuple(_scan(text, day_first))


def _scan(text: str, day_first: bool | None) -> Iterator[ParsedDate]:  # noqa: FBT001 - private
    if not may_hold_date(text):
        return
    tokens = tokenize(text)
    codes = "".join(token.code for token in tokens)
    at = last_end = 0
    while match := FORMS.search(codes, at):
        found = _read(_Reading(text, tokens, match, day_first))
        if found is None:
            at = match.start() + 1
            continue
        at = match.end()
        found = _add_time(found, text, last_end)
        last_end = found.end
        yield found


def _add_time(found: ParsedDate, text: str, floor: int) -> ParsedDate:
    """Add the time beside a date; what stands before *floor* belongs to the date before."""
    after = time_after(text, found.end)
    if after is not None:
        return attrs.evolve(found, end=after.end, time=after.text)
    before = time_before(text, found.start)
    if before is not None and before.start >= floor:
        return attrs.evolve(found, start=before.start, time=before.text)
    return found


@attrs.frozen
class _Reading:
    """A match over token letters, with what is needed to read it."""

    text: str
    tokens: list[Token]
    match: re.Match[str]
    day_first: bool | None

    def number(self, group: str) -> int | None:
        """Return the value of the last token of *group*; ``None`` if it took no part."""
        if group not in self.match.re.groupindex or self.match.start(group) < 0:
            return None
        return self.tokens[self.match.end(group) - 1].value

    def year(self, group: str) -> int | None:
        """Return the full year that *group* states."""
        number = self.number(group)
        if number is None or number >= FIRST_YEAR:
            return number
        if self.match["era"]:
            era = self.tokens[self.match.start("era")]
            return ERAS[self.text[era.start : era.end]] + number
        return _full_year(number)

    def weekday(self) -> int | None:
        """Return the weekday beside the date, 0 for Monday."""
        first, last = self.match.span("before")
        if first < 0:
            first, last = self.match.span("after")
        for token in self.tokens[max(first, 0) : max(last, 0)]:
            if token.code in "WV":
                return token.value
        return None

    def make(self, year: int | None, month: int | None, day: int | None) -> ParsedDate | None:
        """Return the date if the calendar has such a day."""
        if month is None or not 1 <= month <= _MOST_MONTHS:
            return None
        # A leap year stands in where none is printed.
        if day is not None and not _is_day(2000 if year is None else year, month, day):
            return None
        start = self.tokens[self.match.start()].start
        end = self.tokens[self.match.end() - 1].end
        return ParsedDate(start=start, end=end, year=year, month=month, day=day)


def _read(reading: _Reading) -> ParsedDate | None:
    """Turn a match into a date; ``None`` if it is none after all."""
    match = reading.match
    if match["n_1"]:
        return _read_numeric(reading)
    if match["packed"]:
        packed = reading.number("packed") or 0
        month, day = packed // _CENTURY % _CENTURY, packed % _CENTURY
        found = reading.make(packed // _CENTURY**2, month, day)
        alone = found is not None and len(reading.text.strip()) == found.end - found.start
        return found if alone else None
    form = next(letter for letter in "abcejfghklo" if match.start(f"{letter}_m") >= 0)
    if form == "g" and not _is_capital(reading, "g_m"):
        return None  # "they may 20 times": English and Armenian print it with a capital
    if form == "o":
        first, second = reading.number("o_m") or 0, reading.number("o_d") or 0
        month, day = (second, first) if reading.day_first else (first, second)
        return reading.make(None, month, day) or reading.make(None, day, month)
    return reading.make(
        reading.year(f"{form}_y"), reading.number(f"{form}_m"), reading.number(f"{form}_d")
    )


def _is_capital(reading: _Reading, group: str) -> bool:
    return not reading.text[reading.tokens[reading.match.start(group)].start].islower()


def _read_numeric(reading: _Reading) -> ParsedDate | None:
    """Read 02.10.2023, 10/2/23 and the like, and say whether it could be read both ways."""
    first, second = reading.number("n_1") or 0, reading.number("n_2") or 0
    year = reading.year("n_y")
    separator = reading.match["n_sep"]
    if first > _MOST_DAYS:  # 93/04/02
        return reading.make(_full_year(first), second, reading.number("n_y"))
    by_day, by_month = reading.make(year, second, first), reading.make(year, first, second)
    if by_day is None or by_month is None or first == second or separator == ".":
        return by_day or by_month
    weekday = reading.weekday()
    if weekday is not None:
        fits = [found for found in (by_day, by_month) if _falls_on(found, weekday)]
        if len(fits) == 1:
            return fits[0]
    day_first = separator != "/" if reading.day_first is None else reading.day_first
    chosen = by_day if day_first else by_month
    return attrs.evolve(chosen, readings=(by_day.date or "", by_month.date or ""))


def _full_year(number: int) -> int:
    return number + (1900 if number >= PIVOT else 2000)


def _falls_on(found: ParsedDate, weekday: int) -> bool:
    return dt.date.fromisoformat(found.date or "0001-01-01").weekday() == weekday


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def _read_year(text: str) -> ParsedDate | None:
    match = _YEAR_ALONE.fullmatch(text)
    if match is None or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return None
    return ParsedDate(start=match.start(1), end=match.end(1), year=int(match[1]))
