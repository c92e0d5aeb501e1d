"""Dow Jones Interactive, as pasted into clipping mails around 2000: a dated block heads an article.

A block of section, headline, byline and the author's office, a blank row, then a date such as
``06/03/2001`` in a row of its own, publication, edition or page, and a row of copyright; behind the
text mostly stands ``Copyright (c) 2000 Dow Jones & Company, Inc. All Rights Reserved.``, whatever
the year of the article. Such mails hold articles of other origin between these: only what
stands between the head and the foot, or the next head, is answered for.

Checked against some twenty real mails with about 250 articles.
"""

from __future__ import annotations

import bisect
import itertools
import re
from typing import TYPE_CHECKING

import attrs

from corpuskit.layouts.base import Cover, Layout, LayoutCut, RowRange
from corpuskit.layouts.dow_jones_fields import DATE, FOOT, LONGEST_ROW, find_rights, parse
from corpuskit.layouts.reading import (
    find_rows,
    first_text,
    is_blank,
    is_rule,
    iter_blocks,
    last_text,
    with_next,
)

if TYPE_CHECKING:
    from corpuskit.lines import Rows
    from corpuskit.records import GapKind

NAME = "dow-jones-1"

TITLE_ROWS = 10
"""Rows of the block from section to byline; the longest seen has seven."""

MIN_RULE, SHORT_RULE = 3, 5
"""Characters of a rule in a title: some papers part headline and deck by "---"."""

LONG_RULE = 20
"""Characters of the shortest rule that parts articles."""

GAP_ROWS = 3
"""Blank rows at which an article without a foot ends, at least."""

_LISTED = re.compile(
    r".{2,80}[,-]\s?(?:0[1-9]|1[0-2])/(?:[0-2]\d|3[01])/(?:\d{2}|(?:19|20)\d{2})\s{0,20}"
)


@attrs.frozen
class _Head:
    """Where the head of an article stands."""

    first: int
    """First row of the title block."""

    date: int
    """Row of the date."""

    rights: int
    """First row of the copyright."""


def find(rows: Rows) -> list[RowRange]:
    """Return the articles whose end is certain."""
    heads = _find_heads(rows)
    if not heads:
        return []
    feet = find_rows(FOOT, rows)
    found: list[RowRange] = []
    starts = [head.first for head in heads]
    for head, (_, following) in zip(heads, with_next(starts, len(rows)), strict=True):
        place = bisect.bisect_right(feet, head.rights)
        is_closed = place < len(feet) and feet[place] < following
        last = feet[place] if is_closed else _find_end(rows, head.rights, following - 1)
        evidence = ("dated-head", "copyright-foot") if is_closed else ("dated-head",)
        found.append(RowRange(first=head.first, last=last, layout=NAME, evidence=evidence))
    return found


def _find_end(rows: Rows, first: int, last: int) -> int:
    """Return the last row of an article without a foot among rows *first* to *last*.

    It ends above a wide gap or a long rule, whatever comes below: that may be of other origin.
    """
    blocks = list(iter_blocks(rows, first, last))
    for (_, above), (below, _) in itertools.pairwise(blocks):
        if below - above > GAP_ROWS:
            last = above
            break
    last = next((row - 1 for row in range(first, last + 1) if _is_long_rule(rows[row])), last)
    return last_text(rows, first, last)


def _is_long_rule(text: str) -> bool:
    """Tell whether a row rules articles off."""
    return len(text.strip()) >= LONG_RULE and is_rule(text)


def _find_heads(rows: Rows) -> list[_Head]:
    """Return the heads around the dates, in order, disjoint."""
    heads: list[_Head] = []
    for date in find_rows(DATE, rows):
        rights = find_rights(rows, date)
        first = _climb(rows, heads[-1].rights + 1 if heads else 0, date)
        if rights is not None and first is not None:
            heads.append(_Head(first, date, rights))
    return heads


def _climb(rows: Rows, above: int, date: int) -> int | None:
    """Return the first row of the title block over a date; ``None`` if there is none."""
    top = max(above, date - TITLE_ROWS - 1)
    last = last_text(rows, top, date - 1)
    first = last + 1
    while first > top and not _is_edge(rows, first - 1):
        first -= 1
    return first if first <= last and date - first <= TITLE_ROWS else None


def _is_edge(rows: Rows, row: int) -> bool:
    """Tell whether a row cannot belong to a title block."""
    text = rows[row]
    bare = text.strip()
    is_mark = not any(map(str.isalnum, bare)) and not MIN_RULE <= len(bare) <= SHORT_RULE
    return (
        not bare
        or is_mark
        or len(text) > LONGEST_ROW
        or FOOT.row.match(rows.text, rows.starts[row]) is not None
    )


def sniff(rows: Rows) -> float:
    """Answer 0.97 if such an article stands in the feed, else 0."""
    return 0.97 if find(rows) else 0.0


def cut(rows: Rows) -> LayoutCut:
    """Cut at the heads; of the rest only the list of titles right above the first is known."""
    articles = find(rows)
    covers = [Cover(article.first, article.last) for article in articles]
    gap_kinds: dict[int, GapKind] = {}
    listed = _find_list(rows, articles[0].first) if articles else None
    if listed is not None:
        first, end = listed
        covers.insert(0, Cover(first, end - 1))
        gap_kinds = {row: "contents" for row in range(first, end) if not is_blank(rows, row)}
    return LayoutCut(articles=tuple(articles), covers=tuple(covers), gap_kinds=gap_kinds)


def _find_list(rows: Rows, end: int) -> tuple[int, int] | None:
    """Return the rows of a list of titles above row *end*; ``None`` if there is none.

    Each entry closes with publication and date.
    """
    entries = [row for row in range(end) if _LISTED.fullmatch(rows[row][:LONGEST_ROW])]
    if not entries or first_text(rows, entries[-1] + 1, end - 1) != end:
        return None
    first = entries[-1]
    for entry in reversed(entries):
        if first - entry > TITLE_ROWS:
            break
        first = entry
    while first > 0 and not is_blank(rows, first - 1):
        first -= 1
    return first, end


LAYOUT = Layout(name=NAME, sniff=sniff, cut=cut, parse=parse)
