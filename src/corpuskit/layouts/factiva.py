"""Factiva text: articles that close with "Document SDDZ000020171125edbp0006f".

The word for "Document" is that of the interface, the code is the same in all: eight characters
for the source, eight digits for the date, some more for the article. The head has no labels:
section, headline and byline stand above a row such as "254 words"; below it come date, time,
source, source code, edition, page, language and copyright, each in a row of its own.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from corpuskit.bylines import read_byline
from corpuskit.layouts.assemble import assemble
from corpuskit.layouts.base import Layout, LayoutCut, RowRange
from corpuskit.layouts.factiva_head import LENGTH, read_head
from corpuskit.layouts.fields import Fields
from corpuskit.layouts.reading import (
    compile_row,
    count_prose,
    find_rows,
    first_text,
    fold,
    is_blank,
    is_prose,
    is_rule,
    iter_blocks,
    last_text,
)

if TYPE_CHECKING:
    from corpuskit.lines import Rows
    from corpuskit.records import Header

NAME = "factiva-text-1"

TITLE_ROWS = 16
"""Rows of section, headline and byline above the number of words, blank ones included."""

LONGEST_HEADLINE = 200
"""Characters of the longest headline that reads like running text."""

HEADED_SHARE = 0.5
"""Least share of the articles that must have a row with the number of words; nearly all have."""

BYLINE_BLOCKS = 4
"""Blocks of the text among which the authors may stand, where the head doesn't name them."""

LONGEST_BYLINE = 60
"""Characters of such a row."""

NAME_WORDS = 3
"""Words of each name in it."""

DOCUMENT = compile_row(
    r"""
    [^\S\r\n]{0,60}
    (?!AN[ ])[^\W\d_]{2,20}[ \xa0]{1,3}                  # "Document" in the interface's language
    [A-Za-z][A-Za-z0-9]{7} (?:19|20)\d{6} [a-z0-9]{5,12}       # source, date, number
    [^\S\r\n]{0,60}
    """
)
"""The last row of an article."""

_BANNER = compile_row(
    r"[| \t]{0,20}(?:Dow[ ]Jones|Factiva)(?:[ |\t]{1,60}(?:Dow[ ]Jones|Factiva)){1,4}[ |\t]{0,60}"
)
_NAVIGATION = re.compile(
    r"""
    \s*(?: [|\s]*(?:Dow[ ]Jones|Factiva)(?:[|\s]+(?:Dow[ ]Jones|Factiva)){0,4}[|\s]*
    | \[\w{0,20}\] | Skip[ ]to[ ]main[ ]content.{0,60}
    | (?:©|\(c\)|Copyright)[ ](?:©[ ])?\d{4}[ ]Factiva,?[ ]Inc\..{0,80}
    | Page[ ]\d{1,5}[ ]of[ ]\d{1,5}.{0,40} | \d{1,4} )\s*
    """,
    re.VERBOSE | re.IGNORECASE,
)


def find(rows: Rows) -> list[RowRange]:
    """Return the articles that end in document rows; none if too few of them have a head."""
    found: list[RowRange] = []
    headed, begin = 0, 0
    for last in find_rows(DOCUMENT, rows):
        first = skip_navigation(rows, begin, last)
        begin = last + 1
        length = _find_length(rows, first, last)
        if length is not None:
            headed += 1
            climbed = _climb(rows, first, length)
            if length - first > TITLE_ROWS or (not found and count_prose(rows, first, climbed - 1)):
                first = climbed
        found.append(RowRange(first=first, last=last, layout=NAME, evidence=("document-code",)))
    return found if headed and headed >= HEADED_SHARE * len(found) else []


def skip_navigation(rows: Rows, first: int, last: int) -> int:
    """Return the first row that belongs to an article."""
    while first < last:
        text = rows[first]
        if not (is_blank(rows, first) or is_rule(text) or _NAVIGATION.fullmatch(text[:300])):
            break
        first += 1
    return first


def _find_length(rows: Rows, first: int, last: int) -> int | None:
    """Return the row with the number of words of the article that ends at *last*.

    The last one counts that a date follows: foreign text may stand above the article.
    """
    for row in range(first, last + 1):
        if LENGTH.fullmatch(rows[row][:60]):
            return row
    return None


def _climb(rows: Rows, first: int, length: int) -> int:
    """Climb from the number of words to the top of the head, below foreign text."""
    top = max(first, length - TITLE_ROWS)
    row = last_text(rows, top, length - 1)
    blocks = 0
    while row >= top and blocks < 3:  # noqa: PLR2004 - section, headline, byline
        begin = row
        while begin - 1 >= top and not is_blank(rows, begin - 1):
            begin -= 1
        is_long = blocks > 1 or rows.ends[row] - rows.starts[begin] > LONGEST_HEADLINE
        if blocks and ((is_long and is_prose(rows[row])) or _NAVIGATION.fullmatch(rows[row][:300])):
            break
        blocks += 1
        first = begin
        row = last_text(rows, top, begin - 1)
    return first


def sniff(rows: Rows) -> float:
    """Answer 0.99 if articles with heads end in document rows, else 0."""
    return 0.99 if find(rows) else 0.0


def cut(rows: Rows) -> LayoutCut:
    """Cut behind the document rows."""
    return assemble(rows, find(rows))


def parse(rows: Rows, first: int, last: int) -> Header:
    """Read head and foot of one article."""
    fields = Fields(rows)
    body = read_head(fields, first, last)
    foot = last
    text = fold(rows[last])
    if DOCUMENT.row.match(rows.text, rows.starts[last]):
        label, _, _code = text.partition(" ")
        skip = rows[last].index(label) + len(label)
        fields.put_extra(label, fields.span(last, skip=skip))
        foot = last_text(rows, first, last - 1)
        publisher = foot
        while publisher - 1 > body and not is_blank(rows, publisher - 1):
            publisher -= 1
        if foot >= body and publisher == foot and len(rows[foot]) <= 100:  # noqa: PLR2004 - a name
            fields.put_extra("PUB", fields.span(foot))
            foot -= 1
    body = first_text(rows, body, foot)
    fields.set_body(body, last_text(rows, body, foot))
    if "byline" not in fields.values and "section" not in fields.values:
        _read_inner_byline(fields, body, foot)
    return fields.build(first)


def _read_inner_byline(fields: Fields, first: int, last: int) -> None:
    """Read the authors that stand in a row of their own between the first paragraphs.

    So print papers that give the database a headline alone: with a section in the head, such a
    row is a sub-heading. It stays in the text: what stands above it is printed as text, too.
    """
    blocks = list(itertools.islice(iter_blocks(fields.rows, first, last), BYLINE_BLOCKS + 1))
    for begin, end in blocks[:-1]:
        text = fields.rows[begin]
        if begin != end or len(text) > LONGEST_BYLINE or text.upper() == text.lower():
            continue
        found = read_byline(text, bare=True)
        if found is not None and all(len(name.split()) <= NAME_WORDS for name in found.names):
            fields.put("byline", fields.span(begin))
            return


def find_fronts(rows: Rows) -> list[int]:
    """Return the rows of the banner above the first article."""
    return find_rows(_BANNER, rows)


LAYOUT = Layout(name=NAME, sniff=sniff, cut=cut, anchor="foot", fronts=find_fronts, parse=parse)
