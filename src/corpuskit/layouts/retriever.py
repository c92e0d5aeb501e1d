"""Retriever (Mediearkivet, Atekst; Swedish, Norwegian, Danish): articles between rows of "=".

A list of titles stands on top ("> Title, Paper, 2021-09-29"). An article is headed by its title (in
Norway with a row of dashes below), publication and date in one row, page, and a row that says
whether it was printed: "Publicerat i print.", "Publisert på trykk."; it closes with a copyright and
the address of the full text.

Source of the form: the open readers of these exports (Markivet, atekstR) and their test files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.bylines import is_name
from corpuskit.dates import parse_date
from corpuskit.layouts.assemble import assemble
from corpuskit.layouts.base import Layout, LayoutCut, RowRange
from corpuskit.layouts.fields import Fields
from corpuskit.layouts.reading import (
    compile_row,
    find_rows,
    first_text,
    is_blank,
    is_rule,
    iter_blocks,
    last_text,
    with_next,
)
from corpuskit.records import Header, Span

if TYPE_CHECKING:
    from corpuskit.lines import Rows

NAME = "retriever-1"

HEAD_ROWS = 6
"""Rows from publication and date down to the row that says how it was published."""

TITLE_ROWS = 4
"""Rows of the longest title."""

FRONT_ROWS, FRONT_BLOCKS, FRONT_LENGTH = 8, 2, 60
"""Rows, blocks, and characters of each row of what stands above the list of titles."""

WIDE_GAP = 2
"""Rows from one of its blocks to the next, at most."""

_PUBLISHED = compile_row(
    r"""
    [^\S\r\n]{0,20}
    (?: Publicerat | Publisert | Publiceret | Julkaistu | Sänt | Sendt )   # sv no da fi, on the air
    [ ](?:i|på|via)[ ][^\d\r\n]{2,30}?
    [^\S\r\n]{0,20}
    """
)
_SOURCE = re.compile(
    r"""
    \s{0,20}(?P<source>[^\s>][^\r\n]{0,80}?),\s
    (?P<date>\d{4}-\d\d-\d\d|\d\d\.\d\d\.\d{4})
    (?:\s(?P<time>\d\d:\d\d(?::\d\d)?))?\s{0,20}
    """,
    re.VERBOSE,
)
_BETWEEN = re.compile(r"\s*={20,}\s*")
_PAGE = re.compile(r"\s*(?:Sid|Sida|Side|Sivu)\s(?P<page>\S{1,12})\s*")
_ADDRESS = re.compile(r"(?P<url>https?://(?:ret\.nu|[\w.]{1,40}retriever[\w.-]{1,40})/\S{1,200})")
_LISTED = compile_row(
    r"[^\S\r\n]{0,8}>[ ][^\r\n]{3,400},[ ][^\r\n]{2,80},[ ][\d.:\ -]{10,20}[^\S\r\n]*"
)


def find(rows: Rows) -> list[RowRange]:
    """Return the articles around the rows that say how they were published."""
    starts: list[tuple[int, int]] = []
    for published in find_rows(_PUBLISHED, rows):
        above = starts[-1][1] + 1 if starts else 0
        source = _find_source(rows, max(above, published - HEAD_ROWS), published)
        first = None if source is None else _climb(rows, above, source)
        if first is not None:
            starts.append((first, published))
    found: list[RowRange] = []
    for first, following in with_next([first for first, _ in starts], len(rows)):
        end = next(
            (row for row in range(first, following) if _BETWEEN.fullmatch(rows[row][:200])),
            following,
        )
        last = last_text(rows, first, end - 1)
        found.append(RowRange(first=first, last=last, layout=NAME, evidence=("published-row",)))
    return found


def _find_source(rows: Rows, first: int, end: int) -> int | None:
    """Return the row of publication and date nearest above row *end*."""
    for row in reversed(range(first, end)):
        if is_blank(rows, row):
            return None
        if _SOURCE.fullmatch(rows[row][:140]):
            return row
    return None


def _climb(rows: Rows, above: int, source: int) -> int | None:
    """Return the first row of the title over the publication; ``None`` if there is none."""
    row = source - 1
    if row >= above and is_rule(rows[row]):
        row -= 1
    first = row + 1
    while first > above and row - first < TITLE_ROWS - 1:
        text = rows[first - 1]
        if not text.strip() or is_rule(text):
            break
        first -= 1
    return first if first <= row else None


def sniff(rows: Rows) -> float:
    """Answer 0.98 if such heads stand in the feed, else 0."""
    return 0.98 if find(rows) else 0.0


def cut(rows: Rows) -> LayoutCut:
    """Cut at the heads; the list of titles on top is known, too."""
    return assemble(rows, find(rows), fronts=find_fronts(rows))


def find_fronts(rows: Rows) -> list[int]:
    """Return the rows of the list of titles, and of the customer and the day above it."""
    listed = find_rows(_LISTED, rows)
    if not listed:
        return []
    first = listed[0]
    blocks = list(iter_blocks(rows, max(0, first - FRONT_ROWS), first - 1))
    for begin, end in reversed(blocks[-FRONT_BLOCKS:]):
        is_long = any(len(rows[row]) > FRONT_LENGTH for row in range(begin, end + 1))
        if is_long or first - end > WIDE_GAP:
            break
        first = begin
    return [first, *listed]


def parse(rows: Rows, first: int, last: int) -> Header:
    """Read title, publication, page, author, copyright and address."""
    fields = Fields(rows)
    published = next(
        (
            row
            for row in range(first, last + 1)
            if _PUBLISHED.row.match(rows.text, rows.starts[row])
        ),
        None,
    )
    source = None if published is None else _find_source(rows, first, published)
    if published is None or source is None:
        fields.set_body(first, last)
        return fields.build(first)
    found = _SOURCE.fullmatch(rows[source][:140])
    for name in ("source", "date", "time"):
        if found is not None and found[name]:
            start = rows.starts[source]
            fields.put(name, Span(start + found.start(name), start + found.end(name)))
    title = last_text(rows, first, source - 1)
    title -= title > first and is_rule(rows[title])
    if title >= first:
        fields.put("headline", fields.span(first, title))
    for row in range(source + 1, published):
        _read_row(fields, row)
    fields.put_extra("published", fields.span(published))
    foot = _read_foot(fields, published + 1, last)
    body = first_text(rows, published + 1, foot)
    fields.set_body(body, foot)
    return fields.build(first)


def _read_row(fields: Fields, row: int) -> None:
    """Read a row between publication and text: page, author or section."""
    text = fields.rows[row]
    page = _PAGE.fullmatch(text[:60])
    start = fields.rows.starts[row]
    if page is not None:
        fields.put("page", Span(start + page.start("page"), start + page.end("page")))
    elif is_name(text):
        fields.put("byline", fields.span(row))
    elif parse_date(text) is None:
        fields.put("section", fields.span(row))


def _read_foot(fields: Fields, first: int, last: int) -> int:
    """Read address and copyright; return the last row above them."""
    rows = fields.rows
    for begin, end in reversed(list(iter_blocks(rows, first, last))):
        address = _ADDRESS.search(rows[end][:400])
        rights = next((row for row in range(begin, end + 1) if rows[row].lstrip()[:1] == "©"), None)
        if address is not None:
            start = rows.starts[end]
            fields.put("url", Span(start + address.start("url"), start + address.end("url")))
        elif rights is None:
            return last
        if rights is not None:
            fields.put("copyright", fields.span(rights, end - (address is not None)))
            return last_text(rows, first, rights - 1)
        last = last_text(rows, first, begin - 1)
    return last


LAYOUT = Layout(name=NAME, sniff=sniff, cut=cut, fronts=find_fronts, parse=parse)
