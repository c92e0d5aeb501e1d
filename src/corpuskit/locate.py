"""From a passage of clean text back to the file: offsets, line and column.

Works on records alone, also on those read back from disk: they hold the edits and the offsets of
their lines, so that the feed itself is not needed.
"""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

import attrs

from corpuskit.errors import RecordError
from corpuskit.offsets import OffsetMap
from corpuskit.records import Span
from corpuskit.shown import Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.records import Article


@attrs.frozen(kw_only=True, repr=False)
class Location(Shown):
    """Where a passage stands in its file; unpacks into file, line and column of its beginning."""

    file: str
    """Name of the feed: the path as given."""

    line: int
    """Line of the first character, counted from 1 and split on line feeds only."""

    column: int
    """Column of the first character: characters of its line, counted from 1."""

    end_line: int
    """Line of the last character."""

    end_column: int
    """Column after the last character."""

    span: Span
    """The same in characters of the feed's text, what was removed in between included."""

    def __iter__(self) -> Iterator[str | int]:
        yield from (self.file, self.line, self.column)


def locate(article: Article, start: int, end: int, /) -> Location:
    """Return where the characters *start* to *end* of the body of *article* come from.

    Args:
        article: A record as `normalize` makes it or `read_articles` reads it.
        start: First character of the passage in ``article.body``, counted from 0.
        end: Character after its last one; equal to *start* for a place between two characters.

    Raises:
        IndexError: If the passage does not lie within the body.
        RecordError: If the record does not say where its lines begin, for it was made by hand.

    Examples:
        >>> from corpuskit import normalize
        >>> article = normalize("seeds/feeds/000_5e29adcfeed8e22f.txt").articles[1]
        >>> file, line, column = locate(article, 0, 6)
        >>> line, column, article.body[:6]
        (82, 1, 'LONDON')
    """
    length = len(article.body or "")
    if not 0 <= start <= end <= length:
        raise IndexError(f"passage {start} to {end} does not lie within 0 to {length}")
    if not article.line_starts:
        raise RecordError("the record does not say where its lines begin", "line_starts")
    within = OffsetMap(article.edits, length, origin=article.body_span)
    span = within.to_source_span(start, end)
    line, column = _place(article, span.start)
    last, _ = _place(article, max(span.start, span.end - 1))
    begin = article.line_starts[last - article.lines.first]
    return Location(
        file=article.feed,
        line=line,
        column=column,
        end_line=last,
        end_column=span.end - begin + 1,
        span=span,
    )


def _place(article: Article, offset: int) -> tuple[int, int]:
    """Return line and column of the feed's character at *offset*, which lies in *article*."""
    index = max(0, bisect.bisect_right(article.line_starts, offset) - 1)
    return article.lines.first + index, offset - article.line_starts[index] + 1
