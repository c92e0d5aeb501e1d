"""Mediargus (Belgian press): a list of all titles, then the articles, four blank rows between them.

The list numbers the titles and gives publication, date, page and number of words of each, as in
``De Morgenbode, 12 okt. 2009, p.7, 320w.``; the articles themselves need no marks. So a feed is
taken for one only where the list counts from 1 and as many articles follow as it announces.

Source of the form: the open reader of amcat, which divides list and articles by blank rows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.dates import parse_date
from corpuskit.layouts.assemble import assemble
from corpuskit.layouts.base import Layout, LayoutCut, RowRange
from corpuskit.layouts.reading import compile_row, find_rows, is_blank, iter_blocks

if TYPE_CHECKING:
    from corpuskit.lines import Rows

NAME = "mediargus-1"

BLANK_ROWS = 4
"""Blank rows between two articles."""

_ENTRY = compile_row(
    r"""
    [^,\r\n]{2,80},[ ]                                     # publication
    [^,\r\n]{4,40},[ ]                                     # date
    (?:p\.[ ]?[^,\r\n]{1,20},[ ])?                         # page
    \d{1,6}[ ]?w\.?                                        # number of words
    [^\S\r\n]{0,20}
    """
)
_NUMBER = re.compile(r"\W?(?P<number>\d{1,5})\.\s\S")


def find(rows: Rows) -> list[RowRange]:
    """Return the articles below the list; none if they are not as many as it announces."""
    entries = [row for row in find_rows(_ENTRY, rows) if parse_date(rows[row]) is not None]
    listed = _count_list(rows, entries)
    if not listed:
        return []
    last = entries[listed - 1]
    chunks: list[tuple[int, int]] = []
    for first, end in iter_blocks(rows, last + 1, len(rows) - 1):
        if chunks and first - chunks[-1][1] <= BLANK_ROWS:
            chunks[-1] = (chunks[-1][0], end)
        else:
            chunks.append((first, end))
    if len(chunks) != listed:
        return []
    return [
        RowRange(first=first, last=end, layout=NAME, evidence=("contents-count", "blank-run"))
        for first, end in chunks
    ]


def _count_list(rows: Rows, entries: list[int]) -> int:
    """Return how many entries at the top count from 1 without a gap."""
    above = -1
    for count, entry in enumerate(entries):
        numbers = [
            found["number"]
            for row in range(above + 1, entry)
            if not is_blank(rows, row) and (found := _NUMBER.match(rows[row][:40]))
        ]
        if str(count + 1) not in numbers:
            return count
        above = entry
    return len(entries)


def sniff(rows: Rows) -> float:
    """Answer 0.95 if list and articles agree, else 0."""
    return 0.95 if find(rows) else 0.0


def cut(rows: Rows) -> LayoutCut:
    """Cut at the blank rows below the list."""
    articles = find(rows)
    return assemble(rows, articles, fronts=[0] if articles else [])


LAYOUT = Layout(name=NAME, sniff=sniff, cut=cut)
