"""Laws of furniture, over any text and over bodies made of look-alike lines."""

from __future__ import annotations

import hashlib
import itertools

from hypothesis import example, given
from hypothesis import strategies as st

from corpuskit.furniture import find_furniture
from corpuskit.lines import split_rows
from corpuskit.records import Feed, Furniture, Span
from strategies import any_text, furnished_bodies


def _feed(text: str) -> Feed:
    data = text.encode("utf-8", "surrogatepass")
    return Feed(name="feed", text=text, encoding="utf-8", sha256=hashlib.sha256(data).hexdigest())


@st.composite
def feeds_with_bodies(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """A feed and disjoint spans in it, in order."""
    text = draw(any_text() | furnished_bodies() | st.text(max_size=100))
    edges = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return text, [Span(start, end) for start, end in pairs]


@given(feeds_with_bodies())
@example(("\ud800\r|a|\r", [Span(0, 6)]))
@example(("x Share\nShare", [Span(2, 13)]))
def test_furniture_lies_in_its_body(case: tuple[str, list[Span]]) -> None:
    """Every piece lies in its body; there are as many results as bodies."""
    text, bodies = case
    found = find_furniture(_feed(text), bodies)
    assert len(bodies) == len(found)
    for body, items in zip(bodies, found, strict=True):
        assert all(body.start <= i.span.start < i.span.end <= body.end for i in items)


@given(feeds_with_bodies())
def test_furniture_is_ordered_and_disjoint(case: tuple[str, list[Span]]) -> None:
    """Pieces of one body stand in order and do not overlap."""
    text, bodies = case
    for items in find_furniture(_feed(text), bodies):
        spans = [item.span for item in items]
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@given(feeds_with_bodies())
def test_furniture_is_whole_rows(case: tuple[str, list[Span]]) -> None:
    """A piece is rows without their outer white space, and says what stands there."""
    text, bodies = case
    rows = split_rows(text)
    for item in itertools.chain.from_iterable(find_furniture(_feed(text), bodies)):
        first, last = rows.row_at(item.span.start), rows.row_at(item.span.end - 1)
        assert rows.span_of(first, last) == item.span
        assert text[item.span.start : item.span.end] == item.text


@given(st.lists(furnished_bodies(), max_size=6), st.randoms())
def test_the_order_of_bodies_does_not_matter(texts: list[str], chance: object) -> None:
    """The same bodies in another order have the same furniture."""
    text = "\n\n\n".join(texts)
    starts = itertools.accumulate((len(body) + 3 for body in texts), initial=0)
    bodies = [Span(at, at + len(body)) for at, body in zip(starts, texts, strict=False)]
    shuffled = list(bodies)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    found: dict[Span, tuple[Furniture, ...]] = dict(
        zip(bodies, find_furniture(_feed(text), bodies), strict=True)
    )
    again = dict(zip(shuffled, find_furniture(_feed(text), shuffled), strict=True))
    assert found == again
