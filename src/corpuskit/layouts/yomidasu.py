"""Yomidasu (Yomiuri Shimbun): articles headed by a table row that holds the headline, too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.layouts.assemble import assemble
from corpuskit.layouts.base import Layout, LayoutCut, RowRange
from corpuskit.layouts.fields import Fields
from corpuskit.layouts.reading import (
    compile_row,
    find_rows,
    is_blank,
    is_rule,
    last_text,
    with_next,
)
from corpuskit.records import Header, Span

if TYPE_CHECKING:
    from corpuskit.lines import Rows

NAME = "yomidasu-1"

TABLE_ROWS = 14
"""Rows below the record in which the search box and the link to the page image stand."""

_RECORD = compile_row(
    r"""
    [ ]{1,6}\d{1,6}[ ]{2,8}
    (?P<date>\d{4}\.\d{2}\.\d{2})[ ]{2,8}
    (?P<headline>[^ \r\n][^\r\n]{0,400}?)[ ]{2,60}
    (?P<edition>[^ \r\n]{0,12}[朝夕]刊)[ ]{1,20}
    (?:(?P<section>[^ \r\n]{1,20})[ ]{1,20})?
    (?P<page>\d{1,3}頁)
    (?:[ ]{1,20}[^\r\n]{0,200})?
    """
)
_NAVIGATION = re.compile(
    r"\s*(?:\[.{1,40}\]|選択部分.{0,60}|Copyright\s?©.{0,80}|.{0,60}から?検索|.{0,60}を検索)\s*"
)


def find(rows: Rows) -> list[RowRange]:
    """Return the articles between the records."""
    found: list[RowRange] = []
    for first, following in with_next(find_rows(_RECORD, rows), len(rows)):
        last = last_text(rows, first, following - 1)
        if first + 1 < last == following - 1 and is_rule(rows[last]):
            last = last_text(rows, first, last - 1)  # the rule above the next record
        while last > first and (is_blank(rows, last) or _NAVIGATION.fullmatch(rows[last][:200])):
            last -= 1
        found.append(RowRange(first=first, last=last, layout=NAME, evidence=("record-row",)))
    return found


def sniff(rows: Rows) -> float:
    """Answer 0.99 if records with their rules stand in the feed, else 0."""
    found = find(rows)
    ruled = sum(a.first < a.last and is_rule(rows[a.first + 1]) for a in found)
    return 0.99 if ruled and 2 * ruled >= len(found) else 0.0


def cut(rows: Rows) -> LayoutCut:
    """Cut above the records."""
    return assemble(rows, find(rows))


def parse(rows: Rows, first: int, last: int) -> Header:
    """Read the record; the text begins below the search box."""
    fields = Fields(rows)
    record = _RECORD.row.match(rows.text, rows.starts[first])
    if record is not None:
        for name in ("date", "headline", "edition", "section", "page"):
            if record[name]:
                fields.put(name, Span(*record.span(name)))
    body = first + 1
    for row in range(first + 1, min(last, first + TABLE_ROWS) + 1):
        text = rows[row]
        if text.strip() and not is_rule(text) and not _NAVIGATION.fullmatch(text[:200]):
            break
        body = row + 1
    fields.set_body(body, last)
    return fields.build(first)


LAYOUT = Layout(name=NAME, sniff=sniff, cut=cut, parse=parse)
