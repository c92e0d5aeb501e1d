"""Examples of dates, times and date lines."""

from __future__ import annotations

import time

import pytest

from corpuskit.dates import find_dates, looks_like_date_line, parse_date
from corpuskit.dates.months import MONTH_NAMES, MONTHS, WEEKDAYS, fold_name
from corpuskit.dates.times import find_time


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Oct 2 2023", "2023-10-02"),
        ("Monday, October 2, 2023", "2023-10-02"),
        ("2. Oktober 2023", "2023-10-02"),
        ("1er octobre 2023", "2023-10-01"),
        ("02.10.2023", "2023-10-02"),
        ("02.10.23", "2023-10-02"),
        ("31.12.70", "1970-12-31"),
        ("31.12.69", "2069-12-31"),
        ("Sept. 8, '23", "2023-09-08"),
        ("2-Oct-23", "2023-10-02"),
        ("5th November 1996", "1996-11-05"),
        ("2 de octubre de 2023", "2023-10-02"),
        ("2 октября 2023 г.", "2023-10-02"),
        ("2023թ. հոկտեմբերի 2", "2023-10-02"),
        ("2 EKİM 2023 Pazartesi", "2023-10-02"),
        ("2. lokakuuta 2023", "2023-10-02"),
        ("2 października 2023 r.", "2023-10-02"),
        ("令和5年10月2日", "2023-10-02"),
        ("2023年10月2日(月)朝刊", "2023-10-02"),
        ("Fri, 16 Apr 93 12:00:00 EST", "1993-04-16"),
        ("19990102", "1999-01-02"),
        ("93-04-02", "1993-04-02"),
    ],
)
def test_reads_a_full_date(text: str, date: str) -> None:
    """Each printed form gives its calendar date."""
    found = parse_date(text)
    assert found is not None
    assert date == found.date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20:28, 7 December, 2020", "20:28"),
        ("DEC 04, 20205:45 AM", "05:45"),
        ("2023-10-02T12:30:00Z", "12:30:00 Z"),
        ("2023-10-02 12:30 +02:00", "12:30 +02:00"),
        ("2 octobre 2023 à 16h30", "16:30"),
        ("2. Oktober 2023, 16.30 Uhr", "16:30"),
        ("Published 1:23 PM EDT, Mon October 2, 2023", "13:23 EDT"),
        ("October 2, 2023 12:05 a.m.", "00:05"),
        ("October 2, 2023", None),
    ],
)
def test_reads_the_time_beside_a_date(text: str, expected: str | None) -> None:
    """The time before or behind a date comes with it, with the zone as printed."""
    found = parse_date(text)
    assert found is not None
    assert expected == found.time


@pytest.mark.parametrize(
    "text",
    ["Nov 31 2020", "99/99/9999", "17 hours ago", "192.168.10.2", "2001/10/02/abc.html", "", "May"],
)
def test_leaves_alone_what_is_no_date(text: str) -> None:
    """Impossible days, addresses and relative times are no dates."""
    assert parse_date(text) is None


def test_gives_both_readings_of_an_ambiguous_date() -> None:
    """Where day and month could change places, both readings are given."""
    found = parse_date("03/04/2001")
    assert found is not None
    assert found.ambiguous
    assert found.readings == ("2001-04-03", "2001-03-04")


def test_weekday_settles_an_ambiguous_date() -> None:
    """The weekday printed beside it decides which number is the day."""
    found = parse_date("Tuesday 03/04/2001")
    assert found is not None
    assert (found.date, found.ambiguous) == ("2001-04-03", False)


def test_caller_settles_an_ambiguous_date() -> None:
    """The order that the caller states is obeyed."""
    dates = [parse_date("03/04/2001", day_first=order) for order in (True, False)]
    assert [found.date for found in dates if found] == ["2001-04-03", "2001-03-04"]


def test_month_alone_has_no_calendar_date() -> None:
    """A month is kept, but no day is invented for it."""
    found = parse_date("October 2023")
    assert found is not None
    assert (found.date, found.precision, found.month) == (None, "month", 10)


def test_day_without_year_has_no_calendar_date() -> None:
    """A day and month are kept, but no year is invented for them."""
    found = parse_date("Thursday, October 18")
    assert found is not None
    assert (found.date, found.year, found.day) == (None, None, 18)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Oct 2 2023", True),
        ("  20:28, 7 December, 2020", True),
        ("Updated: Monday, October 2, 2023 at 5:45 PM", True),
        ("Veröffentlicht am 02.10.2023 um 16.30 Uhr", True),
        ("(Published July 18, 2001)", True),
        ("In October 2023 they left.", False),
        ("1991: War starts and, on October 2, 1992, ends", False),
        ("The Times, October 2, 2023", False),
        ("", False),
    ],
)
def test_tells_date_lines(row: str, expected: bool) -> None:  # noqa: FBT001 - a table of cases
    """A date line holds a date, words that announce it, and nothing else."""
    assert expected == looks_like_date_line(row)


def test_finds_all_dates_of_a_text() -> None:
    """Every date of running text is found, in order."""
    found = find_dates("from 2. Oktober 2023 to 3.10.2023, and in May 2024")
    assert [date.date for date in found] == ["2023-10-02", "2023-10-03", None]


def test_finds_a_time_alone() -> None:
    """A time is found without a date beside it."""
    found = find_time("Updated 5:45 p.m. ET")
    assert found is not None
    assert found.text == "17:45 ET"


def test_month_names_mean_one_month() -> None:
    """No form of a month's name means another month in another language."""
    for rows in MONTH_NAMES.values():
        for number, forms in enumerate(rows, start=1):
            assert [number] * len(forms) == [MONTHS[fold_name(form)] for form in forms]


def test_names_are_folded() -> None:
    """The tables are keyed by the folded form, else nothing would be found in them."""
    assert all(fold_name(name) == name for name in (*MONTHS, *WEEKDAYS))


@pytest.mark.parametrize("text", ["1 " * 50_000, "1" * 100_000, "Oct " * 25_000, "12:30 " * 17_000])
def test_long_lines_are_read_quickly(text: str) -> None:
    """A hundred thousand characters on one line take less than five seconds, not minutes."""
    begin = time.perf_counter()
    find_dates(text)
    assert time.perf_counter() - begin < 5
