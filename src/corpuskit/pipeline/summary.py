"""The closing words of a run, for a person."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpuskit.pipeline.corpus import Corpus
    from corpuskit.records import Article

TOP = 5
"""Sources and languages that are named; the rest is counted."""

_LABEL_WIDTH = 12


def summarize(corpus: Corpus, /) -> str:
    """Return a few lines on what a corpus holds: one label and one fact each."""
    return "\n".join(f"{label:<{_LABEL_WIDTH}}{fact}" for label, fact in _facts(corpus))


def _facts(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Yield label and fact of every line."""
    articles = corpus.articles
    feeds = sum(record.sha256 is not None for record in corpus.manifest.inputs)
    yield "articles", f"{len(articles):,} from {_count(feeds, 'feed')}"
    yield "sources", _top(article.source for article in articles)
    yield "dates", _describe_dates(articles)
    yield "languages", _top(article.language.code for article in articles)
    yield "duplicates", _describe_copies(corpus)
    yield "problems", _top((problem.kind for problem in corpus.problems), every=True)


def _count(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where it is one."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _top(values: Iterable[str | None], *, every: bool = False) -> str:
    """Return the commonest values with their counts, ties in the order of the alphabet."""
    counts = Counter(values)
    missing = counts.pop(None, 0)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    shown = ranked if every else ranked[:TOP]
    parts = [f"{value} {count:,}" for value, count in shown]
    if len(ranked) > len(shown):
        parts.append(f"{_count(len(ranked) - len(shown), 'other')}")
    if missing:
        parts.append(f"not printed {missing:,}")
    return ", ".join(parts) or "none"


def _describe_dates(articles: Iterable[Article]) -> str:
    """Return first and last date, and how many articles print none."""
    dates = [article.date for article in articles]
    known = sorted(date for date in dates if date is not None)
    if not known:
        return "none"
    missing = len(dates) - len(known)
    return f"{known[0]} to {known[-1]}" + (f", not printed {missing:,}" if missing else "")


def _describe_copies(corpus: Corpus) -> str:
    """Return how many clusters there are and how many copies beside the kept articles."""
    clusters = corpus.duplicates.clusters
    if not clusters:
        return "none"
    copies = sum(len(cluster) - 1 for cluster in clusters)
    noun = "copy" if copies == 1 else "copies"
    return f"{copies:,} {noun} in {_count(len(clusters), 'cluster')}"
