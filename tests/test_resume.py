"""Runs on disk: what is written, and how a run goes on that was killed, or whose inputs changed."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clips import CLIPS, write_clips
from corpuskit.errors import WriteError
from corpuskit.pipeline import RunOptions, normalize, normalize_to
from corpuskit.pipeline import job as job_module
from corpuskit.pipeline.journal import Journal, remove_journal
from corpuskit.pipeline.stamps import SETTLED_NS
from corpuskit.settings import CleanSettings, LanguageSettings, Settings
from corpuskit.write import read_articles

if TYPE_CHECKING:
    from corpuskit.records import Feed

KILLING = Path(__file__).parent / "killing.py"
TABLES = ("articles.jsonl", "duplicates.jsonl", "problems.jsonl")
RESUME = RunOptions(resume=True)


@pytest.fixture
def feeds(tmp_path: Path) -> Path:
    """A folder of four feeds, two of them alike and one broken, old enough for their stamps."""
    folder = tmp_path / "feeds"
    folder.mkdir()
    for name, text in {"a": CLIPS, "b": CLIPS, "c": CLIPS.replace("bridge", "tunnel")}.items():
        write_clips(folder / f"{name}.txt", text)
    (folder / "broken.txt.gz").write_bytes(b"\x1f\x8b\x08\x00broken")
    time.sleep(2 * SETTLED_NS / 1e9)
    return folder


@pytest.fixture
def worked_on(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files that the stages work on from now."""
    names: list[str] = []
    inner = job_module.do_input

    def note(item: str | Feed, /, *args: object, **options: object) -> object:
        names.append(Path(str(item)).name)
        return inner(item, *args, **options)

    monkeypatch.setattr(job_module, "do_input", note)
    return names


def read_tables(folder: Path) -> list[bytes]:
    """Return the bytes of everything in a corpus but manifest and journal."""
    return [(folder / name).read_bytes() for name in TABLES]


def edit(path: Path, text: str) -> None:
    """Change a file, and give its times time to settle."""
    path.write_text(text, encoding="utf-8")
    time.sleep(2 * SETTLED_NS / 1e9)


@pytest.mark.parametrize("workers", [1, 2])
def test_files_are_those_of_a_corpus_in_memory(feeds: Path, tmp_path: Path, workers: int) -> None:
    """A run on disk writes what `normalize` holds, with any number of workers."""
    normalize(feeds).write(tmp_path / "memory")
    normalize_to(tmp_path / "disk", feeds, options=RunOptions(workers=workers))
    assert read_tables(tmp_path / "memory") == read_tables(tmp_path / "disk")


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.parquet"])
def test_single_file_is_that_of_a_corpus_in_memory(feeds: Path, tmp_path: Path, name: str) -> None:
    """The same holds for a file of articles, which leaves nothing beside it."""
    normalize(feeds).write(tmp_path / f"memory-{name}")
    normalize_to(tmp_path / name, feeds)
    assert (tmp_path / f"memory-{name}").read_bytes() == (tmp_path / name).read_bytes()
    assert {"feeds", name, f"memory-{name}"} == {path.name for path in tmp_path.iterdir()}


@pytest.mark.parametrize("name", ["corpus", "corpus.jsonl"])
def test_run_killed_anywhere_ends_with_the_same_bytes(
    feeds: Path, tmp_path: Path, name: str
) -> None:
    """Killed (SIGKILL) at a step that touches a file, and again while it goes on: equal bytes."""
    (tmp_path / "work").mkdir()
    every = os.environ.get("KILL_EVERY", "5")
    command = [sys.executable, str(KILLING), str(feeds), str(tmp_path / "work"), name, every]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ours
    said = json.loads(done.stdout)
    assert [] == said["wrong"]
    assert said["kills"] > 0


def test_finished_inputs_are_not_read_again(
    feeds: Path, tmp_path: Path, worked_on: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Going on from a finished corpus neither opens nor works on the inputs it holds."""
    normalize_to(tmp_path / "corpus", feeds)
    before = read_tables(tmp_path / "corpus")
    worked_on.clear()
    monkeypatch.setattr("corpuskit.pipeline.stamps.hash_input", pytest.fail)
    summary = normalize_to(tmp_path / "corpus", feeds, options=RESUME)
    assert (3, ["broken.txt.gz"]) == (summary.reused, worked_on)
    assert before == read_tables(tmp_path / "corpus")


def test_grown_folder_costs_what_is_new(feeds: Path, tmp_path: Path, worked_on: list[str]) -> None:
    """A new file among old ones is the only one that is worked on; the result is that of all."""
    normalize_to(tmp_path / "corpus", feeds)
    edit(feeds / "aa.txt", CLIPS.replace("ferry", "train"))
    worked_on.clear()
    normalize_to(tmp_path / "corpus", feeds, options=RESUME)
    assert {"aa.txt", "broken.txt.gz"} == set(worked_on)
    normalize_to(tmp_path / "fresh", feeds)
    assert read_tables(tmp_path / "fresh") == read_tables(tmp_path / "corpus")


def test_changed_input_is_done_again(feeds: Path, tmp_path: Path, worked_on: list[str]) -> None:
    """A change shows even where size and time of change are what they were."""
    normalize_to(tmp_path / "corpus", feeds)
    times = (feeds / "c.txt").stat()
    edit(feeds / "c.txt", CLIPS.replace("bridge", "lounge"))
    os.utime(feeds / "c.txt", ns=(times.st_atime_ns, times.st_mtime_ns))
    worked_on.clear()
    normalize_to(tmp_path / "corpus", feeds, options=RESUME)
    assert {"c.txt", "broken.txt.gz"} == set(worked_on)
    assert any("lounge" in (a.body or "") for a in read_articles(tmp_path / "corpus"))


def test_touched_input_is_told_by_its_hash(
    feeds: Path, tmp_path: Path, worked_on: list[str]
) -> None:
    """A file that was written anew with the same bytes is not worked on again."""
    normalize_to(tmp_path / "corpus", feeds)
    edit(feeds / "c.txt", (feeds / "c.txt").read_text(encoding="utf-8"))
    worked_on.clear()
    normalize_to(tmp_path / "corpus", feeds, options=RESUME)
    assert ["broken.txt.gz"] == worked_on


def test_mended_input_is_read(feeds: Path, tmp_path: Path) -> None:
    """What could not be read is tried again each time."""
    normalize_to(tmp_path / "corpus", feeds)
    edit(feeds / "broken.txt.gz", CLIPS)
    summary = normalize_to(tmp_path / "corpus", feeds, options=RESUME)
    assert ({}, 8) == (summary.problems, summary.articles)


def test_removed_input_leaves_the_corpus(feeds: Path, tmp_path: Path) -> None:
    """The journal holds more than is asked for: only what is asked for is written."""
    normalize_to(tmp_path / "corpus", feeds)
    (feeds / "a.txt").unlink()
    normalize_to(tmp_path / "corpus", feeds, options=RESUME)
    normalize_to(tmp_path / "fresh", feeds)
    assert read_tables(tmp_path / "fresh") == read_tables(tmp_path / "corpus")


@pytest.mark.parametrize(
    "settings",
    [
        Settings(clean=CleanSettings(level="never")),
        Settings(language=LanguageSettings(detector="langdetect")),
    ],
    ids=["cleaner", "detector"],
)
def test_other_settings_begin_anew(
    feeds: Path, tmp_path: Path, worked_on: list[str], settings: Settings
) -> None:
    """What was done under other settings is of no use."""
    normalize_to(tmp_path / "corpus", feeds)
    worked_on.clear()
    normalize_to(tmp_path / "corpus", feeds, settings=settings, options=RESUME)
    assert 4 == len(worked_on)


def test_new_corrections_are_applied(feeds: Path, tmp_path: Path, worked_on: list[str]) -> None:
    """A feed whose corrections are new is done again, and only that one."""
    normalize_to(tmp_path / "corpus", feeds)
    (feeds / "c.txt.ck").write_text("no-cut\tFerry to run all winter\n", encoding="utf-8")
    worked_on.clear()
    normalize_to(tmp_path / "corpus", feeds, options=RESUME)
    assert {"c.txt", "broken.txt.gz"} == set(worked_on)


def test_file_keeps_its_journal_with_resume_only(
    feeds: Path, tmp_path: Path, worked_on: list[str]
) -> None:
    """A run that is to be gone on from leaves its journal beside a file, hidden."""
    normalize_to(tmp_path / "out.jsonl", feeds, options=RESUME)
    worked_on.clear()
    normalize_to(tmp_path / "out.jsonl", feeds, options=RESUME)
    assert ["broken.txt.gz"] == worked_on
    assert {"feeds", "out.jsonl", ".out.jsonl.journal"} == {p.name for p in tmp_path.iterdir()}


def test_run_without_resume_begins_anew(feeds: Path, tmp_path: Path, worked_on: list[str]) -> None:
    """A journal of an earlier run counts only where it is asked for."""
    normalize_to(tmp_path / "out.jsonl", feeds, options=RESUME)
    worked_on.clear()
    normalize_to(tmp_path / "out.jsonl", feeds)
    assert 4 == len(worked_on)


def test_two_runs_on_one_output_do_not_mix(feeds: Path, tmp_path: Path) -> None:
    """While a run is at work on an output, a second one is refused."""
    journal = Journal(job_module.journal_path(tmp_path / "corpus"), fingerprint="x")
    with pytest.raises(WriteError, match="another run is at work"):
        normalize_to(tmp_path / "corpus", feeds, options=RESUME)
    journal.close()


def test_foreign_file_in_the_place_of_the_journal_stays(feeds: Path, tmp_path: Path) -> None:
    """A file that is no journal is never written to or removed."""
    place = job_module.journal_path(tmp_path / "corpus")
    place.write_text("my diary, which is longer than the head of a database would be" * 9)
    for options in (RESUME, RunOptions()):
        with pytest.raises(WriteError, match="move it"):
            normalize_to(tmp_path / "corpus", feeds, options=options)
    base = sqlite3.connect(tmp_path / "other")
    base.execute("CREATE TABLE mine (a)")
    base.close()
    (tmp_path / "other").replace(place)
    with pytest.raises(WriteError, match="move it"):
        normalize_to(tmp_path / "corpus", feeds, options=RESUME)
    assert place.exists()


def test_damaged_journal_is_told(feeds: Path, tmp_path: Path) -> None:
    """A journal that the disk has spoilt is refused, with what to do."""
    normalize_to(tmp_path / "out.jsonl", feeds, options=RESUME)
    place = job_module.journal_path(tmp_path / "out.jsonl")
    raw = bytearray(place.read_bytes())
    raw[4096:] = b"\xff" * len(raw[4096:])
    place.write_bytes(raw)
    with pytest.raises(WriteError, match="without --resume"):
        normalize_to(tmp_path / "out.jsonl", feeds, options=RESUME)
    normalize_to(tmp_path / "out.jsonl", feeds)


def test_manifest_names_inputs_shards_and_seconds(feeds: Path, tmp_path: Path) -> None:
    """The manifest accounts for every input and file; times stand in it and nowhere else."""
    normalize_to(tmp_path / "corpus", feeds)
    manifest = json.loads((tmp_path / "corpus" / "manifest.json").read_text(encoding="utf-8"))
    assert {"inputs", "duplicates", "writing"} == set(manifest["run"]["seconds"])
    (shard,) = manifest["shards"]
    assert ("articles.jsonl", 6) == (shard["file"], shard["articles"])
    assert [2, 2, None, 2] == [
        record["articles"] if record["sha256"] else None for record in manifest["inputs"]
    ]
    assert all(
        record["characters"] == record["article_characters"] + record["gap_characters"]
        for record in manifest["inputs"]
    )


def test_nothing_readable_writes_nothing(tmp_path: Path) -> None:
    """A run that can read no input leaves neither an output nor a journal."""
    summary = normalize_to(tmp_path / "corpus", tmp_path / "missing.txt")
    assert (0, 1) == (summary.feeds, len(summary.failures))
    assert [] == list(tmp_path.iterdir())


def test_journal_forgets_what_is_gone(tmp_path: Path) -> None:
    """Removing a journal that is not there is no error."""
    remove_journal(tmp_path / "none")
    assert [] == list(tmp_path.iterdir())
