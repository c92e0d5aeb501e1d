"""Laws of the forms for other programs: the lossless give equal articles, the others their part."""

from __future__ import annotations

import csv
import io
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import corpuskit as ck
from corpuskit.formats.docbin import to_docbin
from corpuskit.formats.flat import describe_article, flatten_article
from corpuskit.formats.pages import escape_markdown, is_page, page_name, to_yaml
from corpuskit.formats.spreadsheet import FORMULA_SIGNS
from strategies import any_text, articles

if TYPE_CHECKING:
    from corpuskit import Article

FRAMES = {"to_arrow": "pyarrow", "to_pandas": "pandas", "to_polars": "polars", "to_hf": "datasets"}

corpora = st.lists(articles(), max_size=4, unique_by=lambda article: article.id)

marked_texts = st.lists(
    st.sampled_from([*"\\`*_{}[]()<>#+-.!|~&$=:;'\"/ \t\nab1é", "\n\n", "&amp;", "1. "]),
    max_size=40,
).map("".join)
"""Texts full of signs that Markdown knows."""


def _skip_without(library: str) -> Any:
    """Import an extra, or skip the test: the heavy ones are no part of the test group."""
    return pytest.importorskip(library, reason=f"the extra that brings {library} is not installed")


@pytest.mark.parametrize("call", sorted(FRAMES))
@settings(max_examples=20)  # Each of the four makes tables of some thirty columns.
@given(written=st.lists(articles(), max_size=4))
def test_frames_give_back_equal_articles(call: str, written: list[Article]) -> None:
    """Arrow, pandas, polars and Hugging Face lose nothing."""
    _skip_without(FRAMES[call])
    assert written == list(ck.from_frame(getattr(ck, call)(written)))


@settings(max_examples=10)
@given(written=st.lists(articles(), min_size=2, max_size=4))
def test_frames_of_all_libraries_hold_the_same(written: list[Article]) -> None:
    """A frame filtered by its library, here to its last rows, is read like any other."""
    _skip_without("pandas")
    _skip_without("polars")
    for part in (ck.to_pandas(written).iloc[1:], ck.to_polars(written)[1:]):
        assert written[1:] == list(ck.from_frame(part))


@settings(max_examples=10)  # A vocabulary is built for each example.
@given(written=st.lists(articles(), max_size=3))
def test_docbin_gives_back_equal_articles(written: list[Article]) -> None:
    """The text of a document is the body; the rest of the record goes with it."""
    _skip_without("spacy")
    from spacy.tokens import DocBin  # noqa: PLC0415 - an extra
    from spacy.vocab import Vocab  # noqa: PLC0415 - an extra

    stored = DocBin().from_bytes(to_docbin(written).to_bytes())
    back = [
        ck.article_from_json({**doc.user_data["article"], "body": doc.text or None})
        for doc in stored.get_docs(Vocab())
    ]
    assert written == back


@given(corpora)
def test_csv_keeps_its_cells(written: list[Article]) -> None:
    """Cell by cell what the flat row says; an apostrophe stands before what might be a formula."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "out.csv")
        ck.write_articles(written, path)
        rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))[1:]
    expected = [
        ["" if cell is None else str(cell) for cell in flatten_article(article).values()]
        for article in written
    ]
    assert not any(cell[:1] in FORMULA_SIGNS for row in rows for cell in row if cell)
    guarded = [
        [f"'{cell}" if cell[:1] in FORMULA_SIGNS else cell for cell in row] for row in expected
    ]
    assert guarded == rows


@given(corpora)
def test_metadata_are_flat(written: list[Article]) -> None:
    """Bags of metadata hold strings and numbers alone, and nothing that is absent."""
    for article in written:
        for document in (ck.article_to_dolma(article), ck.article_to_datatrove(article)):
            assert article.body == (document["text"] or None)
            assert {type(value) for value in document["metadata"].values()} <= {str, int, float}
            assert document["metadata"].items() <= flatten_article(article).items()


@given(corpora, st.sampled_from(["markdown", "text"]))
def test_every_article_has_a_page(written: list[Article], form: Any) -> None:
    """One file an article, under a name that is known again and can be taken apart."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "out")
        assert len(written) == ck.write_articles(written, path, to=form)
        names = {page.name for page in path.iterdir()}
    assert {page_name(article, form=form) for article in written} == names
    assert all(map(is_page, names))
    ids = {f"ck:{name.split('_')[3].partition('.')[0]}" for name in names}
    assert {article.id for article in written} == ids


@given(st.floats(0, 1) | any_text() | st.integers())
@example(1e-05)
@example("no")
def test_cell_is_yaml(cell: str | float) -> None:
    """A YAML reader finds the same value of the same type."""
    yaml = _skip_without("yaml")
    assert cell == yaml.safe_load(f"cell: {to_yaml(cell)}")["cell"]


@settings(max_examples=10)
@given(articles())
def test_front_matter_is_yaml(article: Article) -> None:
    """A YAML reader finds the fields."""
    yaml = _skip_without("yaml")
    with tempfile.TemporaryDirectory() as folder:
        ck.write_articles([article], Path(folder, "out"), to="markdown")
        (page,) = Path(folder, "out").iterdir()
        front = page.read_text("utf-8").split("---\n")[1]
    assert describe_article(article) == yaml.safe_load(front)


class _Text(HTMLParser):
    """Collects the text of a page, and the names of its elements."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.tags = "", set[str]()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        self.tags.add(tag)


@given(marked_texts | any_text())
def test_markdown_shows_the_text_as_it_is(text: str) -> None:
    """No sign in a text is taken for Markdown: it becomes paragraphs, and shows as it was."""
    markdown = _skip_without("markdown_it")
    page = _Text()
    renderer = markdown.MarkdownIt("commonmark").enable(["table", "strikethrough"])
    page.feed(renderer.render(escape_markdown(text)))
    page.close()
    assert page.tags <= {"p"}
    assert text.replace("\0", "\ufffd").split() == page.text.split()
