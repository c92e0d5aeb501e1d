"""How people use corpuskit, as code that must type-check under ``mypy --strict``.

Nothing here runs; the type checker reads it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import corpuskit as ck

if TYPE_CHECKING:
    from pathlib import Path


def cut_a_feed(path: Path) -> list[tuple[int, float, str]]:
    """Read a feed and list its boundaries."""
    feed: ck.Feed = ck.read(path)
    parts: ck.Segmentation = ck.segment(feed)
    for gap in parts.gaps:
        kind: str = gap.kind
        assert kind, gap.span.start
    return [(b.offset, b.confidence, ", ".join(b.evidence)) for b in parts.boundaries]


def clean_a_text(text: str) -> str:
    """Clean a text and take it back."""
    cleaned: ck.Cleaned = ck.clean(text)
    back: str = cleaned.revert()
    first: int = cleaned.to_source(0)
    there: int = cleaned.to_clean(first)
    rules: set[str] = {edit.rule for edit in cleaned.edits}
    return f"{back}{there}{sorted(rules)}{cleaned.text}"


def name_languages(text: str) -> list[str]:
    """Tag a text and its passages."""
    tag: ck.LanguageTag = ck.tag_language(text)
    codes: list[str] = [span.language.code for span in ck.tag_spans(text)]
    return [tag.code, *codes]


def find_copies(texts: dict[str, str]) -> tuple[tuple[str, ...], ...]:
    """Compare texts by id."""
    dups: ck.Duplicates = ck.find_duplicates(texts.items())
    for pair in dups.pairs:
        share: float = pair.a_in_b
        assert share <= 1.0, (pair.kind, pair.passages)
    kept: tuple[str, ...] = dups.kept
    assert kept or not texts
    return dups.clusters


def run_the_whole_job(folder: Path, out: Path) -> int:
    """Normalise a folder, write the corpus, count the problems."""
    corpus: ck.Corpus = ck.normalize([folder])
    corpus.write(out)
    headlines: list[str | None] = [article.headline for article in corpus.articles]
    return len(headlines) + len(corpus.problems)


def report(corpus: ck.Corpus, stored: Path, out: Path) -> str:
    """Show a corpus, one in memory and one on disk, as a page."""
    page: ck.Report = corpus.report(out, title="Clippings")
    other = ck.make_report(ck.read_articles(stored), folder=stored.parent)
    other.write(out)
    return page


def stream(paths: list[Path]) -> list[str]:
    """Take articles one by one."""
    return [article.id for article in ck.iter_articles(paths)]


def grow(folder: Path, index_file: Path) -> list[str]:
    """Match new articles with those seen before."""
    with ck.DuplicateIndex.open(index_file) as index:
        matches = index.add(ck.iter_articles([folder]))
        return [pair.kind for pair in matches]


def correct(path: Path) -> tuple[ck.Article, ...]:
    """Correct a feed by hand, and cut it by a layout of one's own."""
    feed = ck.read(path)
    said: ck.Corrections = ck.parse_corrections("cut 12: Rain\nsource: The Echo")
    parts = ck.correct_segmentation(ck.segment(feed), ck.resolve_corrections(feed, said))
    layout: ck.Layout = ck.make_layout("mine-1", start=r"ITEM \d+", fields={"headline": 1})
    chosen = ck.SegmentSettings(layouts=(layout, "known"))
    text: str = ck.print_template(parts, weak_below=0.5) + ck.format_corrections(said)
    assert text
    settings = ck.Settings(segment=chosen)
    return ck.normalize(feed, settings=settings, corrections=path.with_suffix(".ck")).articles


def hand_on(corpus: ck.Corpus, folder: Path) -> list[str]:
    """Write articles in the forms of other programs, and read a corpus back."""
    written: int = ck.write_articles(corpus.articles, folder / "docs.jsonl.gz", to="dolma")
    corpus.write(folder / "articles.csv")
    again: ck.Corpus = ck.Corpus.read(folder / "corpus")
    view: dict[str, object] = ck.article_to_ninjs(again.articles[0])
    assert written, view
    return [article.id for article in ck.read_articles(folder / "corpus.parquet")]


def catch(path: Path) -> str:
    """Every error has one base."""
    try:
        return ck.read(path).text
    except ck.FeedError as error:
        return f"{error.feed} at {error.offset}"
    except ck.CorpusError as error:
        return str(error)


def misspell() -> object:
    """A name that does not exist is an error to the type checker, lazy as the package is."""
    return ck.normalise  # type: ignore[attr-defined]
