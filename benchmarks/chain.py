"""The whole job beside the chain that people write today, on the same text, in one run.

Usage::

    python benchmarks/chain.py [MEGABYTES] [--workers N] [--bodies made-up|real]

The chain: split by a regular expression for the feed at hand, `ftfy.fix_text`, `langdetect.detect`,
and MinHash LSH of datasketch over five-word shingles with 128 permutations. It reads no header,
keeps no way back to the source, and merges whatever the LSH names. The text is printed as a mailing
list does, one story in ten a copy; the bodies are made of the words of the seed feeds (1,500
characters each), or of their paragraphs with every other word exchanged, so that stories that share
a paragraph are no copies (4,000). Both have read their tables before the clock starts. Printed for
each: articles found, copies, seconds, seconds of processor time (which tell more where others work
on the same machine), megabytes a second, and the processor time of each stage; and how many times
as fast the whole job is.
"""

from __future__ import annotations

import argparse
import functools
import random
import re
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import ftfy
import langdetect
from datasketch import MinHash, MinHashLSH

from corpuskit.pipeline import RunOptions, assemble, feeds, normalize_to, publish, stages

sys.path.insert(0, str(Path(__file__).parent))

from soak import make_story, read_words
from texts import exchange_words, read_parts

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from printing import Story

DATE = re.compile(r"\n\n(?=[^\n]+\n\n[^\n]+\n[A-Z][a-z]{2} \d{1,2} \d{4}\n)")
"""Where a story of this feed begins: a headline, a source, a date."""

SHINGLE, PERMUTATIONS, THRESHOLD = 5, 128, 0.5
STORIES_PER_FILE = 50

EXCHANGED = 0.5
"""Share of the words of a paragraph that are exchanged for others of it."""

STAGES: tuple[tuple[ModuleType, str, str], ...] = (
    (feeds, "read", "read"),
    (stages, "segment", "cut"),
    (stages, "parse_headers", "headers"),
    (stages, "find_furniture", "furniture"),
    (assemble, "clean", "clean"),
    (assemble, "clean_body", "clean"),
    (feeds, "tag_language", "language"),
    (feeds, "remember_words", "language"),
    (assemble, "tag_language", "language"),
    (assemble, "tag_spans", "language spans"),
    (publish, "find_duplicates", "duplicates"),
)
"""Functions of the whole job by module and name, and the stage that each belongs to."""


class Clock:
    """Processor time by stage."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()

    def watch(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return *function* with its time counted under *stage*."""

        @functools.wraps(function)
        def watched(*args: Any, **options: Any) -> Any:
            begin = time.process_time()
            try:
                return function(*args, **options)
            finally:
                self.spent[stage] += time.process_time() - begin

        return watched


def make_real_story(story: Story, titles: list[str], paragraphs: list[str]) -> Story:
    """Return *story* with a headline and paragraphs of the seeds; a copy stays a copy."""
    chance = random.Random("".join(story.paragraphs))  # noqa: S311 - no secret
    chosen = chance.choices(paragraphs, k=chance.randint(5, 15))
    return attrs.evolve(
        story,
        headline=f"{chance.choice(titles)} {story.headline.split()[2]}",
        paragraphs=tuple(
            exchange_words(paragraph, chance, share=EXCHANGED) for paragraph in chosen
        ),
    )


def make_files(folder: Path, size: int, bodies: str = "made-up") -> int:
    """Write feeds of *size* bytes together; return the number of stories."""
    chance = random.Random(1)  # noqa: S311 - no secret
    words, parts = read_words(), read_parts()
    made = number = 0
    while made < size:
        stories = [make_story(number + i, words, chance) for i in range(STORIES_PER_FILE)]
        if bodies == "real":
            stories = [make_real_story(story, *parts) for story in stories]
        text = "\n\n".join(
            f"{s.headline}\n\n{s.source}\n{s.date:%b %d %Y}\n\n{s.body}" for s in stories
        )
        (folder / f"{number:06d}.txt").write_text(text, encoding="utf-8")
        made += len(text)
        number += len(stories)
    return number


def run_chain(folder: Path, clock: Clock) -> tuple[int, int]:
    """Do the job as a script would; return articles and those with a copy."""
    langdetect.DetectorFactory.seed = 0
    split = clock.watch("cut", DATE.split)
    fix = clock.watch("clean", ftfy.fix_text)
    detect = clock.watch("language", langdetect.detect)
    lsh = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    relate = clock.watch("duplicates", functools.partial(find_copies, lsh))
    count = copies = 0
    for path in sorted(folder.glob("*.txt")):
        for piece in split(path.read_text(encoding="utf-8")):
            text = fix(piece)
            detect(text)
            copies += relate(str(count), text)
            count += 1
    return count, copies


def find_copies(lsh: MinHashLSH, name: str, text: str) -> bool:
    """Tell whether a text like *text* is known, and remember it."""
    words = text.split()
    sketch = MinHash(num_perm=PERMUTATIONS)
    sketch.update_batch(
        " ".join(words[i : i + SHINGLE]).encode() for i in range(max(1, len(words) - SHINGLE + 1))
    )
    found = bool(lsh.query(sketch))
    lsh.insert(name, sketch)
    return found


def run_ours(folder: Path, out: Path, workers: int) -> tuple[int, int]:
    """Do the whole job; return articles and those with a copy."""
    summary = normalize_to(out, folder, options=RunOptions(workers=workers))
    return summary.articles, sum(summary.clusters) - len(summary.clusters)


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


def print_stages(theirs: Clock, ours: Clock) -> None:
    """Print the processor time of each stage, and the ratio where both have it."""
    for stage in dict.fromkeys([*(stage for *_, stage in STAGES), *theirs.spent]):
        chain, own = theirs.spent.get(stage), ours.spent.get(stage)
        ratio = f"{chain / own:6.1f} times" if chain and own else ""
        print(f"  {stage:<16}chain {chain or 0:7.2f} s  corpuskit {own or 0:7.2f} s  {ratio}")


def main() -> None:
    """Do what the module says."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("megabytes", type=float, nargs="?", default=5.0)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--bodies", choices=["made-up", "real"], default="made-up")
    told = parser.parse_args()
    theirs, ours = Clock(), Clock()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        few, files = work / "few", work / "feeds"
        few.mkdir()
        files.mkdir()
        make_files(few, 1, told.bodies)
        run_chain(few, Clock())
        run_ours(few, work / "first", 1)
        number = make_files(files, int(told.megabytes * 1e6), told.bodies)
        size = sum(path.stat().st_size for path in files.iterdir())
        print(f"{number:,} stories, {size / 1e6:.1f} MB")
        chain = time_it("chain", size, lambda: run_chain(files, theirs))
        for module, function, stage in STAGES:
            setattr(module, function, ours.watch(stage, getattr(module, function)))
        whole = time_it("corpuskit", size, lambda: run_ours(files, work / "out", told.workers))
    if told.workers == 1:
        print(f"{chain / whole:.1f} times as fast, in processor time")
        print_stages(theirs, ours)


if __name__ == "__main__":
    main()
