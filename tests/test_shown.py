"""How records print: examples."""

from __future__ import annotations

import subprocess
import sys

import attrs
import pytest

import corpuskit as ck
from clips import CLIPS
from corpuskit.notebook.show import VIEWS
from corpuskit.shown import ShownInNotebooks
from pages import Page


@pytest.fixture(scope="module")
def corpus() -> ck.Corpus:
    """The seeds."""
    return ck.normalize(["seeds/feeds"])


def test_small_records_print_as_they_are_written() -> None:
    """What fits the line is what attrs prints."""
    assert "Span(start=1, end=2)" == repr(ck.Span(1, 2))


def test_article_says_what_a_reader_knows_it_by(corpus: ck.Corpus) -> None:
    """Headline, source and date come first; the text is not printed."""
    shown = repr(corpus.articles[1])
    assert shown.startswith("Article(headline='Nagorno-Karabakh enclave")
    assert "source='ABC News', date='2023-10-02'" in shown


def test_feed_says_how_long_it_is() -> None:
    """The text of a feed is counted, not printed."""
    feed = ck.read(CLIPS.encode(), name="clips.txt")
    assert f"text=<{len(CLIPS):,} characters>" in repr(feed)


def test_list_of_articles_stays_readable(corpus: ck.Corpus) -> None:
    """A list of records takes a line for each at most."""
    assert len(repr(corpus.articles[:10])) < 10 * 105


def test_results_print_in_a_line(corpus: ck.Corpus) -> None:
    """Results of the whole job and of its stages fit the line."""
    results = [corpus, corpus.duplicates, corpus.manifest, corpus.duplicates.lineage()]
    results += [*corpus.duplicates.pairs, *corpus.manifest.inputs, *corpus.problems]
    assert [] == [record for record in results if len(repr(record)) > 100 or "\n" in repr(record)]


def test_every_view_belongs_to_a_record() -> None:
    """Each class of the table is public and is shown in notebooks, and there are no others."""
    shown = {
        name
        for name in ck.__all__
        if isinstance(found := getattr(ck, name), type) and issubclass(found, ShownInNotebooks)
    }
    assert set(VIEWS) == shown


def test_segmentation_shows_its_weakest_boundary_first() -> None:
    """The table below the strip begins with the lowest confidence."""
    cut = ck.segment(ck.read(CLIPS.encode()))
    weakest = min(article.boundary.confidence for article in cut.articles)
    cells = [text for text in Page(cut._repr_html_()).plain if text.strip()]
    assert f"{weakest:.2f}" == cells[cells.index("against it") + 1]


def test_cleaned_marks_what_went_and_what_came() -> None:
    """An edit shows both sides, blanks as signs, and the name of its rule."""
    html = ck.clean("said\xa0so")._repr_html_()
    assert ">⍽</del>" in html
    assert ">␣</ins>" in html
    assert ">odd-space</sup>" in html


def test_corpus_shows_its_summary_and_first_articles(corpus: ck.Corpus) -> None:
    """The facts are those of the closing summary of a run."""
    page = Page(corpus._repr_html_())
    assert "31 from 5 feeds" in page.plain
    assert "Nagorno-Karabakh enclave emptied after entire ethnic Armenian populat…" in page.plain


def test_duplicates_name_kept_article_and_copies(corpus: ck.Corpus) -> None:
    """A cluster has its kept article and its members, by source and date."""
    text = "".join(Page(corpus.duplicates._repr_html_()).plain)
    assert "BARRON'S 2023-10-02" in text
    assert "France 24 2023-10-02" in text


def test_hostile_texts_are_escaped(corpus: ck.Corpus) -> None:
    """Script in a headline, a body, a name of a feed or of a rule is text."""
    word = "</div><script>alert(1)</script>\"'><img src=x onerror=alert(1)>\x00\u202e"
    article = attrs.evolve(
        corpus.articles[0], headline=word, body=word, source=word, feed=word, deck=word, edits=()
    )
    cleaned = ck.Cleaned(
        text="", source=word, edits=(ck.Edit(start=0, end=len(word), text="", rule=word),)
    )
    for record in (article, cleaned, ck.read(word.encode()[:40], name=word)):
        page = Page(record._repr_html_())
        assert {"script", "img"} & page.tags == set()
        assert "<script>" in "".join(page.plain)


def test_views_are_loaded_when_they_are_asked_for() -> None:
    """Importing the package, and printing a record, loads nothing of notebooks or reports."""
    code = (
        "import sys, corpuskit as ck; repr(ck.Span(0, 1)); late = ('notebook', 'report');"
        "print([m for m in late if f'corpuskit.{m}' in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert "[]" == ran.stdout.strip()


def test_scores_print_in_a_line() -> None:
    """An evaluation counts its feeds and does not print them all."""
    scores = ck.evaluate("seeds")
    assert repr(scores).startswith("Evaluation(feeds=<5>")
    assert [] == [score for score in (scores, *scores.feeds) if len(repr(score)) > 100]
