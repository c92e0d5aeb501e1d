"""Feeds made of labelled ones, with what stands between and behind the articles exchanged."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from boundary_data import Article, Labelled
from end_print import (
    maybe,
    print_advertisement,
    print_foot,
    print_link,
    print_section,
    print_tail,
    rule,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from end_print import Lines

MOST = 16
"""Articles of a made feed."""

FROM_FOLD = 0.5
"""Chance that what stands between is taken from another feed of the fold, not printed anew."""

MOST_LINES = 120
"""Lines of the longest rest that is taken over."""


def make_tails(feeds: Sequence[Labelled], fold_of: dict[str, int], seed: int) -> Iterator[Labelled]:
    """Yield feeds of the articles of one feed, with other things between them and behind them.

    What stands there comes from feeds of the same fold, so that no fold learns from another, or is
    printed anew.
    """
    chance = random.Random(seed)  # noqa: S311 - data for fitting, not secrets
    rests: dict[int, list[list[Lines]]] = {}
    tails: dict[int, list[Lines]] = {}
    for feed in feeds:
        inner, tail = _cut_rests(feed)
        fold = fold_of[feed.group]
        if inner:
            rests.setdefault(fold, []).append(inner)
        if tail:
            tails.setdefault(fold, []).append(tail)
    for feed in feeds:
        fold = fold_of[feed.group]
        rest = rests.get(fold, []), tails.get(fold, [])
        yield _make(f"{feed.name}/tails", feed, feed.articles[:MOST], rest, chance)


def _make(
    name: str,
    feed: Labelled,
    articles: Sequence[Article],
    others: tuple[list[list[Lines]], list[Lines]],
    chance: random.Random,
) -> Labelled:
    """Join *articles* with rests of one form, drawn from *others* or printed."""
    rests, tails = others
    between = _draw_between(rests, chance)
    foot = print_foot(chance) if maybe(chance, 0.3) else list
    often = chance.choice((0.15, 0.4, 1.0))
    blanks = [""] * chance.choice((1, 1, 2, 2, 3, 4))
    lines: Lines = []
    spans = []
    for article in articles:
        body = [*article, *foot()]
        spans.append((len(lines) + 1, len(lines) + len(body)))
        lines += [*body, *blanks]
        if chance.random() < often:
            lines += [*between(), *blanks[: chance.randint(0, len(blanks))]]
    if tails and chance.random() < FROM_FOLD:
        lines += chance.choice(tails)
    elif maybe(chance, 0.8):
        lines += print_tail(chance)
    text = "\n".join(lines)
    return Labelled(name=name, group=feed.group, text=text, spans=tuple(spans), made=True)


def _draw_between(rests: list[list[Lines]], chance: random.Random) -> Callable[[], Lines]:
    if rests and chance.random() < FROM_FOLD:
        pool = chance.choice(rests)
        return lambda: list(chance.choice(pool))
    printers = [chance.choice((print_section, print_advertisement, print_link))(chance)
                for _ in range(chance.choice((1, 1, 2)))]  # fmt: skip
    drawn = rule(chance)
    if maybe(chance, 0.3):
        printers.append(lambda: [drawn])

    def draw() -> Lines:
        printer = chance.choice(printers)
        return printer()

    return draw


def _cut_rests(feed: Labelled) -> tuple[list[Lines], Lines]:
    """Return the rests between the articles that hold anything, and the one behind the last."""
    lines = feed.text.split("\n")
    edges = [*(first - 1 for first, _ in feed.spans[1:]), len(lines)]
    rests = [_strip(lines[last:edge]) for (_, last), edge in zip(feed.spans, edges, strict=True)]
    tail = rests.pop()
    return [rest for rest in rests if 0 < len(rest) < MOST_LINES], tail[:MOST_LINES]


def _strip(lines: Lines) -> Lines:
    solid = [place for place, line in enumerate(lines) if line.strip()]
    return lines[solid[0] : solid[-1] + 1] if solid else []
