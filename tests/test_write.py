"""Examples of writing: forms, refusals, and what survives when it goes wrong."""

from __future__ import annotations

import gzip
import json
import os
import pickle
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import attrs
import pytest

from corpuskit import (
    Article,
    Boundary,
    Edit,
    FeedError,
    Furniture,
    LanguageTag,
    LineRange,
    MissingExtraError,
    RecordError,
    Span,
    WriteError,
    article_to_json,
    compression,
    read_articles,
    write_articles,
    write_folder,
)
from corpuskit.formats import atomic
from corpuskit.write import output_form

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = Article(
    id="ck:0123456789abcdef",
    feed="clips/a.txt",
    span=Span(0, 40),
    lines=LineRange(1, 3),
    headline="Council puts off its decision",
    byline=("Ann Lee", "Bo Ek"),
    date="2023-10-02",
    language=LanguageTag(code="en", confidence=0.99, script="Latn"),
    body="The council met on Tuesday.\n\nIt put off its decision.\u2028",
    body_span=Span(30, 40),
    furniture=(Furniture(kind="caption", span=Span(12, 20), text="The mayor"),),
    edits=(Edit(start=31, end=32, text=" ", rule="nbsp"),),
    boundary=Boundary(offset=0, confidence=0.9, evidence=("date-line",)),
    extra={"Load-Date": "October 3, 2023"},
)

FORMS = ("a.jsonl", "a.jsonl.gz", "a.jsonl.zst", "a.parquet")


@pytest.mark.parametrize("name", FORMS)
def test_form_is_told_by_bytes(name: str, tmp_path: Path) -> None:
    """A file of records is read right under any name."""
    write_articles([ARTICLE], tmp_path / name)
    (tmp_path / name).rename(tmp_path / "anything")
    assert list(read_articles(tmp_path / "anything")) == [ARTICLE]


@pytest.mark.parametrize("name", FORMS)
def test_empty_corpus_is_a_file(name: str, tmp_path: Path) -> None:
    """No articles give a file with none."""
    assert write_articles([], tmp_path / name) == 0
    assert list(read_articles(tmp_path / name)) == []


def test_absent_values_are_null_or_empty() -> None:
    """Nothing is left out and nothing is an empty string."""
    stored = article_to_json(ARTICLE)
    assert (stored["kicker"], stored["credits"], stored["duplicate"]) == (None, [], None)
    assert [name for name, value in stored.items() if value == ""] == []


def test_gzip_holds_no_time(tmp_path: Path) -> None:
    """The header of the archive names neither time nor file."""
    write_articles([ARTICLE], tmp_path / "a.jsonl.gz")
    assert bytes(5) == (tmp_path / "a.jsonl.gz").read_bytes()[3:8]


def test_parquet_has_the_columns_of_the_class(tmp_path: Path) -> None:
    """Columns and types are those of Article, also where every value is absent."""
    parquet = pytest.importorskip("pyarrow.parquet")
    write_articles([ARTICLE], tmp_path / "a.parquet")
    schema = parquet.read_schema(tmp_path / "a.parquet")
    assert [field.name for field in attrs.fields(Article)] == schema.names
    assert (
        str(schema.field("kicker").type),
        str(schema.field("span").type),
    ) == ("string", "struct<start: int64 not null, end: int64 not null>")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("a.docx", "no form is written under the suffix"),
        ("nowhere/a.jsonl", "its folder does not exist"),
        ("folder.jsonl", "it is a folder"),
        ("corpus", "has no suffix of a file"),
    ],
)
def test_impossible_output_is_refused(name: str, message: str, tmp_path: Path) -> None:
    """An output that cannot be is refused before any article is asked for."""
    (tmp_path / "folder.jsonl").mkdir()
    articles = iter([ARTICLE])
    with pytest.raises(WriteError, match=message):
        write_articles(articles, tmp_path / name)
    assert next(articles) == ARTICLE


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.jsonl", "jsonl"),
        ("a.NDJSON.GZ", "jsonl"),
        ("a.parquet", "parquet"),
        ("corpus", "folder"),
        ("v1.2/", "folder"),
    ],
)
def test_output_form_is_told_by_name(name: str, form: str, tmp_path: Path) -> None:
    """The suffix decides; none, or a slash, is a folder."""
    assert form == output_form(f"{tmp_path}/{name}")


@pytest.mark.parametrize("name", FORMS)
def test_lone_surrogate_is_refused_by_its_field(name: str, tmp_path: Path) -> None:
    """Half a character cannot be stored, and the error says where it stands."""
    bad = attrs.evolve(ARTICLE, byline=("Ann", "B\ud800"))
    with pytest.raises(RecordError, match=r"U\+D800") as caught:
        write_articles([ARTICLE, bad], tmp_path / name)
    assert caught.value.path == "byline[1]"
    assert list(tmp_path.iterdir()) == []


def test_number_beyond_64_bits_is_refused(tmp_path: Path) -> None:
    """Parquet, by way of Arrow, has no room for it; JSON has."""
    big = attrs.evolve(ARTICLE, span=Span(0, 2**70))
    with pytest.raises(RecordError, match="cannot be stored as Arrow"):
        write_articles([big], tmp_path / "a.parquet")
    write_articles([big], tmp_path / "a.jsonl")
    assert [big] == list(read_articles(tmp_path / "a.jsonl"))


def test_killed_process_leaves_the_old_file(tmp_path: Path) -> None:
    """Not even a kill in the middle of writing touches what stood there."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"old")
    code = (
        "import itertools, os, sys, corpuskit as ck\n"
        "record = ck.article_from_json(__import__('json').loads(sys.argv[2]))\n"
        "stream = (record if i < 9999 else os._exit(9) for i in itertools.count())\n"
        "ck.write_articles(stream, sys.argv[1])\n"
    )
    command = [sys.executable, "-c", code, str(path), json.dumps(article_to_json(ARTICLE))]
    ran = subprocess.run(command, check=False)  # noqa: S603 - our own interpreter
    assert (ran.returncode, path.read_bytes()) == (9, b"old")


def test_failing_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the system is a WriteError that names the output; the old file stays."""

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "a.jsonl"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(WriteError, match=r"a\.jsonl: cannot be written: No space left") as caught:
        write_articles([ARTICLE], path)
    assert vars(caught.value) == vars(pickle.loads(pickle.dumps(caught.value)))  # noqa: S301 - ours
    assert ([path], b"old") == (list(tmp_path.iterdir()), path.read_bytes())


def test_mode_and_link_of_the_output_are_kept(tmp_path: Path) -> None:
    """A file that is replaced keeps its rights, and a link goes on pointing at it."""
    target, link = tmp_path / "target.jsonl", tmp_path / "link.jsonl"
    target.write_bytes(b"old")
    target.chmod(0o600)
    link.symlink_to(target)
    write_articles([ARTICLE], link)
    assert (link.is_symlink(), stat.S_IMODE(target.stat().st_mode)) == (True, 0o600)
    assert list(read_articles(target)) == [ARTICLE]


def test_device_is_not_replaced() -> None:
    """A device is no file that could be moved away."""
    with pytest.raises(WriteError, match="no ordinary file"), atomic.replacing_file(os.devnull):
        pass


def test_folder_of_somebody_else_is_not_replaced(tmp_path: Path) -> None:
    """A folder with other files in it is left as it is."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "thesis.doc").write_text("mine")
    with pytest.raises(WriteError, match=r"thesis\.doc"):
        write_folder(tmp_path / "corpus", articles=[ARTICLE], manifest={})
    assert (tmp_path / "corpus" / "thesis.doc").read_text() == "mine"


def test_folder_has_no_suffix_of_a_file(tmp_path: Path) -> None:
    """A folder is not written under a name that promises a file."""
    with pytest.raises(WriteError, match="suffix of a file"):
        write_folder(tmp_path / "corpus.jsonl", articles=[ARTICLE], manifest={})


def test_broken_folder_run_leaves_the_old_folder(tmp_path: Path) -> None:
    """If one table cannot be written, the whole folder stays as it was."""
    path = tmp_path / "corpus"
    write_folder(path, articles=[ARTICLE], manifest={"run": 1})
    bad = attrs.evolve(ARTICLE, headline="\udfff")
    with pytest.raises(RecordError):
        write_folder(path, articles=[], problems=[bad], manifest={"run": 2})
    assert list(read_articles(path)) == [ARTICLE]
    assert ({"run": 1}, [path]) == (
        json.loads((path / "manifest.json").read_text()),
        list(tmp_path.iterdir()),
    )


def test_bad_line_is_told_by_file_line_and_field(tmp_path: Path) -> None:
    """An error in a stored record says where it stands, after the good ones were given."""
    path = tmp_path / "a.jsonl"
    good = json.dumps(article_to_json(ARTICLE))
    path.write_text(f"{good}\n\n{good.replace('0.99', '1.99')}\n")
    stored = read_articles(path)
    assert next(stored) == ARTICLE
    with pytest.raises(RecordError) as caught:
        next(stored)
    error = caught.value
    assert (str(path), 3, "language.confidence") == (error.feed, error.line, error.path)


@pytest.mark.parametrize("raw", [b"{", b"[1]\n", b'{"a":\xff}', b"[" * 100_000, b"9" * 9999])
def test_file_that_is_no_records_is_refused(raw: bytes, tmp_path: Path) -> None:
    """Anything else than articles is a RecordError with its line."""
    (tmp_path / "a.jsonl").write_bytes(raw)
    with pytest.raises(RecordError) as caught:
        list(read_articles(tmp_path / "a.jsonl"))
    assert caught.value.line == 1


@pytest.mark.parametrize("name", FORMS[1:])
def test_truncated_file_is_refused(name: str, tmp_path: Path) -> None:
    """A file that was cut off is an error, not a shorter corpus."""
    path = tmp_path / name
    write_articles([ARTICLE] * 50, path)
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(FeedError, match=name):
        list(read_articles(path))


def test_missing_file_is_told_at_the_call() -> None:
    """The error comes when it is asked for, not when it is used."""
    with pytest.raises(FeedError, match="no such file of records"):
        read_articles("nowhere.jsonl")


def test_foreign_gzip_is_read(tmp_path: Path) -> None:
    """Records packed by another program, with Windows line ends and a mark, are read."""
    lines = f"\ufeff{json.dumps(article_to_json(ARTICLE))}\r\n\r\n".encode()
    (tmp_path / "a.gz").write_bytes(gzip.compress(lines))
    assert list(read_articles(tmp_path / "a.gz")) == [ARTICLE]


def test_missing_extra_is_told_before_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without Zstandard the error names the extra, and nothing is written."""

    def fail(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(compression.importlib, "import_module", fail)
    with pytest.raises(MissingExtraError, match=r"corpuskit\[zstd\]"):
        write_articles([ARTICLE], tmp_path / "a.jsonl.zst")
    assert list(tmp_path.iterdir()) == []
