"""Dates and times as newspapers print them, in many languages."""

from corpuskit.dates.forms import may_hold_date
from corpuskit.dates.parse import ParsedDate, find_dates, parse_date
from corpuskit.dates.rows import looks_like_date_line
from corpuskit.dates.times import find_time

__all__ = [
    "ParsedDate",
    "find_dates",
    "find_time",
    "looks_like_date_line",
    "may_hold_date",
    "parse_date",
]
