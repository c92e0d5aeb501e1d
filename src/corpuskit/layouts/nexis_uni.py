"""Nexis Uni (Lexis Advance) text and converted DOCX: articles that close with "End of Document".

An article is headed by headline, source, date and copyright, then labels ("Length: 437 words") up
to "Body"; behind the text come "Graphic", "Classification" and "Load-Date". A cover page with the
list of documents may stand before the first article.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.layouts.assemble import assemble
from corpuskit.layouts.base import Layout, LayoutCut, RowRange
from corpuskit.layouts.nexis_fields import find_date_row
from corpuskit.layouts.nexis_uni_fields import HEAD_ROWS, is_body_mark, is_label, parse
from corpuskit.layouts.reading import (
    compile_row,
    find_rows,
    is_blank,
    is_rule,
    last_text,
)

if TYPE_CHECKING:
    from corpuskit.lines import Rows

NAME = "nexis-uni-1"

HEADED_SHARE = 0.5
"""Least share of the articles that must have a label or a body mark; nearly all have."""

TITLE_ROWS = 12
"""Rows of headline, source and date above the labels, blank ones included."""

_DOCUMENT_END = compile_row(
    r"""
    [^\S\r\n]{0,100}
    (?: End[ ]of[ ]Document | Ende[ ]des[ ]Dokuments? | Dokumentende | Fin[ ]du[ ]document
    | Einde[ ]van[ ](?:het[ ])?document | Fin[ ]del?[ ]documento | Fim[ ]do[ ]documento
    | Fine[ ](?:del[ ])?documento )
    [^\S\r\n]{0,100}
    """,
    ignore_case=True,
)
_NAVIGATION = re.compile(
    r"""
    \s*(?: \[\w{0,20}\] | \[image[^\]]{0,80}\] | Page[ ]\d{1,5}[ ]of[ ]\d{1,5}
    | \|?\s?About[ ]LexisNexis\b.{0,200} | .{0,3}Copyright[ ]©[ ]\d{4}[ ]LexisNexis.{0,80} )\s*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COVER = re.compile(
    r"""
    \s*(?: (?:User[ ]Name|Date[ ]and[ ]Time|Job[ ]Number|Client/Matter|Search[ ]Terms
    |Search[ ]Type|Narrowed[ ]by)\s?:
    | Documents?[ ]\(\d{1,6}\) | Content[ ]Type\b | Narrowed[ ]by\b | News[ ]{3,}\S )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def find(rows: Rows) -> list[RowRange]:
    """Return the articles before the end marks; none if too few of them have a head."""
    found: list[RowRange] = []
    headed, begin = 0, 0
    for end in find_rows(_DOCUMENT_END, rows):
        last = last_text(rows, begin, end - 1)
        first = _skip_navigation(rows, begin, last)
        if not found or _COVER.match(rows[first][:100]):
            first = _find_first(rows, first, last)
        begin = end + 1
        if first <= last:
            headed += _first_label(rows, first, last) is not None
            found.append(
                RowRange(
                    first=first, last=last, layout=NAME, mark=end, evidence=("end-of-document",)
                )
            )
    return found if headed and headed >= HEADED_SHARE * len(found) else []


def _skip_navigation(rows: Rows, first: int, last: int) -> int:
    """Return the first row that is neither blank nor a page header."""
    while first <= last and (is_blank(rows, first) or _NAVIGATION.fullmatch(rows[first][:400])):
        first += 1
    return first


def _first_label(rows: Rows, first: int, last: int) -> int | None:
    """Return the first row of the head that is a label or the body mark."""
    for row in range(first, min(last, first + HEAD_ROWS) + 1):
        text = rows[row]
        if is_body_mark(text) or is_label(text):
            return row
    return None


def _find_first(rows: Rows, first: int, last: int) -> int:
    """Return where the first article begins below a cover page or foreign text."""
    begin = first
    for row in range(first, last + 1):
        text = rows[row]
        if _COVER.match(text[:100]):
            begin = row + 1
        elif is_body_mark(text):
            break
    label = next((row for row in range(begin, last + 1) if is_label(rows[row])), None)
    below = _skip_cover(rows, begin, last)
    if label is None or label - below <= TITLE_ROWS:
        return below
    return _climb(rows, below, label)


def _skip_cover(rows: Rows, first: int, last: int) -> int:
    """Skip what the list of documents leaves below its last label: rules and filters."""
    row = first
    while row <= last:
        text = rows[row].strip()
        if (
            not text
            or is_rule(text)
            or _NAVIGATION.fullmatch(text[:400])
            or re.fullmatch(r"(?:News|Narrowed by)|(?:\w[\w ]{2,30}: .*;.*)", text[:2000])
        ):
            row += 1
        else:
            return row
    return row


def _climb(rows: Rows, first: int, label: int) -> int:
    """Climb from the first label to the headline: date, source, headline stand above it."""
    top = max(first, label - TITLE_ROWS)
    dated = find_date_row(rows, range(top, label))
    if dated is None:
        return first
    source = last_text(rows, top, dated - 1)
    headline = last_text(rows, top, source - 1)
    while headline - 1 >= top and not is_blank(rows, headline - 1):
        headline -= 1
    return max(headline, top)


def sniff(rows: Rows) -> float:
    """Answer 0.99 if articles with heads stand before end marks, else 0."""
    return 0.99 if find(rows) else 0.0


def cut(rows: Rows) -> LayoutCut:
    """Cut at the end marks; cover pages are known, too."""
    articles = find(rows)
    ends = [0, *(article.last + 1 for article in articles)]
    fronts = [
        row
        for end, article in zip(ends, articles, strict=False)
        for row in range(end, article.first)
        if _COVER.match(rows[row][:100])
    ]
    return assemble(rows, articles, fronts=fronts)


def find_fronts(rows: Rows) -> list[int]:
    """Return the rows of cover pages."""
    return [row for row in range(len(rows)) if _COVER.match(rows[row][:100])]


LAYOUT = Layout(name=NAME, sniff=sniff, cut=cut, anchor="foot", fronts=find_fronts, parse=parse)
