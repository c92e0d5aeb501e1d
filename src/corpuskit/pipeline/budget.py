"""What one article may cost: counted in characters and rows, so it is the same on every machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuskit.records import Problem

if TYPE_CHECKING:
    from corpuskit.records import Feed, Segmentation, Span
    from corpuskit.settings import BudgetSettings


def is_oversized(feed: Feed, span: Span, budget: BudgetSettings, /) -> bool:
    """Tell whether an article is beyond its budget."""
    size = span.end - span.start
    if size <= budget.article_rows:  # there cannot be more rows than characters
        return False
    rows = feed.text.count("\n", span.start, span.end) + feed.text.count("\r", span.start, span.end)
    return size > budget.article_characters or rows > budget.article_rows


def find_oversized(segmentation: Segmentation, budget: BudgetSettings, /) -> dict[int, Problem]:
    """Return a problem for each article beyond the budget, by the offset that it begins at."""
    feed = segmentation.feed
    return {
        cut.span.start: Problem(
            kind="oversized-article",
            feed=feed.name,
            span=cut.span,
            message=f"{cut.span.end - cut.span.start:,} characters in one article, more than the "
            "budget: kept as printed, neither cleaned nor searched for furniture",
        )
        for cut in segmentation.articles
        if is_oversized(feed, cut.span, budget)
    }
