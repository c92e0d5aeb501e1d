"""Runs the whole job on a folder of labelled feeds and scores every stage."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import attrs

from corpuskit.evaluation.gold_spans import cut_as_labelled
from corpuskit.evaluation.labels import load_labels
from corpuskit.evaluation.match import match_feed
from corpuskit.evaluation.scores import Ratio
from corpuskit.evaluation.stages import (
    Boundaries,
    find_unlabelled_copies,
    score_boundaries,
    score_copies,
    score_fields,
    score_furniture,
)
from corpuskit.pipeline import normalize
from corpuskit.records import Problem
from corpuskit.shown import Shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpuskit.evaluation.match import Match
    from corpuskit.records import Article
    from corpuskit.settings import Settings


@attrs.frozen(kw_only=True, repr=False)
class FeedScore(Shown):
    """Scores of one feed."""

    feed: str
    """Name of the feed within the labelled folder."""

    boundaries: Boundaries
    """How well it was cut."""

    fields: Mapping[str, Ratio]
    """Score of every labelled header field."""

    furniture: Ratio | None
    """Lines that are no body; ``None`` where they are not labelled."""


@attrs.frozen(kw_only=True, repr=False)
class Evaluation(Shown):
    """Scores of a folder of labelled feeds."""

    feeds: tuple[FeedScore, ...]
    """One score a feed, in the order of their names."""

    copies: Ratio | None
    """Pairs of articles called copies; ``None`` where no pairs are labelled."""

    unlabelled_copies: tuple[tuple[str, str], ...]
    """Pairs called copies of which the labels say nothing."""

    problems: tuple[Problem, ...] = ()
    """What was met while normalizing; empty for given records."""

    @property
    def start(self) -> Ratio:
        """First lines over all feeds."""
        return _sum(score.boundaries.start for score in self.feeds)

    @property
    def exact(self) -> Ratio:
        """First and last lines over all feeds."""
        return _sum(score.boundaries.exact for score in self.feeds)

    @property
    def macro_start_f1(self) -> float:
        """Mean over the feeds of the F1 of first lines."""
        return _mean(score.boundaries.start.f1 for score in self.feeds)

    @property
    def macro_pk(self) -> float:
        """Mean over the feeds of Pk."""
        return _mean(score.boundaries.pk for score in self.feeds)

    @property
    def macro_window_diff(self) -> float:
        """Mean over the feeds of WindowDiff."""
        return _mean(score.boundaries.window_diff for score in self.feeds)

    @property
    def fields(self) -> dict[str, Ratio]:
        """Every header field over all feeds."""
        totals: defaultdict[str, Ratio] = defaultdict(Ratio)
        for score in self.feeds:
            for field, ratio in score.fields.items():
                totals[field] += ratio
        return dict(totals)

    @property
    def furniture(self) -> Ratio | None:
        """Lines that are no body, over all feeds that label them."""
        ratios = [score.furniture for score in self.feeds if score.furniture is not None]
        return _sum(ratios) if ratios else None


def evaluate(
    labelled_dir: str | os.PathLike[str],
    /,
    *,
    records: Iterable[Article] | None = None,
    settings: Settings | None = None,
    workers: int = 1,
    spans: Literal["found", "gold"] = "found",
) -> Evaluation:
    """Score the whole job, or given records, against labelled feeds.

    Boundaries are compared by lines and fields leniently, as people who label would.

    Args:
        labelled_dir: Folder with one folder a feed (``raw.txt``, ``gold.json``), or with the
            folders ``feeds`` and ``gold``.
        records: Articles to score, whose feeds are paths of the raw texts; without them the
            feeds are normalised here.
        settings: Settings of the stages; not used with *records*.
        workers: Processes to normalise with; not used with *records*.
        spans: ``"gold"`` to cut the feeds as the labels do, so that the stages behind the
            segmenter are scored by themselves; in one process, without duplicates.

    Raises:
        LabelError: If the folder has no labels, or they are damaged.

    Examples:
        >>> scores = evaluate("seeds")
        >>> scores.start.f1
        1.0
    """
    golds = load_labels(Path(labelled_dir))
    problems: tuple[Problem, ...] = ()
    if records is None and spans == "gold":
        records = cut_as_labelled(golds, settings)
    elif records is None:
        paths = [gold.path for gold in golds]
        corpus = normalize(paths, settings=settings, workers=workers, corrections=False)
        records, problems = corpus.articles, corpus.problems
    by_file: defaultdict[str, list[Article]] = defaultdict(list)
    for article in records:
        by_file[os.path.realpath(article.feed)].append(article)
    matches = [match_feed(gold, by_file[os.path.realpath(gold.path)]) for gold in golds]
    return Evaluation(
        feeds=tuple(_score_feed(match) for match in matches),
        copies=score_copies(matches),
        unlabelled_copies=find_unlabelled_copies(matches),
        problems=problems,
    )


def _score_feed(match: Match) -> FeedScore:
    """Score what can be judged feed by feed."""
    return FeedScore(
        feed=match.gold.name,
        boundaries=score_boundaries(match),
        fields=score_fields(match),
        furniture=score_furniture(match),
    )


def _sum(ratios: Iterable[Ratio]) -> Ratio:
    """Return the sum of the counts."""
    return sum(ratios, start=Ratio())


def _mean(values: Iterable[float]) -> float:
    """Return the mean; 0 of nothing."""
    numbers = list(values)
    return sum(numbers) / len(numbers) if numbers else 0.0
