"""Europresse text: articles that close with a code such as "news·20070109·GA·998259".

Source and number head the article, then a row of section, date, number of words and page; kicker,
headline, deck and byline follow without labels; copyright and a certificate close it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.dates import parse_date
from corpuskit.layouts.assemble import assemble
from corpuskit.layouts.base import Layout, LayoutCut, RowRange
from corpuskit.layouts.fields import Fields
from corpuskit.layouts.reading import (
    compile_row,
    find_rows,
    fold,
    is_blank,
    is_prose,
    is_rule,
    iter_blocks,
    last_text,
)
from corpuskit.layouts.titles import choose_byline, choose_headline
from corpuskit.records import Header, Span

if TYPE_CHECKING:
    from corpuskit.lines import Rows

NAME = "europresse-1"

META_ROWS = 12
"""Rows from the source to the number of words; the longest seen has five."""

TITLE_BLOCKS = 7
"""Blocks from kicker to byline; the most seen are six."""

LONGEST_TITLE = 260
"""Characters of the longest deck; paragraphs are mostly longer."""

_CODE = compile_row(
    r"[^\S\r\n]{0,60}[a-z]{2,8}[·•]\d{8}[·•][A-Z0-9]{1,8}[·•]\S{1,80}[^\S\r\n]{0,60}"
)
_WORDS = re.compile(
    r"\b(?P<words>\d{1,6}\s(?:mots?|words?|palabras?))\b(?:,\s{0,3}p\.\s?(?P<page>.{1,60}))?"
)
_ISSUE = re.compile(r",\s*(?:no\.?|n°|nº)\s?[\w/-]{1,12}\s*$", re.IGNORECASE)
_ALSO = re.compile(r"(?:Aussi paru dans|Also published in)\W{0,3}", re.IGNORECASE)
"""Heads a table of the other places an article stands in; the headline follows right below it."""

_RIGHTS = re.compile(r"\s*(?:©|\(c\)|copyright)\s?.{0,10}\d{4}", re.IGNORECASE)
_CERTIFICATE = re.compile(
    r"\s*(?:Certificat émis|Certificate issued|Le présent document|Cet article est paru)"
)
Block = tuple[int, int]


def find(rows: Rows) -> list[RowRange]:
    """Return the articles that close with codes; none if too few have a row of words."""
    found: list[RowRange] = []
    headed, begin = 0, 0
    for last in find_rows(_CODE, rows):
        first = begin
        while first < last and (is_blank(rows, first) or is_rule(rows[first])):
            first += 1
        begin = last + 1
        meta = _find_meta(rows, first, last)
        if meta is not None:
            headed += 1
            if not found or meta - first > META_ROWS:
                first = _climb(rows, first, meta)
        found.append(RowRange(first=first, last=last, layout=NAME, evidence=("document-code",)))
    return found if headed and 2 * headed >= len(found) else []


def _find_meta(rows: Rows, first: int, last: int) -> int | None:
    """Return the row with date and number of words."""
    for row in range(first, last + 1):
        text = rows[row]
        if len(text) <= 400 and _WORDS.search(text) and parse_date(text) is not None:  # noqa: PLR2004 - a row, no paragraph
            return row
    return None


def _climb(rows: Rows, first: int, meta: int) -> int:
    """Climb from the number of words to the source, below foreign text."""
    top = meta
    while top - 1 >= first and not is_blank(rows, top - 1):
        top -= 1
    if top == meta:
        top = last_text(rows, first, meta - 1)
        while top - 1 >= first and not is_blank(rows, top - 1):
            top -= 1
    return max(top, first)


def sniff(rows: Rows) -> float:
    """Answer 0.99 if articles with heads close with codes, else 0."""
    return 0.99 if find(rows) else 0.0


def cut(rows: Rows) -> LayoutCut:
    """Cut behind the codes."""
    return assemble(rows, find(rows))


def parse(rows: Rows, first: int, last: int) -> Header:
    """Read head and foot of one article."""
    fields = Fields(rows)
    meta = _find_meta(rows, first, min(last, first + META_ROWS))
    below = first
    if meta is not None:
        below = _read_meta(fields, first, meta)
    foot = _read_foot(fields, first, last)
    blocks = [b for b in iter_blocks(rows, below, foot) if b[0] <= foot]
    body = _read_titles(fields, blocks)
    if body < len(blocks):
        fields.set_body(blocks[body][0], blocks[-1][1])
    return fields.build(first)


def _read_meta(fields: Fields, first: int, meta: int) -> int:
    """Read source, edition, section, date and page; return the first row below them."""
    rows = fields.rows
    source = fields.span(first)
    issue = _ISSUE.search(rows[first])
    if issue is not None:
        source = Span(source.start, rows.starts[first] + issue.start())
    fields.put("source", source)
    between = [row for row in range(first + 1, meta) if not is_blank(rows, row)]
    if between:
        fields.put("edition", fields.span(between[0], between[-1]))
    text, start = rows[meta], rows.starts[meta]
    words = _WORDS.search(text)
    dated = parse_date(text)
    if words is not None and dated is not None:
        fields.put("section", _trim(fields, start, start + dated.start))
        fields.put("date", Span(start, start + words.start()))
        fields.put_extra(
            words["words"].split()[-1],
            Span(start + words.start("words"), start + words.end("words")),
        )
        if words["page"]:
            fields.put("page", Span(start + words.start("page"), start + words.end("page")))
    return meta + 1


def _trim(fields: Fields, start: int, end: int) -> Span:
    """Return the span less the comma and white space at its end."""
    text = fields.rows.text
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;-"):
        end -= 1
    return Span(start, end)


def _read_foot(fields: Fields, first: int, last: int) -> int:
    """Read copyright and code; return the last row above them."""
    rows = fields.rows
    fields.put_extra("code", fields.span(last))
    end = last_text(rows, first, last - 1)
    for block in reversed(list(iter_blocks(rows, first + 1, end))):
        if _RIGHTS.match(rows[block[0]]):
            fields.put("copyright", fields.span(*block))
        elif not _CERTIFICATE.match(rows[block[0]]):
            break
        end = block[0] - 1
    return last_text(rows, first, end)


def _read_titles(fields: Fields, blocks: list[Block]) -> int:
    """Read kicker, headline, deck and byline; return the number of the first block of the body."""
    rows = fields.rows
    texts = [fold(rows.text[rows.starts[b[0]] : rows.ends[b[1]]]) for b in blocks[:TITLE_BLOCKS]]
    listed = next((n for n, text in enumerate(texts) if _ALSO.fullmatch(text)), None)
    top = 0 if listed is None else min(listed + 2, len(texts))
    if listed is not None:
        last = blocks[top - 1]
        fields.put_extra(texts[listed], fields.span(last[0], last[1]))
        if listed:
            fields.put("kicker", fields.span(blocks[0][0], blocks[listed - 1][1]))
    long = [n for n, text in enumerate(texts[top:], top) if len(text) > LONGEST_TITLE]
    end = long[0] if long else len(texts)
    if end == top:
        return top
    byline = choose_byline(texts[top:end])
    byline = None if byline is None else byline + top
    titles = top + 1
    while titles < end and titles != byline and not is_prose(texts[titles]):
        titles += 1
    # With a line above the table, the headline stands right below it; else it must be chosen.
    headline = top if listed else top + choose_headline(texts[top:titles])
    fields.put("headline", fields.span(*blocks[headline]))
    if headline > top:
        fields.put("kicker", fields.span(blocks[top][0], blocks[headline - 1][1]))
    if byline is None or byline < headline:
        return headline + 1
    fields.put("byline", fields.span(*blocks[byline]))
    if byline > headline + 1:
        fields.put("deck", fields.span(blocks[headline + 1][0], blocks[byline - 1][1]))
    return byline + 1


LAYOUT = Layout(name=NAME, sniff=sniff, cut=cut, anchor="foot", parse=parse)
