"""Moves what was found in a part of a feed to where the part stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from corpuskit.records import LineRange, Span

if TYPE_CHECKING:
    from corpuskit.pipeline.stages import Reading
    from corpuskit.records import Article, Problem


def leave_last(reading: Reading, /) -> Reading:
    """Return what was read up to the last article, which is left to the next part."""
    segmentation = reading.segmentation
    end = segmentation.articles[-1].span.start
    return attrs.evolve(
        reading,
        segmentation=attrs.evolve(
            segmentation,
            feed=attrs.evolve(segmentation.feed, text=segmentation.feed.text[:end]),
            articles=segmentation.articles[:-1],
            gaps=tuple(gap for gap in segmentation.gaps if gap.span.end <= end),
        ),
        headers=reading.headers[:-1],
        furniture=reading.furniture[:-1],
        problems=tuple(
            problem
            for problem in reading.problems
            if problem.span is None or problem.span.start < end
        ),
    )


def shift_article(article: Article, by: int, lines: int, /) -> Article:
    """Return *article* *by* characters and *lines* lines further on; its id and text stay."""
    if not by:
        return article
    return attrs.evolve(
        article,
        span=_shift(article.span, by),
        lines=LineRange(article.lines.first + lines, article.lines.last + lines),
        body_span=_shift(article.body_span, by),
        boundary=attrs.evolve(article.boundary, offset=article.boundary.offset + by),
        furniture=tuple(attrs.evolve(f, span=_shift(f.span, by)) for f in article.furniture),
        field_spans=tuple(attrs.evolve(f, span=_shift(f.span, by)) for f in article.field_spans),
        line_starts=tuple(start + by for start in article.line_starts),
        edits=tuple(attrs.evolve(e, start=e.start + by, end=e.end + by) for e in article.edits),
        language_spans=tuple(
            attrs.evolve(found, start=found.start + by, end=found.end + by)
            for found in article.language_spans
        ),
    )


def shift_problem(problem: Problem, by: int, /) -> Problem:
    """Return *problem* *by* characters further on."""
    if problem.span is None:
        return problem
    return attrs.evolve(problem, span=_shift(problem.span, by))


def _shift(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
