"""From the journal to the output: copies are told, ids numbered, and everything written once."""

from __future__ import annotations

import datetime as dt
import time
from functools import partial
from typing import TYPE_CHECKING, Any

import attrs

from corpuskit.convert import article_from_json, record_to_json
from corpuskit.duplicates import duplicate_of, find_duplicates
from corpuskit.pipeline.ids import Numbering
from corpuskit.pipeline.inputs import key_of
from corpuskit.pipeline.manifest import Manifest, describe_versions, state_settings
from corpuskit.pipeline.summary import Summary, Tally
from corpuskit.records import Article
from corpuskit.write import output_form, write_folder, write_records

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpuskit.formats.shards import Shard
    from corpuskit.pipeline.inputs import Inputs
    from corpuskit.pipeline.journal import Journal
    from corpuskit.records import DuplicateOf, Problem
    from corpuskit.settings import Settings

_UNCOMPARED: dict[str, Any] = {
    "furniture": [],
    "edits": [],
    "line_starts": [],
    "field_spans": [],
    "language_spans": [],
}
"""Long fields that say nothing of copies: left out where copies are looked for."""


class Clock:
    """Measures a run; what it says goes into the manifest and nowhere else."""

    def __init__(self, *, workers: int) -> None:
        self.workers = workers
        self.reused = 0
        self.seconds: dict[str, float] = {}
        self._started = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        self._last = time.monotonic()

    def lap(self, name: str, /) -> None:
        """Note the seconds since the last lap under *name*."""
        now = time.monotonic()
        self.seconds[name] = round(now - self._last, 3)
        self._last = now

    def state(self) -> dict[str, Any]:
        """Return what is known by now, for the manifest."""
        return {
            "started": self._started,
            "seconds": dict(self.seconds),
            "workers": self.workers,
            "inputs_reused": self.reused,
        }


class _Source:
    """The inputs of a run and the journal that holds what they came to."""

    def __init__(self, inputs: Inputs, journal: Journal) -> None:
        self.inputs = inputs
        self.journal = journal

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield all articles in order, with their final ids."""
        numbering = Numbering()
        for item in self.inputs.items:
            for row in self.journal.rows(key_of(item)):
                yield row | {"id": numbering.next_id(row["id"])}

    def problems(self, tally: Tally) -> Iterator[Problem]:
        """Yield all problems in order, counting them in *tally*."""
        for problem in self.inputs.problems:
            yield tally.add_problem(problem)
        for item in self.inputs.items:
            for problem in self.journal.outcome(key_of(item)).problems:
                yield tally.add_problem(problem)

    def records(self) -> Iterator[dict[str, Any]]:
        """Yield the manifest entry of every input, with the seconds that it took."""
        for item in self.inputs.items:
            outcome = self.journal.outcome(key_of(item))
            yield record_to_json(outcome.record) | {"seconds": outcome.seconds}


def publish(
    target: str, inputs: Inputs, journal: Journal, settings: Settings, clock: Clock
) -> Summary:
    """Write what *journal* holds of *inputs* to *target*, and return a summary.

    Nothing is written if no input could be read.

    Raises:
        WriteError: If it cannot be written.
    """
    source, tally = _Source(inputs, journal), Tally()
    tally.feeds = sum(record["sha256"] is not None for record in source.records())
    tally.reused = clock.reused
    problems = source.problems(tally)
    if not tally.feeds:
        tally.drain(problems)
        return tally.finish()
    duplicates = find_duplicates(map(_to_comparable, source.rows()), settings=settings.duplicates)
    tally.clusters = [len(cluster) for cluster in duplicates.clusters]
    clock.lap("duplicates")
    places = duplicate_of(duplicates)
    articles = (tally.add_article(_place(row, places)) for row in source.rows())
    if output_form(target) != "folder":
        write_records(articles, target, cls=Article)
        tally.drain(problems)
        return tally.finish()
    write_folder(
        target,
        articles=articles,
        duplicates=duplicates.pairs,
        problems=problems,
        manifest=partial(_make_manifest, source, settings, tally, clock),
    )
    return tally.finish()


def _make_manifest(
    source: _Source,
    settings: Settings,
    tally: Tally,
    clock: Clock,
    shards: Sequence[Shard],
) -> dict[str, Any]:
    """Return what the manifest says, the inputs as an iterator."""
    clock.lap("writing")
    head = Manifest(
        versions=describe_versions(settings),
        settings=state_settings(settings),
        inputs=(),
        articles=sum(shard.articles for shard in shards),
        clusters=len(tally.clusters),
        problems=sum(tally.problems.values()),
    )
    return attrs.asdict(head) | {
        "shards": [attrs.asdict(shard) for shard in shards],
        "run": clock.state(),
        "inputs": source.records(),
    }


def _to_comparable(row: dict[str, Any]) -> Article:
    """Return an article with all that the duplicates stage looks at."""
    return article_from_json(row | _UNCOMPARED)


def _place(row: dict[str, Any], places: Mapping[str, DuplicateOf]) -> dict[str, Any]:
    """Return an article with its place among copies."""
    found = places.get(row["id"])
    return row if found is None else row | {"duplicate": record_to_json(found)}
