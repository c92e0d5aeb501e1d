"""The whole job from files to files, in bounded memory, able to go on where it was broken off."""

from __future__ import annotations

import contextlib
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from corpuskit.formats.atomic import remove_leftovers, reporting_errors
from corpuskit.pipeline.feeds import died
from corpuskit.pipeline.fingerprint import make_fingerprint
from corpuskit.pipeline.inputs import collect_inputs, key_of
from corpuskit.pipeline.journal import Journal, discard_journal, remove_journal
from corpuskit.pipeline.outcome import Outcome
from corpuskit.pipeline.publish import Clock, publish
from corpuskit.pipeline.run import DEFAULT_SETTINGS, Progress, tell_nobody
from corpuskit.pipeline.stages import check_choices
from corpuskit.pipeline.stamps import is_unchanged
from corpuskit.pipeline.work import do_input
from corpuskit.pipeline.workers import map_as_done
from corpuskit.write import JOURNAL, check_folder, output_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpuskit.corrections import CorrectionSource
    from corpuskit.pipeline.inputs import Inputs, Source
    from corpuskit.pipeline.summary import Summary
    from corpuskit.records import Feed
    from corpuskit.settings import Settings


@attrs.frozen(kw_only=True)
class RunOptions:
    """How a run on disk works; none of it changes an article."""

    workers: int = 1
    """Processes to work with, 1 or more."""

    resume: bool = False
    """Whether to go on from the journal of an earlier run, and to keep one for the next."""

    progress: Progress = tell_nobody
    """Told at the start and after every input."""


def normalize_to(
    out: str | os.PathLike[str],
    paths: Source | Iterable[Source],
    /,
    *,
    settings: Settings | None = None,
    options: RunOptions | None = None,
    corrections: CorrectionSource = True,
) -> Summary:
    """Do the whole job of `normalize` from files to files, whatever the size of the corpus.

    What is written is what ``normalize(paths).write(out)`` writes. Memory is bounded by the
    largest inputs under way, two a worker, and some 2 kB an article for telling copies: texts stay
    on disk. While it runs, a journal stands beside *out*, hidden; it takes in each input
    when that is done, in one transaction. Killed at any moment, a run with *resume* goes on there
    and ends with the bytes of a run that was not. Of the inputs in the journal it opens only those
    whose size or times of change are others, and does again only those whose SHA-256 is another,
    or whose corrections are. Settings and versions that differ make it begin anew.

    A folder keeps its journal within, so the next run with *resume* does what is new in grown
    inputs; beside a file it is kept with *resume* only. *out* appears whole or not at all.

    Args:
        out: Where to write: see `corpuskit.write.output_form`.
        paths: As in `normalize`.
        settings: As in `normalize`.
        options: How to work.
        corrections: As in `normalize`.

    Raises:
        WriteError: If *out* or the journal cannot be written, or another run is at work on it.
        ValueError: If fewer than one worker is asked for.
        LayoutError: As in `normalize`.
        CorrectionError: As in `normalize`.
        DetectorError: As in `normalize`.
        MissingExtraError: As in `normalize`.

    Examples:
        >>> import pathlib, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     summary = normalize_to(pathlib.Path(folder, "corpus"), "seeds/feeds")
        >>> summary.articles, summary.clusters
        (31, (2,))
    """
    settings, options = settings or DEFAULT_SETTINGS, options or RunOptions()
    target = os.fspath(out)
    is_folder = output_form(target) == "folder"
    if is_folder:
        check_folder(target)
    clock = Clock(workers=options.workers)
    inputs = collect_inputs(paths)
    check_choices(settings, corrections, inputs.items)
    place = _find_journal(target, resume=options.resume)
    with _opening(place, make_fingerprint(settings, corrections)) as journal:
        remove_leftovers(target)
        clock.reused = _do_inputs(inputs, journal, settings, options, corrections)
        clock.lap("inputs")
        if is_folder or options.resume:
            journal.drop_others(map(key_of, inputs.items))
        summary = publish(target, inputs, journal, settings, clock)
    _put_away(place, target, is_folder=is_folder and summary.feeds > 0, keep=options.resume)
    return summary


def journal_path(out: str | os.PathLike[str], /) -> Path:
    """Return where the journal of a run stands while it is at work: hidden, beside its output."""
    target = Path(out).resolve()
    return target.with_name(f".{target.name}.journal")


def _find_journal(target: str, *, resume: bool) -> Path:
    """Return the journal to go on with: of an unfinished run, else the one that *target* keeps."""
    place, kept = journal_path(target), Path(target).resolve() / JOURNAL
    with reporting_errors(target):
        if resume and not place.exists() and kept.is_file():
            kept.rename(place)
        if not resume:
            discard_journal(place)
    return place


@contextlib.contextmanager
def _opening(place: Path, fingerprint: str) -> Iterator[Journal]:
    """Give an open journal; one in which nothing stands is not left behind."""
    journal = Journal(place, fingerprint=fingerprint)
    try:
        yield journal
    except BaseException:
        is_empty = journal.is_empty()
        journal.close()
        if is_empty:
            remove_journal(place)
        raise
    journal.close()


def _put_away(place: Path, target: str, *, is_folder: bool, keep: bool) -> None:
    """Move the journal of a finished run into its folder; remove that of a file unless kept."""
    with reporting_errors(target):
        if is_folder:
            place.rename(Path(target).resolve() / JOURNAL)
        elif not keep:
            remove_journal(place)


def _do_inputs(
    inputs: Inputs,
    journal: Journal,
    settings: Settings,
    options: RunOptions,
    corrections: CorrectionSource,
) -> int:
    """Do every input that *journal* does not hold; return how many it held."""
    total = len(inputs.items)
    reused = done = 0
    options.progress(0, total)

    def open_inputs() -> Iterator[str | Feed]:
        nonlocal reused
        for item in inputs.items:
            if is_unchanged(item, key_of(item), journal, corrections):
                reused += 1
                options.progress(reused + done, total)
            else:
                yield item

    results = map_as_done(
        partial(do_input, settings=settings, corrections=corrections),
        open_inputs(),
        workers=options.workers,
        on_death=_died,
    )
    for item, outcome in results:
        journal.put(key_of(item), outcome)
        done += 1
        options.progress(reused + done, total)
    return reused


def _died(item: str | Feed) -> Outcome:
    """Return what an input came to whose worker process died."""
    result = died(item)
    return Outcome(record=result.record, problems=result.problems)
