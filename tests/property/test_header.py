"""Laws of the header stage: nothing invented, everything in its place, any text read."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from corpuskit.header import parse_headers
from corpuskit.heads.pieces import FeedShape, cut_pieces
from corpuskit.heads.reader import Readings
from corpuskit.lines import split_rows
from corpuskit.records import Boundary, Feed, Segment, Span
from heads import SHAPES
from strategies import any_text, cut_feeds, headed_feeds, ordered_feeds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpuskit.records import Header
    from heads import Headed

# Their values are made from what is printed: a calendar date, a clock time, short names of wires.
MADE = frozenset(["date", "time", "credits"])
INLINE = frozenset(["dateline", "place", "date", "date_text", "credits", "byline", "byline_text"])
"""Fields that may stand inside the body: in a dateline, or beside the author of a part."""


def _feed(text: str) -> Feed:
    return Feed(name="feed", text=text, encoding="utf-8", sha256="0" * 64)


def _parse(text: str, spans: Sequence[Span]) -> tuple[Header, ...]:
    segments = [Segment(span=s, boundary=Boundary(offset=s.start, confidence=0.5)) for s in spans]
    return parse_headers(_feed(text), segments)


def _fold(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


@given(cut_feeds())
@example(("", ()))
@example(("\n\n", (Span(0, 2),)))
@example(("x", (Span(0, 1), Span(0, 1))))
@example(("Oct 2 2023\r\nURL:\r\n<http://a.b/\r\nccc>", (Span(3, 24),)))
def test_fields_stand_in_the_feed(drawn: tuple[str, tuple[Span, ...]]) -> None:
    """The text of each field stands at its place in the feed, inside its segment."""
    text, spans = drawn
    headers = _parse(text, spans)
    assert len(spans) == len(headers)
    for segment, header in zip(spans, headers, strict=True):
        for field in header.field_spans:
            assert segment.start <= field.span.start <= field.span.end <= segment.end
            printed = _fold(text[field.span.start : field.span.end])
            value = getattr(header, field.field)
            if isinstance(value, tuple):
                assert field.field in MADE or any(_fold(name) in printed for name in value)
            elif field.field not in MADE:
                assert _fold(value) == printed


@given(cut_feeds())
def test_fields_are_read_or_absent(drawn: tuple[str, tuple[Span, ...]]) -> None:
    """A field has a value exactly where it has a place, unless it is inferred."""
    for header in _parse(*drawn):
        placed = {field.field for field in header.field_spans}
        for name in ("headline", "source", "date", "deck", "byline", "url", "dateline", "kicker"):
            value = getattr(header, name)
            assert bool(value) == (name in placed or name in header.inferred)


@given(cut_feeds())
@example(("ce: >2023年10月2日\n\n17 hours ago\r\n>", (Span(0, 33),)))
def test_no_line_is_furniture_twice(drawn: tuple[str, tuple[Span, ...]]) -> None:
    """The furniture of an article is in order, and disjoint."""
    for header in _parse(*drawn):
        spans = [furniture.span for furniture in header.furniture]
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@given(cut_feeds())
@example(("a\x00b\u2028\ud800 (AFP)", (Span(0, 11),)))
def test_bodies_stand_in_their_segments(drawn: tuple[str, tuple[Span, ...]]) -> None:
    """The body lies inside its segment; head fields and furniture lie outside of the body."""
    text, spans = drawn
    for segment, header in zip(spans, _parse(text, spans), strict=True):
        body = header.body_span
        assert segment.start <= body.start <= body.end <= segment.end
        outside = [f.span for f in header.furniture]
        outside += [f.span for f in header.field_spans if f.field not in {*INLINE, "url"}]
        assert all(s.end <= body.start or s.start >= body.end or s.start == s.end for s in outside)


@given(cut_feeds(), st.randoms(use_true_random=False))
def test_order_of_segments_does_not_matter(
    drawn: tuple[str, tuple[Span, ...]], random: object
) -> None:
    """Segments in another order give the same headers in that order."""
    text, spans = drawn
    order = list(range(len(spans)))
    random.shuffle(order)
    headers = _parse(text, spans)
    shuffled = _parse(text, [spans[index] for index in order])
    assert tuple(headers[index] for index in order) == shuffled


@given(any_text(max_size=400))
def test_any_text_is_read_twice_alike(text: str) -> None:
    """Any text gives a header, and the same one again."""
    spans = (Span(0, len(text)),)
    assert _parse(text, spans) == _parse(text, spans)


@given(cut_feeds(), st.integers(1, 5))
@example(("Source:\nThe Example\nBy A B\nand C D\n<http://a.b/\nc>\nx\n", ()), 2)
def test_pieces_say_the_same_in_any_order(drawn: tuple[str, tuple[Span, ...]], stride: int) -> None:
    """What a piece says does not depend on which others were asked for before."""
    rows = split_rows(drawn[0])
    pieces = cut_pieces(rows, 0, len(rows) - 1, FeedShape(width=0, quoted=False))
    whole = Span(0, len(drawn[0]))
    one, other = (Readings(drawn[0], pieces, segment=whole) for _ in range(2))
    order = [at for first in range(stride) for at in range(len(pieces) - 1 - first, -1, -stride)]
    leaping = {at: other[at] for at in order}
    assert list(one) == [leaping[at] for at in range(len(pieces))]


@given(headed_feeds())
def test_printed_headers_are_found_again(printed: Headed) -> None:
    """Headline, source, date (or a mark of doubt) and author come back from every shape."""
    shape = next(shape for shape in SHAPES if shape.name == printed.shape)
    # Where commas divide the row, what follows one is no part of the source.
    parted = shape.name == "one byline row"
    headers = _parse(printed.text, printed.spans)
    for story, header in zip(printed.stories, headers, strict=True):
        assert story.headline == header.headline
        short = story.source.split(", ")[0] if parted else story.source
        assert header.source in {story.source, short}
        doubtful = any(problem.kind == "ambiguous-date" for problem in header.problems)
        assert doubtful or story.date.isoformat() == header.date
        assert ((story.author,) if shape.byline else ()) == header.byline


FAR_SOURCES = frozenset(["BDHS", "DBHS"])
"""Orders in which the source stands between headline and body, far from the date: a deck as well
could stand there."""


@given(ordered_feeds())
def test_header_lines_are_found_in_any_order(printed: Headed) -> None:
    """Headline, date and author come back from every order of lines, and so do most sources."""
    headers = _parse(printed.text, printed.spans)
    for story, header in zip(printed.stories, headers, strict=True):
        assert story.headline == header.headline
        assert story.date.isoformat() == header.date
        assert (story.author,) == header.byline
        if printed.shape in FAR_SOURCES:
            assert header.source in (story.source, None)
        else:
            assert story.source == header.source


@given(headed_feeds())
def test_bodies_are_found_again(printed: Headed) -> None:
    """The body begins with its first paragraph, or the second below a standfirst, to the last."""
    headers = _parse(printed.text, printed.spans)
    for story, header in zip(printed.stories, headers, strict=True):
        body = printed.text[header.body_span.start : header.body_span.end]
        standfirst = header.deck == story.paragraphs[0]
        assert body.startswith(story.paragraphs[standfirst])
        assert body.endswith(story.paragraphs[-1])
