"""Laws of the segment stage: feeds are tiled, joined articles are found again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from corpuskit.segment import segment
from corpuskit.settings import SegmentSettings
from strategies import any_text, clipping_feeds, rowy_texts

if TYPE_CHECKING:
    from corpuskit.records import Segmentation

GENERAL_ONLY = SegmentSettings(layouts=False)


def tiles(parts: Segmentation) -> list[tuple[int, int]]:
    """Spans of articles and gaps in order."""
    spans = [part.span for part in (*parts.articles, *parts.gaps)]
    return sorted((span.start, span.end) for span in spans)


@given(st.one_of(any_text(), rowy_texts()))
@example("")
@example("\n")
@example("a\r\rb")
@example("\ud800")
@example("\x00\x0b\x0c\x1c\u2028")
def test_articles_and_gaps_tile_the_feed(text: str) -> None:
    """Joined in order, articles and gaps are the feed's text, and none of them is empty."""
    spans = tiles(segment(text))
    assert [start for start, _ in spans] == [0, *(end for _, end in spans)][: len(spans)]
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start < end for start, end in spans)


@given(st.one_of(any_text(), rowy_texts()))
def test_articles_are_stripped(text: str) -> None:
    """An article begins and ends with a character that is not white space."""
    pieces = [text[part.span.start : part.span.end] for part in segment(text).articles]
    assert [piece.strip() for piece in pieces] == pieces
    assert all(pieces)


@given(st.one_of(any_text(), rowy_texts()))
def test_the_same_text_gives_the_same_cut(text: str) -> None:
    """Nothing but the text decides."""
    assert segment(text) == segment(text)


@given(rowy_texts(), st.sampled_from(["\r\n", "\r"]))
def test_the_kind_of_line_end_does_not_matter(text: str, line_end: str) -> None:
    """A copy with other line ends is cut at the same rows."""
    plain = re.sub(r"\r\n?", "\n", text)
    other = plain.replace("\n", line_end)
    one = [plain[part.span.start : part.span.end] for part in segment(plain).articles]
    two = [other[part.span.start : part.span.end] for part in segment(other).articles]
    assert one == [piece.replace(line_end, "\n") for piece in two]


HEAD_ROWS = 5
"""Rows of a head of `clipping_feeds` at the most, blank ones too: its text begins so far below."""


@given(clipping_feeds())
def test_joined_articles_are_found_again(feed: tuple[str, tuple[str, ...]]) -> None:
    """Articles in one header shape come back: no text is cut, one at most is missed.

    On the general path a headline of odd form may be taken for the end of the story before it, or
    the first of all for no part of the feed's articles: the law allows for one such article, which
    then may begin at a further row of its head, or at the first of its text.
    """
    text, articles = feed
    starts = [article.span.start for article in segment(text, settings=GENERAL_ONLY).articles]
    printed = [0]
    for article in articles[:-1]:
        printed.append(text.index(article, printed[-1]) + len(article))
        printed[-1] += len(text[printed[-1] :]) - len(text[printed[-1] :].lstrip())
    missed, moved = set(printed) - set(starts), set(starts) - set(printed)
    assert len(missed) <= 1
    assert len(moved) <= len(missed)
    assert all(0 < text[max(missed) : start].count("\n") <= HEAD_ROWS for start in moved)
