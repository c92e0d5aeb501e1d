"""Laws of how records print: in one line, and as HTML that holds nothing but what it shows."""

from __future__ import annotations

import io
import pickle
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

import corpuskit as ck
from corpuskit.shown import LINE
from pages import Page
from strategies import (
    any_text,
    articles,
    boundaries,
    damaged_texts,
    language_tags,
    pieces_of_furniture,
    places_among_copies,
    problems,
    recut_feeds,
    spans,
    syndicated_corpora,
)

TAGS = {"div", "span", "pre", "bdi", "b", "del", "ins", "sup"} | {
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
"""The elements that views are made of."""


def records() -> st.SearchStrategy[Any]:
    """Records of every stage."""
    return st.one_of(
        articles(),
        spans(),
        boundaries(),
        language_tags(),
        pieces_of_furniture(),
        places_among_copies(),
        problems(),
        damaged_texts().map(ck.clean),
        any_text().map(io.StringIO).map(ck.read),
        recut_feeds().map(lambda cuts: cuts[0]),
        st.builds(ck.Edit, start=st.just(0), end=st.just(0), text=any_text(), rule=st.just("r")),
    )


def read_view(record: Any) -> Page:
    """Return the HTML of a record, and make sure that it is made of our elements alone."""
    page = Page(record._repr_html_())
    assert TAGS >= page.tags
    assert {"style", "title"} >= {name for _, name, _ in page.attributes}
    return page


@given(records())
def test_record_prints_in_one_line(record: Any) -> None:
    """Whatever it holds, a record takes one line of at most 100 characters, with its name first."""
    line = repr(record)
    assert len(line) <= LINE
    assert [line] == line.splitlines()
    assert line.startswith(f"{type(record).__name__}(")
    assert line.endswith(")")


@given(records())
def test_line_that_is_whole_is_that_of_attrs(record: Any) -> None:
    """A line without an ellipsis at its end has every field, so that it can be read back."""
    line = repr(record)
    if not line.endswith("…)"):
        fields = [field.name for field in attrs.fields(type(record)) if field.repr]
        values = ", ".join(f"{name}={getattr(record, name)!r}" for name in fields)
        assert f"{type(record).__name__}({values})" == line


@given(records())
def test_printing_changes_nothing(record: Any) -> None:
    """A record still compares and pickles as it did."""
    assert record == pickle.loads(pickle.dumps(record))  # noqa: S301 - made here


@given(articles())
def test_any_article_is_a_card_with_its_headline(article: ck.Article) -> None:
    """The HTML of an article is well formed and shows its headline as a text."""
    page = read_view(article)
    if article.headline and article.headline.isprintable() and len(article.headline) < 100:
        assert article.headline in page.plain


@given(any_text())
def test_any_feed_is_shown(text: str) -> None:
    """The HTML of a feed is well formed, whatever the feed holds."""
    feed = ck.read(io.StringIO(text), name="<b>&")
    assert "<b>&" in read_view(feed).plain


@given(damaged_texts() | any_text())
def test_any_cleaned_text_is_shown(text: str) -> None:
    """The HTML of a cleaned text names the rules of its first edits."""
    cleaned = ck.clean(text)
    page = read_view(cleaned)
    assert {edit.rule for edit in cleaned.edits[:10]} <= set(page.plain)


@given(recut_feeds())
def test_any_segmentation_is_shown(cuts: tuple[ck.Segmentation, ck.Segmentation]) -> None:
    """The HTML of a cut feed is well formed and says how many articles there are."""
    for cut in cuts:
        assert f"{len(cut.articles):,}" in read_view(cut).plain


@given(syndicated_corpora(stories=2))
def test_any_duplicates_are_shown(corpus: list[tuple[str, str]]) -> None:
    """The HTML of a result is well formed, and has a row for each of the first clusters."""
    found = ck.find_duplicates(corpus)
    read_view(found)
    shown = min(5, len(found.clusters))
    assert shown + bool(shown) == found._repr_html_().count("<tr>")
