"""Candidates -> evidence: texts are read and compared, some thousand pairs at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np

from corpuskit.syndication.encoded import hash_texts
from corpuskit.syndication.evidence import Rows, describe_same, swap_rows
from corpuskit.syndication.fingerprint import digest_texts
from corpuskit.syndication.measure import compare_texts
from corpuskit.syndication.tokens import Places, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_TOKENS = 1 << 17
"""Tokens of the texts that are compared at a time: their shingles fit the processor's cache."""

_TEXTS = 512
"""Texts that are compared at a time: a table of all pairs of them takes a megabyte."""


@attrs.frozen(eq=False)
class Candidates:
    """Pairs of texts to be compared, by the numbers of the texts."""

    first: Places
    """Texts that come first, in an order that comes from their contents."""

    second: Places
    """The others."""


def order_pairs(pairs: Iterable[Candidates]) -> Candidates:
    """Return all pairs, those of one cluster together, so that each text is read once or twice.

    A text is labelled by the least of those it is paired with, twice over: near enough.
    """
    some = list(pairs)
    first = np.concatenate([np.empty(0, np.int64), *(c.first for c in some)])
    second = np.concatenate([np.empty(0, np.int64), *(c.second for c in some)])
    labels = np.arange(int(second.max(initial=-1)) + 1)
    for _ in range(2):
        least = np.minimum(labels[first], labels[second])
        np.minimum.at(labels, first, least)
        np.minimum.at(labels, second, least)
    order = np.lexsort((second, first, labels[first]))
    return Candidates(first[order], second[order])


def split_pairs(pairs: Candidates, lengths: Places) -> Iterator[Candidates]:
    """Yield the same pairs in portions, small enough to be compared at a time.

    Args:
        pairs: Candidates.
        lengths: Tokens of each text.
    """
    sizes = lengths.tolist()
    texts: set[int] = set()
    tokens = start = 0
    both = zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)
    for place, (first, second) in enumerate(both):
        more = 0 if first in texts else sizes[first]
        more += 0 if second in texts else sizes[second]
        if texts and (tokens + more > _TOKENS or len(texts) > _TEXTS - 2):
            yield Candidates(pairs.first[start:place], pairs.second[start:place])
            texts.clear()
            tokens, start, more = 0, place, sizes[first] + sizes[second]
        texts.add(first)
        texts.add(second)
        tokens += more
    if texts:
        yield Candidates(pairs.first[start:], pairs.second[start:])


@attrs.frozen(eq=False)
class Portion:
    """Pairs of texts that are compared at a time, and the tokens of these texts."""

    pairs: Candidates
    """The pairs."""

    numbers: Places
    """Numbers of the texts, ascending."""

    words: Words
    """Their tokens, text after text."""

    bounds: Places
    """First token of each text, and the end of the last."""

    @classmethod
    def read(cls, pairs: Candidates, read: Callable[[Places], list[Words]]) -> Portion:
        """Fetch the tokens for *pairs* by *read*, which gives those of texts by their numbers."""
        numbers = np.unique(np.append(pairs.first, pairs.second))
        texts = read(numbers)
        return cls(pairs, numbers, np.concatenate(texts), np.cumsum([0, *map(len, texts)]))


def compare_pairs(portion: Portion) -> tuple[Candidates, Rows]:
    """Return what pairs of texts have in common, which depends on the two texts only.

    Pairs without a passage are left out.
    """
    pairs = portion.pairs
    first = np.searchsorted(portion.numbers, pairs.first)
    second = np.searchsorted(portion.numbers, pairs.second)
    found = compare_texts(portion.words, portion.bounds, first, second)
    return Candidates(pairs.first[found.pair], pairs.second[found.pair]), found.rows


def weigh_texts(text_a: str, text_b: str) -> Rows | None:
    """Return what two texts have in common, in one row, as among many; ``None`` if nothing."""
    every, bounds = hash_texts([text_a, text_b])
    digests = digest_texts(every, bounds)
    if digests[0] == digests[1]:
        return describe_same(int(bounds[1])) if digests[0] else None
    words = np.split(every, bounds[1:2])
    turned = digests[0] > digests[1]
    if turned:
        words.reverse()
    pair = Candidates(np.array([0]), np.array([1]))
    _, rows = compare_pairs(Portion.read(pair, lambda _: words))
    if len(rows) == 0:
        return None
    return swap_rows(rows) if turned else rows
