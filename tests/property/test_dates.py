"""Laws of dates: printed dates are read back, and no text breaks the reader."""

from __future__ import annotations

import datetime as dt

from hypothesis import example, given
from hypothesis import strategies as st

from corpuskit.dates import find_dates, looks_like_date_line, parse_date
from corpuskit.dates.months import MONTH_NAMES
from heads import NUMERIC, WORDED, print_worded
from strategies import any_text

DAYS = st.dates(dt.date(1605, 1, 1), dt.date(2199, 12, 31))
CODES = st.sampled_from(sorted(MONTH_NAMES))


@given(DAYS, CODES, st.integers(0, 3), st.sampled_from(sorted(WORDED)))
@example(dt.date(2023, 3, 7), "es", 0, "2 de octubre de 2023")
@example(dt.date(2023, 5, 2), "tr", 0, "02 OKTOBER, 2023")
def test_worded_dates_are_read_back(day: dt.date, code: str, name: int, form: str) -> None:
    """A date printed with the month's name is read back, in every form and language."""
    found = parse_date(print_worded(day, code, name, form))
    assert found is not None
    assert day.isoformat() == found.date


@given(DAYS, st.sampled_from(sorted(NUMERIC)))
def test_numeric_dates_are_read_back(day: dt.date, form: str) -> None:
    """A date printed in numbers that can be read one way only is read back."""
    found = parse_date(NUMERIC[form](day))
    assert found is not None
    assert day.isoformat() == found.date


@given(DAYS, st.booleans())
def test_ambiguous_dates_hold_the_truth(day: dt.date, day_first: bool) -> None:  # noqa: FBT001
    """A date with slashes is read back once the order is known, and never ruled out before."""
    text = f"{day:%d/%m/%Y}" if day_first else f"{day:%m/%d/%Y}"
    found = parse_date(text)
    assert found is not None
    assert day.isoformat() in (found.date, *found.readings)
    told = parse_date(text, day_first=day_first)
    assert told is not None
    assert day.isoformat() == told.date


@given(DAYS, CODES, st.integers(0, 3), st.sampled_from(sorted(WORDED)))
def test_a_date_alone_is_a_date_line(day: dt.date, code: str, name: int, form: str) -> None:
    """Whatever is printed as a date alone looks like a date line."""
    assert looks_like_date_line(print_worded(day, code, name, form))


@given(any_text())
@example("\ud800 1 \x00")
@example("١٢/١٢/٢٠٢٣")
def test_any_text_gives_dates_in_order(text: str) -> None:
    """Dates of any text stand in order, apart from one another, inside the text."""
    found = find_dates(text)
    edges = [edge for date in found for edge in (date.start, date.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
    parse_date(text)
    looks_like_date_line(text)


@given(any_text(), DAYS)
def test_dates_are_real_days(text: str, day: dt.date) -> None:
    """Every full date is a day of the calendar."""
    found = [date.date for date in find_dates(f"{text} {day.isoformat()} {text}") if date.date]
    assert [dt.date.fromisoformat(date).isoformat() for date in found] == found
