"""Measure how long texts take that nobody would call a feed, as ratios to an ordinary one.

Usage::

    python benchmarks/hostile.py [CHARACTERS]

Every text has a million characters (or as many as given). Printed for each: seconds of the
processor to cut it, the ratio to ordinary hard-wrapped text of the same size, the ratio of the
whole to a half of it (2 is linear, 4 is quadratic), and peak memory beyond that of the process
before, in bytes a character. Each runs in a process of its own.
"""

from __future__ import annotations

import multiprocessing
import random
import resource
import sys
import time

from texts import make_feed

import corpuskit as ck

SIZE = int(sys.argv[1]) if len(sys.argv) > 1 else 10**6
"""Characters of each text."""


def _fill(pattern: str) -> str:
    """Return *pattern* as often as it fits in the size of the longest text."""
    return pattern * (SIZE // len(pattern))


def _draw(signs: str, seed: int) -> str:
    """Return characters of *signs* drawn by chance."""
    return "".join(random.Random(seed).choices(signs, k=SIZE))  # noqa: S311 - no secrets


TEXTS = {
    "ordinary": make_feed("wrapped", SIZE)[:SIZE],
    "one row of letters": _fill("a"),
    "one row of words": _fill("word, and "),
    "one row of capitals": _fill("AB C. "),
    "one row of digits": _fill("1"),
    "one row of numbers": _fill("1 2, 3/4 "),
    "one row of dates": _fill("12 May 2023, "),
    "one row of spaces": " " * (SIZE - 1) + "x",
    "one row of combining marks": "a" + _fill("\u0301"),
    "one-letter rows": _fill("a\n"),
    "empty rows": _fill("\n"),
    "carriage returns": _fill("a\r"),
    "rows of one digit": _fill("1\n"),
    "rows of a date": _fill("12 May 2023\n"),
    "rows of dates of many days": "\n".join(f"{n % 28 + 1} May {n}" for n in range(SIZE // 12)),
    "rows of half a date": _fill("12 may be 3-4\n"),
    "rows of numbers": "\n".join(map(str, range(SIZE // 7))),
    "rows of different words": "\n".join(f"{n:x} titled" for n in range(SIZE // 14)),
    "rows of bylines": _fill("By Jane Doe, staff writer\n"),
    "rows of addresses": _fill("http://a.example/b?c=d\n"),
    "rows of rules": _fill("- - - -\n"),
    "nested brackets": _fill("(") + "\n" + _fill(")"),
    "nested markup": _fill("<a ") + "\n" + _fill(">"),
    "nested quotes": _fill("> "),
    "rows of quotes": _fill("> > a\n"),
    "places without a dash": _fill("PARIS, LONDON, ROME, "),
    "labels without a colon": _fill("From To Subject "),
    "colons": _fill(":"),
    "points": _fill(". "),
    "rows of capitals": _fill("A B\n\n"),
    "head and foot in turn": _fill("Title\n12 May 2023\n\nText ends here.\n(AFP)\n\n\n"),
    "every character": "".join(map(chr, range(min(SIZE, 0x110000)))),
    "NULs and surrogates": _fill("\0\ud800\n"),
    "chance, Latin": _draw("abcDEF .,\n", 1),
    "chance, signs": _draw("0a \n\t.:-/()[]<>|>_\u00a0\u2028", 2),
    "chance, scripts": _draw("aБ中۱ßİıſ×é \n.", 3),
}
"""Texts by name."""


def measure(name: str, size: int) -> tuple[float, int]:
    """Return seconds and bytes of peak memory that cutting the first *size* characters takes."""
    ck.segment("A headline\n\nA line of text.\n")  # tables are read once a process
    text = TEXTS[name][:size]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    ck.segment(text)
    seconds = time.process_time() - begun
    return seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024


def run_alone(name: str, size: int) -> tuple[float, int]:
    """Measure in a process of its own."""
    with multiprocessing.get_context("fork").Pool(1) as pool:
        return pool.apply(measure, (name, size))


def main() -> None:
    """Cut every text, whole and half."""
    usual, _ = run_alone("ordinary", SIZE)
    for name, text in TEXTS.items():
        seconds, memory = run_alone(name, SIZE)
        half, _ = run_alone(name, len(text) // 2)
        print(
            f"{name:28s} {seconds:7.2f} s  {seconds / usual:6.2f} x ordinary  "
            f"{seconds / max(half, 1e-3):5.1f} x its half  {memory / len(text):7.1f} bytes/char"
        )


if __name__ == "__main__":
    main()
