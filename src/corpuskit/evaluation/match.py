"""Brings found articles and labelled articles of one feed together, by the lines they begin on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate
from typing import TYPE_CHECKING

import attrs

from corpuskit.errors import LabelError
from corpuskit.evaluation.labels import GoldFeed
from corpuskit.records import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpuskit.evaluation.labels import GoldArticle
    from corpuskit.records import Span


@attrs.frozen(kw_only=True)
class Match:
    """A labelled feed beside what was found in it."""

    gold: GoldFeed
    """The labels."""

    lines: int
    """Lines of the feed, split on ``\\n`` only."""

    given: int
    """Articles found; those that hold white space alone are left out."""

    found: Mapping[int, tuple[int, Article]]
    """First non-blank line of each article found -> its last one, and the article."""

    line_starts: tuple[int, ...]
    """Offset of the first character of each line."""

    def pairs(self) -> Iterator[tuple[GoldArticle, Article]]:
        """Yield the labelled articles whose first line was found, with what was found there."""
        for gold in self.gold.articles:
            if gold.start_line in self.found:
                yield gold, self.found[gold.start_line][1]

    def lines_of(self, span: Span) -> range:
        """Return the lines (from 1) that *span* touches; none if it is empty."""
        if span.start == span.end:
            return range(0)
        first = bisect_right(self.line_starts, span.start)
        return range(first, bisect_right(self.line_starts, span.end - 1) + 1)


def match_feed(gold: GoldFeed, articles: Iterable[Article]) -> Match:
    r"""Find out on which lines *articles* begin and end.

    Labels count lines of the file as UTF-8, split on ``\n`` only, white space at both ends of
    an article left out.

    Raises:
        LabelError: If the raw text cannot be read as UTF-8.
    """
    try:
        text = gold.path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LabelError(f"raw text cannot be read as UTF-8: {error}", str(gold.path)) from error
    lines = text.split("\n")
    starts = tuple(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
    given, found = 0, {}
    for article in articles:
        ends = _printed_lines(text, starts, article.span)
        if ends is not None:
            given += 1
            found[ends[0]] = (ends[1], article)
    return Match(gold=gold, lines=len(lines), given=given, found=found, line_starts=starts)


def _printed_lines(text: str, starts: tuple[int, ...], span: Span) -> tuple[int, int] | None:
    """Return the first and last non-blank line of *span*, from 1; ``None`` if it is blank."""
    part = text[span.start : span.end]
    body = part.strip()
    if not body:
        return None
    first = span.start + len(part) - len(part.lstrip())
    return bisect_right(starts, first), bisect_right(starts, first + len(body) - 1)
