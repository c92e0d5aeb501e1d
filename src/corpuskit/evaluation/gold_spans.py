"""Articles cut as the labels say: what the stages do where the segmenter makes no mistake."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import attrs

from corpuskit.furniture import find_furniture
from corpuskit.header import parse_headers
from corpuskit.lines import LineCounter, strip_span
from corpuskit.pipeline.assemble import Parts, assemble
from corpuskit.read import read
from corpuskit.records import Boundary, Segment, Span
from corpuskit.segment import segment
from corpuskit.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpuskit.evaluation.labels import GoldFeed
    from corpuskit.records import Article, Feed


def cut_as_labelled(golds: Iterable[GoldFeed], settings: Settings | None = None) -> list[Article]:
    """Return the labelled articles with the header fields and furniture that the stages find.

    An article that the segmenter as well begins at its first line keeps the layout found there.

    Args:
        golds: The labelled feeds.
        settings: Settings of the stages.
    """
    chosen = Settings() if settings is None else settings
    return [article for gold in golds for article in _read_feed(gold, chosen)]


def _read_feed(gold: GoldFeed, settings: Settings) -> Iterator[Article]:
    feed = read(gold.path)
    segments = _cut(feed, gold, settings)
    headers = parse_headers(feed, segments, layouts=settings.segment.layouts)
    furniture = find_furniture(feed, [header.body_span for header in headers])
    counter = LineCounter(feed.text)
    for cut, header, lines in zip(segments, headers, furniture, strict=True):
        parts = Parts(feed=feed, segment=cut, header=header, furniture=lines)
        yield assemble(parts, counter, settings)


def _cut(feed: Feed, gold: GoldFeed, settings: Settings) -> list[Segment]:
    """Return the labelled articles of *feed* as segments; blank ones are left out."""
    starts = list(accumulate((len(line) + 1 for line in feed.text.split("\n")), initial=0))
    found = {cut.span.start: cut for cut in segment(feed, settings=settings.segment).articles}
    segments = []
    for article in gold.articles:
        last = min(max(article.end_lines), len(starts) - 1)
        span = strip_span(feed.text, Span(starts[article.start_line - 1], starts[last] - 1))
        if span.start < span.end:
            cut = found.get(span.start) or Segment(
                span=span, boundary=Boundary(offset=span.start, confidence=1.0)
            )
            segments.append(attrs.evolve(cut, span=span))
    return segments
