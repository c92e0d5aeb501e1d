"""What the whole job must show on the seeds: 31 articles, every one whole, nothing invented."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from corpuskit.edits import Cleaned, apply_edits
from corpuskit.evaluation.fields import is_right
from corpuskit.evaluation.labels import GoldArticle, GoldFeed, load_labels
from corpuskit.evaluation.match import match_feed
from corpuskit.pipeline import Corpus, normalize
from corpuskit.read import read
from corpuskit.segment import segment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.records import Article, Edit, Feed

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


def relative_edits(article: Article) -> list[Edit]:
    """Return the edits of a record, counted from the start of its body span."""
    return [
        attrs.evolve(
            edit, start=edit.start - article.body_span.start, end=edit.end - article.body_span.start
        )
        for edit in article.edits
    ]


def test_bodies_trace_back_to_the_feed() -> None:
    """The edits of a record turn the feed's text in its body span into its body."""
    for article in seed_corpus().articles:
        span = article.body_span
        raw = seed_feed(article.feed).text[span.start : span.end]
        assert apply_edits(raw, relative_edits(article)) == (article.body or "")


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


@cache
def artifacts(cleaner: str) -> tuple[dict[str, Any], ...]:
    """Return the labelled defects that a cleaner treats in one way, those within one line."""
    data = json.loads((SEEDS / "gold" / "artifacts.json").read_text(encoding="utf-8"))
    kinds = {kind for kind, how in data["kinds"].items() if how["cleaner"] == cleaner}
    return tuple(
        item for item in data["items"] if item["kind"] in kinds and item["col"] is not None
    )


def body_at(artifact: dict[str, Any]) -> str | None:
    """Return what the body of a record has in the place of a defect.

    ``None`` if it doesn't stand in a body, or in a line that was found to be no body.
    """
    path = SEEDS / "feeds" / artifact["file"]
    lines = seed_feed(str(path)).text.split("\n")
    start = sum(len(line) + 1 for line in lines[: artifact["line"] - 1]) + artifact["col"]
    end = start + len(artifact["text"])
    for article in seed_corpus().articles:
        span = article.body_span
        if article.feed != str(path) or not span.start <= start < end <= span.end:
            continue
        if any(item.span.start <= start < item.span.end for item in article.furniture):
            return None
        cleaned = Cleaned(
            text=article.body or "",
            source=seed_feed(article.feed).text[span.start : span.end],
            edits=relative_edits(article),
        )
        first, last = cleaned.to_clean(start - span.start), cleaned.to_clean(end - span.start)
        return cleaned.text[first:last]
    return None


def test_bodies_hold_the_repaired_text() -> None:
    """Where a body had a defect that is repaired by default, it has the right text."""
    found = [
        (item["right"].rstrip("\n"), body_at(item), item["kind"]) for item in artifacts("default")
    ]
    assert [case for case in found if case[1] is not None and case[0] != case[1]] == []
    assert sum(case[1] is not None for case in found) > 200


def test_bodies_keep_what_must_not_be_touched() -> None:
    """The publisher's own words stand in the bodies as they were, odd blanks apart."""
    found = [(fold_blanks(item["text"]), body_at(item)) for item in artifacts("never")]
    changed = [case for case in found if case[1] is not None and case[0] != fold_blanks(case[1])]
    assert changed == []
    assert sum(case[1] is not None for case in found) > 100


def fold_blanks(text: str) -> str:
    """Return *text* with plain blanks, and none at its ends."""
    return text.replace("\xa0", " ").strip()


@pytest.mark.parametrize(
    ("label", "code", "word"), [("001-09", "hy", "Ճանապարհ"), ("002-01", "ru", "военнослужащих")]
)
def test_passages_in_another_language_are_found(label: str, code: str, word: str) -> None:
    """The Armenian name in 001 and the Russian quotation in 002 are passages of their own."""
    article = articles_by_label()[label]
    text = seed_feed(article.feed).text
    found = [
        (span.language.code, word in text[span.start : span.end]) for span in article.language_spans
    ]
    assert [(code, True)] == found
