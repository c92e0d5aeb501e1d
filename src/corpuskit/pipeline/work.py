"""What a worker does with one input of a run on disk: the stages, then JSON lines, packed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import attrs

from corpuskit.convert import article_to_json
from corpuskit.errors import RecordError
from corpuskit.pipeline.feeds import failed, iter_results, join_records
from corpuskit.pipeline.outcome import Outcome, pack_lines
from corpuskit.pipeline.stamps import settled_text, take_stamp
from corpuskit.records import Feed, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpuskit.corrections import CorrectionSource
    from corpuskit.pipeline.feeds import FeedResult
    from corpuskit.pipeline.manifest import InputRecord
    from corpuskit.settings import Settings


READINGS = 2
"""Times that a file is read that changes meanwhile."""


def do_input(
    item: str | Feed, /, settings: Settings, *, corrections: CorrectionSource = False
) -> Outcome:
    """Run all stages up to the language tagger on one input, and pack what it came to.

    A file that changes while it is read is read once more; if it changes again, that is a problem,
    and its stamp is left out, so that the next run looks at it anew.
    """
    begin = time.monotonic()
    if isinstance(item, Feed):
        outcome = _pack(item, iter_results(item, settings, corrections))
    else:
        outcome = _do_file(item, settings, corrections)
    return attrs.evolve(outcome, seconds=round(time.monotonic() - begin, 3))


def _do_file(path: str, settings: Settings, corrections: CorrectionSource) -> Outcome:
    """Return what a file comes to, with a stamp that holds good for it."""
    for _ in range(READINGS):
        before = take_stamp(path)
        outcome = _pack(path, iter_results(path, settings, corrections))
        if before is None or outcome.record.sha256 is None:
            return outcome
        after = take_stamp(path)
        if after is not None and before.text == after.text:
            return attrs.evolve(outcome, stamp=settled_text(before))
    problem = Problem(
        kind="changing-feed",
        feed=outcome.record.feed,
        message="changed while it was read, twice; its articles are those of one reading, "
        "perhaps a torn one: run again when it is at rest",
    )
    record = attrs.evolve(outcome.record, problems=outcome.record.problems + 1)
    return attrs.evolve(outcome, record=record, problems=(problem, *outcome.problems))


def _pack(item: str | Feed, results: Iterable[FeedResult]) -> Outcome:
    """Return the parts of one input, the articles of each packed before the next is worked on."""
    records: list[InputRecord] = []
    problems: list[Problem] = []
    blocks: list[bytes] = []
    for result in results:
        if result.record.sha256 is None:
            return Outcome(record=result.record, problems=result.problems)
        records.append(result.record)
        problems.extend(result.problems)
        try:
            blocks.extend(pack_lines(map(article_to_json, result.articles)))
        except RecordError as error:
            lost = failed(item, "stage-failure", f"cannot be stored: {error}")
            return Outcome(record=lost.record, problems=lost.problems)
    return Outcome(record=join_records(records), problems=tuple(problems), blocks=tuple(blocks))
