"""The stages in a row: one feed, many feeds, the whole job."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

import attrs

from corpuskit.duplicates import duplicate_of, find_duplicates
from corpuskit.errors import CorpusError, FeedError
from corpuskit.language import tag_language
from corpuskit.lines import LineCounter
from corpuskit.pipeline.assemble import Parts, assemble
from corpuskit.pipeline.corpus import Corpus
from corpuskit.pipeline.faults import describe_fault
from corpuskit.pipeline.ids import number_repeats
from corpuskit.pipeline.inputs import Inputs, collect_inputs, name_of
from corpuskit.pipeline.manifest import InputRecord, make_manifest
from corpuskit.pipeline.stages import check_choices, read_feed
from corpuskit.pipeline.workers import map_ordered
from corpuskit.read import read
from corpuskit.records import Article, Feed, Problem
from corpuskit.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpuskit.corrections import CorrectionSource
    from corpuskit.pipeline.inputs import Source
    from corpuskit.pipeline.stages import Reading
    from corpuskit.records import ProblemKind

SURE = 0.9
"""Confidence from which the language of a whole feed is a prior for its articles: of tags given
as much, at least nine in ten are right."""

DEFAULT_SETTINGS = Settings()
"""Every stage at its defaults."""


class Progress(Protocol):
    """**Extension point:** told at the start and after every input how far a run is."""

    def __call__(self, done: int, total: int, /) -> None:
        """Take note that *done* of *total* inputs are finished."""


@attrs.frozen(kw_only=True)
class FeedResult:
    """What one input came to."""

    record: InputRecord
    """Its entry in the manifest."""

    articles: tuple[Article, ...]
    """Its articles, in order; ids not yet numbered."""

    problems: tuple[Problem, ...]
    """What a person should look at."""


def normalize(
    paths: Source | Iterable[Source],
    /,
    *,
    settings: Settings | None = None,
    workers: int = 1,
    progress: Progress | None = None,
    corrections: CorrectionSource = True,
) -> Corpus:
    """Do the whole job: read, segment, parse, clean, tag and relate the articles of all inputs.

    The result is the same, byte for byte once written, whatever the order of *paths* and the
    number of *workers*. An input that cannot be used becomes a `Problem`; the rest is done.

    Args:
        paths: One or more files, folders, globs, ``"-"`` for stdin, or feeds.
        settings: Settings of the stages; the defaults if left out.
        workers: Processes to work with, 1 or more. They are spawned: a script that asks for more
            than one needs the usual ``if __name__ == "__main__":`` around its main part.
        progress: Told at the start and after every input.
        corrections: A person's corrections. ``True``: those that stand beside a feed, in a file of
            its name with ``.ck`` behind; ``False``: none; a folder of such files; for one feed
            also a file, or `Corrections`.

    Raises:
        ValueError: If *workers* is below 1.
        LayoutError: If a layout that was named does not exist or cannot be loaded.
        CorrectionError: If corrections that were named do not exist or are wrong.

    Examples:
        >>> corpus = normalize(["seeds/feeds"])
        >>> len(corpus.articles)
        31
    """
    settings = settings or DEFAULT_SETTINGS
    progress = progress or tell_nobody
    inputs = collect_inputs(paths)
    check_choices(settings, corrections, inputs.items)
    progress(0, len(inputs.items))
    records: list[InputRecord] = []
    problems = list(inputs.problems)
    found: list[Article] = []
    for done, result in enumerate(_run_inputs(inputs, settings, workers, corrections), start=1):
        records.append(result.record)
        problems.extend(result.problems)
        found.extend(result.articles)
        progress(done, len(inputs.items))
    articles = tuple(number_repeats(found))
    duplicates = find_duplicates(articles, settings=settings.duplicates)
    places = duplicate_of(duplicates)
    return Corpus(
        articles=tuple(
            attrs.evolve(article, duplicate=places.get(article.id)) for article in articles
        ),
        duplicates=duplicates,
        problems=tuple(problems),
        manifest=make_manifest(
            tuple(records),
            settings=settings,
            clusters=len(duplicates.clusters),
            problems=len(problems),
        ),
    )


def iter_articles(
    paths: Source | Iterable[Source],
    /,
    *,
    settings: Settings | None = None,
    workers: int = 1,
    corrections: CorrectionSource = True,
) -> Iterator[Article]:
    """Yield the articles of all inputs one by one, without looking for duplicates.

    The articles are those of `normalize`, in the same order. Memory is bounded by the largest
    inputs under way. Inputs that cannot be used are left out: ask `normalize` for the problems.

    Args:
        paths: As in `normalize`.
        settings: As in `normalize`.
        workers: As in `normalize`.
        corrections: As in `normalize`.

    Raises:
        ValueError: If *workers* is below 1.
        LayoutError: As in `normalize`.
        CorrectionError: As in `normalize`.
    """
    inputs, settings = collect_inputs(paths), settings or DEFAULT_SETTINGS
    check_choices(settings, corrections, inputs.items)
    results = _run_inputs(inputs, settings, workers, corrections)
    return number_repeats(article for result in results for article in result.articles)


def process_input(
    item: str | Feed, /, settings: Settings, *, corrections: CorrectionSource = False
) -> FeedResult:
    """Run all stages up to the language tagger on one input.

    What goes wrong in any of them becomes a problem of this input.
    """
    try:
        feed = item if isinstance(item, Feed) else read(item)
        return _process_feed(feed, settings, corrections)
    except FeedError as error:
        return failed(item, error.kind, error.message)
    except CorpusError as error:
        return failed(item, "stage-failure", str(error))
    except Exception as error:  # noqa: BLE001 - a fault of ours in one feed costs no other feed
        return failed(item, "stage-failure", describe_fault(error))


def tell_nobody(_done: int, _total: int, /) -> None:
    """Take note of nothing: the progress of a run that nobody watches."""


def _run_inputs(
    inputs: Inputs, settings: Settings, workers: int, corrections: CorrectionSource
) -> Iterator[FeedResult]:
    """Yield the results of all inputs, in order."""
    return map_ordered(
        partial(process_input, settings=settings, corrections=corrections),
        inputs.items,
        workers=workers,
        on_death=died,
    )


def _process_feed(feed: Feed, settings: Settings, corrections: CorrectionSource) -> FeedResult:
    """Run the stages on one feed."""
    reading = read_feed(feed, settings, corrections)
    counter = LineCounter(feed.text)
    prior = _find_prior(feed)
    articles = tuple(
        assemble(
            Parts(feed=feed, segment=cut, header=header, furniture=lines, prior=prior),
            counter,
            settings.clean,
        )
        for cut, header, lines in zip(
            reading.segmentation.articles, reading.headers, reading.furniture, strict=True
        )
    )
    return FeedResult(record=_make_record(reading), articles=articles, problems=reading.problems)


def _find_prior(feed: Feed) -> str | None:
    """Return the language that most of *feed* is written in; ``None`` if that is not sure."""
    tag = tag_language(feed.text)
    return tag.code if tag.confidence >= SURE else None


def _make_record(reading: Reading) -> InputRecord:
    """Return the manifest entry of a feed that was done."""
    segmentation, feed = reading.segmentation, reading.segmentation.feed
    in_articles = sum(cut.span.end - cut.span.start for cut in segmentation.articles)
    return InputRecord(
        feed=feed.name,
        sha256=feed.sha256,
        encoding=feed.encoding,
        characters=len(feed.text),
        articles=len(segmentation.articles),
        article_characters=in_articles,
        gap_characters=sum(gap.span.end - gap.span.start for gap in segmentation.gaps),
        problems=len(reading.problems),
        corrections=reading.corrections,
    )


def failed(item: str | Feed, kind: ProblemKind, message: str, /) -> FeedResult:
    """Return the result of an input that came to nothing."""
    name = name_of(item)
    record = InputRecord(feed=name, problems=1)
    problem = Problem(kind=kind, feed=name, message=message)
    return FeedResult(record=record, articles=(), problems=(problem,))


def died(item: str | Feed, /) -> FeedResult:
    """Return the result of an input whose worker process died."""
    return failed(
        item, "stage-failure", "its worker process was killed twice, for want of memory perhaps"
    )
