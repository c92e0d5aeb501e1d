"""Throws damaged and made-up bytes at every stage until one crashes, hangs or breaks a law.

Usage::

    python benchmarks/fuzz.py MINUTES [SEED]
    python benchmarks/fuzz.py --atheris CORPUS [libFuzzer options]
    python benchmarks/fuzz.py --check FILE...

The first mutates the cases in ``tests/cases/fuzz`` and the seed feeds, and goes on from each input
that makes the stages do something new: another layout, cue, rule, kind of furniture or problem,
language, codec. The second is guided by the coverage of lines, where atheris is installed. What is
found is written to ``fuzz-findings``, cut down as far as it still fails; it belongs into
``tests/cases/fuzz``, which the test suite checks.

A hang is more than a second of processor time for 10 kB.
"""

from __future__ import annotations

import hashlib
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from fuzzing import BrokenLawError, try_bytes  # noqa: E402 - found on the path just set

CASES = ROOT / "tests" / "cases" / "fuzz"
FINDINGS = Path("fuzz-findings")

WARM_UP = b"Headline\n\nThe Daily\nOct 2 2023\n\nText.\n"
"""An input that makes the stages load their tables, before any time counts."""

LONGEST = 5_000
"""Bytes of an input: long enough for a few articles, and some hundred inputs a minute."""

TOKENS = [
    token.encode()
    for token in (
        "\n", "\n\n", "\r", "\r\n", "\t", "\0", "\x1b[31m", "\u00a0", "\u200b", "\u2028", "\ufeff",
        "\u0301" * 40, "&amp;" * 30, "&#x41;", "Ã©", "â€™", "=E4=\n", "_expression_", "<p>", "<!--",
        "https://example.org/a?utm_source=b", "http://" * 20, "a@b.c", "Oct 2 2023", "2.10.2023",
        "02/03/04", "12:30", "PARIS (AFP) – ", "By Ann Lee", "© 2023", "(Reuters)", "Copyright",
        "LENGTH: 300 words", "LOAD-DATE: May 1, 2001", "1 of 20 DOCUMENTS", "SECTION: A; Pg. 3",
        "Document ABC0000020010101dx1100001", "Full text: ", "From: a@b.c\nSubject: x\n\n",
        "From MAILER Mon Jan  1 00:00:00 2001\n", "{\\rtf1 ", "<html>", "Content-Type: text/html\n",
        "* * *", "_" * 70, "-" * 70, "READ MORE", "Seite: 13", "\u4e00\u4e8c" * 20, "\u0627" * 30,
        "A" * 300, "(" * 200, '"' * 200, " " * 500, "\n" * 300, "1 " * 200, "A\n" * 100,
    )
]  # fmt: skip


def mutate(raw: bytes, other: bytes, chance: random.Random) -> bytes:
    """Return *raw* changed in one to four ways, with pieces of *other*."""
    data = bytearray(raw)
    for _ in range(chance.randint(1, 4)):
        at, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        match chance.randrange(8):
            case 0:
                data[at:at] = chance.choice(TOKENS)
            case 1:
                data[at:end] = b""
            case 2:
                data[at:at] = data[at:end] * chance.randint(1, 8)
            case 3:
                cut = chance.randrange(len(other) + 1)
                data[at:] = other[cut:]
            case 4 if data:
                data[at % len(data)] = chance.randrange(256)
            case 5:
                data[at:at] = chance.choice(TOKENS) * chance.randint(1, 50)
            case 6:
                lines = data.split(b"\n")
                chance.shuffle(lines)
                data = bytearray(b"\n".join(lines))
            case _:
                data[at:at] = chance.choice("äж中ع\u0301\U0001f600").encode()
    return bytes(data[:LONGEST])


def iter_seeds() -> Iterator[bytes]:
    """Yield what mutation begins with."""
    for path in sorted(CASES.glob("*")):
        yield path.read_bytes()
    for path in sorted((ROOT / "seeds" / "feeds").glob("*.txt")):
        raw = path.read_bytes()
        yield raw[:3000]
        yield raw[len(raw) // 2 :][:3000]


def fuzz(minutes: float, seed: int) -> int:
    """Mutate for so many minutes; return how many inputs failed."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    pool = list(iter_seeds())
    known: set[str] = set()
    tried = failed = 0
    end = time.monotonic() + 60 * minutes
    while time.monotonic() < end:
        raw = mutate(chance.choice(pool), chance.choice(pool), chance)
        tried += 1
        try:
            done = try_bytes(raw)
        except Exception as error:  # noqa: BLE001 - finding these is what it is for
            failed += 1
            save(raw, error)
            continue
        if not done <= known:
            known |= done
            pool.append(raw)
    print(f"{tried:,} inputs, {len(known):,} things done, {failed} failed")
    return failed


def save(raw: bytes, error: Exception) -> None:
    """Write a failing input, cut down while the same error remains."""
    kind = type(error)
    step = len(raw) // 2
    while step and kind is not BrokenLawError:
        at = 0
        while at < len(raw):
            shorter = raw[:at] + raw[at + step :]
            if fails_with(shorter, kind):
                raw = shorter
            else:
                at += step
        step //= 2
    FINDINGS.mkdir(exist_ok=True)
    name = hashlib.sha256(raw).hexdigest()[:12]
    (FINDINGS / name).write_bytes(raw)
    print(f"{FINDINGS / name}: {kind.__name__}: {error}", flush=True)


def fails_with(raw: bytes, kind: type[Exception]) -> bool:
    """Tell whether an input fails with this kind of error."""
    try:
        try_bytes(raw)
    except Exception as error:  # noqa: BLE001 - whatever it is
        return type(error) is kind
    return False


def fuzz_guided(arguments: list[str]) -> None:
    """Fuzz under the guidance of atheris."""
    import atheris  # noqa: PLC0415 - an option

    def try_untimed(raw: bytes) -> None:
        try_bytes(raw, is_timed=False)  # counting lines takes its time: -timeout is for that

    atheris.instrument_all()
    atheris.Setup([sys.argv[0], *arguments], try_untimed)
    atheris.Fuzz()


def main() -> int:
    """Do what the command line asks for."""
    try_bytes(WARM_UP, is_timed=False)
    match sys.argv[1:]:
        case ["--atheris", *rest]:
            fuzz_guided(rest)
            return 0
        case ["--check", *names]:
            for name in names:
                try_bytes(Path(name).read_bytes())
            return 0
        case [minutes]:
            return fuzz(float(minutes), 1) > 0
        case [minutes, seed]:
            return fuzz(float(minutes), int(seed)) > 0
        case _:
            print(__doc__, file=sys.stderr)
            return 2


if __name__ == "__main__":
    sys.exit(main())
