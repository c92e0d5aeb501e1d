"""Corrections of where articles begin and end, applied to a segmentation."""

from __future__ import annotations

import bisect
import itertools
from typing import TYPE_CHECKING

import attrs

from corpuskit.corrections.form import CUTS
from corpuskit.corrections.places import report_stale
from corpuskit.layouts.reading import is_blank, is_rule
from corpuskit.records import Boundary, Gap, Problem, Segment, Segmentation, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpuskit.corrections.form import Correction
    from corpuskit.corrections.places import Resolved
    from corpuskit.lines import Rows
    from corpuskit.records import GapKind

EVIDENCE = "correction"
"""Evidence of a boundary that a person has set or confirmed."""

GENERAL = "general"
"""Layout of articles that no known layout cut."""


def correct_segmentation(segmentation: Segmentation, resolved: Resolved, /) -> Segmentation:
    r"""Return *segmentation* with the corrections of cuts applied.

    An article begins at each ``cut`` and at none of the ``no-cut``; the text of an article whose
    beginning was taken away goes to the article above it, without one to the gap. An article that
    a ``cut`` divides ends above it, a new one in a gap runs to the next; rows of dashes and the
    like at such an end are left out. ``end`` names the last line of the article it stands in or
    below; between a ``cut`` and the next ``end`` no other article begins, unless a ``cut`` says so.

    Laws: articles and gaps tile the feed; applying the same corrections twice is applying them
    once; corrected boundaries have confidence 1.0 and the evidence ``"correction"``; without
    corrections of cuts, articles and gaps stay what they were.

    Args:
        segmentation: How the feed was cut.
        resolved: The corrections, for the same feed.

    Examples:
        >>> import corpuskit as ck
        >>> feed = ck.read(b"Rain at last\n\nIt rained.\n\nSnow in May\n\nIt snowed.\n")
        >>> said = ck.resolve_corrections(feed, ck.parse_corrections("cut: Snow in May"))
        >>> corrected = correct_segmentation(ck.segment(feed), said)
        >>> corrected.articles[-1].span.start, corrected.articles[-1].boundary.confidence
        (26, 1.0)
    """
    rows = resolved.rows
    said: dict[int, Correction] = {}
    ends: dict[int, Correction] = {}
    for row, item in resolved.places:
        if item.what in CUTS:
            (ends if item.what == "end" else said)[row] = item
    articles, stale = _cut(segmentation, said, ends, resolved)
    return attrs.evolve(
        segmentation,
        articles=articles,
        gaps=_tile(rows, articles, segmentation.gaps),
        problems=_merge_problems(segmentation.problems, articles, (*resolved.stale, *stale)),
    )


def _cut(
    segmentation: Segmentation,
    said: dict[int, Correction],
    ends: dict[int, Correction],
    resolved: Resolved,
) -> tuple[list[Segment], list[Problem]]:
    """Return the articles as corrected, and problems of ends that stand below no article."""
    rows, old = resolved.rows, segmentation.articles
    starts: dict[int, Segment | None] = {}
    settled = _Settled(said, ends)
    for row, item in said.items():
        if item.what == "cut":
            starts[rows.span_of(row, row).start] = None
    for article in old:
        row = rows.row_at(article.span.start)
        decision = said.get(row)
        if (decision is None and row not in settled) or (decision and decision.what == "cut"):
            if decision is not None:
                starts.pop(rows.span_of(row, row).start, None)
            starts[article.span.start] = article
    begins = sorted(starts)
    limits = [*begins[1:], len(rows.text)]
    last_rows = sorted(ends)
    articles = []
    for begin, limit in zip(begins, limits, strict=False):
        end = _find_end(rows, old, begin, limit)
        place = bisect.bisect_left(last_rows, rows.row_at(max(begin, limit - 1)) + 1) - 1
        while place >= 0 and rows.span_of(last_rows[place], last_rows[place]).end > limit:
            place -= 1
        if place >= 0 and rows.ends[last_rows[place]] > begin:
            end = rows.span_of(last_rows[place], last_rows[place]).end
        sure = rows.row_at(begin) in said
        articles.append(_make_article(starts[begin], Span(begin, end), sure=sure))
    top = begins[0] if begins else len(rows.text)
    reason = "no article stands above this line"
    stale = [
        report_stale(resolved.feed, ends[row], resolved.path, reason)
        for row in last_rows
        if rows.ends[row] <= top
    ]
    return articles, stale


class _Settled:
    """The rows inside articles of which a person has said where they begin and end."""

    def __init__(self, said: Mapping[int, Correction], ends: Mapping[int, Correction]) -> None:
        cuts = sorted(row for row, item in said.items() if item.what == "cut")
        last_rows = sorted(ends)
        self._firsts: list[int] = []
        self._lasts: list[int] = []
        for cut, following in itertools.zip_longest(cuts, cuts[1:]):
            place = bisect.bisect_left(last_rows, cut)
            if place < len(last_rows) and (following is None or last_rows[place] < following):
                self._firsts.append(cut)
                self._lasts.append(last_rows[place])

    def __contains__(self, row: int) -> bool:
        place = bisect.bisect_left(self._firsts, row) - 1
        return place >= 0 and row <= self._lasts[place]


def _find_end(rows: Rows, old: Sequence[Segment], begin: int, limit: int) -> int:
    """Return where an article from *begin* ends that has no ``end`` of its own."""
    place = bisect.bisect_left(old, limit, key=lambda article: article.span.start) - 1
    if place < 0 or old[place].span.end <= begin:
        end = limit
    else:
        end = old[place].span.end
        if end <= limit:
            return end
        end = limit
    row = rows.row_at(end - 1)
    first = rows.row_at(begin)
    while row > first and (is_blank(rows, row) or is_rule(rows[row])):
        row -= 1
    return min(end, rows.span_of(row, row).end)


def _make_article(old: Segment | None, span: Span, *, sure: bool) -> Segment:
    """Return an article at *span*: a new one, or an old one as corrected."""
    if old is None:
        boundary = Boundary(offset=span.start, confidence=1.0, evidence=(EVIDENCE,))
        return Segment(span=span, boundary=boundary, layout=GENERAL)
    boundary = old.boundary
    if sure:
        others = (name for name in boundary.evidence if name != EVIDENCE)
        boundary = attrs.evolve(boundary, confidence=1.0, evidence=(EVIDENCE, *others))
    return attrs.evolve(old, span=span, boundary=boundary)


def _tile(rows: Rows, articles: Sequence[Segment], old: Sequence[Gap]) -> Iterator[Gap]:
    """Yield what no article covers; gaps that were there keep their kinds."""
    edges = [0, *(edge for a in articles for edge in (a.span.start, a.span.end)), len(rows.text)]
    for number, (begin, end) in enumerate(zip(edges[::2], edges[1::2], strict=True)):
        if begin < end:
            place: GapKind = "other"
            if number in (0, len(articles)):
                place = "end-matter" if number else "front-matter"
            yield Gap(span=Span(begin, end), kind=_find_kind(rows, Span(begin, end), old, place))


def _find_kind(rows: Rows, span: Span, old: Sequence[Gap], place: GapKind) -> GapKind:
    """Return what a gap holds: what it was said to hold, or what it looks like."""
    text = rows.text[span.start : span.end]
    first = bisect.bisect_right(old, span.start, key=lambda gap: gap.span.end)
    for gap in itertools.islice(old, first, None):
        if gap.span.start >= span.end:
            break
        if gap.span == span or (text.strip() and gap.kind not in ("blank", "separator")):
            return gap.kind
    parts = [part.strip() for part in text.splitlines() if part.strip()]
    if not parts:
        return "blank"
    return "separator" if all(map(is_rule, parts)) else place


def _merge_problems(
    old: Sequence[Problem], articles: Sequence[Segment], new: Sequence[Problem]
) -> Iterator[Problem]:
    """Yield the problems that are left, weak boundaries at their articles, and the new ones."""
    weak = {a.span.start: a for a in articles if EVIDENCE not in a.boundary.evidence}
    for problem in old:
        if problem.kind == "weak-boundary" and problem.span is not None:
            article = weak.get(problem.span.start)
            if article is not None:
                yield attrs.evolve(problem, span=article.span)
        elif problem not in new:
            yield problem
    yield from new
