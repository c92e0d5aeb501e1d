"""APA clipping services (DeFacto): articles headed by ``"Der Bote" vom 17.09.2012  Seite: 1``.

Issue, page and a row ``Ressort: ...`` belong to the head; a line above the headline, headline,
deck and byline follow without labels. Between articles stand traces of the print view.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.bylines import read_byline
from corpuskit.layouts.assemble import assemble
from corpuskit.layouts.base import Layout, LayoutCut, RowRange
from corpuskit.layouts.fields import Fields
from corpuskit.layouts.reading import (
    compile_row,
    find_rows,
    fold,
    is_blank,
    iter_blocks,
    last_text,
    with_next,
)
from corpuskit.layouts.titles import choose_byline, is_by_line
from corpuskit.records import Header, Span

if TYPE_CHECKING:
    from corpuskit.lines import Rows

NAME = "apa-1"

HEAD_ROWS = 4
"""Rows from the publication to the section; the most seen are two."""

TITLE_BLOCKS = 5
"""Blocks from the line above the headline to the byline; the most seen are five."""

LONGEST_TITLE = 200
"""Characters of the longest line above the text; paragraphs are mostly longer."""

_DATED = r"""
    (?P<date>\d{1,2}\.[ ]?(?:\d{1,2}\.[ ]?|[A-ZÄ][a-zä]{2,8}\.?[ ])\d{4}
      (?:[ ,]{1,2}\d{1,2}[.:]\d{2}(?:[ ]Uhr)?)?)
    (?:[^\S\r\n]{1,60}Seiten?:?[ ]?(?P<page>[^\s][^\r\n]{0,30}?))?
    (?:[^\S\r\n]{1,60}Ressort:[ ]?(?P<section>[^\s][^\r\n]{0,80}?))?
    [^\S\r\n]{0,60}
    """
_HEAD = compile_row(
    r"""
    [^\S\r\n]{0,20}
    ["„“”»](?P<source>[^"“”„»«\r\n]{2,60})["“”«]         # the publication, in quotation marks
    (?P<issue>[^\r\n]{0,60}?)                            # number of the issue, part of the paper
    [ ](?:vom|gefunden[ ]am|aktualisiert[ ]am)[ ]
    """
    + _DATED
)
_BROADCAST = compile_row(
    r"""
    [^\S\r\n]{0,20}
    (?P<source>[^"\s][^"\r\n]{1,80}?)                     # a broadcast, without quotation marks
    (?P<issue>)[ ]vom[ ]
    """
    + _DATED
)
_SECTION = re.compile(r"\s*Ressort:\s*(?P<section>.{1,120}?)\s*")
_PAGE = re.compile(r"\s*Seiten?:?\s?(?P<page>\S{1,10})\s*")
_NAVIGATION = re.compile(r"\s*(?:\[\w{2,20}\]|_{5,}|-{5,}|Gespeicherter? Anh[aä]ng.{0,40})\s*")
Block = tuple[int, int]


def find(rows: Rows) -> list[RowRange]:
    """Return the articles between the head rows."""
    found: list[RowRange] = []
    heads = find_rows(_HEAD, rows) if " vom " in rows.text or " am " in rows.text else []
    broadcasts = find_rows(_BROADCAST, rows) if " vom " in rows.text else []
    below = [row for row in broadcasts if _is_below(rows, row)]
    if heads or len(below) > 1:
        heads = sorted({*heads, *below})
    for first, following in with_next(heads, len(rows)):
        end = next((row for row in range(first, following) if _is_trace(rows[row])), following)
        last = last_text(rows, first, end - 1)
        while last > first and _is_navigation(rows[last]):
            last -= 1
        if last > first:
            found.append(RowRange(first=first, last=last, layout=NAME, evidence=("source-date",)))
    return found


def _is_navigation(text: str) -> bool:
    """Tell whether a row is blank or a trace of the print view."""
    return not text.strip() or bool(_NAVIGATION.fullmatch(text[:300]))


def _is_trace(text: str) -> bool:
    """Tell whether a row is the mark that the print view leaves between articles."""
    return text.strip() == "[print_head]"


def _is_below(rows: Rows, row: int) -> bool:
    """Tell whether a trace of the print view, or nothing, stands above a row."""
    above = last_text(rows, 0, row - 1)
    return above < 0 or _is_navigation(rows[above])


def sniff(rows: Rows) -> float:
    """Answer 0.95 if heads stand in the feed and most name page or section, else 0."""
    found = find(rows)
    named = sum(_names_page(rows, article) for article in found)
    return 0.95 if named and 2 * named >= len(found) else 0.0


def _names_page(rows: Rows, article: RowRange) -> bool:
    """Tell whether a head names page or section, on its row or right below."""
    row = article.first
    while row <= article.last and not is_blank(rows, row) and row - article.first <= HEAD_ROWS:
        if "Seite" in rows[row][:300] or "Ressort:" in rows[row][:300]:
            return True
        row += 1
    return False


def cut(rows: Rows) -> LayoutCut:
    """Cut above the heads."""
    return assemble(rows, find(rows))


def parse(rows: Rows, first: int, last: int) -> Header:
    """Read the head of one article."""
    fields = Fields(rows)
    start = rows.starts[first]
    head = _HEAD.row.match(rows.text, start) or _BROADCAST.row.match(rows.text, start)
    if head is not None:
        for name in ("source", "date", "page", "section"):
            if head[name]:
                fields.put(name, Span(*head.span(name)))
        fields.put_extra("Nr.", Span(*head.span("issue")))
    row = first + 1
    while row <= last and not is_blank(rows, row):
        for name, pattern in (("section", _SECTION), ("page", _PAGE)):
            found = pattern.fullmatch(rows[row][:300])
            if found is not None:
                begin, end = found.span(name)
                fields.put(name, Span(rows.starts[row] + begin, rows.starts[row] + end))
        row += 1
    blocks = list(iter_blocks(rows, row, last))
    body = _read_titles(fields, blocks)
    if body < len(blocks):
        fields.set_body(blocks[body][0], blocks[-1][1])
    return fields.build(first)


def _read_titles(fields: Fields, blocks: list[Block]) -> int:
    """Read what stands above the text; return the number of the first block of the text."""
    rows = fields.rows
    texts = [fold(rows.text[rows.starts[a] : rows.ends[b]]) for a, b in blocks[:TITLE_BLOCKS]]
    if not texts:
        return 0
    long = next((n for n, text in enumerate(texts) if len(text) > LONGEST_TITLE), len(texts))
    headline = 0
    if long > 1 and _is_sentence(texts[0]) and not _is_sentence(texts[1]):
        headline = 1
        fields.put("kicker", fields.span(*blocks[0]))
    fields.put("headline", fields.span(*blocks[headline]))
    byline = choose_byline(texts[:long])
    if byline is None or byline <= headline or not _names_people(texts[byline]):
        return headline + 1
    if byline > headline + 1:
        fields.put("deck", fields.span(blocks[headline + 1][0], blocks[byline - 1][1]))
    fields.put("byline", fields.span(*blocks[byline]))
    return byline + 1


def _names_people(text: str) -> bool:
    """Tell whether a line names authors; a sub-heading of capitals doesn't."""
    return is_by_line(text) or read_byline(text, bare=True) is not None


def _is_sentence(text: str) -> bool:
    """Tell whether a line ends like a sentence; three points end a headline cut short."""
    return text.endswith(".") and not text.endswith("...")


LAYOUT = Layout(name=NAME, sniff=sniff, cut=cut, parse=parse)
