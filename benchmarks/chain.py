"""The whole job beside the chain that people write today, on the same text, in one run.

Usage::

    python benchmarks/chain.py [MEGABYTES] [--workers N]

The chain: split by a regular expression for the feed at hand, `ftfy.fix_text`, `langdetect.detect`,
and MinHash LSH of datasketch over five-word shingles with 128 permutations. It reads no header,
keeps no way back to the source, and merges whatever the LSH names. The text is made from the words
of the seed feeds, printed as a mailing list does, one story in ten a copy. Printed for each:
articles found, copies, seconds, seconds of processor time (which tell more where others work on the
same machine), and megabytes a second; and how many times as fast the whole job is.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import ftfy
import langdetect
from datasketch import MinHash, MinHashLSH

from corpuskit.pipeline import RunOptions, normalize_to

sys.path.insert(0, str(Path(__file__).parent))

from soak import make_story, read_words

if TYPE_CHECKING:
    from collections.abc import Callable

DATE = re.compile(r"\n\n(?=[^\n]+\n\n[^\n]+\n[A-Z][a-z]{2} \d{1,2} \d{4}\n)")
"""Where a story of this feed begins: a headline, a source, a date."""

SHINGLE, PERMUTATIONS, THRESHOLD = 5, 128, 0.5
STORIES_PER_FILE = 50


def make_files(folder: Path, size: int) -> int:
    """Write feeds of *size* bytes together; return the number of stories."""
    chance = random.Random(1)  # noqa: S311 - no secret
    words = read_words()
    made = number = 0
    while made < size:
        stories = [make_story(number + i, words, chance) for i in range(STORIES_PER_FILE)]
        text = "\n\n".join(
            f"{s.headline}\n\n{s.source}\n{s.date:%b %d %Y}\n\n{s.body}" for s in stories
        )
        (folder / f"{number:06d}.txt").write_text(text, encoding="utf-8")
        made += len(text)
        number += len(stories)
    return number


def run_chain(folder: Path) -> tuple[int, int]:
    """Do the job as a script would; return articles and those with a copy."""
    langdetect.DetectorFactory.seed = 0
    lsh = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    count = copies = 0
    for path in sorted(folder.glob("*.txt")):
        for piece in DATE.split(path.read_text(encoding="utf-8")):
            text = ftfy.fix_text(piece)
            langdetect.detect(text)
            words = text.split()
            sketch = MinHash(num_perm=PERMUTATIONS)
            sketch.update_batch(
                " ".join(words[i : i + SHINGLE]).encode()
                for i in range(max(1, len(words) - SHINGLE + 1))
            )
            copies += bool(lsh.query(sketch))
            lsh.insert(str(count), sketch)
            count += 1
    return count, copies


def time_it(name: str, size: int, job: Callable[[], tuple[int, int]]) -> float:
    """Run *job*, print what it took and return its seconds of processor time."""
    wall, spent = time.monotonic(), time.process_time()
    articles, copies = job()
    wall, spent = time.monotonic() - wall, time.process_time() - spent
    print(
        f"{name:<12}{articles:>8,} articles {copies:>6,} copies {wall:>7.1f} s "
        f"{spent:>7.1f} s of processor {size / 1e6 / wall:>7.2f} MB/s"
    )
    return spent


def main() -> None:
    """Do what the module says."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("megabytes", type=float, nargs="?", default=5.0)
    parser.add_argument("--workers", type=int, default=1)
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        feeds = work / "feeds"
        feeds.mkdir()
        stories = make_files(feeds, int(told.megabytes * 1e6))
        size = sum(path.stat().st_size for path in feeds.iterdir())
        print(f"{stories:,} stories, {size / 1e6:.1f} MB")

        def run_ours() -> tuple[int, int]:
            options = RunOptions(workers=told.workers)
            summary = normalize_to(work / "out", feeds, options=options)
            return summary.articles, sum(summary.clusters) - len(summary.clusters)

        theirs = time_it("chain", size, lambda: run_chain(feeds))
        ours = time_it("corpuskit", size, run_ours)
        if told.workers == 1:
            print(f"{theirs / ours:.1f} times as fast, in processor time")


if __name__ == "__main__":
    main()
