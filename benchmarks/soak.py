"""A long run over made-up feeds, a part of them damaged: all found, memory flat, kills survived.

Usage::

    python benchmarks/soak.py MEGABYTES [--workers N] [--kill-every SECONDS] [--folder DIR]

Feeds are made from the words of the seed feeds, always the same ones for a size, and printed as
the known layouts do, in files of 3 kB to 2 MB, some of them compressed. Two in a hundred are
damaged: cut off, spoilt, binary, empty. Printed are the articles that were printed into undamaged
files and not found again, whether the counts of the manifest add up, megabytes a second of
the whole job, and the peak memory of all its processes in each fifth of the run.

With ``--kill-every`` the job runs once more, and all its processes are killed (SIGKILL) every so
many seconds until one run with ``--resume`` ends; the bytes of both must be equal.
"""

from __future__ import annotations

import argparse
import bz2
import datetime as dt
import gzip
import json
import lzma
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import corpuskit as ck
from corpuskit.pipeline.ids import make_id

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from printers import LANGUAGES, PRINTERS  # noqa: E402 - found on the path just set
from printing import Story  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DAMAGED = 0.02
"""Share of damaged files."""

TABLES = ("articles.jsonl", "duplicates.jsonl", "problems.jsonl")
PACKERS: tuple[tuple[str, Callable[[bytes], bytes]], ...] = (
    ("", bytes),
    ("", bytes),
    (".gz", lambda raw: gzip.compress(raw, 1, mtime=0)),
    (".bz2", bz2.compress),
    (".xz", lambda raw: lzma.compress(raw, preset=0)),
)


def read_words() -> list[str]:
    """Return the words of the seed feeds, as often as they stand there."""
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "seeds" / "feeds").glob("*.txt")]
    return [word for text in sorted(texts) for word in text.split() if word.isalpha()]


def make_sentence(words: list[str], chance: random.Random) -> str:
    """Return a sentence that nobody has written."""
    return " ".join(chance.choices(words, k=chance.randint(8, 20))).capitalize() + "."


def make_story(number: int, words: list[str], chance: random.Random) -> Story:
    """Return a story that no other has the headline of; one in ten repeats an earlier body."""
    source = random.Random(number // 30) if number % 10 == 9 else chance  # noqa: PLR2004, S311
    paragraphs = tuple(
        " ".join(make_sentence(words, source) for _ in range(source.randint(2, 4)))
        for _ in range(source.randint(3, 9))
    )
    return Story(
        headline=f"Harbour report {number} on the state of the old bridge",
        source=chance.choice(["The Daily Example", "Harbour News", "Bay Courier"]),
        date=dt.date(2001, 1, 1) + dt.timedelta(days=number % 8000),
        author="Ann Lee",
        section=None,
        page=chance.randint(1, 40),
        paragraphs=paragraphs,
    )


def iter_files(size: int) -> Iterator[tuple[str, bytes, tuple[str, ...]]]:
    """Yield name, bytes and printed articles of files of *size* bytes together."""
    chance = random.Random(size)  # noqa: S311 - no secret
    words = read_words()
    made = number = 0
    layouts = sorted(PRINTERS)
    while made < size:
        count = min(600, int(2 ** chance.uniform(1, 9.2)))
        stories = [make_story(number + i, words, chance) for i in range(count)]
        number += count
        layout = chance.choice(layouts)
        printed = PRINTERS[layout](stories, chance.choice(sorted(LANGUAGES.get(layout, ("en",)))))
        suffix, pack = chance.choice(PACKERS)
        raw = pack(printed.text.encode())
        made += len(printed.text.encode())
        name = f"{made % 97:02d}/{layout}-{number:08d}.txt{suffix}"
        if chance.random() < DAMAGED:
            yield name, damage(raw, suffix, chance), ()
        else:
            yield name, raw, printed.articles


def damage(raw: bytes, suffix: str, chance: random.Random) -> bytes:
    """Return a file that cannot be read, or in which nothing can be found."""
    if suffix and chance.random() < 0.7:  # noqa: PLR2004
        return raw[: len(raw) // 2]
    return chance.choice([b"", chance.randbytes(5000), b"%PDF-1.4 " + raw[:500]])


def make_feeds(folder: Path, size: int) -> tuple[set[str], int, int]:
    """Write the files; return ids of the articles, bytes as text and number of files."""
    ids: set[str] = set()
    total = files = 0
    for name, raw, articles in iter_files(size):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
        ids.update(make_id(article.strip()) for article in articles)
        total += sum(len(article.encode()) for article in articles)
        files += 1
    return ids, total, files


def run(feeds: Path, out: Path, workers: int, *, seconds: float | None = None) -> list[int] | None:
    """Run the job; return megabytes of memory over time, or ``None`` if it was killed."""
    command = [
        *(sys.executable, "-m", "corpuskit", "normalize", str(feeds), "-o", str(out)),
        *("--workers", str(workers), "--quiet", "--resume"),
    ]
    begin = time.monotonic()
    memory = []
    with subprocess.Popen(  # noqa: S603 - our own program
        command, start_new_session=True
    ) as process:
        while process.poll() is None:
            memory.append(measure_memory(process.pid))
            if seconds is not None and time.monotonic() - begin > seconds:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                return None
            time.sleep(0.2)
    return memory


def measure_memory(pid: int) -> int:
    """Return the megabytes that a process and its children hold."""
    total = 0
    waiting = [pid]
    while waiting:
        place = Path(f"/proc/{waiting.pop()}")
        try:
            fields = (place / "statm").read_text().split()
            waiting += map(int, (place / "task" / place.name / "children").read_text().split())
        except OSError:  # it has just ended
            continue
        total += int(fields[1]) * os.sysconf("SC_PAGESIZE")
    return total >> 20


def check(out: Path, ids: set[str]) -> bool:
    """Print what is missing and whether the counts add up."""
    found = {article.id for article in ck.read_articles(out)}
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    adds_up = all(
        record["characters"] == record["article_characters"] + record["gap_characters"]
        for record in manifest["inputs"]
    ) and manifest["articles"] == sum(record["articles"] for record in manifest["inputs"])
    missing = len(ids - found)
    print(f"articles: {len(ids):,} printed, {missing:,} not found, {manifest['articles']:,} in all")
    print(f"counts add up: {adds_up}; problems: {manifest['problems']:,}")
    print(f"seconds: {manifest['run']['seconds']}")
    return adds_up and not missing


def main() -> int:
    """Do what the module says."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("megabytes", type=float)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--kill-every", type=float)
    parser.add_argument("--folder", type=Path)
    told = parser.parse_args()
    work = told.folder or Path(tempfile.mkdtemp(prefix="soak-"))
    feeds, calm, killed = work / "feeds", work / "calm", work / "killed"
    ids, size, files = make_feeds(feeds, int(told.megabytes * 1e6))
    print(f"{files:,} files, {size / 1e6:.1f} MB of text undamaged, {told.workers} workers")
    begin = time.monotonic()
    memory = run(feeds, calm, told.workers) or [0]
    seconds = time.monotonic() - begin
    fifths = [max(memory[i * len(memory) // 5 :][: len(memory) // 5 + 1]) for i in range(5)]
    print(f"{size / 1e6 / seconds:.2f} MB/s ({seconds:.0f} s); peak MB in each fifth: {fifths}")
    good = check(calm, ids)
    if told.kill_every:
        kills = 0
        while run(feeds, killed, told.workers, seconds=told.kill_every) is None:
            kills += 1
        same = all((calm / t).read_bytes() == (killed / t).read_bytes() for t in TABLES)
        print(f"killed {kills} times; bytes equal: {same}")
        good = good and same
    if told.folder is None:
        shutil.rmtree(work)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
