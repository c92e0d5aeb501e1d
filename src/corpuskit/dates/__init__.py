"""Dates and times as newspapers print them, in many languages."""

from corpuskit.dates.forms import may_hold_date
from corpuskit.dates.parse import ParsedDate, find_dates, looks_like_date_line, parse_date

__all__ = ["ParsedDate", "find_dates", "looks_like_date_line", "may_hold_date", "parse_date"]
