"""Laws of stretches: a long feed is cut like a short one, and in time that stays linear."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from corpuskit.lines import Rows, split_rows
from corpuskit.segmentation import stretches
from corpuskit.segmentation.general import Found, find_articles
from corpuskit.segmentation.stretches import find_in_stretches
from strategies import clipping_feeds, make_story, rowy_texts

if TYPE_CHECKING:
    import pytest

SIZE = 6000
"""Characters of a stretch in these tests: some three of the articles below."""


def make_clippings(count: int, *, words: int = 160) -> tuple[str, list[int]]:
    """Return *count* clippings in one shape, and the row that each begins at."""
    chance = random.Random(count)  # noqa: S311 - texts to test with, not secrets
    rows: list[str] = []
    starts = []
    for number in range(count):
        starts.append(len(rows))
        title = " ".join(make_story(chance, words=7).replace(".", "").split()).capitalize()
        body = [make_story(chance, words=words) for _ in range(3)]
        head = [f"{title} {number}", "The Harbour Times", f"{number % 28 + 1} October 2001", ""]
        rows += [*head, *"\n\n".join(body).split("\n"), "", "", ""]
    return "\n".join(rows), starts


@given(rowy_texts() | clipping_feeds().map(lambda feed: feed[0]), st.integers(1, 2000))
def test_articles_stand_in_order(text: str, size: int) -> None:
    """However small the stretches, articles are ordered, disjoint and within the feed."""
    rows = split_rows(text)
    found = list(find_in_stretches(rows, size=size, most_rows=8))
    edges = [-1, *(row for one in found for row in (one.first, one.last)), len(rows)]
    assert all(one.first <= one.last for one in found)
    assert all(before < after for before, after in zip(edges[::2], edges[1::2], strict=True))


@given(rowy_texts())
def test_text_makes_an_article(text: str) -> None:
    """A feed with a letter or digit has an article, whatever the stretch; one without has none."""
    rows = split_rows(text)
    small = list(find_in_stretches(rows, size=40, most_rows=4))
    assert bool(find_articles(rows)) == bool(small)


@given(clipping_feeds())
def test_a_feed_of_one_stretch_is_cut_as_a_whole(feed: tuple[str, tuple[str, ...]]) -> None:
    """Where one stretch holds the feed, nothing differs."""
    rows = split_rows(feed[0])
    assert find_articles(rows) == tuple(find_in_stretches(rows))


def test_beginnings_are_found_in_every_stretch() -> None:
    """A feed of sixty clippings in one shape is cut alike in stretches of some articles."""
    text, starts = make_clippings(60)
    found = find_in_stretches(split_rows(text), size=10 * SIZE)
    assert starts == [one.first for one in found]


def test_an_article_longer_than_a_stretch_is_not_cut_for_its_length(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without a beginning in its second half the stretch is doubled; the work stays linear."""
    shown: list[int] = []

    def find_one(rows: Rows) -> tuple[Found, ...]:
        shown.append(len(rows))
        whole = {"confidence": 0.9, "evidence": (), "against": ()}
        return (Found(first=0, last=len(rows) - 1, **whole),)

    monkeypatch.setattr(stretches, "find_articles", find_one)
    rows = split_rows("one row of text\n" * 1000)
    found = list(find_in_stretches(rows, size=160))
    assert [(0, 1000)] == [(one.first, one.last) for one in found]
    assert sum(shown) <= 3 * len(rows)
