"""Faults that a long run meets, each provoked for real: what is left is done, and all is told."""

from __future__ import annotations

import gzip
import io
import json
import operator
import os
import re
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
import zipfile
from functools import partial
from pathlib import Path

import pytest

from clips import CLIPS, write_clips
from corpuskit import compression
from corpuskit.containers import archive, zips
from corpuskit.pipeline import RunOptions, normalize_to
from corpuskit.pipeline import work as work_module
from corpuskit.pipeline.workers import map_as_done

COMMAND = (sys.executable, "-m", "corpuskit")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


@pytest.fixture
def feeds(tmp_path: Path) -> Path:
    """A folder with one good feed, to which a test adds what is broken."""
    folder = tmp_path / "feeds"
    folder.mkdir()
    write_clips(folder / "good.txt")
    return folder


def run_job(*args: object, **options: object) -> subprocess.CompletedProcess[str]:
    """Run ``corpuskit normalize`` in a process of its own."""
    command = [*COMMAND, "normalize", *map(str, args)]
    return subprocess.run(  # noqa: S603 - our own program
        command, capture_output=True, text=True, check=False, timeout=120, **options
    )


def lines_of(path: Path) -> list[dict[str, object]]:
    """Return the records in a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def leaf_names(folder: Path) -> set[str]:
    """Return the names of what stands in a folder."""
    return {path.name for path in folder.iterdir()}


def wait_until(condition: object, seconds: float = 60) -> None:
    """Wait until *condition* holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.02)


def zip_of(members: dict[str, bytes]) -> bytes:
    """Return a ZIP archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return stream.getvalue()


def assert_good_is_done(out: Path, feed: Path, kind: str, told: str) -> None:
    """The good feed is in the corpus; the broken one is among the problems, with its reason."""
    assert 2 == len(lines_of(out / "articles.jsonl"))
    found = [p for p in lines_of(out / "problems.jsonl") if str(p["feed"]).startswith(str(feed))]
    assert [kind] == [problem["kind"] for problem in found]
    assert re.search(told, str(found[0]["message"]))


BROKEN = {
    "truncated gzip": ("a.txt.gz", gzip.compress(CLIPS.encode() * 9)[:-20], "cut off"),
    "gzip of nothing": ("b.txt.gz", gzip.compress(CLIPS.encode())[:2], "cut off"),
    "spoilt gzip": ("c.txt.gz", gzip.compress(CLIPS.encode())[:-8] + b"\0" * 8, "broken"),
    "gzip bomb": ("d.txt.gz", gzip.compress(bytes(300 << 20)), "packed more than 250 to 1"),
    "gzips in gzips": ("e.txt.gz", CLIPS.encode(), "compressed more than 4 times"),
    "no zip": ("f.zip", b"PK\x03\x04 and no more", "broken"),
    "zip bomb": ("g.zip", zip_of({"a.txt": bytes(9 << 20)}), "packed more than 250 to 1"),
    "zips in zips": ("h.zip", zip_of({"a.txt": CLIPS.encode()}), "more than 3 archives"),
}
for _ in range(compression.MAX_LAYERS + 1):
    _name, _raw, _told = BROKEN["gzips in gzips"]
    BROKEN["gzips in gzips"] = (_name, gzip.compress(_raw), _told)
for _ in range(archive.MAX_DEPTH):
    _name, _raw, _told = BROKEN["zips in zips"]
    BROKEN["zips in zips"] = (_name, zip_of({"inner.zip": _raw}), _told)


@pytest.mark.parametrize("fault", BROKEN)
def test_broken_file_costs_itself(feeds: Path, tmp_path: Path, fault: str) -> None:
    """Damaged, bomb-like and nested files are refused with the reason; the rest is done."""
    name, raw, told = BROKEN[fault]
    (feeds / name).write_bytes(raw)
    normalize_to(tmp_path / "out", feeds)
    assert_good_is_done(tmp_path / "out", feeds / name, "unreadable-feed", told)


def test_truncated_zstd_costs_itself(feeds: Path, tmp_path: Path) -> None:
    """The same for Zstandard, where it can be read at all."""
    packed = io.BytesIO()
    with compression.compress_to(packed, "zstd") as file:
        file.write(CLIPS.encode() * 50)
    (feeds / "a.txt.zst").write_bytes(packed.getvalue()[:-9])
    normalize_to(tmp_path / "out", feeds)
    assert_good_is_done(tmp_path / "out", feeds / "a.txt.zst", "unreadable-feed", "cut off")


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak is read from /proc")
def test_bomb_is_refused_in_bounded_memory(feeds: Path) -> None:
    """Of a bomb no more is unpacked than 256 MiB."""
    bomb = feeds / "bomb.txt.gz"
    with gzip.open(bomb, "wb") as file:
        for _ in range(900):
            file.write(bytes(1 << 20))
    code = (
        "import sys; from corpuskit.pipeline import normalize; normalize(sys.argv[1])\n"
        # The peak since the program began: the one of resource also counts who started it.
        "status = open('/proc/self/status').read().split()\n"
        "print(status[status.index('VmHWM:') + 1])"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code, str(bomb)], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 500_000  # kB


def test_archive_member_never_leaves_its_folder(feeds: Path, tmp_path: Path) -> None:
    """Members whose names climb up or are absolute are read, and nothing is written for them."""
    outside = tmp_path / "outside.txt"
    members = {"../outside.txt": CLIPS, str(outside): CLIPS, "..\\..\\outside.txt": CLIPS}
    raw = zip_of({name: text.encode() for name, text in members.items()})
    (feeds / "evil.zip").write_bytes(raw)
    before = {path for path in tmp_path.rglob("*") if "out/" not in str(path)}
    normalize_to(tmp_path / "out", feeds)
    assert not outside.exists()
    assert before == {p for p in tmp_path.rglob("*") if not p.is_relative_to(tmp_path / "out")}


def test_mixed_encodings_are_told(feeds: Path, tmp_path: Path) -> None:
    """A feed of lines in two codecs is read line by line, with a problem that says so."""
    text = CLIPS.replace("mayor", "maïre").replace("ferry", "bac à roues")
    mixed = text.encode() + b"\n\n" + text.encode("cp1252")
    (feeds / "mixed.txt").write_bytes(mixed)
    normalize_to(tmp_path / "out", feeds)
    kinds = {str(problem["kind"]) for problem in lines_of(tmp_path / "out" / "problems.jsonl")}
    assert "doubtful-encoding" in kinds
    assert 6 == len(lines_of(tmp_path / "out" / "articles.jsonl"))


def test_folder_in_the_place_of_a_file_costs_itself(feeds: Path, tmp_path: Path) -> None:
    """A folder named like a text, a link to nowhere and one to itself cost but themselves."""
    (feeds / "folder.txt").mkdir()
    (feeds / "nowhere.txt").symlink_to(tmp_path / "missing")
    (feeds / "loop.txt").symlink_to(feeds / "loop.txt")
    summary = normalize_to(tmp_path / "out", feeds)
    assert {"nowhere.txt", "loop.txt"} == {Path(found.feed).name for found in summary.failures}
    assert 2 == summary.articles


def test_pipe_and_socket_in_a_folder_are_left_out(feeds: Path, tmp_path: Path) -> None:
    """What might never end is not read only because it lies in a folder; it is told."""
    os.mkfifo(feeds / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(feeds / "socket.txt"))
    summary = normalize_to(tmp_path / "out", feeds)
    assert (2, {"files-left-out": 1}) == (summary.articles, summary.problems)


def test_named_pipe_is_read_once(tmp_path: Path) -> None:
    """A pipe that is named is read, as a shell's process substitution wants it."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(CLIPS.encode(),), daemon=True)
    writer.start()
    assert 2 == normalize_to(tmp_path / "out.jsonl", pipe).articles


def test_endless_input_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A device without end is read up to the limit of a feed and no further."""
    monkeypatch.setattr(sys.modules["corpuskit.read"], "MAX_BYTES", 1 << 22)
    (failure,) = normalize_to(tmp_path / "out", "/dev/zero").failures
    assert "split it first" in failure.message


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_file_without_rights_costs_itself(feeds: Path, tmp_path: Path) -> None:
    """A file that may not be read is named, with what to check."""
    write_clips(feeds / "secret.txt").chmod(0)
    normalize_to(tmp_path / "out", feeds)
    out = tmp_path / "out"
    assert_good_is_done(
        out, feeds / "secret.txt", "unreadable-feed", "check the path and its rights"
    )


def test_vanished_file_costs_itself(
    feeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is deleted between listing and reading is a problem."""
    gone = write_clips(feeds / "gone.txt")
    inner = work_module.take_stamp

    def delete(path: str) -> object:
        stamp = inner(path)
        gone.unlink(missing_ok=True)
        return stamp

    monkeypatch.setattr(work_module, "take_stamp", delete)
    normalize_to(tmp_path / "out", feeds)
    assert_good_is_done(tmp_path / "out", gone, "unreadable-feed", "no such file")


def test_growing_file_is_told_and_done_again(
    feeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that somebody writes to while it is read is a problem, and read anew next time."""
    log = write_clips(feeds / "log.txt")
    inner = work_module.iter_results

    def append(item: object, /, *args: object) -> object:
        yield from inner(item, *args)
        if str(item).endswith("log.txt"):
            with log.open("a", encoding="utf-8") as file:
                file.write("One more line.\n")

    monkeypatch.setattr(work_module, "iter_results", append)
    summary = normalize_to(tmp_path / "out", feeds)
    assert {"changing-feed": 1} == summary.problems
    monkeypatch.undo()
    summary = normalize_to(tmp_path / "out", feeds, options=RunOptions(resume=True))
    assert ({}, 1) == (summary.problems, summary.reused)


def limit_files(megabytes: float) -> object:
    """Return a function that forbids this process to write larger files: a full disk."""

    def limit() -> None:
        size = int(megabytes * (1 << 20))
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


def test_full_disk_leaves_the_old_output(feeds: Path, tmp_path: Path) -> None:
    """When nothing more can be written, the old corpus stays, and nothing is half-written."""
    out = tmp_path / "out"
    normalize_to(out, feeds)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    for number in range(40):
        write_clips(feeds / f"more{number}.txt", CLIPS.replace("bridge", f"bridge {number}"))
    done = run_job(feeds, "-o", out, preexec_fn=limit_files(0.12))
    assert (2, False) == (done.returncode, "Traceback" in done.stderr)
    assert "cannot be written" in done.stderr
    assert before == {path.name: path.read_bytes() for path in out.iterdir()}
    assert {"feeds", "out"} == {name for name in leaf_names(tmp_path) if "journal" not in name}


def test_run_goes_on_after_a_full_disk(feeds: Path, tmp_path: Path) -> None:
    """Once there is room again, a run with --resume ends as one that always had it."""
    for number in range(60):
        write_clips(feeds / f"more{number}.txt", CLIPS.replace("bridge", f"bridge {number}"))
    done = run_job(feeds, "-o", tmp_path / "out", preexec_fn=limit_files(0.15))
    assert 2 == done.returncode
    assert re.search(r"\d+ of 61 inputs are done; --resume goes on from them", done.stderr)
    assert 0 == run_job(feeds, "-o", tmp_path / "out", "--resume").returncode
    assert 0 == run_job(feeds, "-o", tmp_path / "fresh").returncode
    for name in ("articles.jsonl", "duplicates.jsonl", "problems.jsonl"):
        assert (tmp_path / "fresh" / name).read_bytes() == (tmp_path / "out" / name).read_bytes()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_device_is_no_output(feeds: Path) -> None:
    """A device is never replaced by a file."""
    done = run_job(feeds, "-o", "/dev/full")
    assert (2, False) == (done.returncode, "Traceback" in done.stderr)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_full_standard_output_is_told() -> None:
    """Data that cannot be written to standard output is an error, not a silent loss."""
    command = [*COMMAND, "schema"]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(  # noqa: S603 - our own program
            command, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert 0 != done.returncode


def test_output_folder_without_rights_is_told(feeds: Path) -> None:
    """Where no output can be made, the run says so before it begins."""
    done = run_job(feeds, "-o", "/proc/out.jsonl")
    assert (2, False) == (done.returncode, "Traceback" in done.stderr)


def children_of(pid: int) -> list[int]:
    """Return the worker processes of a process."""
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    spawned = [int(child) for child in listed]
    return [
        child for child in spawned if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="no /proc here")
def test_killed_worker_costs_at_most_its_input(feeds: Path, tmp_path: Path) -> None:
    """A worker that the system kills is replaced, and its input is tried once more."""
    for number in range(60):
        write_clips(feeds / f"more{number}.txt", CLIPS.replace("bridge", f"bridge {number}"))
    out = tmp_path / "out"
    command = [*COMMAND, "normalize", str(feeds), "-o", str(out), "--workers", "2"]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:  # noqa: S603 - ours
        journal = tmp_path / ".out.journal-wal"
        wait_until(lambda: journal.exists() and journal.stat().st_size > 60_000)
        os.kill(children_of(process.pid)[0], signal.SIGKILL)
        assert process.stderr is not None
        process.stderr.read()
        assert 0 == process.wait()
    assert 122 == len(lines_of(out / "articles.jsonl"))


def test_input_that_kills_every_worker_is_a_problem() -> None:
    """An input whose worker dies twice gets a result of its own; all others are done."""
    jobs = [partial(abs, -number) for number in range(6)]
    jobs[3] = partial(signal.raise_signal, signal.SIGKILL)
    results = map_as_done(operator.call, jobs, workers=2, on_death=lambda job: job.args)
    found = {jobs.index(job): result for job, result in results}
    assert {0: 0, 1: 1, 2: 2, 3: (signal.SIGKILL,), 4: 4, 5: 5} == found


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="no /proc here")
def test_workers_die_with_their_main_process(feeds: Path, tmp_path: Path) -> None:
    """After a SIGKILL of the main process no worker is left, and --resume ends the run."""
    for number in range(60):
        write_clips(feeds / f"more{number}.txt", CLIPS.replace("bridge", f"bridge {number}"))
    out = tmp_path / "out"
    command = [*COMMAND, "normalize", str(feeds), "-o", str(out), "--workers", "2"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:  # noqa: S603 - ours
        journal = tmp_path / ".out.journal-wal"
        wait_until(lambda: journal.exists() and journal.stat().st_size > 60_000)
        workers = children_of(process.pid)
        os.kill(process.pid, signal.SIGKILL)
    assert workers != []
    wait_until(lambda: not any(is_alive(worker) for worker in workers))
    done = run_job(feeds, "-o", out, "--resume", "--workers", 2)
    assert 0 == done.returncode
    assert re.search(r"122 from 61 feeds, \d+ of them done before", done.stderr)


def is_alive(pid: int) -> bool:
    """Tell whether a process runs; one that only waits to be buried does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in {"Z", "X"}


def test_interrupted_run_tells_how_far_it_came(feeds: Path, tmp_path: Path) -> None:
    """Ctrl-C ends with 130, says what is done, and the next run goes on from there."""
    for number in range(400):
        write_clips(feeds / f"more{number}.txt", CLIPS.replace("bridge", f"bridge {number}"))
    out = tmp_path / "out.jsonl"
    command = [*COMMAND, "normalize", str(feeds), "-o", str(out)]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:  # noqa: S603 - ours
        journal = tmp_path / ".out.jsonl.journal-wal"
        wait_until(lambda: journal.exists() and journal.stat().st_size > 60_000)
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        said = process.stderr.read().decode()
        assert 130 == process.wait()
    assert re.search(r"\d+ of 401 inputs are done; --resume goes on from them", said)
    assert not out.exists()
    assert 0 == run_job(feeds, "-o", out, "--resume").returncode
    assert {"feeds", "out.jsonl", ".out.jsonl.journal"} == leaf_names(tmp_path)


def test_failures_are_counted_and_tell_the_exit_code(feeds: Path, tmp_path: Path) -> None:
    """One broken input in a batch: exit code 2, its name on standard error, the rest written."""
    (feeds / "broken.txt.gz").write_bytes(b"\x1f\x8b\x08\x00broken")
    done = run_job(feeds, "-o", tmp_path / "out")
    assert (2, True) == (done.returncode, "broken.txt.gz" in done.stderr)
    assert re.search(r"problems +unreadable-feed 1", done.stderr)
    assert 2 == len(lines_of(tmp_path / "out" / "articles.jsonl"))


def test_name_that_is_no_text_costs_nothing(feeds: Path, tmp_path: Path) -> None:
    """A file whose name is not UTF-8 is read, journaled and written; so is one that is broken."""
    write_clips(feeds / os.fsdecode(b"caf\xe9.txt"))
    (feeds / os.fsdecode(b"caf\xe9.txt.gz")).write_bytes(b"\x1f\x8b\x08\x00broken")
    summary = normalize_to(tmp_path / "out", feeds)
    assert (4, 1) == (summary.articles, len(summary.failures))
    again = normalize_to(tmp_path / "out", feeds, options=RunOptions(resume=True))
    assert (4, 2) == (again.articles, again.reused)


def test_limits_have_names() -> None:
    """Every limit of a file from a stranger is a number with a name."""
    assert (4 << 30, 4, 250) == (
        compression.MAX_BYTES,
        compression.MAX_LAYERS,
        compression.MAX_RATIO,
    )
    assert (20_000, 4 << 30, 250) == (zips.MAX_MEMBERS, zips.MAX_TOTAL, zips.MAX_RATIO)
    assert (3, 1 << 28) == (archive.MAX_DEPTH, archive.MAX_NESTED)
