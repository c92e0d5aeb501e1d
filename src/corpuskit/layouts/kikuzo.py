"""Kikuzo (Asahi Shimbun): articles headed by a table of number, date, edition, page and length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.layouts.assemble import assemble
from corpuskit.layouts.base import Layout, LayoutCut, RowRange
from corpuskit.layouts.fields import Fields
from corpuskit.layouts.reading import (
    compile_row,
    find_rows,
    is_rule,
    iter_blocks,
    last_text,
    with_next,
)
from corpuskit.records import Header, Span

if TYPE_CHECKING:
    from corpuskit.lines import Rows

NAME = "kikuzo-1"

_RECORD = compile_row(
    r"""
    [ ]{0,20}\d{3,6}[ ]{1,20}
    (?P<date>\d{4}年\d{1,2}月\d{1,2}日)[ ]{1,40}
    (?P<edition>[朝夕]刊|週刊|増刊|\S{1,12})[ ]{1,40}
    (?P<section>\S{1,20})[ ]{1,40}
    (?P<page>\d{1,3})[ ]{1,40}
    (?P<length>\d{1,6}文字)
    [ ]{0,60}
    """
)
_TITLES = re.compile(r"\s*No\.\s+発行日\s.*")
_TOP = "このページのＴＯＰへ"


def find(rows: Rows) -> list[RowRange]:
    """Return the articles between the tables."""
    records = find_rows(_RECORD, rows)
    starts = [row - 1 if row and _TITLES.match(rows[row - 1][:200]) else row for row in records]
    found: list[RowRange] = []
    for first, following in with_next(starts, len(rows)):
        last = last_text(rows, first, following - 1)
        while last > first and (is_rule(rows[last]) or rows[last].strip() == _TOP):
            last = last_text(rows, first, last - 1)
        found.append(RowRange(first=first, last=last, layout=NAME, evidence=("record-table",)))
    return found


def sniff(rows: Rows) -> float:
    """Answer 0.99 if such tables stand in the feed, else 0."""
    return 0.99 if find(rows) else 0.0


def cut(rows: Rows) -> LayoutCut:
    """Cut above the tables."""
    return assemble(rows, find(rows))


def parse(rows: Rows, first: int, last: int) -> Header:
    """Read table, headline and text."""
    fields = Fields(rows)
    table = first
    record = _RECORD.row.match(rows.text, rows.starts[first])
    if record is None and first < last:
        table = first + 1
        record = _RECORD.row.match(rows.text, rows.starts[table])
    if record is not None:
        for name in ("date", "edition", "section", "page"):
            fields.put(name, Span(*record.span(name)))
        fields.put_extra("文字数", Span(*record.span("length")))
    blocks = list(iter_blocks(rows, table + 1, last))
    if blocks:
        fields.put("headline", fields.span(*blocks[0]))
    if len(blocks) > 1:
        fields.set_body(blocks[1][0], blocks[-1][1])
    return fields.build(first)


LAYOUT = Layout(name=NAME, sniff=sniff, cut=cut, parse=parse)
