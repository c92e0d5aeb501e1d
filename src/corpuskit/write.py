"""Records to files and back: JSON Lines (plain, gzip, Zstandard), Parquet, a folder of both.

Laws: what was written is read back equal; the same records give the same bytes; a file appears
whole or not at all.

A string with a lone surrogate (half of a UTF-16 pair, no character) fits neither format: it is
refused with the path of its field. Feeds never hold one; only text made by a program can.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, TypeVar

import attrs

from corpuskit.compression import (
    compress_to,
    decompressed_parts,
    require_zstd,
    sniff_compression,
)
from corpuskit.convert import (
    article_from_json,
    article_to_json,
    record_from_json,
    record_to_json,
)
from corpuskit.errors import FeedError, RecordError, WriteError
from corpuskit.formats.atomic import replacing_file, replacing_folder, reporting_errors
from corpuskit.formats.jsonl import dump_lines, load_lines
from corpuskit.records import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = [
    "FOLDER_NAMES",
    "article_from_json",
    "article_to_json",
    "output_form",
    "read_articles",
    "read_records",
    "write_articles",
    "write_folder",
    "write_records",
]

_Record = TypeVar("_Record")

Form = Literal["jsonl", "parquet", "folder"]

ARTICLES, DUPLICATES, PROBLEMS = "articles.jsonl", "duplicates.jsonl", "problems.jsonl"
MANIFEST = "manifest.json"

FOLDER_NAMES = (ARTICLES, DUPLICATES, PROBLEMS, MANIFEST)
"""Files of the folder form."""

_SUFFIX = re.compile(
    r"""
    \.(?:
        (?P<lines> jsonl | ndjson ) (?P<zip> \.gz | \.zst )?
      | (?P<parquet> parquet )
    ) $
    """,
    re.VERBOSE | re.IGNORECASE,
)


_ZIPPED: Mapping[str, Literal["gzip", "zstd"]] = {".gz": "gzip", ".zst": "zstd"}

_PARQUET_MAGIC = b"PAR1"


@attrs.frozen
class _Target:
    """What the name of an output says about it."""

    form: Form
    """Which form."""

    zipped: Literal["gzip", "zstd"] | None = None
    """How the lines are compressed."""


def output_form(path: str | os.PathLike[str], /) -> Form:
    """Return the form that an output of this name is written in, and check that it can be.

    ``.jsonl`` and ``.ndjson``, also with ``.gz`` or ``.zst`` behind, are JSON Lines, ``.parquet``
    is Parquet, a name without a suffix is a folder. Call it before a long run.

    Raises:
        WriteError: If the suffix is another one, or the folder it lies in does not exist.
        MissingExtraError: If the form needs an extra that is not installed.
    """
    name = os.fspath(path)
    target = _target_of(name)
    if not Path(name).resolve().parent.is_dir():
        raise WriteError("its folder does not exist; make it first", name)
    if target.form == "parquet":
        import corpuskit.formats.parquet  # noqa: F401, PLC0415 - is the extra there?
    if target.zipped == "zstd":
        require_zstd()
    return target.form


def write_articles(articles: Iterable[Article], path: str | os.PathLike[str], /) -> int:
    """Write *articles* to one file in the form its name says; return how many there were.

    The articles may be a stream: few are held at a time. If the stream raises, so does this
    function, and whatever stood at *path* is untouched.

    Raises:
        WriteError: If the file cannot be written, or *path* has no suffix of a file form (see
            :func:`~corpuskit.write.output_form`).
        RecordError: If an article holds what the form cannot (a lone surrogate).
        MissingExtraError: If the form needs an extra that is not installed.
    """
    return write_records(articles, path, cls=Article)


def write_records(records: Iterable[Any], path: str | os.PathLike[str], /, *, cls: type) -> int:
    """Write attrs records of class *cls* to one file; all else as :func:`write_articles`."""
    name = os.fspath(path)
    form = output_form(name)
    if form == "folder":
        message = "has no suffix of a file; use .jsonl, .jsonl.gz, .jsonl.zst or .parquet"
        raise WriteError(message, name)
    with replacing_file(name) as file:
        if form == "parquet":
            return _write_parquet(records, file, name, cls)
        return _write_lines(records, file, name)


def write_folder(
    path: str | os.PathLike[str],
    /,
    *,
    articles: Iterable[Article],
    duplicates: Iterable[Any] = (),
    problems: Iterable[Any] = (),
    manifest: Mapping[str, Any],
) -> int:
    """Write a whole corpus as a folder; return the number of articles.

    The folder holds ``articles.jsonl``, ``duplicates.jsonl``, ``problems.jsonl`` (one attrs
    record a line) and ``manifest.json``. It appears whole or not at all; a folder that stands
    there is replaced only if it is empty or an earlier corpus.

    Raises:
        WriteError: If it cannot be written, or holds anything else.
        RecordError: If a record holds what JSON cannot (a lone surrogate).
    """
    name = os.fspath(path)
    if output_form(name) != "folder":
        raise WriteError("has the suffix of a file; a folder has none", name)
    with replacing_folder(name, names=FOLDER_NAMES) as folder:
        tables = {ARTICLES: articles, DUPLICATES: duplicates, PROBLEMS: problems}
        counts = {}
        for table, records in tables.items():
            with replacing_file(str(folder / table)) as file:
                counts[table] = _write_lines(records, file, name)
        with replacing_file(str(folder / MANIFEST)) as file, reporting_errors(name):
            file.write(json.dumps(manifest, ensure_ascii=False, indent=2).encode() + b"\n")
    return counts[ARTICLES]


def read_articles(path: str | os.PathLike[str], /) -> Iterator[Article]:
    """Yield the articles of a file or folder that :func:`write_articles` or the main job wrote.

    The form is told by the first bytes, not by the name; a folder is read for its
    ``articles.jsonl``. The file is read as it is asked for.

    Raises:
        FeedError: At the call, if nothing stands at *path*; later, if it breaks off.
        RecordError: If a record is not an Article; ``line`` is its line (of Parquet: its row).
        MissingExtraError: If the form needs an extra that is not installed.
    """
    return read_records(path, cls=Article)


def read_records(path: str | os.PathLike[str], /, *, cls: type[_Record]) -> Iterator[_Record]:
    """Yield the attrs records of class *cls* in a file; all else as :func:`read_articles`."""
    name = os.fspath(path)
    file = Path(name)
    if file.is_dir():
        file /= ARTICLES
    if not file.is_file():
        raise FeedError("no such file of records; check the path", str(file))
    return _iter_records(file, cls)


def _iter_records(path: Path, cls: type[_Record]) -> Iterator[_Record]:
    """Yield the records in the file at *path*."""
    name = str(path)
    for line, stored in _iter_rows(path, cls):
        try:
            yield record_from_json(stored, cls)
        except RecordError as error:
            raise RecordError(error.message, error.path, name, line) from error


def _iter_rows(path: Path, cls: type) -> Iterator[tuple[int, Any]]:
    """Yield the JSON value of each record, with the number of its line or row."""
    name = str(path)
    try:
        with path.open("rb") as file:
            head = file.read(16)
            file.seek(0)
            if head.startswith(_PARQUET_MAGIC):
                yield from _iter_parquet(file, name, cls)
            else:
                parts = decompressed_parts(file, sniff_compression(head), name)
                yield from load_lines(parts, name)
    except FeedError:
        raise
    except OSError as error:
        raise FeedError(f"cannot be read: {error.strerror or error}", name) from error


def _iter_parquet(file: BinaryIO, name: str, cls: type) -> Iterator[tuple[int, Any]]:
    """Yield the rows of a Parquet file, counted from 1."""
    from corpuskit.formats import parquet  # noqa: PLC0415 - loads slowly, and needs an extra

    try:
        yield from enumerate(parquet.read_rows(file, cls), start=1)
    except parquet.ARROW_ERRORS as error:
        message = f"the Parquet file cannot be read ({error}); fetch it again"
        raise FeedError(message, name) from error


def _write_parquet(records: Iterable[Any], file: BinaryIO, name: str, cls: type) -> int:
    """Write *records* as Parquet; return how many there were."""
    from corpuskit.formats import parquet  # noqa: PLC0415 - loads slowly, and needs an extra

    with parquet.RowWriter(file, cls) as writer:
        for group in parquet.row_groups(record_to_json(record) for record in records):
            with reporting_errors(name):
                writer.write(group)
    return writer.count


def _write_lines(records: Iterable[Any], file: BinaryIO, name: str) -> int:
    """Write *records* as JSON lines, compressed as *name* says; return how many there were."""
    count = 0

    def rows() -> Iterator[dict[str, Any]]:
        nonlocal count
        for record in records:
            count += 1
            yield record_to_json(record)

    zipped = _target_of(name).zipped
    target = compress_to(file, zipped) if zipped else file
    # Only the writing is guarded: an OSError of the stream itself is the caller's own.
    try:
        for block in dump_lines(rows()):
            with reporting_errors(name):
                target.write(block)
    finally:
        if zipped:
            with reporting_errors(name):
                target.close()
    return count


def _target_of(name: str) -> _Target:
    """Return what the name of an output says about it."""
    match = _SUFFIX.search(name)
    if match and match["parquet"]:
        return _Target("parquet")
    if match:
        return _Target("jsonl", _ZIPPED.get((match["zip"] or "").lower()))
    if name.endswith(("/", os.sep)) or Path(name).is_dir() or not Path(name).suffix:
        return _Target("folder")
    message = (
        f"no form is written under the suffix {Path(name).suffix}; "
        "use .jsonl, .jsonl.gz, .jsonl.zst, .parquet, or a folder"
    )
    raise WriteError(message, name)
