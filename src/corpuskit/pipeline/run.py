"""The stages in a row: one feed, many feeds, the whole job."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

import attrs

from corpuskit.duplicates import duplicate_of, find_duplicates
from corpuskit.pipeline.corpus import Corpus
from corpuskit.pipeline.feeds import died, process_input
from corpuskit.pipeline.ids import number_repeats
from corpuskit.pipeline.inputs import Inputs, collect_inputs
from corpuskit.pipeline.manifest import InputRecord, make_manifest
from corpuskit.pipeline.stages import check_choices
from corpuskit.pipeline.workers import map_ordered
from corpuskit.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpuskit.corrections import CorrectionSource
    from corpuskit.pipeline.feeds import FeedResult
    from corpuskit.pipeline.inputs import Source
    from corpuskit.records import Article

DEFAULT_SETTINGS = Settings()
"""Every stage at its defaults."""


class Progress(Protocol):
    """**Extension point:** told at the start and after every input how far a run is."""

    def __call__(self, done: int, total: int, /) -> None:
        """Take note that *done* of *total* inputs are finished."""


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
        DetectorError: If the language detector that was named does not exist or cannot be loaded.
        MissingExtraError: If the library behind it is not installed.

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
        DetectorError: As in `normalize`.
        MissingExtraError: As in `normalize`.

    Examples:
        >>> sum("AFP" in article.credits for article in iter_articles("seeds/feeds"))
        5
    """
    inputs, settings = collect_inputs(paths), settings or DEFAULT_SETTINGS
    check_choices(settings, corrections, inputs.items)
    results = _run_inputs(inputs, settings, workers, corrections)
    return number_repeats(article for result in results for article in result.articles)


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
