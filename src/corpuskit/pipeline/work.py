"""What a worker does with one input of a run on disk: the stages, then JSON lines, packed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import attrs

from corpuskit.convert import article_to_json
from corpuskit.errors import RecordError
from corpuskit.pipeline.outcome import Outcome, pack_lines
from corpuskit.pipeline.run import failed, process_input
from corpuskit.pipeline.stamps import settled_text, take_stamp
from corpuskit.records import Feed, Problem

if TYPE_CHECKING:
    from corpuskit.corrections import CorrectionSource
    from corpuskit.pipeline.run import FeedResult
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
    result, stamp = _process_steadily(item, settings, corrections)
    try:
        blocks = tuple(pack_lines(map(article_to_json, result.articles)))
    except RecordError as error:
        result, blocks = failed(item, "stage-failure", f"cannot be stored: {error}"), ()
    return Outcome(
        record=result.record,
        problems=result.problems,
        blocks=blocks,
        stamp=stamp,
        seconds=round(time.monotonic() - begin, 3),
    )


def _process_steadily(
    item: str | Feed, settings: Settings, corrections: CorrectionSource
) -> tuple[FeedResult, str | None]:
    """Return the result of an input and the stamp of its file, which hold good for each other."""
    if isinstance(item, Feed):
        return process_input(item, settings, corrections=corrections), None
    for _ in range(READINGS):
        before = take_stamp(item)
        result = process_input(item, settings, corrections=corrections)
        after = take_stamp(item)
        if result.record.sha256 is None or (before and after and before.text == after.text):
            return result, settled_text(before)
    return _note_change(result), None


def _note_change(result: FeedResult) -> FeedResult:
    """Return the result of an input with the problem that its file kept changing."""
    problem = Problem(
        kind="changing-feed",
        feed=result.record.feed,
        message="changed while it was read, twice; its articles are those of one reading, "
        "perhaps a torn one: run again when it is at rest",
    )
    record = attrs.evolve(result.record, problems=result.record.problems + 1)
    return attrs.evolve(result, record=record, problems=(problem, *result.problems))
