"""The closing words of a run, for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs

from corpuskit.convert import article_to_json
from corpuskit.records import Problem
from corpuskit.shown import Shown
from corpuskit.terminal import make_harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpuskit.pipeline.corpus import Corpus

TOP = 5
"""Sources and languages that are named; the rest is counted."""

FAILURE_KINDS = frozenset({"unreadable-feed", "binary-feed", "stage-failure"})
"""Kinds of problems by which an input came to nothing."""

MOST_FAILURES = 1000
"""Failures that a summary holds; the rest is counted, and all stand among the problems."""

_LABEL_WIDTH = 12


@attrs.frozen(kw_only=True, repr=False)
class Summary(Shown):
    """What a run came to, in numbers."""

    articles: int
    """Articles written."""

    feeds: int
    """Inputs that could be read; nothing is written if there is none."""

    reused: int
    """Inputs that an earlier run had done."""

    sources: Mapping[str | None, int]
    """Articles by publication; ``None`` for those that print none."""

    languages: Mapping[str | None, int]
    """Articles by language code."""

    dates: tuple[str, str] | None
    """First and last date; ``None`` if no article prints one."""

    undated: int
    """Articles that print no date."""

    clusters: tuple[int, ...]
    """Sizes of the clusters of copies, largest first."""

    problems: Mapping[str | None, int]
    """Problems by kind."""

    failures: tuple[Problem, ...]
    """What each input that came to nothing died of, the first `MOST_FAILURES`."""


class Tally:
    """Counts articles and problems as they pass."""

    def __init__(self) -> None:
        self.articles = 0
        self.feeds = 0
        self.reused = 0
        self.clusters: list[int] = []
        self.problems: Counter[str | None] = Counter()
        self._sources: Counter[str | None] = Counter()
        self._languages: Counter[str | None] = Counter()
        self._dates: tuple[str, str] | None = None
        self._undated = 0
        self._failures: list[Problem] = []

    def add_article(self, row: dict[str, Any], /) -> dict[str, Any]:
        """Count the JSON object of an article, and return it."""
        self.articles += 1
        self._sources[row["source"]] += 1
        self._languages[row["language"]["code"]] += 1
        date: str | None = row["date"]
        if date is None:
            self._undated += 1
        else:
            first, last = self._dates or (date, date)
            self._dates = min(first, date), max(last, date)
        return row

    def add_problem(self, problem: Problem, /) -> Problem:
        """Count a problem, and return it."""
        self.problems[problem.kind] += 1
        if problem.kind in FAILURE_KINDS and len(self._failures) < MOST_FAILURES:
            self._failures.append(problem)
        return problem

    def drain(self, problems: Iterable[Problem], /) -> None:
        """Count all of *problems*; they are among those of `Tally.add_problem` already."""
        for _ in problems:
            pass

    def finish(self) -> Summary:
        """Return the summary."""
        return Summary(
            articles=self.articles,
            feeds=self.feeds,
            reused=self.reused,
            sources=self._sources,
            languages=self._languages,
            dates=self._dates,
            undated=self._undated,
            clusters=tuple(self.clusters),
            problems=self.problems,
            failures=tuple(self._failures),
        )


def summarize(run: Corpus | Summary, /) -> str:
    """Return a few lines on what a corpus holds: one label and one fact each."""
    return "\n".join(f"{label:<{_LABEL_WIDTH}}{fact}" for label, fact in list_facts(run))


def _count_corpus(corpus: Corpus) -> Summary:
    """Return the summary of a corpus in memory."""
    tally = Tally()
    tally.feeds = sum(record.sha256 is not None for record in corpus.manifest.inputs)
    tally.clusters = [len(cluster) for cluster in corpus.duplicates.clusters]
    for article in corpus.articles:
        tally.add_article(article_to_json(article))
    for problem in corpus.problems:
        tally.add_problem(problem)
    return tally.finish()


def list_facts(run: Corpus | Summary, /) -> Iterator[tuple[str, str]]:
    """Yield label and fact of every line of `summarize`."""
    summary = run if isinstance(run, Summary) else _count_corpus(run)
    reused = f", {summary.reused:,} of them done before" if summary.reused else ""
    yield "articles", f"{summary.articles:,} from {_count(summary.feeds, 'feed')}{reused}"
    yield "sources", _top(summary.sources)
    yield "dates", _describe_dates(summary)
    yield "languages", _top(summary.languages)
    yield "duplicates", _describe_copies(summary.clusters)
    yield "problems", _top(summary.problems, every=True)


def _count(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where it is one."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _top(counts: Mapping[str | None, int], *, every: bool = False) -> str:
    """Return the commonest values with their counts, ties in the order of the alphabet."""
    known = ((value, count) for value, count in counts.items() if value is not None)
    ranked = sorted(known, key=lambda item: (-item[1], item[0]))
    shown = ranked if every else ranked[:TOP]
    parts = [f"{make_harmless(value)} {count:,}" for value, count in shown]
    if len(ranked) > len(shown):
        parts.append(f"{_count(len(ranked) - len(shown), 'other')}")
    if missing := counts.get(None, 0):
        parts.append(f"not printed {missing:,}")
    return ", ".join(parts) or "none"


def _describe_dates(summary: Summary) -> str:
    """Return first and last date, and how many articles print none."""
    if summary.dates is None:
        return "none"
    first, last = summary.dates
    missing = f", not printed {summary.undated:,}" if summary.undated else ""
    return f"{first} to {last}{missing}"


def _describe_copies(clusters: Iterable[int]) -> str:
    """Return how many clusters there are and how many copies beside the kept articles."""
    sizes = list(clusters)
    if not sizes:
        return "none"
    copies = sum(sizes) - len(sizes)
    noun = "copy" if copies == 1 else "copies"
    return f"{copies:,} {noun} in {_count(len(sizes), 'cluster')}"
