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
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import corpuskit as ck

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "cases" / "fuzz"
FINDINGS = Path("fuzz-findings")

SECONDS_PER_BYTE = 1 / 10_000
LEAST_SECONDS = 1.0
"""Processor time that any input may take."""

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


class BrokenLawError(Exception):
    """A law of the stages does not hold for an input."""


def hold(law: str, *, holds: bool) -> None:
    """Raise unless a law holds."""
    if not holds:
        raise BrokenLawError(law)


def try_bytes(raw: bytes, *, is_timed: bool = True) -> set[str]:
    """Run all stages on *raw*, check their laws, and return what they did.

    Raises:
        BrokenLawError: If a law is broken or it takes too long.
        Exception: Whatever a stage raises that is no typed error.
    """
    begin = time.process_time()
    done: set[str] = set()
    try:
        feed = ck.read(raw, name="fuzz")
    except ck.FeedError as error:
        return {f"error:{error.message[:20]}"}
    done.add(f"codec:{feed.encoding}")
    cut = ck.segment(feed)
    check_tiling(cut)
    headers = ck.parse_headers(feed, cut.articles)
    found = ck.find_furniture(feed, [header.body_span for header in headers])
    for segment, header, lines in zip(cut.articles, headers, found, strict=True):
        inside = [header.body_span, *(item.span for item in (*header.furniture, *lines))]
        hold("parts lie in their article", holds=all(
            segment.span.start <= part.start <= part.end <= segment.span.end for part in inside
        ))  # fmt: skip
        done.update(f"layout:{name}" for name in [segment.layout])
        done.update(f"furniture:{item.kind}" for item in lines)
        done.update(f"field:{field.field}" for field in header.field_spans)
    check_cleaning(feed.text, done)
    tag = ck.tag_language(feed.text)
    done.add(f"language:{tag.code}")
    for span in ck.tag_spans(feed.text):
        hold("language spans lie in the text", holds=span.start < span.end <= len(feed.text))
    corpus = ck.normalize([feed])
    hold("no stage fails", holds=all(p.kind != "stage-failure" for p in corpus.problems))
    done.update(f"problem:{problem.kind}" for problem in corpus.problems)
    check_records(corpus)
    spent = time.process_time() - begin
    limit = LEAST_SECONDS + SECONDS_PER_BYTE * max(len(raw), len(feed.text))
    hold(f"{spent:.1f} s of at most {limit:.1f} s", holds=not is_timed or spent <= limit)
    return done


def check_tiling(cut: ck.Segmentation) -> None:
    """Hold a segmentation to its law: articles and gaps tile the feed."""
    spans = sorted([part.span for part in (*cut.articles, *cut.gaps)])
    ends = [0, *(span.end for span in spans)]
    starts = [*(span.start for span in spans), len(cut.feed.text)]
    hold("articles and gaps tile the feed", holds=ends == starts)
    hold("articles are in order", holds=all(
        a.span.end <= b.span.start for a, b in pairwise(cut.articles)
    ))  # fmt: skip


def check_cleaning(text: str, done: set[str]) -> None:
    """Hold the cleaner to its laws."""
    cleaned = ck.clean(text)
    hold("cleaning is undone", holds=cleaned.revert() == text)
    hold("cleaning clean text changes nothing", holds=ck.clean(cleaned.text).text == cleaned.text)
    done.update(f"rule:{edit.rule}" for edit in cleaned.edits)


def check_records(corpus: ck.Corpus) -> None:
    """Hold records and duplicates to their laws."""
    for article in corpus.articles:
        again = ck.article_from_json(ck.article_to_json(article))
        hold("records survive JSON", holds=again == article)
    backwards = ck.find_duplicates(reversed(corpus.articles))
    hold("order does not matter", holds=backwards.pairs == corpus.duplicates.pairs)


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
