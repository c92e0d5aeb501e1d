"""What the whole job must show on the seeds: 31 articles, every one whole, nothing invented."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpuskit.edits import apply_edits
from corpuskit.evaluation.fields import is_right
from corpuskit.evaluation.labels import GoldArticle, GoldFeed, load_labels
from corpuskit.evaluation.match import match_feed
from corpuskit.pipeline import Corpus, normalize
from corpuskit.read import read
from corpuskit.records import Article, Edit, Feed
from corpuskit.segment import segment

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
FEEDS = sorted((SEEDS / "feeds").glob("*.txt"))
MOST = 0.9
"""Share of bylines and sources that must be right."""


@cache
def seed_corpus() -> Corpus:
    """Return the corpus of the seeds."""
    return normalize(FEEDS)


@cache
def seed_feed(name: str) -> Feed:
    """Return one feed by the name that the records have."""
    return read(name)


@cache
def labelled_feeds() -> tuple[GoldFeed, ...]:
    """Return the labels."""
    return load_labels(SEEDS)


@cache
def articles_by_label() -> dict[str, Article]:
    """Return the articles by the id of the label that begins on the same line."""
    articles = {}
    for gold in labelled_feeds():
        own = [article for article in seed_corpus().articles if article.feed == str(gold.path)]
        articles.update({label.id: article for label, article in match_feed(gold, own).pairs()})
    return articles


def labels_with(field: str) -> Iterator[GoldArticle]:
    """Yield the labelled articles that print *field*."""
    for feed in labelled_feeds():
        yield from (gold for gold in feed.articles if field in gold.fields)


def wrong(field: str) -> list[str]:
    """Return the ids of the articles whose *field* is not right."""
    found = articles_by_label()
    return [
        gold.id
        for gold in labels_with(field)
        if gold.id not in found or not is_right(field, gold, found[gold.id])
    ]


@pytest.mark.parametrize("feed", FEEDS, ids=lambda path: path.stem[:3])
def test_every_article_begins_and_ends_where_it_should(feed: Path) -> None:
    """First and last lines are those of the labels, all of them and no others."""
    (gold,) = [gold for gold in labelled_feeds() if gold.path == feed]
    own = [article for article in seed_corpus().articles if article.feed == str(feed)]
    match = match_feed(gold, own)
    found = [(first, last) for first, (last, _) in sorted(match.found.items())]
    expected = [
        (label.start_line, last if last in label.end_lines else max(label.end_lines))
        for label, (_, last) in zip(gold.articles, found, strict=False)
    ]
    assert found == expected
    assert match.given == len(gold.articles)


def test_there_are_31_articles() -> None:
    """Five feeds hold 31 articles; those that are one article stay one."""
    assert len(seed_corpus().articles) == 31
    for number in ("002", "003"):
        assert sum(number in Path(item.feed).name[:3] for item in seed_corpus().articles) == 1


@pytest.mark.parametrize("field", ["headline", "date", "url"])
def test_every_value_is_right(field: str) -> None:
    """Headline, date and address are right wherever they are printed."""
    assert wrong(field) == []


@pytest.mark.parametrize("field", ["source", "byline"])
def test_nearly_every_value_is_right(field: str) -> None:
    """Of sources and bylines at least nine in ten are right."""
    labels = list(labels_with(field))
    assert len(wrong(field)) <= (1 - MOST) * len(labels), wrong(field)


@pytest.mark.parametrize("label", ["001-02", "004-05"])
def test_no_source_is_invented(label: str) -> None:
    """Where no publication is printed there is none, or it is marked as inferred."""
    article = articles_by_label()[label]
    assert article.source is None or "source" in article.inferred


@pytest.mark.parametrize("field", ["date", "url"])
def test_nothing_else_is_invented(field: str) -> None:
    """No article carries a date or an address that the labels do not have."""
    printed = {gold.id for gold in labels_with(field)}
    assert [
        label
        for label, article in articles_by_label().items()
        if getattr(article, field) is not None
        and field not in article.inferred
        and label not in printed
    ] == []


def test_bodies_trace_back_to_the_feed() -> None:
    """The edits of a record turn the feed's text in its body span into its body."""
    for article in seed_corpus().articles:
        span = article.body_span
        raw = seed_feed(article.feed).text[span.start : span.end]
        edits = [
            Edit(
                start=edit.start - span.start,
                end=edit.end - span.start,
                text=edit.text,
                rule=edit.rule,
            )
            for edit in article.edits
        ]
        assert apply_edits(raw, edits) == (article.body or "")


def test_furniture_is_quoted_exactly() -> None:
    """The text of every piece of furniture is what the feed has in its span."""
    for article in seed_corpus().articles:
        text = seed_feed(article.feed).text
        for item in article.furniture:
            assert text[item.span.start : item.span.end] == item.text


@pytest.mark.parametrize("feed", FEEDS, ids=lambda path: path.stem[:3])
def test_articles_and_gaps_tile_the_feed(feed: Path) -> None:
    """Joined in order, articles and gaps are the feed's text."""
    found = segment(read(feed))
    parts = sorted([*found.articles, *found.gaps], key=lambda part: part.span)
    text = "".join(found.feed.text[part.span.start : part.span.end] for part in parts)
    assert text == found.feed.text
    assert [part.span.end for part in parts[:-1]] == [part.span.start for part in parts[1:]]


@pytest.mark.parametrize("output", ["corpus.jsonl", "corpus"])
@pytest.mark.parametrize("workers", [1, 2])
def test_same_bytes_for_any_workers_and_run(tmp_path: Path, workers: int, output: str) -> None:
    """A second run, in any number of processes and order of inputs, writes the same bytes."""
    seed_corpus().write(tmp_path / "first" if output == "corpus" else tmp_path / f"first-{output}")
    normalize(reversed(FEEDS), workers=workers).write(
        tmp_path / "second" if output == "corpus" else tmp_path / f"second-{output}"
    )
    written = [
        {
            file.relative_to(tmp_path).as_posix().replace(turn, ""): file.read_bytes()
            for file in sorted(tmp_path.rglob("*"))
            if file.is_file() and file.relative_to(tmp_path).parts[0].startswith(turn)
        }
        for turn in ("first", "second")
    ]
    assert written[0] == written[1] != {}


@cache
def labelled_pairs() -> tuple[tuple[str, str, str], ...]:
    """Return the labelled pairs with their kinds."""
    data = json.loads((SEEDS / "gold" / "duplicates.json").read_text(encoding="utf-8"))
    named = [(entry["a"], entry["b"], entry["kind"]) for entry in data["pairs"]]
    return (*named, *((e["a"], e["b"], "hard-negative") for e in data["hard_negatives"]))


def test_the_wire_story_is_one_cluster() -> None:
    """The AFP story in Barron's and France 24 is the one cluster of the seeds."""
    found = articles_by_label()
    expected = {found["000-01"].id, found["000-06"].id}
    assert [set(cluster) for cluster in seed_corpus().duplicates.clusters] == [expected]


@pytest.mark.parametrize(("a", "b"), [(a, b) for a, b, kind in labelled_pairs() if kind != "near"])
def test_articles_that_share_a_statement_are_no_copies(a: str, b: str) -> None:
    """Neither hard negatives nor pairs that quote one statement are called copies."""
    found = articles_by_label()
    ids = {found[a].id, found[b].id}
    kinds = {pair.kind for pair in seed_corpus().duplicates.pairs if {pair.a, pair.b} == ids}
    assert kinds <= {"template", "quote"}


def test_records_tell_their_place_among_copies() -> None:
    """One copy of the wire story is kept; the other names it, its kind and its shares."""
    pair = [articles_by_label()[label] for label in ("000-01", "000-06")]
    kept, copy = sorted(pair, key=lambda item: item.duplicate is None or item.duplicate.of or "")
    assert kept.duplicate is not None
    assert copy.duplicate is not None
    assert (kept.duplicate.kind, kept.duplicate.of) == (None, None)
    assert copy.duplicate.of == kept.id
    assert copy.duplicate.kind in {"exact", "reprint"}
    assert copy.duplicate.cluster == kept.duplicate.cluster == min(kept.id, copy.id)
