"""Laws of writing: what was written is read back, the same bytes each time, whole or not at all."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit import Article, Problem, RecordError, read_articles, write_articles, write_folder
from corpuskit.formats.jsonl import dump_line, load_lines
from corpuskit.write import read_records, write_records
from strategies import any_text, articles, problems

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = ("a.jsonl", "a.ndjson", "a.jsonl.gz", "a.jsonl.zst", "a.parquet")

any_json = st.dictionaries(any_text(max_size=9), any_text())


@given(st.lists(articles(), max_size=4), st.sampled_from(NAMES))
def test_written_articles_are_read_back(written: list[Article], name: str) -> None:
    """Every form gives back the articles that were put in, in order."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        assert len(written) == write_articles(iter(written), path)
        assert written == list(read_articles(path))


@given(st.lists(articles(), max_size=3), st.sampled_from(NAMES))
def test_same_articles_give_the_same_bytes(written: list[Article], name: str) -> None:
    """Writing twice gives one and the same file."""
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder, f"1-{name}"), Path(folder, f"2-{name}")
        write_articles(written, first)
        write_articles(written, second)
        assert first.read_bytes() == second.read_bytes()


@given(st.lists(articles(), max_size=3), st.lists(problems(), max_size=3))
def test_folder_gives_back_its_records(written: list[Article], noted: list[Problem]) -> None:
    """The folder form holds articles and problems, and can be written over itself."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "corpus")
        for _ in range(2):
            write_folder(path, articles=written, problems=noted, manifest={"articles": 1})
        assert written == list(read_articles(path))
        assert noted == list(read_records(path / "problems.jsonl", cls=Problem))


@given(st.lists(problems(), max_size=3), st.sampled_from(NAMES))
def test_other_records_are_read_back(written: list[Problem], name: str) -> None:
    """Not only articles can be stored."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        write_records(written, path, cls=Problem)
        assert written == list(read_records(path, cls=Problem))


@given(articles(), st.integers(0, 3), st.sampled_from(NAMES))
def test_broken_stream_leaves_the_old_file(article: Article, good: int, name: str) -> None:
    """Where the stream of articles raises, what stood there before is untouched and alone."""

    def break_off() -> Iterator[Article]:
        yield from [article] * good
        raise OSError("the source went away")

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(b"old")
        with pytest.raises(OSError, match="the source went away"):
            write_articles(break_off(), path)
        assert path.read_bytes() == b"old"
        assert [path] == list(Path(folder).iterdir())


@given(any_json)
def test_line_is_one_line_for_every_reader(stored: dict[str, str]) -> None:
    """No character inside a record ends its line, even for ``str.splitlines``."""
    line = dump_line(stored)
    assert len(line.decode().splitlines()) == 1
    assert [(1, stored)] == list(load_lines([line], "f"))


@given(st.lists(any_json, max_size=4), st.integers(1, 7))
def test_lines_do_not_depend_on_portions(rows: list[dict[str, str]], size: int) -> None:
    """Lines are the same in whatever portions the bytes arrive."""
    raw = b"".join(map(dump_line, rows))
    parts = [raw[at : at + size] for at in range(0, len(raw), size)]
    assert list(enumerate(rows, start=1)) == list(load_lines(parts, "f"))


@given(st.binary(max_size=60))
def test_any_bytes_are_records_or_an_error(raw: bytes) -> None:
    """A file of anything gives a RecordError with its line, or no record at all."""
    with contextlib.suppress(RecordError):
        assert not any(isinstance(value, dict) for _, value in load_lines([raw], "f"))
