"""Layouts of other packages: loaded from entry points when they are named, and held to their word.

A package registers a layout under the group ``corpuskit.layouts``, the name of the entry point
being that of the layout. Nothing of a package is imported before its layout is named.
"""

from __future__ import annotations

import itertools
from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, TypeVar

import attrs

from corpuskit.errors import LayoutError
from corpuskit.layouts.base import Layout, LayoutCut, RowRange
from corpuskit.layouts.reading import is_blank
from corpuskit.records import Header

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpuskit.lines import Rows

GROUP = "corpuskit.layouts"
"""Group of the entry points."""

T = TypeVar("T")


def plugin_names() -> tuple[str, ...]:
    """Return the names that other packages have registered, sorted; imports none of them."""
    return tuple(sorted({point.name for point in entry_points(group=GROUP)}))


@cache
def load_plugin(name: str) -> Layout | None:
    """Load the layout that another package registered as *name*; ``None`` if none did.

    The order in which packages were installed doesn't matter.

    Raises:
        LayoutError: If two packages registered different layouts under the name, or what stands
            there cannot be imported, is no `Layout`, or has another name.
    """
    points = {point.value: point for point in entry_points(group=GROUP, name=name)}
    if not points:
        return None
    if len(points) > 1:
        places = " and ".join(sorted(points))
        raise LayoutError(f"registered more than once ({places}); remove one of them", name)
    ((place, point),) = points.items()
    try:
        layout = point.load()
    except Exception as error:
        raise LayoutError(f"{place} cannot be loaded ({_describe(error)})", name) from error
    if not isinstance(layout, Layout):
        raise LayoutError(f"{place} is no corpuskit.Layout but {type(layout).__name__}", name)
    if layout.name != name:
        raise LayoutError(f"{place} calls itself {layout.name!r}: both names must agree", name)
    return layout


def guard_layout(layout: Layout) -> Layout:
    """Return *layout* with its functions watched: whatever goes wrong in them is a `LayoutError`.

    What they return is checked, so that articles and gaps tile the feed with any layout.
    """
    parse = layout.parse

    def cut(rows: Rows) -> LayoutCut:
        found = _call(layout, lambda: layout.cut(rows))
        return _check_cut(layout, rows, found)

    def read(rows: Rows, first: int, last: int) -> Header:
        found = None if parse is None else _call(layout, lambda: parse(rows, first, last))
        return _check_header(layout, rows, RowRange(first=first, last=last, layout=""), found)

    return attrs.evolve(layout, cut=cut, parse=None if parse is None else read)


def _describe(error: Exception) -> str:
    """Return the kind and the message of an error in one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())


def _call(layout: Layout, function: Callable[[], T]) -> T:
    """Call a function of a layout; what it raises is reported under the layout's name."""
    try:
        return function()
    except Exception as error:
        raise LayoutError(f"failed ({_describe(error)}); tell its makers", layout.name) from error


def _check_cut(layout: Layout, rows: Rows, cut: LayoutCut) -> LayoutCut:
    """Return *cut*, every article under the layout's name, if it keeps the laws of cuts."""
    if not isinstance(cut, LayoutCut):
        raise LayoutError(f"its cut is no LayoutCut but {type(cut).__name__}", layout.name)
    _check_articles(layout, rows, cut.articles)
    _check_places(layout, rows, [(item.first, item.last) for item in cut.covers])
    if any(is_blank(rows, row) for a in cut.articles for row in (a.first, a.last)):
        raise LayoutError("an article begins or ends with a blank row", layout.name)
    covers = iter(cut.covers)
    cover = next(covers, None)
    for article in cut.articles:
        while cover is not None and cover.last < article.first:
            cover = next(covers, None)
        if cover is None or not (cover.first <= article.first and article.last <= cover.last):
            raise LayoutError("an article lies in none of its covers", layout.name)
    articles = tuple(attrs.evolve(article, layout=layout.name) for article in cut.articles)
    return attrs.evolve(cut, articles=articles)


def _check_articles(layout: Layout, rows: Rows, articles: Sequence[RowRange]) -> None:
    """Refuse articles outside of the feed, out of order, overlapping, or with strange spans."""
    whole = [article for article in articles if article.span is None]
    _check_places(layout, rows, [(article.first, article.last) for article in whole])
    part = [article for article in articles if article.span is not None]
    if any(not 0 <= a.first <= a.last < len(rows) for a in part):
        raise LayoutError("its cut lies outside of the feed", layout.name)
    spans = [article.span or rows.span_of(article.first, article.last) for article in articles]
    if any(one.end > two.start for one, two in itertools.pairwise(spans)):
        raise LayoutError("its cut overlaps or is out of order", layout.name)
    for article, span in zip(articles, spans, strict=True):
        inside = rows.starts[article.first] <= span.start < span.end <= rows.ends[article.last]
        if not inside and article.span is not None:
            raise LayoutError("an article's span leaves its rows", layout.name)


def _check_places(layout: Layout, rows: Rows, places: Sequence[tuple[int, int]]) -> None:
    """Refuse rows outside of the feed, out of order or overlapping."""
    if any(not 0 <= first <= last < len(rows) for first, last in places):
        raise LayoutError("its cut lies outside of the feed", layout.name)
    if any(one[1] >= two[0] for one, two in itertools.pairwise(places)):
        raise LayoutError("its cut overlaps or is out of order", layout.name)


def _check_header(layout: Layout, rows: Rows, place: RowRange, header: object) -> Header:
    """Return *header* if it was read inside the article."""
    if not isinstance(header, Header):
        raise LayoutError(f"its header is no Header but {type(header).__name__}", layout.name)
    start, end = rows.starts[place.first], rows.ends[place.last]
    spans = (header.body_span, *(field.span for field in header.field_spans))
    spans = (*spans, *(item.span for item in header.furniture))
    if any(not start <= span.start <= span.end <= end for span in spans):
        raise LayoutError("it reads fields outside of the article", layout.name)
    return header
