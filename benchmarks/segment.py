"""Measure how fast feeds are cut, with plain Python beside it as a yardstick of the machine.

Usage::

    python benchmarks/segment.py [MILLIONS ...]

For feeds of 1 and 10 million characters (or those given), hard-wrapped and with one line a
paragraph: characters a second of one core when cutting with and without the known layouts, those of
two yardsticks that anybody would write first (split at blank lines; search a date in every line),
and the peak memory of the process in bytes a character. Each run has a process to itself.
"""

from __future__ import annotations

import multiprocessing
import re
import resource
import sys
import time
from typing import TYPE_CHECKING, get_args

from texts import Kind, make_feed

import corpuskit as ck
from corpuskit.settings import SegmentSettings

if TYPE_CHECKING:
    from collections.abc import Callable

BLANKS = re.compile(r"\n(?:[ \t]*\n)+")
DATE = re.compile(r"\b\d{1,2} (?:January|February|March|April|May|June|October) \d{4}\b")


def cut_by_all(text: str) -> int:
    """Cut as users do; return the number of articles."""
    return len(ck.segment(text).articles)


def cut_generally(text: str) -> int:
    """Cut on the general path alone; return the number of articles."""
    return len(ck.segment(text, settings=SegmentSettings(layouts=False)).articles)


def split_blanks(text: str) -> int:
    """Split at blank lines; return the number of parts."""
    return len(BLANKS.split(text))


def find_dates(text: str) -> int:
    """Search a date in every line; return the number of those that hold one."""
    return sum(DATE.search(line) is not None for line in text.split("\n"))


RUNS: dict[str, Callable[[str], int]] = {
    "segment": cut_by_all,
    "segment, no layouts": cut_generally,
    "split at blank lines": split_blanks,
    "a date in every line": find_dates,
}
"""What is measured, by name."""


def measure(kind: Kind, size: int, name: str) -> tuple[int, float, int, int]:
    """Return what was found, seconds of the processor, and peak memory before and in the run."""
    RUNS[name]("A headline\n\nA line of text.\n")  # tables are read once a process
    text = make_feed(kind, size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    found = RUNS[name](text)
    seconds = time.process_time() - begun
    return found, seconds, before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main(sizes: list[int]) -> None:
    """Run everything for feeds of *sizes*, in million characters."""
    fresh = multiprocessing.get_context("spawn")
    for kind in get_args(Kind):
        for size in sizes:
            for name in RUNS:
                with fresh.Pool(1) as pool:
                    found, seconds, before, peak = pool.apply(measure, (kind, size * 10**6, name))
                speed = size / seconds
                memory = (peak - before) * 1024 / (size * 10**6)
                print(
                    f"{kind:10s} {size:5d} M  {name:22s} {speed:8.2f} M/s  {seconds:7.2f} s  "
                    f"{memory:6.1f} bytes/char  {found} found"
                )


if __name__ == "__main__":
    main([int(given) for given in sys.argv[1:]] or [1, 10])
