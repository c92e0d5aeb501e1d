"""What the page on safety promises of files from strangers, and of articles without end."""

from __future__ import annotations

import ast
import io
import re
import socket
import zipfile
from itertools import pairwise
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import corpuskit
from clips import CLIPS, write_clips
from corpuskit.cli.main import cli
from corpuskit.errors import FeedError
from corpuskit.pipeline import feeds as feeds_module
from corpuskit.pipeline import normalize
from corpuskit.read import read
from corpuskit.records import Article, Feed
from corpuskit.settings import BudgetSettings, Settings
from corpuskit.terminal import make_harmless

SOURCE = Path(corpuskit.__file__).parent
TELLING = "\x1b]0;owned\x07\x1b[2J\u202e"
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
"""What our own messages are coloured with; `TELLING` holds other sequences."""

MAY_PICKLE = ("syndication/crew.py",)
"""Modules that hand objects to worker processes of their own; none of them reads a file."""


def _called(tree: ast.AST) -> set[str]:
    """Return the names of everything that is called by a bare name, or imported."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            names.add(node.func.id)
        elif isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0])
    return names


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: path.stem)
def test_nothing_is_executed_or_fetched(path: Path) -> None:
    """No module evaluates text, unpickles files, starts programs or opens connections."""
    banned = {"eval", "exec", "compile", "__import__", "marshal", "shelve", "dill", "subprocess"}
    banned |= {"socket", "http", "ftplib", "requests", "httpx", "smtplib", "telnetlib"}
    if path.relative_to(SOURCE).as_posix() not in MAY_PICKLE:
        banned |= {"pickle", "cPickle"}
    assert set() == banned & _called(ast.parse(path.read_text(encoding="utf-8")))


def test_no_feed_opens_a_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages with images, entities and addresses are read without a network."""

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    page = '<html><img src="http://example.org/a.png"><link href="http://example.org/a.css">'
    feed = read(f"{page}<p>{CLIPS}</p></html>".encode(), name="a.html")
    assert normalize(feed).problems == ()


def test_word_document_with_entities_is_refused() -> None:
    """A document type, by which entities are declared, is no part of a Word document."""
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("word/document.xml", bomb)
    with pytest.raises(FeedError, match="document type"):
        read(stream.getvalue(), name="a.docx")


@given(st.text())
def test_harmless_text_moves_no_cursor(text: str) -> None:
    """No control character, no turn of direction and no surrogate is left, and no other goes."""
    told = make_harmless(text)
    assert len(text) == len(told)
    assert not any(("\0" <= c < " " and c != "\t") or "\x7f" <= c < "\xa0" for c in told)
    assert not any("\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069" for c in told)
    assert [c for c in text if c.isprintable()] == [
        new for old, new in zip(text, told, strict=True) if old.isprintable()
    ]
    told.encode()


@pytest.mark.parametrize("command", ["normalize", "segment"])
def test_terminal_obeys_no_name_and_no_headline(tmp_path: Path, command: str) -> None:
    """Escape sequences in file names, headlines and sources reach no terminal."""
    write_clips(tmp_path / "a.txt", CLIPS.replace("Council", f"Coun{TELLING}cil"))
    (tmp_path / f"{TELLING}.txt.gz").write_bytes(b"\x1f\x8b\x08\x00broken")
    more = ["-o", str(tmp_path / "out")] if command == "normalize" else []
    result = CliRunner().invoke(cli, [command, str(tmp_path), *more], color=True)
    assert 2 == result.exit_code
    told = COLOUR.sub("", result.output + result.stderr)
    assert not set(TELLING) & set("\x1b\x07\u202e") & set(told)


def test_oversized_article_is_kept_as_printed() -> None:
    """An article beyond its budget is not cleaned: its body is what is printed, and it is told."""
    text = CLIPS + "\n" + "One more\u00a0line of &amp; text.\n" * 50
    settings = Settings(budget=BudgetSettings(article_rows=20))
    corpus = normalize(read(text.encode(), name="a"), settings=settings)
    last = corpus.articles[-1]
    assert "oversized-article" in {problem.kind for problem in corpus.problems}
    assert "more\u00a0line of &amp; text" in (last.body or "")
    assert "&amp;" not in (normalize(read(text.encode(), name="a")).articles[-1].body or "")


def test_budget_counts_characters_too() -> None:
    """One long line is as costly as many short ones."""
    settings = Settings(budget=BudgetSettings(article_characters=200, article_rows=100))
    corpus = normalize(read(CLIPS.encode(), name="a"), settings=settings)
    assert [("oversized-article", article.span) for article in corpus.articles] == [
        (problem.kind, problem.span) for problem in corpus.problems
    ]


def _comparable(article: Article) -> Article:
    """Return an article without what only the whole feed tells."""
    return attrs.evolve(article, boundary=attrs.evolve(article.boundary, confidence=1, evidence=()))


def test_long_feed_comes_out_the_same_part_by_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles cut from parts of a feed stand where they stand in it, with lines and edits."""
    stories = [CLIPS.replace("bridge", f"bridge\u00a0{n}").strip() for n in range(40)]
    feed = read("\n\n\n".join(stories).encode(), name="a")
    whole = normalize(feed)
    monkeypatch.setattr(feeds_module, "PART_CHARACTERS", 4000)
    parts = normalize(feed)
    assert list(map(_comparable, whole.articles)) == list(map(_comparable, parts.articles))
    (record,) = parts.manifest.inputs
    assert len(feed.text) == record.characters
    assert record.characters == record.article_characters + record.gap_characters


@given(st.lists(st.sampled_from([CLIPS, "\n\n", "* * *\n", "Text.\n" * 30]), max_size=9))
def test_parts_tile_any_feed(pieces: list[str]) -> None:
    """Whatever the feed, its parts lose and double nothing."""
    text = "\n".join(pieces)
    feed = Feed(name="a", text=text, encoding="utf-8", sha256="0" * 64)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(feeds_module, "PART_CHARACTERS", 500)
        corpus = normalize(feed)
    (record,) = corpus.manifest.inputs
    assert len(text) == record.characters == record.article_characters + record.gap_characters
    assert all(a.span.end <= b.span.start for a, b in pairwise(corpus.articles))
