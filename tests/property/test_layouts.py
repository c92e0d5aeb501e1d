"""Laws of the known layouts: what they print is found again, and no text upsets them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpuskit.layouts import cut_known, parse_known
from corpuskit.layouts.declare import make_layout
from corpuskit.layouts.plugins import guard_layout
from corpuskit.layouts.reading import ProseFinder, holds_prose
from corpuskit.layouts.registry import LAYOUTS
from corpuskit.lines import Rows, split_rows
from corpuskit.segment import segment
from printers import LANGUAGES, PRINTERS
from strategies import LINE_ENDS, any_text, clipping_feeds, layout_feeds, stories

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.layouts.base import Layout, LayoutCut
    from corpuskit.records import Header
    from printers import Printed, Story

MARKS = (
    "1 of 2 DOCUMENTS", "End of Document", "LENGTH: 5 words", "Length: 5 words", "Body",
    "120 words", "Document SDDZ000020171125edbp0006f", " AN  Document SDDZ000020171125edbp0006f",
    " HD  x", "Author: x", "Full text:", "ProQuest document ID: 1", "news·20070109·GA·998259",
    "lundi 9 janvier 2007 295 mots", "Oct 2 2023", "<DOC>", "</DOC>", "NYT19980315.0063",
    '"Der Bote" vom 02.04.2013   Seite: 1', "Ressort: x", "Save", "", "", "x", "\xa0",
    "  1   2018.01.07   見出し   東京朝刊   一面   16頁", "  --- ---", "Copyright 2001 x",
    " 00001    1991年03月02日       朝刊         １総          003      00512文字",
    "The council met on Tuesday and put off its decision until the end of the month.",
    "From a@b.org Mon Oct  2 10:00:00 2023", "Subject: x", "From: A B <a@b.org>", "Date: x", " y",
    "-" * 70, "-" * 30, "End of x Digest", "https://news.example/a", "By Jane Doe",
)  # fmt: skip


def marked_texts() -> st.SearchStrategy[str]:
    """Marks of all layouts in any order."""
    rows = st.lists(st.sampled_from(MARKS), max_size=30)
    return st.builds(lambda end, parts: end.join(parts), st.sampled_from(LINE_ENDS), rows)


NOISE = ("_" * 60, "* * *", "-----", "=" * 20, "- - - - -")
"""Rows that somebody who collects articles puts between them."""

CLOSED = frozenset({
    "dow-jones-1", "factiva-fields-1", "factiva-flowed-1", "factiva-text-1", "genios-1",
    "nexis-uni-1", "proquest-text-1", "wire-sgml-1", "wire-zczc-1",
})  # fmt: skip
"""Layouts whose articles end with a mark of their own."""

UNPRINTED: dict[str, tuple[str, ...]] = {
    "europresse-1": ("byline",),
    "infomedia-1": ("byline",),
    "kikuzo-1": ("byline", "source"),
    "yomidasu-1": ("byline", "source"),
    "wire-sgml-1": ("byline", "source", "page"),
    "wire-numbers-1": ("byline", "source", "page"),
    "wire-zczc-1": ("byline", "source", "page", "date"),
}
"""Fields that a printer leaves out, or that stand unmarked in the text, by layout."""


def texts_of(rows: Rows, cut: LayoutCut | None) -> tuple[str, ...]:
    """Return the text of each article of a cut."""
    spans = [a.span or rows.span_of(a.first, a.last) for a in cut.articles] if cut else []
    return tuple(rows.text[span.start : span.end] for span in spans)


def read_pairs(rows: Rows, cut: LayoutCut | None, feed: Printed) -> Iterator[tuple[Header, Story]]:
    """Yield each header that a layout reads, with the story that was printed."""
    for article, story in zip(cut.articles if cut else (), feed.stories, strict=True):
        header = parse_known(
            rows, article.first, article.last, layout=article.layout, span=article.span
        )
        if header is not None:
            yield header, story


@given(layout_feeds())
def test_printed_articles_are_found_again(feed: Printed) -> None:
    """The articles of a printed feed come back exactly, each named by its layout."""
    rows = split_rows(feed.text)
    cut = cut_known(rows)
    assert tuple(text.strip() for text in feed.articles) == texts_of(rows, cut)
    assert cut is not None
    assert {feed.layout} == {article.layout for article in cut.articles}


@given(layout_feeds(sparse=True))
def test_articles_without_optional_fields_are_found_again(feed: Printed) -> None:
    """Author, section and page may be absent: the articles come back exactly."""
    rows = split_rows(feed.text)
    assert tuple(text.strip() for text in feed.articles) == texts_of(rows, cut_known(rows))


@pytest.mark.parametrize("name", sorted(PRINTERS))
@given(data=st.data())
def test_articles_are_found_again_in_every_interface_language(
    name: str, data: st.DataObject
) -> None:
    """Whatever language the interface speaks, its articles come back with headline and date."""
    told = data.draw(st.lists(stories(), min_size=2, max_size=3))
    for language in LANGUAGES.get(name, ("en",)):
        feed = PRINTERS[name](told, language)
        rows = split_rows(feed.text)
        cut = cut_known(rows)
        assert tuple(text.strip() for text in feed.articles) == texts_of(rows, cut)
        for header, story in read_pairs(rows, cut, feed):
            assert story.headline == header.headline
            if "date" not in UNPRINTED.get(feed.layout, ()):
                assert story.date.isoformat() == header.date


@given(layout_feeds(inside=True), st.sampled_from(NOISE))
def test_noise_between_articles_belongs_to_none(feed: Printed, noise: str) -> None:
    """Rules between articles are no part of them."""
    if feed.layout == "factiva-flowed-1":
        return  # what stands there is in the middle of a row
    rows = split_rows(feed.with_noise(noise))
    assert tuple(text.strip() for text in feed.articles) == texts_of(rows, cut_known(rows))


@given(layout_feeds(), st.sampled_from((" ", "   ", "\t")), st.sampled_from(LINE_ENDS))
def test_blanks_at_the_ends_of_rows_do_not_matter(feed: Printed, blank: str, end: str) -> None:
    """A feed with trailing blanks in all rows is cut as without, whatever ends the rows."""
    spaced = "\n".join(row + blank for row in feed.text.split("\n")).replace("\n", end)
    plain, other = cut_known(split_rows(feed.text)), cut_known(split_rows(spaced))
    assert plain is not None
    assert other is not None
    if feed.layout != "factiva-flowed-1":
        assert plain == other
    assert [(a.first, a.last) for a in plain.articles] == [
        (a.first, a.last) for a in other.articles
    ]


@given(layout_feeds(inside=True), layout_feeds(fewest=2, inside=True))
def test_two_layouts_in_one_feed_are_both_found(one: Printed, two: Printed) -> None:
    """Feeds of two databases one after the other come back as they were."""
    rows = split_rows(one.text + "\n\n\n" + two.text)
    found = texts_of(rows, cut_known(rows))
    assert tuple(text.strip() for text in (*one.articles, *two.articles)) == found


@given(layout_feeds(inside=True), clipping_feeds())
def test_rest_of_a_feed_is_left_to_others(
    feed: Printed, clippings: tuple[str, tuple[str, ...]]
) -> None:
    """An export below clippings of other form is cut as alone; its layout takes none of them."""
    rows = split_rows(clippings[0] + "\n\n\n\n" + feed.text)
    cut = cut_known(rows)
    assert cut is not None
    own = [article for article in cut.articles if article.layout == feed.layout]
    found = [rows.span_of(a.first, a.last) if a.span is None else a.span for a in own]
    assert [text.strip() for text in feed.articles] == [rows.text[s.start : s.end] for s in found]


@given(layout_feeds(inside=True), clipping_feeds(), st.sampled_from(("above", "below")))
def test_export_beside_clippings_is_cut_whole(
    feed: Printed, clippings: tuple[str, tuple[str, ...]], place: str
) -> None:
    """Cut for good, the export comes back exactly, clippings beside it are cut, nothing is lost."""
    text, pasted = clippings
    parts = [feed.text, text] if place == "above" else [text, feed.text]
    if place == "above" and feed.layout not in CLOSED:
        return  # the last article of the export may go on to the end of the feed
    whole = "\n\n\n\n\n".join(parts)
    found = segment(whole)
    spans = sorted([*(a.span for a in found.articles), *(g.span for g in found.gaps)])
    assert whole == "".join(whole[span.start : span.end] for span in spans)
    own = [a.span for a in found.articles if a.layout == feed.layout]
    assert [one.strip() for one in feed.articles] == [whole[s.start : s.end] for s in own]
    starts = {a.span.start for a in found.articles if a.layout != feed.layout}
    assert 2 * len(starts) >= len(pasted)


@given(layout_feeds(), st.sampled_from(LINE_ENDS))
def test_line_ends_do_not_matter(feed: Printed, end: str) -> None:
    """The same rows are cut whatever ends them."""
    plain = cut_known(split_rows(feed.text))
    other = cut_known(split_rows(feed.text.replace("\n", end)))
    assert plain == other


@given(st.one_of(any_text(), marked_texts()))
@example("")
@example("\n")
@example("1 of 1 DOCUMENT\n\nLENGTH: 5 words")
def test_cuts_are_ordered_disjoint_and_covered(text: str) -> None:
    """Articles and covers stand in order and apart; each article lies in a cover."""
    rows = split_rows(text)
    cut = cut_known(rows)
    if cut is None:
        return
    spans = [a.span or rows.span_of(a.first, a.last) for a in cut.articles]
    assert all(span.start < span.end for span in spans)
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans))
    whole = [article for article in cut.articles if article.span is None]
    assert all(one.last < two.first for one, two in itertools.pairwise(whole))
    assert all(a.last < b.first for a, b in zip(cut.covers, cut.covers[1:], strict=False))
    assert all(0 <= cover.first <= cover.last < len(rows) for cover in cut.covers)
    for article in cut.articles:
        assert any(c.first <= article.first and article.last <= c.last for c in cut.covers)
        assert rows[article.first].strip()
        assert rows[article.last].strip()


@given(st.one_of(marked_texts(), layout_feeds().map(lambda feed: feed.text)))
def test_headers_invent_nothing(text: str) -> None:
    """Every field is read inside the article, and says what stands there, white space apart."""
    rows = split_rows(text)
    cut = cut_known(rows)
    for article in cut.articles if cut else ():
        header = parse_known(
            rows, article.first, article.last, layout=article.layout, span=article.span
        )
        if header is None:
            continue
        span = article.span or rows.span_of(article.first, article.last)
        start, end = span.start, span.end
        printed = "".join(text[start:end].split())
        for name in ("headline", "deck", "kicker", "source", "section", "page", "edition", "url"):
            value = getattr(header, name)
            assert value is None or "".join(value.split()) in printed
        for name in header.byline:
            assert "".join(name.split()) in printed
        for place in (header.body_span, *(field.span for field in header.field_spans)):
            assert start <= place.start <= place.end <= end


@given(any_text(), st.sampled_from([layout for layout in LAYOUTS if layout.parse]))
def test_any_rows_can_be_parsed(text: str, layout: object) -> None:
    """A layout reads any rows without an exception, also rows it would never cut."""
    rows = split_rows(text)
    header = parse_known(rows, 0, len(rows) - 1, layout=layout.name)
    assert header is not None


@given(layout_feeds(sparse=True))
def test_printed_fields_are_read(feed: Printed) -> None:
    """Headline, publication, date, author and page are read as printed; what is absent is not."""
    rows = split_rows(feed.text)
    unprinted = UNPRINTED.get(feed.layout, ())
    for header, story in read_pairs(rows, cut_known(rows), feed):
        assert story.headline == header.headline
        if "source" not in unprinted:
            assert story.source == header.source
        if "date" not in unprinted:
            assert story.date.isoformat() == header.date
        if "byline" not in unprinted:
            assert ((story.author,) if story.author else ()) == header.byline
        if "page" not in unprinted and story.page is not None:
            assert str(story.page) == (header.page or "").lstrip("0").rstrip("頁")


@given(st.one_of(any_text(), marked_texts()), st.permutations([layout.name for layout in LAYOUTS]))
def test_named_layouts_keep_the_laws_in_any_order(text: str, names: list[str]) -> None:
    """Layouts that are not asked how sure they are cut in order, and alike in any order."""
    rows = split_rows(text)
    cut = cut_known(rows, layouts=tuple(names))
    assert cut == cut_known(rows, layouts=tuple(sorted(names)))
    for article in cut.articles if cut else ():
        assert any(c.first <= article.first and article.last <= c.last for c in cut.covers)
    edges = [row for a in (cut.articles if cut else ()) for row in (a.first, a.last)]
    assert sorted(edges) == edges


@given(st.one_of(any_text(), marked_texts()), st.sampled_from(LAYOUTS))
def test_known_layouts_keep_their_own_contract(text: str, layout: Layout) -> None:
    """Our layouts pass the checks that those of other packages must pass."""
    rows = split_rows(text)
    guarded = guard_layout(layout)
    for article in guarded.cut(rows).articles:
        if guarded.parse is not None:
            guarded.parse(rows, article.first, article.last)


@given(st.lists(stories(), min_size=1, max_size=4), st.sampled_from(LINE_ENDS))
def test_declared_layout_finds_what_it_declares(told: list[Story], end: str) -> None:
    """Stories printed with marked rows come back with their fields, by patterns alone."""
    layout = make_layout(
        "bulletin-1",
        start=r"ITEM \d+$",
        fields={"headline": r"Head: (.+)", "source": r"Paper: (.+)", "page": r"Page: (\d+)"},
    )
    text = "\n".join(
        f"ITEM {n}\nHead: {s.headline}\nPaper: {s.source}\nPage: {s.page}\n\n"
        + "\n\n".join(s.paragraphs)
        for n, s in enumerate(told)
    )
    rows = split_rows(text.replace("\n", end))
    cut = cut_known(rows, layouts=(layout,))
    assert cut is not None
    for article, story in zip(cut.articles, told, strict=True):
        header = parse_known(
            rows, article.first, article.last, layout="bulletin-1", layouts=(layout,)
        )
        assert header is not None
        assert (story.headline, story.source, str(story.page)) == (
            header.headline,
            header.source,
            header.page,
        )
        body = rows.text[header.body_span.start : header.body_span.end]
        assert list(story.paragraphs) == body.split(end * 2)


prose_rows = st.sampled_from(
    ["", "A headline", "Words stand here, a dozen of them at least, and then a sentence ends."]
)


@given(
    st.lists(prose_rows, min_size=1, max_size=20),
    st.lists(st.tuples(st.integers(0, 4), st.integers(-1, 9)), max_size=9),
)
def test_running_text_is_found_in_ranges_further_and_further_down(
    lines: list[str], steps: list[tuple[int, int]]
) -> None:
    """Reading each row once says of every range what reading all of its rows says."""
    rows = split_rows("\n".join(lines))
    finder = ProseFinder(rows)
    first = 0
    for step, size in steps:
        first += step
        last = min(first + size, len(rows) - 1)
        assert holds_prose(rows, first, last) == finder.holds(first, last)
