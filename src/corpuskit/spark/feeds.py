"""What a worker does with files: all stages up to the language tagger, and rows for a table."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pyarrow as pa

from corpuskit.containers.registry import ARCHIVE_SUFFIXES, find_suffix
from corpuskit.convert import record_to_json
from corpuskit.errors import FeedError
from corpuskit.formats.arrow import ARROW_ERRORS, arrow_schema, row_groups
from corpuskit.pipeline.feeds import FeedResult, failed, process_input
from corpuskit.pipeline.ids import Numbering
from corpuskit.pipeline.manifest import InputRecord
from corpuskit.read import expand_paths, read
from corpuskit.records import Article, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corpuskit.corrections import CorrectionSource
    from corpuskit.settings import Settings

KINDS: Mapping[str, type] = {"article": Article, "problem": Problem, "input": InputRecord}
"""What an input comes to: columns of `DONE`, of which each row has one."""

DONE = pa.schema(
    [
        pa.field("number", pa.int64(), nullable=False),  # Of the input, in the order of the run.
        *(pa.field(name, pa.struct(list(arrow_schema(cls)))) for name, cls in KINDS.items()),
    ]
)
"""What inputs came to."""

NUMBERED = pa.schema(
    [
        pa.field("number", pa.int64()),
        pa.field("feed", pa.string()),
        pa.field("start", pa.int64()),
        pa.field("id", pa.string()),
        pa.field("name", pa.string()),
    ]
)
"""Where articles stand, the ids that their texts give them, and those that they get."""

_EXTRA = "extra"


def do_paths(
    batches: Iterable[pa.RecordBatch], *, settings: Settings, corrections: CorrectionSource
) -> Iterator[pa.RecordBatch]:
    """Yield what files come to, as `DONE`.

    Args:
        batches: ``number`` and ``path``, the bytes of a path that this machine reaches.
        settings: As in `normalize`.
        corrections: As in `normalize`.
    """
    for number, path in _iter_rows(batches, ("number", "path")):
        name = os.fsdecode(path)
        yield from _pack(number, name, process_input(name, settings, corrections=corrections))


def do_contents(
    batches: Iterable[pa.RecordBatch], *, settings: Settings, corrections: CorrectionSource
) -> Iterator[pa.RecordBatch]:
    """Yield what the contents of files come to, as `DONE`.

    Args:
        batches: ``path`` and ``content``.
        settings: As in `normalize`.
        corrections: As in `normalize`.
    """
    for path, content in _iter_rows(batches, ("path", "content")):
        for name, result in _do_content(name_feed(path), content, settings, corrections):
            yield from _pack(0, name, result)


def name_feed(path: str) -> str:
    """Return the name of a feed: a path as a local run gives it, if Spark read it from a disk.

    Examples:
        >>> name_feed("file:/data/clips.txt"), name_feed("s3a://news/clips.txt")
        ('/data/clips.txt', 's3a://news/clips.txt')
    """
    if not path.startswith("file:/"):
        return path
    return "/" + path.removeprefix("file:").lstrip("/")


def _do_content(
    name: str, content: bytes, settings: Settings, corrections: CorrectionSource
) -> Iterator[tuple[str, FeedResult]]:
    """Yield what one file comes to: of an archive, what each of its members does."""
    if find_suffix(name) not in ARCHIVE_SUFFIXES:
        yield name, _do_source(content, name, settings, corrections)
        return
    with tempfile.TemporaryDirectory(prefix="corpuskit-") as folder:
        # Archives are searched where they lie: so nothing of them is read otherwise than locally.
        copy = Path(folder, Path(name).name)
        copy.write_bytes(content)
        paths, problems = expand_paths(copy)
        for path in paths:
            member = name + path.removeprefix(str(copy))
            result = _do_source(path, member, settings, corrections)
            noted = [attrs.evolve(problem, feed=name) for problem in problems]
            problems = ()
            yield member, attrs.evolve(result, problems=(*noted, *result.problems))


def _do_source(
    source: str | bytes, name: str, settings: Settings, corrections: CorrectionSource
) -> FeedResult:
    """Return what a file comes to that is called *name*, wherever it was read."""
    try:
        feed = read(source, name=name)
    except FeedError as error:
        return failed(name, error.kind, error.message)
    return process_input(feed, settings, corrections=corrections)


def _pack(number: int, name: str, result: FeedResult) -> Iterator[pa.RecordBatch]:
    """Yield the rows of one input; if they cannot be stored, those of a failure."""
    try:
        batches = [_make_batch(number, rows) for rows in row_groups(_list_rows(result))]
    except ARROW_ERRORS as error:
        lost = failed(name, "stage-failure", f"cannot be stored: {error}")
        batches = [_make_batch(number, list(_list_rows(lost)))]
    yield from batches


def _list_rows(result: FeedResult) -> Iterator[dict[str, Any]]:
    """Yield the records of an input, each under its kind."""
    yield {"input": record_to_json(result.record)}
    for problem in result.problems:
        yield {"problem": record_to_json(problem)}
    for article in result.articles:
        row = record_to_json(article)
        yield {"article": row | {_EXTRA: list(row[_EXTRA].items())}}


def _make_batch(number: int, rows: Iterable[Mapping[str, Any]]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist([{"number": number, **row} for row in rows], schema=DONE)


def number_articles(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield the articles that share their text with one before, under ids of their own.

    Args:
        batches: As `NUMBERED`, without ``name``, all articles of one text together, in order.
    """
    latest, numbering = None, Numbering()
    for batch in batches:
        rows = batch.to_pylist()
        for row in rows:
            if row["id"] != latest:
                latest, numbering = row["id"], Numbering()
            row["name"] = numbering.next_id(row["id"])
        again = [row for row in rows if row["name"] != row["id"]]
        yield pa.RecordBatch.from_pylist(again, schema=NUMBERED)


def _iter_rows(batches: Iterable[pa.RecordBatch], names: Iterable[str]) -> Iterator[Any]:
    """Yield the values of some columns, one row at a time."""
    for batch in batches:
        columns = [batch.column(name) for name in names]
        for place in range(batch.num_rows):
            yield tuple(column[place].as_py() for column in columns)
