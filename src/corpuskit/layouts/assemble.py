"""From the articles a layout found to a cut: which rows it answers for, and what gaps hold."""

from __future__ import annotations

import bisect
import itertools
import re
from typing import TYPE_CHECKING

import attrs

from corpuskit.layouts.base import Cover, LayoutCut, RowRange
from corpuskit.layouts.reading import count_prose, is_blank, is_rule, iter_blocks, last_text
from corpuskit.lines import Rows, split_rows
from corpuskit.records import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from corpuskit.layouts.base import Layout
    from corpuskit.records import GapKind

_TRACE = re.compile(r"\s*\[\w{0,20}\]\s*")
"""What is left of a picture or a button where a page became text; it belongs to what follows."""

NEAR_ROWS, GAP_ROWS = 8, 2
"""Rows below a mark within which the next export hardly begins; blank rows between two exports."""

FOREIGN_PROSE = 3
"""Rows of running text between two articles that make the gap somebody else's: a page footer has
none or one, a permission notice two."""

FOREIGN_PROSE_AT_EDGE = 5
"""The same before the first and after the last article, where cover pages and imprints stand."""


def assemble(rows: Rows, articles: Sequence[RowRange], *, fronts: Sequence[int] = ()) -> LayoutCut:
    """Return the cut of *articles* (in order, disjoint), with its covers and gap kinds.

    A gap that holds running text is left uncovered: it may hold articles of another form. Rules
    behind an article, a blank row between, are no part of it.

    Args:
        rows: The feed.
        articles: What the layout found.
        fronts: Rows, ascending, that belong to cover pages: from the first of them in a gap on,
            the gap is known, whatever it holds.
    """
    covers: list[Cover] = []
    gap_kinds: dict[int, GapKind] = {}
    if not articles:
        return LayoutCut(articles=(), covers=())
    articles = [_drop_rules(rows, article) for article in articles]
    begin = _first_of(fronts, 0, articles[0].first)
    if count_prose(rows, 0, begin - 1) < FOREIGN_PROSE_AT_EDGE:
        begin = 0
    gap_kinds.update(_kinds(rows, begin, articles[0].first - 1, "cover"))
    for one, two in itertools.pairwise(articles):
        known = _first_of(fronts, one.last + 1, two.first)
        if count_prose(rows, one.last + 1, known - 1) >= FOREIGN_PROSE:
            covers.append(Cover(begin, one.last))
            begin = known
            gap_kinds.update(_kinds(rows, known, two.first - 1, "cover"))
        else:
            kind: GapKind = "navigation" if known == two.first else "cover"
            gap_kinds.update(_kinds(rows, one.last + 1, two.first - 1, kind))
    last = articles[-1].last
    end = len(rows) - 1
    if count_prose(rows, last + 1, end) >= FOREIGN_PROSE_AT_EDGE:
        end = last
    gap_kinds.update(_kinds(rows, last + 1, end, "end-matter"))
    covers.append(Cover(begin, end))
    return LayoutCut(articles=tuple(articles), covers=tuple(covers), gap_kinds=gap_kinds)


def _drop_rules(rows: Rows, article: RowRange) -> RowRange:
    """Return *article* without rules at its end that a blank row parts from its text."""
    last = article.last
    while (
        article.span is None
        and last > article.first
        and is_rule(rows[last])
        and is_blank(rows, last - 1)
    ):
        last = last_text(rows, article.first, last - 1)
    return article if last == article.last else attrs.evolve(article, last=last)


def _first_of(fronts: Sequence[int], first: int, end: int) -> int:
    """Return the first of *fronts* in rows *first* to *end* (excluded); *end* if there is none."""
    place = bisect.bisect_left(fronts, first)
    return min(end, fronts[place]) if place < len(fronts) else end


def _kinds(rows: Rows, first: int, last: int, kind: GapKind) -> Iterator[tuple[int, GapKind]]:
    """Yield the kind of each non-blank row of a gap: rules are separators, the rest *kind*."""
    for row in range(first, last + 1):
        if not is_blank(rows, row):
            yield row, "separator" if is_rule(rows[row]) else kind


def cut_rows(layout: Layout, rows: Rows, first: int, last: int) -> LayoutCut:
    """Cut rows *first* to *last* as if they were a feed of their own."""
    part = split_rows(rows.text[rows.starts[first] : rows.ends[last]])
    return shift_cut(layout.cut(part), rows, first)


def trim_rows(rows: Rows, first: int, last: int, span: Span) -> tuple[Rows, int, int]:
    """Return rows that show no other text than *span* has in rows *first* to *last*.

    They are *rows* themselves if the span holds whole rows, white space apart; offsets stay those
    of the feed.
    """
    above = rows.text[rows.starts[first] : span.start]
    below = rows.text[span.end : rows.ends[last]]
    if not above.strip() and not below.strip():
        return rows, first, last
    starts = [span.start, *rows.starts[first + 1 : last + 1]]
    ends = [*rows.ends[first:last], span.end]
    return Rows(rows.text, starts, ends), 0, last - first


def fill_rest(rows: Rows, cut: LayoutCut, find: Callable[[Rows], LayoutCut | None]) -> LayoutCut:
    """Return *cut*, and what *find* cuts of the rows it leaves, each stretch for itself."""
    parts: list[LayoutCut] = []
    begin = 0
    for cover in (*cut.covers, Cover(len(rows), len(rows))):
        if begin < cover.first:
            part = split_rows(rows.text[rows.starts[begin] : rows.ends[cover.first - 1]])
            found = find(part)
            if found is not None:
                parts.append(shift_cut(found, rows, begin))
        begin = cover.last + 1
    whole = (cut, *parts)
    return LayoutCut(
        articles=tuple(sorted((a for p in whole for a in p.articles), key=lambda a: a.first)),
        covers=tuple(sorted(cover for part in whole for cover in part.covers)),
        gap_kinds={row: kind for part in whole for row, kind in part.gap_kinds.items()},
    )


def shift_cut(cut: LayoutCut, rows: Rows, by: int) -> LayoutCut:
    """Return a cut of *rows* from row *by* on as one of all of them."""
    start = rows.starts[by]
    return LayoutCut(
        articles=tuple(
            attrs.evolve(
                article,
                first=article.first + by,
                last=article.last + by,
                mark=None if article.mark is None else article.mark + by,
                span=article.span and Span(article.span.start + start, article.span.end + start),
            )
            for article in cut.articles
        ),
        covers=tuple(Cover(cover.first + by, cover.last + by) for cover in cut.covers),
        gap_kinds={row + by: kind for row, kind in cut.gap_kinds.items()},
    )


def cut_regions(rows: Rows, cuts: Sequence[tuple[Layout, LayoutCut]]) -> LayoutCut:
    """Cut a feed of several layouts: each gets the rows around its own run of marks."""
    marks = sorted(
        (_mark_of(layout, article), number)
        for number, (layout, cut) in enumerate(cuts)
        for article in cut.articles
    )
    runs: list[tuple[Layout, int, int]] = []
    for row, number in marks:
        layout = cuts[number][0]
        if runs and runs[-1][0] is layout:
            runs[-1] = (layout, runs[-1][1], row)
        else:
            runs.append((layout, row, row))
    parts: list[LayoutCut] = []
    begin = 0
    for at, (layout, _, last_mark) in enumerate(runs):
        end = len(rows) - 1
        if at + 1 < len(runs):
            end = _find_border(rows, layout, last_mark, *runs[at + 1][:2])
        if begin <= end:
            parts.append(cut_rows(layout, rows, begin, end))
        begin = max(begin, end + 1)
    return LayoutCut(
        articles=tuple(article for part in parts for article in part.articles),
        covers=tuple(cover for part in parts for cover in part.covers),
        gap_kinds={row: kind for part in parts for row, kind in part.gap_kinds.items()},
    )


def _mark_of(layout: Layout, article: RowRange) -> int:
    """Return the row of the mark that an article is known by."""
    if article.mark is not None:
        return article.mark
    return article.first if layout.anchor == "head" else article.last


def _find_border(rows: Rows, layout: Layout, mark: int, following: Layout, next_mark: int) -> int:
    """Return the last row of *layout*, whose last mark is *mark*, before *following* begins.

    Cover pages belong to what follows.
    """
    border = _find_edge(rows, layout, mark, following, next_mark)
    if following.fronts is None or border <= mark:
        return border
    part = split_rows(rows.text[rows.starts[mark + 1] : rows.ends[border]])
    fronts = following.fronts(part)
    return mark + fronts[0] if fronts else border


def _find_edge(rows: Rows, layout: Layout, mark: int, following: Layout, next_mark: int) -> int:
    """Return the row above the first article of *following*, or its covers."""
    if following.anchor == "head":
        border = next_mark - 1
        while border > mark and (is_blank(rows, border) or _TRACE.fullmatch(rows[border][:40])):
            border -= 1
        return border
    if layout.anchor == "foot":
        return mark
    own = cut_rows(layout, rows, mark, next_mark).articles
    if own and own[-1].last < next_mark:
        return own[-1].last
    theirs = cut_rows(following, rows, min(mark + 1, next_mark), next_mark).articles
    edge = theirs[0].first - 1 if theirs else mark
    # Theirs begins right below our mark: it has swallowed our article, so blank rows decide.
    return edge if edge - mark > NEAR_ROWS else _find_gap(rows, mark, next_mark, default=edge)


def _find_gap(rows: Rows, first: int, last: int, *, default: int) -> int:
    """Return the row above the last wide gap that has running text on both sides."""
    blocks = list(iter_blocks(rows, first, last))
    for (_, above), (below, _) in reversed(list(itertools.pairwise(blocks))):
        is_wide = below - above > GAP_ROWS
        if is_wide and count_prose(rows, first, above) and count_prose(rows, below, last):
            return above
    return default
