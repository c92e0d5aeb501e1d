"""Language tags of corpuskit beside other detectors: right answers, speed, mixed texts, capitals.

Give it a file of sentences whose language is known, a line each: code, tab, sentence::

    python benchmarks/language.py sentences.tsv

The test sentences of ``eld`` on PyPI are such a file (source distribution, ``tests/data``; 60
languages, 1,000 sentences of Wikipedia each). Detectors that are not installed are left out.
Norwegian ``no`` counts as right for ``nb`` and ``nn`` and the other way round.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import corpuskit as ck
from corpuskit.languages.detectors import detector_names, load_detector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

NORWEGIAN = frozenset({"nb", "nn", "no"})
LANGDETECT = frozenset(
    {
        *("af", "ar", "bg", "bn", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "fa", "fi"),
        *("fr", "gu", "he", "hi", "hr", "hu", "id", "it", "ja", "kn", "ko", "lt", "lv", "mk", "ml"),
        *("mr", "nb", "ne", "nl", "no", "pa", "pl", "pt", "ro", "ru", "sk", "sl", "so", "sq", "sv"),
        *("sw", "ta", "te", "th", "tl", "tr", "uk", "ur", "vi", "zh"),
    }
)
"""Languages that langdetect knows."""

CHARACTERS = 100
"""Length to which sentences are cut for the second table."""

SURE = 0.9
"""Confidence from which a tag must be right nine times in ten."""

Sentences = dict[str, list[str]]


def read_sentences(path: Path, most: int) -> Sentences:
    """Return up to *most* sentences of each language."""
    sentences: Sentences = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        code, _, sentence = line.partition("\t")
        if sentence and len(sentences[code]) < most:
            sentences[code].append(sentence)
    return dict(sentences)


def agrees(code: str, said: str) -> bool:
    """Tell whether the two codes mean one language."""
    return code == said or {code, said} <= NORWEGIAN


def judge(name: str, detect: Callable[[str], ck.LanguageTag], sentences: Sentences) -> str:
    """Return a row: macro accuracies, sure tags that are right, texts a second of processor."""
    right: Mapping[str, list[bool]] = defaultdict(list)
    sure: list[bool] = []
    begun = time.process_time()
    for code, own in sentences.items():
        for sentence in own:
            tag = detect(sentence)
            right[code].append(agrees(code, tag.code))
            if tag.confidence >= SURE:
                sure.append(right[code][-1])
    spent = time.process_time() - begun
    shares = {code: sum(answers) / len(answers) for code, answers in right.items()}
    known = [share for code, share in shares.items() if code in LANGDETECT]
    texts = sum(map(len, right.values()))
    return (
        f"{name:<12}{sum(shares.values()) / len(shares):>8.4f}{sum(known) / len(known):>8.4f}"
        f"{sum(sure) / max(len(sure), 1):>8.4f}{len(sure) / texts:>8.3f}{texts / spent:>10,.0f}"
    )


def mix_documents(sentences: Sentences, count: int) -> Iterator[tuple[str, list[str]]]:
    """Yield texts with passages in up to three languages, and the language of every character."""
    chance = random.Random(1)  # noqa: S311 (documents drawn alike every time, no secrets)
    codes = sorted(sentences)
    for _ in range(count):
        main, *guests = chance.choices(codes, k=3)
        text, truth = "", list[str]()
        for place in range(chance.randint(6, 12)):
            foreign = place > 0 and chance.random() < 1 / 4
            code = chance.choice(guests) if foreign else main
            number = chance.randint(1, 2) if foreign else chance.randint(2, 4)
            passage = " ".join(chance.choices(sentences[code], k=number))
            passage += chance.choice(["\n", "\n\n", " "])
            text += passage
            truth += [code] * len(passage)
        yield text, truth


def judge_mixed(documents: Sequence[tuple[str, list[str]]]) -> str:
    """Return the share of letters in the right language, and megabytes a second of processor."""
    right = letters = size = 0
    spent = 0.0
    for text, truth in documents:
        begun = time.process_time()
        spans = ck.tag_spans(text)
        spent += time.process_time() - begun
        size += len(text.encode())
        letters += sum(map(str.isalpha, text))
        for span in spans:
            for place in range(span.start, span.end):
                if text[place].isalpha():
                    right += agrees(truth[place], span.language.code)
    return f"{right / letters:.4f} of {letters:,} letters right, {size / spent / 1e6:.2f} MB/s"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--most", type=int, default=100, help="sentences of each language")
    args = parser.parse_args()
    whole = read_sentences(args.sentences, args.most)
    cut = {code: [text[:CHARACTERS] for text in own] for code, own in whole.items()}
    capitals = {code: [text.upper() for text in own] for code, own in cut.items()}
    detectors: dict[str, Callable[[str], ck.LanguageTag]] = {"corpuskit": ck.tag_language}
    for name in detector_names():
        try:
            detectors[name] = load_detector(name)
        except ck.MissingExtraError as error:
            print(error)
    for title, table in (
        (f"sentences in {len(whole)} languages", whole),
        (f"the first {CHARACTERS} characters", cut),
        ("the same in capitals", capitals),
    ):
        print(f"\n{title}\n{'':<12}{'macro':>8}{'its 55':>8}{'sure':>8}{'share':>8}{'texts/s':>10}")
        for name, detect in detectors.items():
            detect("Once, so that tables are there.")
            print(judge(name, detect, table), flush=True)
    print("\nmixed documents:", judge_mixed(list(mix_documents(whole, 300))))


if __name__ == "__main__":
    main()
