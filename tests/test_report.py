"""The report as HTML: what is on the page, and that nothing else can get onto it."""

from __future__ import annotations

import base64
import hashlib
import json
import pickle
import re
from random import Random
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpuskit as ck
from clips import CLIPS, write_clips
from corpuskit.duplicates import duplicate_of
from corpuskit.report import make_report
from corpuskit.report.page import embed_json
from pages import Page
from strategies import any_text, articles, make_story, syndicated_corpora

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def corpus() -> ck.Corpus:
    """The seeds."""
    return ck.normalize(["seeds/feeds"])


@pytest.fixture(scope="module")
def page(corpus: ck.Corpus) -> Page:
    """Their report."""
    return Page(corpus.report())


def source_of(texts: dict[str, Any]) -> str:
    """Return the source text that the pieces of an article make."""
    pieces = [*texts["above"], *texts["body"], *texts["below"]]
    return "".join(piece if isinstance(piece, str) else piece[0] for piece in pieces)


def clean_of(texts: dict[str, Any]) -> str:
    """Return the clean text that the pieces of a body make."""
    return "".join(piece if isinstance(piece, str) else piece[1] for piece in texts["body"])


def test_same_corpus_gives_same_page(corpus: ck.Corpus) -> None:
    """The bytes of the page depend on nothing else."""
    assert corpus.report() == corpus.report()


def test_stored_corpus_gives_the_same_page(corpus: ck.Corpus, tmp_path: Path) -> None:
    """The folder that a corpus was written to gives the page of the corpus itself."""
    corpus.write(tmp_path / "corpus")
    assert corpus.report() == ck.Corpus.read(tmp_path / "corpus").report()


def test_pieces_give_back_the_whole_feed(corpus: ck.Corpus, page: Page) -> None:
    """What the page shows of articles and gaps, in order of place, is the text of the feeds."""
    index = page.data("ck-index")
    texts, gaps = page.data("ck-texts-0"), page.data("ck-gaps-0")
    for number, record in enumerate(corpus.manifest.inputs):
        feed = ck.read(record.feed)
        parts = [
            (row[2], source_of(texts[at]))
            for at, row in enumerate(index["articles"])
            if row[1] == number
        ]
        for at, (owner, start, end, _) in enumerate(index["gaps"]):
            if owner == number:
                parts.append((start, gaps[at] or feed.text[start:end]))
                assert gaps[at] is not None or feed.text[start:end].isspace()
        assert feed.text == "".join(text for _, text in sorted(parts))


def test_pieces_give_the_clean_texts(corpus: ck.Corpus, page: Page) -> None:
    """The clean side of the pieces is the body of the record."""
    shown = [clean_of(texts) for texts in page.data("ck-texts-0")]
    assert [article.body or "" for article in corpus.articles] == shown


def test_every_edit_is_named(corpus: ck.Corpus, page: Page) -> None:
    """Each edit of the records is on the page with its rule."""
    rules = page.data("ck-index")["rules"]
    for article, texts in zip(corpus.articles, page.data("ck-texts-0"), strict=True):
        shown = [rules[piece[2]] for piece in texts["body"] if not isinstance(piece, str)]
        assert [edit.rule for edit in article.edits] == shown


def test_index_names_cues_for_and_against(corpus: ck.Corpus, page: Page) -> None:
    """The row of an article has the cues of its boundary, in their order."""
    index = page.data("ck-index")
    column = {name: at for at, name in enumerate(index["articleColumns"])}
    for article, row in zip(corpus.articles, index["articles"], strict=True):
        names = [[index["cues"][n] for n in row[column[key]]] for key in ("evidence", "against")]
        assert [list(article.boundary.evidence), list(article.boundary.against)] == names
    assert any(row[column["against"]] for row in index["articles"])


def test_lineage_is_that_of_the_duplicates(corpus: ck.Corpus, page: Page) -> None:
    """Who took from whom is what `Duplicates.lineage` says."""
    index = page.data("ck-index")
    ids = [row[0] for row in index["articles"]]
    shown = [
        (ids[edge[0]], ids[edge[1]], edge[2], edge[3])
        for story in index["stories"]
        for edge in story["edges"]
    ]
    assert [(e.source, e.copy, e.kind, e.reason) for e in corpus.duplicates.lineage()] == shown


def test_articles_alone_still_show_copies(corpus: ck.Corpus) -> None:
    """Without the table of pairs, what the records say of copies is on the page."""
    index = Page(make_report(corpus.articles)).data("ck-index")
    assert [len(cluster) for cluster in corpus.duplicates.clusters] == [
        len(story["members"]) for story in index["stories"]
    ]
    assert [["exact"]] == [[edge[2] for edge in story["edges"]] for story in index["stories"]]


def test_page_asks_nobody_for_anything(page: Page) -> None:
    """No attribute of the page names another place, and the policy forbids all connections."""
    places = {value for _, name, value in page.attributes if name in {"src", "href", "action"}}
    assert {"data:,", "#view"} == places
    policy = next(
        v or "" for _, name, v in page.attributes if name == "content" and v and "src" in v
    )
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    for kind in ("script", "style"):
        digest = base64.b64encode(hashlib.sha256(page.content[kind].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert "http" not in page.content["style"]


def test_script_never_parses_texts_as_html(page: Page) -> None:
    """The script has none of the ways by which a text becomes elements or code."""
    ways = "innerHTML|outerHTML|insertAdjacentHTML|document.write|eval|Function\\(|srcdoc"
    assert [] == re.findall(ways, page.content["script"])


def test_assets_are_small() -> None:
    """Script, style and frame of the page add less than 64 kB to it."""
    assert len(make_report(())) < 64_000


@given(any_text())
def test_embedded_json_is_equal_and_harmless(text: str) -> None:
    """Any text comes back from the script element, which it can neither end nor open."""
    embedded = embed_json({text: [text]})
    assert {text: [text]} == json.loads(embedded)
    assert set("<>&\u2028\u2029") & set(embedded) == set()
    assert embedded.encode()


@given(
    st.lists(articles(), max_size=4),
    any_text(),
    st.lists(
        st.builds(
            ck.Problem,
            kind=st.just("empty-feed"),
            feed=any_text().filter(bool),
            message=any_text().filter(bool),
        ),
        max_size=2,
    ),
)
def test_any_articles_give_a_well_formed_page(
    found: list[ck.Article], title: str, problems: list[ck.Problem]
) -> None:
    """Whatever records hold, the page is well formed, and has every one of them as it is."""
    page = Page(make_report(found, problems=problems, title=title))
    rows = page.data("ck-index")["articles"]
    assert sorted(article.id for article in found) == sorted(row[0] for row in rows)
    assert sorted((a.headline or "") for a in found) == sorted((row[5] or "") for row in rows)
    assert [p.message for p in problems] == [row[2] for row in page.data("ck-index")["problems"]]


def write_corpus(folder: Path, text: str = CLIPS) -> tuple[Path, ck.Corpus]:
    """Return a feed on disk and its corpus."""
    path = write_clips(folder / "clips.txt", text)
    return path, ck.normalize([path])


def state_of(report: str) -> tuple[str, bool]:
    """Return whether the source of the first feed was found, and whether it is shown."""
    page = Page(report)
    return page.data("ck-index")["feeds"][0][3], "above" in page.data("ck-texts-0")[0]


def test_source_is_found_at_its_path(tmp_path: Path) -> None:
    """A feed that stands where it stood is shown."""
    _, corpus = write_corpus(tmp_path)
    assert ("found", True) == state_of(corpus.report())


def test_changed_feed_is_not_shown(tmp_path: Path) -> None:
    """A file whose SHA-256 is another is not the source, even if the articles still stand there."""
    path, corpus = write_corpus(tmp_path)
    path.write_text(f"{path.read_text(encoding='utf-8')}\n\nMore.", encoding="utf-8")
    assert ("changed", False) == state_of(corpus.report())


def test_other_text_is_not_shown_without_a_manifest(tmp_path: Path) -> None:
    """Where no hash is known, every article must stand where its record says."""
    path, corpus = write_corpus(tmp_path)
    assert ("found", True) == state_of(make_report(corpus.articles))
    path.write_text(path.read_text(encoding="utf-8").replace("e", "i"), encoding="utf-8")
    assert ("changed", False) == state_of(make_report(corpus.articles))


def test_missing_feed_leaves_the_clean_text(tmp_path: Path) -> None:
    """Without the feed the clean text is shown with the places of its edits."""
    path, corpus = write_corpus(tmp_path, CLIPS.replace(" run ", "\xa0run "))
    path.unlink()
    page = Page(corpus.report())
    assert "missing" == page.data("ck-index")["feeds"][0][3]
    shown = [clean_of(texts) for texts in page.data("ck-texts-0")]
    assert [article.body for article in corpus.articles] == shown


def test_feed_is_found_in_another_folder(tmp_path: Path) -> None:
    """A folder that has a file of the feed's name gives its source."""
    path, corpus = write_corpus(tmp_path)
    (tmp_path / "moved").mkdir()
    path.rename(tmp_path / "moved" / path.name)
    page = make_report(corpus.articles, inputs=corpus.manifest.inputs, folder=tmp_path / "moved")
    assert ("found", True) == state_of(page)


def test_feed_in_memory_is_shown() -> None:
    """A feed that never was a file is shown if it is handed in."""
    feed = ck.read(CLIPS.encode(), name="memory")
    corpus = ck.normalize([feed])
    assert ("missing", False) == state_of(corpus.report())
    assert ("found", True) == state_of(corpus.report(feeds=[feed]))


def test_file_named_by_a_record_is_not_shown_for_its_name(tmp_path: Path) -> None:
    """A record that names a file it was not made from gets nothing of it onto the page."""
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret of the house", encoding="utf-8")
    [first, *_] = ck.normalize([ck.read(CLIPS.encode())]).articles
    forged = attrs.evolve(first, feed=str(secret), body=None, edits=(), body_span=ck.Span(0, 0))
    assert "secret of the house" not in make_report([forged])


def test_report_is_written_whole_and_prints_short(tmp_path: Path) -> None:
    """`Corpus.report` returns what it writes; its repr is no page."""
    _, corpus = write_corpus(tmp_path)
    page = corpus.report(tmp_path / "report.html", title="Clips")
    assert page == (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "<title>Clips</title>" in page
    assert len(repr(page)) <= 100


def test_report_names_the_feeds_it_lacks(tmp_path: Path) -> None:
    """A feed that is gone is named; also when the page has been to another process."""
    path, corpus = write_corpus(tmp_path)
    assert () == corpus.report().missing
    path.unlink()
    assert (str(path),) == pickle.loads(pickle.dumps(corpus.report())).missing  # noqa: S301 - ours


def test_report_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    """A path in no folder is reported as every output is."""
    with pytest.raises(ck.WriteError):
        make_report(()).write(tmp_path / "nowhere" / "report.html")


def test_problems_lead_to_their_articles(corpus: ck.Corpus) -> None:
    """A problem is placed in the article in which its span begins, and in no other."""
    second = corpus.articles[1]
    spans = (
        second.span,
        ck.Span(second.span.end - 1, second.span.end),
        None,
        ck.Span(10**9, 10**9),
    )
    told = [
        ck.Problem(kind="ambiguous-date", feed=second.feed, message="?", span=span)
        for span in spans
    ]
    index = Page(make_report(corpus.articles, problems=told)).data("ck-index")
    assert [1, 1, -1, -1] == [row[3] for row in index["problems"]]


@given(syndicated_corpora(stories=2), st.sampled_from(["", "😀 ", "𝒳"]))
def test_passages_count_as_javascript_does(texts: list[tuple[str, str]], sign: str) -> None:
    """Cut by the numbers on the page, in units of UTF-16, the passages are those of the pairs."""
    [first, *_] = ck.normalize([ck.read(CLIPS.encode())]).articles
    found = {
        f"ck:{number:024x}": text.replace(" ", f" {sign}", 3)
        for number, (_, text) in enumerate(texts)
    }
    made = [
        attrs.evolve(first, id=name, body=body or None, edits=()) for name, body in found.items()
    ]
    duplicates = ck.find_duplicates(made)
    index = Page(make_report(made, pairs=duplicates.iter_pairs(locate=False))).data("ck-index")
    names = [row[0] for row in index["articles"]]
    shown = {
        (names[a], names[b]): [
            (cut(found[names[a]], *p[:2]), cut(found[names[b]], *p[2:])) for p in passages
        ]
        for a, b, kind, *_, passages in index["relations"]
        if kind in {"quote", "template"}
    }
    real = {
        (pair.a, pair.b): [
            (found[pair.a][p.a.start : p.a.end], found[pair.b][p.b.start : p.b.end])
            for p in pair.passages
        ]
        for pair in duplicates.pairs
        if pair.kind in {"quote", "template"}
    }
    assert real == shown


def test_quoted_statement_is_on_the_page_with_its_places() -> None:
    """Two articles that share a statement alone have its place in both, in units of UTF-16."""
    [first, second] = ck.normalize([ck.read(CLIPS.encode())]).articles
    random = Random(3)  # noqa: S311 - made up
    said = make_story(random, words=40).replace("\n", " ")
    bodies = [f"😀 {make_story(random)}\n\n😀 {said}\n\n{make_story(random)}" for _ in range(2)]
    pair = [
        attrs.evolve(a, body=body, edits=())
        for a, body in zip((first, second), bodies, strict=True)
    ]
    duplicates = ck.find_duplicates(pair)
    assert ["quote"] == [found.kind for found in duplicates.pairs]
    [row] = Page(make_report(pair, pairs=duplicates.pairs)).data("ck-index")["relations"]
    [place] = row[6]
    assert said[5:-5] in cut(bodies[row[0]], *place[:2])
    assert said[5:-5] in cut(bodies[row[1]], *place[2:])


def cut(text: str, start: int, end: int) -> str:
    """Return what JavaScript's ``text.slice(start, end)`` does."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def test_large_story_has_a_row_for_each_copy_alone() -> None:
    """Of n copies of one text the page has n - 1 relations, not one for each two of them."""
    [first, *_] = ck.normalize([ck.read(CLIPS.encode())]).articles
    copies = [attrs.evolve(first, id=f"ck:{number:024x}") for number in range(12)]
    duplicates = ck.find_duplicates(copies)
    places = duplicate_of(duplicates)
    marked = [attrs.evolve(copy, duplicate=places[copy.id]) for copy in copies]
    index = Page(make_report(marked, pairs=duplicates.pairs)).data("ck-index")
    assert 66 == len(duplicates.pairs)
    assert 11 == len(index["relations"]) == len(index["stories"][0]["edges"])
