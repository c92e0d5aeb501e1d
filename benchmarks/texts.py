"""Feeds of any size for the benchmarks, made of the seeds by seeded chance."""

from __future__ import annotations

import json
import random
import textwrap
from pathlib import Path
from typing import Literal

SEEDS = Path(__file__).parent.parent / "seeds"

WIDTH = 72
"""Columns of hard-wrapped text."""

LEAST_PARAGRAPH = 150
"""Characters of a line of the seeds that is a paragraph."""

CHANGED = 0.1
"""Share of words that are exchanged for another of their paragraph, so that few repeat."""

Kind = Literal["wrapped", "paragraphs"]
"""Hard-wrapped lines, or one line a paragraph."""


def read_parts() -> tuple[list[str], list[str]]:
    """Return first lines and paragraphs of the articles of the seeds."""
    titles, paragraphs = [], []
    for path in sorted((SEEDS / "gold").glob("0*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        feed = (SEEDS / "feeds" / f"{name}.txt").read_bytes().decode("utf-8")
        lines = [" ".join(line.split()) for line in feed.split("\n")]
        for article in json.loads(path.read_text("utf-8"))["articles"]:
            inside = lines[article["start_line"] - 1 : article["end_line"]]
            titles.append(inside[0])
            paragraphs += [line for line in inside if len(line) > LEAST_PARAGRAPH]
    return titles, paragraphs


def exchange_words(paragraph: str, chance: random.Random, *, share: float = CHANGED) -> str:
    """Return *paragraph* with a *share* of its words exchanged for others of it."""
    words = paragraph.split()
    return " ".join(word if chance.random() > share else chance.choice(words) for word in words)


def make_feed(kind: Kind, size: int, *, seed: int = 0) -> str:
    """Return a feed of about *size* characters: headline, source, date, five to fifteen paragraphs.

    Every feed of the same size and seed is the same.
    """
    chance = random.Random(seed)  # noqa: S311 - texts to measure with, not secrets
    titles, paragraphs = read_parts()
    parts: list[str] = []
    made = 0
    while made < size:
        day, year = chance.randint(1, 28), chance.randint(1990, 2023)
        headline = f"{chance.choice(titles)} {chance.randint(1, 10**6)}"
        lines = [headline, "The Harbour Times", f"{day} October {year}", ""]
        for paragraph in chance.choices(paragraphs, k=chance.randint(5, 15)):
            text = exchange_words(paragraph, chance)
            lines += [*(textwrap.wrap(text, WIDTH) if kind == "wrapped" else [text]), ""]
        parts.append("\n".join([*lines, "\n"]))
        made += len(parts[-1])
    return "".join(parts)
