"""Records to files and back: JSON Lines (plain, gzip, Zstandard), Parquet, a folder of both.

Laws: what was written is read back equal; the same records give the same bytes; a file appears
whole or not at all.

A string with a lone surrogate (half of a UTF-16 pair, no character) fits neither format: it is
refused with the path of its field. Feeds never hold one; only text made by a program can.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from corpuskit.compression import (
    compress_to,
    decompressed_parts,
    sniff_compression,
)
from corpuskit.convert import (
    article_from_json,
    article_to_json,
    record_from_json,
    record_to_json,
)
from corpuskit.errors import FeedError, RecordError, WriteError
from corpuskit.formats.atomic import (
    refuse_foreign,
    replacing_file,
    replacing_folder,
    reporting_errors,
)
from corpuskit.formats.forms import output_form, target_of
from corpuskit.formats.jsonl import dump_document, dump_lines, load_lines
from corpuskit.formats.shards import SHARD_BYTES, Shard, is_shard, list_shards, write_shards
from corpuskit.records import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

__all__ = [
    "article_from_json",
    "article_to_json",
    "check_folder",
    "output_form",
    "read_articles",
    "read_records",
    "write_articles",
    "write_folder",
    "write_records",
]

_Record = TypeVar("_Record")

DUPLICATES, PROBLEMS, MANIFEST = "duplicates.jsonl", "problems.jsonl", "manifest.json"

JOURNAL = "journal.sqlite"
"""What a run needs to go on from, in the folder that it wrote."""

_OTHER_NAMES = frozenset({DUPLICATES, PROBLEMS, MANIFEST, JOURNAL})

_PARQUET_MAGIC = b"PAR1"


def write_articles(articles: Iterable[Article], path: str | os.PathLike[str], /) -> int:
    """Write *articles* to one file in the form its name says; return how many there were.

    The articles may be a stream: few are held at a time. If the stream raises, so does this
    function, and whatever stood at *path* is untouched.

    Raises:
        WriteError: If the file cannot be written, or *path* has no suffix of a file form (see
            :func:`~corpuskit.write.output_form`).
        RecordError: If an article holds what the form cannot (a lone surrogate).
        MissingExtraError: If the form needs an extra that is not installed.

    Examples:
        >>> import pathlib, tempfile
        >>> from corpuskit import iter_articles
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     write_articles(iter_articles("seeds/feeds"), pathlib.Path(folder, "out.jsonl.gz"))
        31
    """
    return write_records(articles, path, cls=Article)


def write_records(records: Iterable[Any], path: str | os.PathLike[str], /, *, cls: type) -> int:
    """Write attrs records of class *cls*, or their JSON objects, to one file.

    All else as :func:`write_articles`.
    """
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
    articles: Iterable[Article | Mapping[str, Any]],
    duplicates: Iterable[Any] = (),
    problems: Iterable[Any] = (),
    manifest: Mapping[str, Any] | Callable[[Sequence[Shard]], Mapping[str, Any]],
    shard_bytes: int = SHARD_BYTES,
) -> int:
    """Write a whole corpus as a folder; return the number of articles.

    The folder holds ``articles.jsonl``, ``duplicates.jsonl``, ``problems.jsonl`` (one attrs
    record a line) and ``manifest.json``. From *shard_bytes* on the articles are divided into
    ``articles-00001.jsonl`` and so on. It appears whole or not at all; a folder that stands
    there is replaced only if it is empty or an earlier corpus.

    Args:
        path: Where to write it.
        articles: Articles, or their JSON objects; taken as they are needed.
        duplicates: Pairs, alike.
        problems: Problems, alike.
        manifest: What the manifest says; of a value that is an iterator, one item a line. Or a
            function that is told the files of articles and returns it.
        shard_bytes: Bytes from which a file of articles is full, 1 or more.

    Raises:
        WriteError: If it cannot be written, or holds anything else.
        RecordError: If a record holds what JSON cannot (a lone surrogate).

    Examples:
        >>> import pathlib, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     out = pathlib.Path(folder, "corpus")
        ...     count = write_folder(out, articles=[], manifest={"format": 1})
        ...     sorted(path.name for path in out.iterdir())
        ['articles.jsonl', 'duplicates.jsonl', 'manifest.json', 'problems.jsonl']
    """
    name = os.fspath(path)
    if output_form(name) != "folder":
        raise WriteError("has the suffix of a file; a folder has none", name)
    with replacing_folder(name, is_ours=_is_ours) as folder:
        shards = write_shards(map(_to_row, articles), folder, name, limit=shard_bytes)
        for table, records in {DUPLICATES: duplicates, PROBLEMS: problems}.items():
            with replacing_file(str(folder / table)) as file:
                _write_lines(records, file, name)
        said = manifest(shards) if callable(manifest) else manifest
        with replacing_file(str(folder / MANIFEST)) as file:
            for block in dump_document(said):
                with reporting_errors(name):
                    file.write(block)
    return sum(shard.articles for shard in shards)


def check_folder(path: str | os.PathLike[str], /) -> None:
    """Refuse a folder that :func:`write_folder` would not replace. Call it before a long run.

    Raises:
        WriteError: If it holds anything but an earlier corpus.
    """
    refuse_foreign(os.fspath(path), is_ours=_is_ours)


def _is_ours(name: str) -> bool:
    """Tell whether a file of this name belongs to the folder form."""
    return name in _OTHER_NAMES or is_shard(name)


def read_articles(path: str | os.PathLike[str], /) -> Iterator[Article]:
    """Yield the articles of a file or folder that :func:`write_articles` or the main job wrote.

    The form is told by the first bytes, not by the name; a folder is read for its
    ``articles.jsonl``, or all files of articles in turn. The file is read as it is asked for.

    Raises:
        FeedError: At the call, if nothing stands at *path*; later, if it breaks off.
        RecordError: If a record is not an Article; ``line`` is its line (of Parquet: its row).
        MissingExtraError: If the form needs an extra that is not installed.

    Examples:
        >>> import pathlib, tempfile
        >>> from corpuskit import normalize
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     normalize("seeds/feeds").write(pathlib.Path(folder, "corpus"))
        ...     sum(1 for article in read_articles(pathlib.Path(folder, "corpus")))
        31
    """
    return read_records(path, cls=Article)


def read_records(path: str | os.PathLike[str], /, *, cls: type[_Record]) -> Iterator[_Record]:
    """Yield the attrs records of class *cls* in a file; all else as :func:`read_articles`."""
    name = os.fspath(path)
    files = list_shards(Path(name)) if Path(name).is_dir() else [Path(name)]
    for file in files:
        if not file.is_file():
            raise FeedError("no such file of records; check the path", str(file))
    return _iter_records(files, cls)


def _iter_records(files: Iterable[Path], cls: type[_Record]) -> Iterator[_Record]:
    """Yield the records in *files*."""
    for path in files:
        for line, stored in _iter_rows(path, cls):
            try:
                yield record_from_json(stored, cls)
            except RecordError as error:
                raise RecordError(error.message, error.path, str(path), line) from error


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
        for group in parquet.row_groups(map(_to_row, records)):
            with reporting_errors(name):
                writer.write(group)
    return writer.count


def _write_lines(records: Iterable[Any], file: BinaryIO, name: str) -> int:
    """Write *records* as JSON lines, compressed as *name* says; return how many there were."""
    count = 0

    def rows() -> Iterator[Mapping[str, Any]]:
        nonlocal count
        for record in records:
            count += 1
            yield _to_row(record)

    zipped = target_of(name).zipped
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


def _to_row(record: Any) -> Mapping[str, Any]:
    """Return the JSON object of a record, which may be one already."""
    return record if isinstance(record, dict) else record_to_json(record)
