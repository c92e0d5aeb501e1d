"""Laws of the whole job: any bytes give records that can be traced, in an order of their own."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from itertools import pairwise

import attrs
from hypothesis import example, given
from hypothesis import strategies as st

from corpuskit.convert import article_from_json, article_to_json
from corpuskit.edits import apply_edits
from corpuskit.errors import FeedError
from corpuskit.pipeline import Corpus, iter_articles, normalize
from corpuskit.pipeline.assemble import merge_furniture
from corpuskit.pipeline.ids import make_id, number_repeats
from corpuskit.read import read
from corpuskit.records import Article, Edit, Feed, Furniture, Span
from strategies import any_text

CLIP = "Council votes on bridge\n\nThe Daily Example\nOct 2 2023\n\nThe council voted.\n\n"


def make_feed(text: str, name: str) -> Feed:
    """Return a feed of *text*."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Feed(name=name, text=text, encoding="utf-8", sha256=digest)


def feeds() -> st.SearchStrategy[list[Feed]]:
    """Any texts, some of them with articles, as feeds of different names."""
    clips = st.integers(1, 3).map(lambda number: CLIP * number)
    texts = st.lists(st.one_of(any_text(), clips, st.tuples(clips, any_text()).map("".join)))
    return texts.map(lambda some: [make_feed(text, f"feed {n}") for n, text in enumerate(some)])


def furniture() -> st.SearchStrategy[list[Furniture]]:
    """Pieces of furniture that may overlap."""
    spans = st.tuples(st.integers(0, 30), st.integers(1, 9))
    kinds = st.sampled_from(["caption", "nav", "table"])
    piece = st.builds(
        lambda at, kind: Furniture(kind=kind, span=Span(at[0], sum(at)), text="x" * at[1]),
        spans,
        kinds,
    )
    return st.lists(piece, max_size=8)


def traced_body(article: Article, feed: Feed) -> str:
    """Return the body as the edits make it from the feed."""
    span = article.body_span
    moved = [
        Edit(start=e.start - span.start, end=e.end - span.start, text=e.text, rule=e.rule)
        for e in article.edits
    ]
    return apply_edits(feed.text[span.start : span.end], moved)


def comparable(corpus: Corpus) -> tuple[object, ...]:
    """Return all of a corpus that is written."""
    return (corpus.articles, corpus.duplicates.pairs, corpus.problems, corpus.manifest)


@given(st.binary(max_size=300))
@example(b"")
@example(b"\x00")
@example(b"\xff\xfe")
@example(b"\x1f\x8b")
@example(b"\r" * 50)
def test_any_bytes_give_a_corpus(raw: bytes) -> None:
    """Bytes of any kind are read and normalized, or refused with a typed error."""
    corpus = None
    with suppress(FeedError):
        corpus = normalize(read(raw, name="bytes"))
    assert corpus is None or {article.feed for article in corpus.articles} <= {"bytes"}


@given(feeds())
def test_every_body_can_be_traced(some: list[Feed]) -> None:
    """The edits of every record turn the feed's text in its body span into its body."""
    texts = {feed.name: feed for feed in some}
    for article in iter_articles(some):
        assert traced_body(article, texts[article.feed]) == (article.body or "")


@given(feeds())
def test_spans_lie_within_their_article(some: list[Feed]) -> None:
    """Body, furniture and fields of an article stand inside it, and furniture is as printed."""
    texts = {feed.name: feed.text for feed in some}
    for article in iter_articles(some):
        inner = [
            article.body_span,
            *(item.span for item in article.furniture),
            *(found.span for found in article.field_spans),
        ]
        assert all(
            article.span.start <= span.start <= span.end <= article.span.end for span in inner
        )
        assert [item.text for item in article.furniture] == [
            texts[article.feed][item.span.start : item.span.end] for item in article.furniture
        ]


@given(feeds())
def test_articles_and_gaps_account_for_every_character(some: list[Feed]) -> None:
    """Characters in are characters in articles and characters between them."""
    for record in normalize(some).manifest.inputs:
        assert record.characters == record.article_characters + record.gap_characters


@given(feeds(), st.randoms(use_true_random=False))
def test_order_of_inputs_does_not_matter(some: list[Feed], random: object) -> None:
    """Shuffled inputs give the same corpus."""
    shuffled = list(some)
    random.shuffle(shuffled)
    assert comparable(normalize(shuffled)) == comparable(normalize(some))


@given(feeds())
def test_second_run_gives_the_same(some: list[Feed]) -> None:
    """The same inputs give the same corpus."""
    assert comparable(normalize(some)) == comparable(normalize(some))


@given(feeds())
def test_records_survive_json(some: list[Feed]) -> None:
    """Every record is equal to what its JSON form is read back as."""
    for article in normalize(some).articles:
        assert article_from_json(article_to_json(article)) == article


@given(feeds(), feeds())
def test_feeds_do_not_touch_one_another(some: list[Feed], others: list[Feed]) -> None:
    """An article is the same alone and beside other feeds, up to its id among equal texts."""
    renamed = [attrs.evolve(feed, name=f"other {feed.name}") for feed in others]
    alone = [attrs.evolve(article, id="ck:" + "0" * 24) for article in iter_articles(some)]
    beside = [
        attrs.evolve(article, id="ck:" + "0" * 24)
        for article in iter_articles([*some, *renamed])
        if not article.feed.startswith("other")
    ]
    assert beside == alone


@given(feeds())
def test_ids_differ(some: list[Feed]) -> None:
    """No two articles of a corpus have one id."""
    ids = [article.id for article in iter_articles(some)]
    assert len(ids) == len(set(ids))


@given(feeds())
def test_numbering_keeps_the_first_of_each_text(some: list[Feed]) -> None:
    """The first article of a text has the plain id of the text; order stays."""
    articles = [attrs.evolve(article, id=make_id(CLIP)) for article in iter_articles(some)]
    numbered = list(number_repeats(articles))
    assert [article.span for article in numbered] == [article.span for article in articles]
    assert [article.id for article in numbered[:1]] == [article.id for article in articles[:1]]


@given(st.text())
def test_ids_do_not_depend_on_line_ends(text: str) -> None:
    r"""``\n``, ``\r\n`` and ``\r`` give one id."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    assert make_id(lines.replace("\n", "\r\n")) == make_id(lines) == make_id(text)


@given(furniture())
def test_merged_furniture_is_ordered_and_disjoint(found: list[Furniture]) -> None:
    """No two pieces overlap, all were there before, and every piece left out overlaps one."""
    merged = merge_furniture(found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(merged))
    assert set(merged) <= set(found)
    for item in found:
        assert any(
            item.span.start < kept.span.end and kept.span.start < item.span.end for kept in merged
        )


@given(furniture(), st.randoms(use_true_random=False))
def test_order_of_findings_does_not_matter(found: list[Furniture], random: object) -> None:
    """Furniture found in another order merges alike."""
    shuffled = list(found)
    random.shuffle(shuffled)
    assert merge_furniture(shuffled) == merge_furniture(found)
