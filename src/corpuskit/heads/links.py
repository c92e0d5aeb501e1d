"""Feeds whose articles all end with their address: what stands behind it is not the article's."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from typing import TYPE_CHECKING

from corpuskit.heads.addresses import find_address
from corpuskit.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpuskit.lines import Rows
    from corpuskit.urls import FoundUrl

_LEAST_SHARE, _FEWEST = 0.6, 4
"""Share of a feed's segments, and number of them, that must hold a row ended by an address."""

_MOST_LINKS = 2
"""Median of such rows a segment: more are lists of links."""

_MOST_READ = 12
_TAIL = 80
"""Characters at the end of a row by which addresses are told apart."""

_SHARED = 0.2
"""Share of the segments that print an address of the feed, not of an article."""

_ROW_LINK = re.compile(
    r"https?://[^\s<>\"]{4,2000}[>)\]. \t\u00a0]{0,8}(?=[\r\n]|\Z)", re.IGNORECASE
)


def find_row_links(rows: Rows) -> list[int]:
    """Return the rows below the first that an address ends, a blank row below; at most a dozen."""
    begin, end = rows.starts[0], rows.ends[-1]
    found: list[int] = []
    at = rows.text.find("://", begin, end)
    while at >= 0 and len(found) < _MOST_READ:
        row = rows.row_at(at)
        begins = max(rows.starts[row], at - len("https"))
        if row and _ROW_LINK.search(rows.text, begins, end) and _closes_block(rows, row):
            found.append(row)
        at = rows.text.find("://", rows.ends[row], end)
    return found


def _closes_block(rows: Rows, row: int) -> bool:
    """Whether a blank row follows, an address, or one word, which may be the address's end."""
    below = rows[row + 1].strip(" <>\t\u00a0") if row + 1 < len(rows) else ""
    return below.casefold().startswith("http") or not any(c.isspace() for c in below)


def keep_own_links(views: Sequence[Rows], links: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return *links* without the addresses that many segments print: those of the feed."""
    printed = [
        [view.text[view.starts[row] : view.ends[row]][-_TAIL:].strip() for row in rows]
        for view, rows in zip(views, links, strict=True)
    ]
    counts = Counter(tail for tails in printed for tail in set(tails))
    most = max(_FEWEST - 1, _SHARED * len(views))
    return [
        [row for row, tail in zip(rows, tails, strict=True) if counts[tail] < most]
        for rows, tails in zip(links, printed, strict=True)
    ]


def are_closed_by_links(links: Sequence[Sequence[int]]) -> bool:
    """Whether the articles of a feed end with their address, given each one's rows of links."""
    counts = [len(rows) for rows in links if rows]
    if len(counts) < max(_FEWEST, _LEAST_SHARE * len(links)):
        return False
    return statistics.median_low(counts) <= _MOST_LINKS


def read_row_link(rows: Rows, row: int) -> FoundUrl | None:
    """Return the address that ends *row*; it may go on below."""
    at = rows.text.rfind("://", rows.starts[row], rows.ends[row])
    begin = max(rows.starts[row], at - len("https"))
    segment = Span(rows.starts[0], rows.ends[-1])
    return find_address(rows.text, begin, rows.ends[row], segment)
