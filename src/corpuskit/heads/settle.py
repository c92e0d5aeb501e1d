"""Ambiguous dates, settled over a feed: 03/04/2001 is read as the feed's other dates demand."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import attrs

from corpuskit.dates import parse_date
from corpuskit.records import Feed, FieldSpan, Header, Problem, Span

if TYPE_CHECKING:
    from collections.abc import Sequence


def settle_dates(feed: Feed, headers: Sequence[Header]) -> tuple[Header, ...]:
    """Return *headers* with one reading for all their ambiguous dates, each marked as a problem.

    Evidence, strongest first: purely numeric dates of the same feed that can be read one way only;
    the spread of the ambiguous dates in either reading around the certain ones (a feed is of one
    week or season); the order printed with slashes in English feeds, month first.
    """
    found = [parse_date(header.date_text) if header.date_text else None for header in headers]
    doubtful = [date for date in found if date and date.ambiguous]
    if not doubtful:
        return tuple(headers)
    certain = [
        dt.date.fromisoformat(header.date)
        for header, date in zip(headers, found, strict=True)
        if header.date and (date is None or not date.ambiguous)
    ]
    day_first = _vote_numeric(headers)
    if day_first is None:
        day_first = _vote_spread([date.readings for date in doubtful], certain)
    settled = []
    for header, date in zip(headers, found, strict=True):
        if date is None or not date.ambiguous or header.date is None:
            settled.append(header)
            continue
        chosen = parse_date(header.date_text or "", day_first=day_first)
        iso = chosen.date if chosen else header.date
        settled.append(_mark(feed, header, date.readings, iso))
    return tuple(settled)


def _mark(feed: Feed, header: Header, readings: tuple[str, ...], iso: str | None) -> Header:
    other = next((reading for reading in readings if reading != iso), "")
    problem = Problem(
        kind="ambiguous-date",
        feed=feed.name,
        message=f"{header.date_text!r} was read as {iso}; it could be {other}.",
        span=_span_of(header, "date_text"),
    )
    return attrs.evolve(header, date=iso, problems=(*header.problems, problem))


def _span_of(header: Header, field: str) -> Span | None:
    spans: list[FieldSpan] = [entry for entry in header.field_spans if entry.field == field]
    return spans[0].span if spans else None


def _vote_numeric(headers: Sequence[Header]) -> bool | None:
    """Return whether numeric dates that can be read one way only print the day first."""
    days = months = 0
    for header in headers:
        text = header.date_text or ""
        if any(c.isalpha() for c in text.partition(":")[0]):
            continue
        by_day, by_month = parse_date(text, day_first=True), parse_date(text, day_first=False)
        if by_day is None or by_month is None or by_day.ambiguous or "/" not in text:
            continue
        first = text[by_day.start :].lstrip("( ").split("/")[0]
        if not first.isdigit() or len(first) > 2:  # noqa: PLR2004 - a year
            continue
        if by_day.day != by_day.month:  # 12/12/2000 speaks for neither
            days += by_day.day == int(first)
            months += by_day.month == int(first)
    return None if days == months else days > months


def _vote_spread(readings: Sequence[tuple[str, ...]], certain: Sequence[dt.date]) -> bool | None:
    """Return the reading whose dates lie closer together and to the certain ones."""
    spreads = []
    for order in (0, 1):
        dates = sorted([*(dt.date.fromisoformat(r[order]) for r in readings), *certain])
        middle = dates[len(dates) // 2]
        spreads.append(sum(abs((date - middle).days) for date in dates))
    by_day, by_month = spreads
    return None if by_day == by_month else by_day < by_month
