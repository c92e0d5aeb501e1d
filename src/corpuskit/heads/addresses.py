"""Addresses on rows: bracketed ones that are wrapped, and plain ones that a hard wrap has cut."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from corpuskit.urls import FoundUrl, find_urls

if TYPE_CHECKING:
    from corpuskit.records import Span

_LONGEST_WRAPPED = 600
"""Characters of an address that is wrapped over several rows."""

_LEAST_WRAPPED = 60
"""Characters of a row that a hard wrap may have ended."""

_URL_ROW = re.compile(
    r"""
    [ ]?\r?\n
    (?P<rest>(?=[\w%~+-]{0,80}[./&=?%_\d])      # a sign or digit that a lone word has not
      [^\s<>"“”«»\[\]]{1,300})
    (?=[ \t]*(?:\r?\n|\Z))                      # nothing else on its row
    """,
    re.VERBOSE,
)


def find_address(text: str, start: int, end: int, segment: Span) -> FoundUrl | None:
    """Return the first address that begins from *start* to *end*; it may be wrapped."""
    if "://" not in text[start:end] and "www." not in text[start:end].casefold():
        return None
    open_bracket = text.rfind("<", max(segment.start, start - 2), end)
    if open_bracket >= 0 and ">" not in text[open_bracket:end]:
        for found in find_urls(
            text[open_bracket : min(segment.end, open_bracket + _LONGEST_WRAPPED)]
        ):
            return _shift(found, open_bracket)
    for found in find_urls(text[start:end]):
        return _join_rows(text, _shift(found, start), end, segment)
    return None


def _join_rows(text: str, url: FoundUrl, end: int, segment: Span) -> FoundUrl:
    """Return an address with the rows that a hard wrap at *end* has cut off it."""
    line = text.rfind("\n", 0, url.start) + 1
    while url.end >= end and end - line >= _LEAST_WRAPPED:
        row = _URL_ROW.match(text, end, min(segment.end, end + _LONGEST_WRAPPED))
        if row is None:
            break
        url = attrs.evolve(url, end=row.end("rest"), url=url.url + row["rest"])
        line, end = row.start("rest"), row.end("rest")
    return url


def _shift(url: FoundUrl, by: int) -> FoundUrl:
    return attrs.evolve(url, start=url.start + by, end=url.end + by)
