"""Records to files and back: JSON Lines (plain, gzip, Zstandard), Parquet, a folder of both.

Laws: what was written is read back equal; the same records give the same bytes; a file appears
whole or not at all.

A string with a lone surrogate (half of a UTF-16 pair, no character) fits neither format: it is
refused with the path of its field. Feeds never hold one; only text made by a program can.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

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
from corpuskit.formats.docbin import write_docbin
from corpuskit.formats.files import iter_objects, write_lines, write_parquet
from corpuskit.formats.forms import output_form
from corpuskit.formats.jsonl import dump_document
from corpuskit.formats.pages import is_page, write_pages
from corpuskit.formats.shards import SHARD_BYTES, Shard, is_shard, list_shards, write_shards
from corpuskit.formats.spreadsheet import write_csv
from corpuskit.formats.views import OBJECTS, View, choose_view
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


def write_articles(
    articles: Iterable[Article], path: str | os.PathLike[str], /, *, to: View | None = None
) -> int:
    """Write *articles* in one form; return how many there were.

    The articles may be a stream: few are held at a time (but for ``spacy``). If the stream raises,
    so does this function, and whatever stood at *path* is untouched. Only ``record`` keeps all of
    an article and can be read back; the page on formats says what each of the others keeps.

    Args:
        articles: Articles.
        path: Where to write: a file with a suffix of the form, or a folder for ``markdown`` and
            ``text``, which is replaced only if it is empty or holds nothing but such files.
        to: The form. Without it the suffix says: ``csv`` and ``spacy`` have one of their own, all
            others mean ``record``.

    Raises:
        WriteError: If the file cannot be written, or the suffix is none of the form.
        RecordError: If an article holds what the form cannot (a lone surrogate).
        MissingExtraError: If the form needs an extra that is not installed.

    Examples:
        >>> import pathlib, tempfile
        >>> from corpuskit import iter_articles
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     write_articles(iter_articles("seeds/feeds"), pathlib.Path(folder, "out.jsonl.gz"))
        31
    """
    name, view = os.fspath(path), choose_view(path, to)
    if view == "record":
        return write_records(articles, name, cls=Article)
    if view in ("markdown", "text"):
        with replacing_folder(name, is_ours=is_page) as folder:
            return write_pages(articles, folder, name, form=view)
    with replacing_file(name) as file:
        if view == "csv":
            return write_csv(articles, file, name)
        if view == "spacy":
            return write_docbin(articles, file, name)
        return write_lines(map(OBJECTS[view], articles), file, name)


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
            return write_parquet(map(_to_row, records), file, name, cls=cls)
        return write_lines(map(_to_row, records), file, name)


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
                write_lines(map(_to_row, records), file, name)
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
    ``articles.jsonl``, or all files of articles in turn, or the parts that Spark wrote. The file is
    read as it is asked for.

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
        for line, stored in iter_objects(path, cls):
            try:
                yield record_from_json(stored, cls)
            except RecordError as error:
                raise RecordError(error.message, error.path, str(path), line) from error


def _to_row(record: Any) -> Mapping[str, Any]:
    """Return the JSON object of a record, which may be one already."""
    return record if isinstance(record, dict) else record_to_json(record)
