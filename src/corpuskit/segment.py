"""The segment stage: a feed cut into articles and gaps.

Known layouts are asked first; the rows they don't answer for go the general path, which weighs the
cues of `corpuskit.cues` by learned numbers and decides over the whole feed at once. Whatever comes
in, articles and gaps tile the text exactly.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from corpuskit.layouts.reading import count_prose
from corpuskit.layouts.registry import cut_known
from corpuskit.lines import Rows, split_rows
from corpuskit.records import Boundary, Feed, Problem, Segment, Segmentation, Span
from corpuskit.segmentation.gaps import tile_gaps
from corpuskit.segmentation.stretches import find_in_stretches
from corpuskit.settings import SegmentSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.layouts.base import LayoutCut
    from corpuskit.segmentation.general import Found

DEFAULTS = SegmentSettings()
"""Settings where the caller gives none."""

GENERAL = "general"
"""Name of the layout of articles that no known layout cut."""

WHOLE_SHARE = 0.05
"""Share of a feed's text that layouts must leave before the general path looks at all of it; below,
that would cost more than it can find."""


def segment(feed: Feed | str, /, *, settings: SegmentSettings = DEFAULTS) -> Segmentation:
    r"""Cut *feed* into articles and the gaps between them.

    Laws: the spans of articles and gaps, in order, tile the text exactly; an article begins and
    ends with a character that is not white space; the same text always gives the same cut; the
    kind of line end (``\n``, ``\r\n``, ``\r``) doesn't matter.

    Args:
        feed: What to cut; a string is taken as the text of a feed called ``"<text>"``.
        settings: Which layouts are used, and below which confidence a boundary is reported as a
            problem.

    Raises:
        LayoutError: If a layout that was named does not exist or breaks its contract.

    Examples:
        >>> segment("").articles
        ()
    """
    if isinstance(feed, str):
        feed = _name_text(feed)
    rows = split_rows(feed.text)
    cut = cut_known(rows, layouts=settings.layouts)
    articles = sorted(_cut(rows, cut), key=lambda article: article.span.start)
    gaps = tile_gaps(rows, articles, cut.gap_kinds if cut else {})
    return Segmentation(
        feed=feed,
        articles=articles,
        gaps=gaps,
        problems=_find_problems(feed, articles, settings.weak_below),
    )


def _name_text(text: str) -> Feed:
    """Return a feed of *text* alone."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Feed(name="<text>", text=text, encoding="utf-8", sha256=digest)


def _cut(rows: Rows, cut: LayoutCut | None) -> Iterator[Segment]:
    """Yield the articles of the layouts and those in the rows that no layout answers for."""
    if cut is None:
        yield from _cut_general(rows, 0, len(rows) - 1)
        return
    for known in cut.articles:
        span = known.span or rows.span_of(known.first, known.last)
        evidence = (f"layout:{known.layout}", *known.evidence)
        boundary = Boundary(offset=span.start, confidence=known.confidence, evidence=evidence)
        yield Segment(span=span, boundary=boundary, layout=known.layout)
    yield from _cut_rest(rows, cut)


def _cut_rest(rows: Rows, cut: LayoutCut) -> Iterator[Segment]:
    """Yield the articles in the rows that no layout answers for.

    The general path judges best by the whole feed: which lines are a list of the titles below, and
    what heads of articles look like here. So it is shown everything, and its boundaries in the
    stretches between the covers count; text behind a cover above the first of them is cut for
    itself. Where the stretches with running text are a small part of the feed, each is cut for
    itself, and the others hold no article.
    """
    zones = list(_find_zones(rows, cut))
    told = [zone for zone in zones if count_prose(rows, *zone)]
    size = sum(rows.ends[last] - rows.starts[first] for first, last in told)
    if size < WHOLE_SHARE * len(rows.text):
        for first, last in told:
            yield from _cut_general(rows, first, last)
        return
    found = list(find_in_stretches(rows))
    for first, last in zones:
        inside = [one for one in found if first <= one.first <= last]
        begin = inside[0].first if inside else last + 1
        if first > 0 and count_prose(rows, first, begin - 1):
            yield from _cut_general(rows, first, begin - 1)
        for one in inside:
            yield _name_found(rows.span_of(one.first, min(one.last, last)), one)


def _find_zones(rows: Rows, cut: LayoutCut) -> Iterator[tuple[int, int]]:
    """Yield the stretches of rows (first and last) between the covers."""
    at = 0
    for cover in cut.covers:
        if at < cover.first:
            yield at, cover.first - 1
        at = cover.last + 1
    if at < len(rows):
        yield at, len(rows) - 1


def _cut_general(rows: Rows, first: int, last: int) -> Iterator[Segment]:
    """Yield the articles of rows *first* to *last* (included), found on the general path."""
    base = rows.starts[first]
    part = split_rows(rows.text[base : rows.ends[last]])
    for found in find_in_stretches(part):
        inner = part.span_of(found.first, found.last)
        yield _name_found(Span(base + inner.start, base + inner.end), found)


def _name_found(span: Span, found: Found) -> Segment:
    """Return the segment of an article of the general path."""
    boundary = Boundary(
        offset=span.start,
        confidence=found.confidence,
        evidence=found.evidence,
        against=found.against,
    )
    return Segment(span=span, boundary=boundary, layout=GENERAL)


def _find_problems(feed: Feed, articles: list[Segment], weak_below: float) -> Iterator[Problem]:
    """Yield a problem for each boundary that a person should look at, weakest first."""
    weak = [article for article in articles if article.boundary.confidence < weak_below]
    for article in sorted(weak, key=lambda item: (item.boundary.confidence, item.span.start)):
        reasons = ", ".join(article.boundary.evidence) or "nothing"
        yield Problem(
            kind="weak-boundary",
            feed=feed.name,
            message=(
                f"an article may not begin here (confidence {article.boundary.confidence:.2f}); "
                f"for it: {reasons}; against it: {', '.join(article.boundary.against) or 'nothing'}"
            ),
            span=article.span,
        )
