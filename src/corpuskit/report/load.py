"""A corpus on disk -> what a report is made of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from corpuskit.convert import record_from_json
from corpuskit.errors import FeedError, RecordError
from corpuskit.pipeline.manifest import InputRecord
from corpuskit.records import Article, Problem
from corpuskit.syndication.records import DuplicatePair
from corpuskit.write import DUPLICATES, MANIFEST, PROBLEMS, read_articles, read_records

if TYPE_CHECKING:
    import os


@attrs.frozen(kw_only=True)
class StoredCorpus:
    """What a run has left on disk; a file of articles has nothing else."""

    articles: tuple[Article, ...]
    """The articles, in order."""

    pairs: tuple[DuplicatePair, ...] = ()
    """Related articles."""

    problems: tuple[Problem, ...] = ()
    """What a person should look at."""

    inputs: tuple[InputRecord, ...] = ()
    """The inputs of the run, with their hashes."""


def load_corpus(path: str | os.PathLike[str], /) -> StoredCorpus:
    """Read what `normalize` has written: a folder, or a file of articles.

    Raises:
        FeedError: If nothing stands at *path*, or it cannot be read.
        RecordError: If something in it is no record of its kind.
    """
    articles = tuple(read_articles(path))
    folder = Path(path)
    if not folder.is_dir():
        return StoredCorpus(articles=articles)
    return StoredCorpus(
        articles=articles,
        pairs=_read_table(folder / DUPLICATES, DuplicatePair),
        problems=_read_table(folder / PROBLEMS, Problem),
        inputs=_read_inputs(folder / MANIFEST),
    )


def _read_table(path: Path, cls: type[Any]) -> tuple[Any, ...]:
    """Return the records of one table of the folder; none if it is not there."""
    return tuple(read_records(path, cls=cls)) if path.is_file() else ()


def _read_inputs(path: Path) -> tuple[InputRecord, ...]:
    """Return the inputs that the manifest names."""
    if not path.is_file():
        return ()
    names = attrs.fields_dict(InputRecord)
    try:
        rows = json.loads(path.read_bytes())["inputs"]
        kept = [{key: row[key] for key in row if key in names} for row in rows]
    except OSError as error:
        raise FeedError(f"cannot be read: {error.strerror or error}", str(path)) from error
    except (ValueError, LookupError, TypeError) as error:
        raise RecordError("is no manifest of a run; make it again", "inputs", str(path)) from error
    return tuple(record_from_json(row, InputRecord) for row in kept)
