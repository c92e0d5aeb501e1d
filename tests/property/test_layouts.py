"""Laws of the known layouts: what they print is found again, and no text upsets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from corpuskit.layouts import cut_known, parse_known
from corpuskit.layouts.declare import make_layout
from corpuskit.layouts.plugins import guard_layout
from corpuskit.layouts.registry import LAYOUTS
from corpuskit.lines import Rows, split_rows
from strategies import LINE_ENDS, any_text, layout_feeds, stories

if TYPE_CHECKING:
    from corpuskit.layouts.base import Layout, LayoutCut
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


def texts_of(rows: Rows, cut: LayoutCut | None) -> tuple[str, ...]:
    """Return the text of each article of a cut."""
    spans = [rows.span_of(a.first, a.last) for a in cut.articles] if cut else []
    return tuple(rows.text[span.start : span.end] for span in spans)


@given(layout_feeds())
def test_printed_articles_are_found_again(feed: Printed) -> None:
    """The articles of a printed feed come back exactly, each named by its layout."""
    rows = split_rows(feed.text)
    cut = cut_known(rows)
    assert tuple(text.strip() for text in feed.articles) == texts_of(rows, cut)
    assert cut is not None
    assert {feed.layout} == {article.layout for article in cut.articles}


@given(layout_feeds(), layout_feeds(fewest=2))
def test_two_layouts_in_one_feed_are_both_found(one: Printed, two: Printed) -> None:
    """Feeds of two databases one after the other come back as they were."""
    if "mailing-list-1" in (one.layout, two.layout):
        return  # an archive is one from the top of its feed to the end
    rows = split_rows(one.text + "\n\n\n" + two.text)
    found = texts_of(rows, cut_known(rows))
    assert tuple(text.strip() for text in (*one.articles, *two.articles)) == found


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
    edges = [row for article in cut.articles for row in (article.first, article.last)]
    assert sorted(edges) == edges
    assert all(a.last < b.first for a, b in zip(cut.articles, cut.articles[1:], strict=False))
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
        header = parse_known(rows, article.first, article.last, layout=article.layout)
        if header is None:
            continue
        start, end = rows.starts[article.first], rows.ends[article.last]
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


@given(layout_feeds())
def test_printed_fields_are_read(feed: Printed) -> None:
    """Headline, publication, date, author and page are read as printed."""
    rows = split_rows(feed.text)
    cut = cut_known(rows)
    assert cut is not None
    for article, story in zip(cut.articles, feed.stories, strict=True):
        header = parse_known(rows, article.first, article.last, layout=article.layout)
        if header is None:
            continue
        assert (story.headline, story.source, story.date.isoformat()) == (
            header.headline,
            header.source,
            header.date,
        )
        if feed.layout != "europresse-1":
            assert (story.author,) == header.byline
        assert str(story.page) == header.page


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
