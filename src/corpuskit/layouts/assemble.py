"""From the articles a layout found to a cut: which rows it answers for, and what gaps hold."""

from __future__ import annotations

import bisect
import itertools
from typing import TYPE_CHECKING

from corpuskit.layouts.base import Cover, LayoutCut, RowRange
from corpuskit.layouts.reading import count_prose, is_blank, is_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpuskit.lines import Rows
    from corpuskit.records import GapKind

FOREIGN_PROSE = 3
"""Rows of running text between two articles that make the gap somebody else's: a page footer has
none or one, a permission notice two."""

FOREIGN_PROSE_AT_EDGE = 5
"""The same before the first and after the last article, where cover pages and imprints stand."""


def assemble(rows: Rows, articles: Sequence[RowRange], *, front: int | None = None) -> LayoutCut:
    """Return the cut of *articles* (in order, disjoint), with its covers and gap kinds.

    A gap that holds running text is left uncovered: it may hold articles of another form.

    Args:
        rows: The feed.
        articles: What the layout found.
        front: First row of a cover page that the layout knows, whatever it holds.
    """
    covers: list[Cover] = []
    gap_kinds: dict[int, GapKind] = {}
    if not articles:
        return LayoutCut(articles=(), covers=())
    begin = articles[0].first if front is None else front
    if count_prose(rows, 0, begin - 1) < FOREIGN_PROSE_AT_EDGE:
        begin = 0
    gap_kinds.update(_kinds(rows, begin, articles[0].first - 1, "cover"))
    for one, two in itertools.pairwise(articles):
        if count_prose(rows, one.last + 1, two.first - 1) >= FOREIGN_PROSE:
            covers.append(Cover(begin, one.last))
            begin = two.first
        else:
            gap_kinds.update(_kinds(rows, one.last + 1, two.first - 1, "navigation"))
    last = articles[-1].last
    end = len(rows) - 1
    if count_prose(rows, last + 1, end) >= FOREIGN_PROSE_AT_EDGE:
        end = last
    gap_kinds.update(_kinds(rows, last + 1, end, "end-matter"))
    covers.append(Cover(begin, end))
    return LayoutCut(articles=tuple(articles), covers=tuple(covers), gap_kinds=gap_kinds)


def _kinds(rows: Rows, first: int, last: int, kind: GapKind) -> Iterator[tuple[int, GapKind]]:
    """Yield the kind of each non-blank row of a gap: rules are separators, the rest *kind*."""
    for row in range(first, last + 1):
        if not is_blank(rows, row):
            yield row, "separator" if is_rule(rows[row]) else kind


def merge(cuts: Sequence[LayoutCut]) -> LayoutCut | None:
    """Put the cuts of several layouts together; where two claim a row, the earlier one has it."""
    taken: list[Cover] = []
    articles: list[RowRange] = []
    gap_kinds: dict[int, GapKind] = {}
    for cut in cuts:
        free = subtract(cut.covers, taken)
        firsts = [cover.first for cover in free]
        used: set[int] = set()
        for article in cut.articles:
            place = bisect.bisect_right(firsts, article.first) - 1
            if place >= 0 and article.last <= free[place].last:
                articles.append(article)
                used.add(place)
        for row, kind in cut.gap_kinds.items():
            place = bisect.bisect_right(firsts, row) - 1
            if place in used and row <= free[place].last:
                gap_kinds[row] = kind
        taken = sorted([*taken, *(free[place] for place in used)])
    if not articles:
        return None
    articles.sort(key=lambda article: article.first)
    return LayoutCut(articles=tuple(articles), covers=tuple(taken), gap_kinds=gap_kinds)


def subtract(covers: Sequence[Cover], taken: Sequence[Cover]) -> list[Cover]:
    """Return what is left of *covers* without the rows of *taken*; all in order, disjoint."""
    left: list[Cover] = []
    at = 0
    for cover in covers:
        first = cover.first
        while at < len(taken) and taken[at].last < first:
            at += 1
        other = at
        while other < len(taken) and taken[other].first <= cover.last:
            if first < taken[other].first:
                left.append(Cover(first, taken[other].first - 1))
            first = taken[other].last + 1
            other += 1
        if first <= cover.last:
            left.append(Cover(first, cover.last))
    return left
