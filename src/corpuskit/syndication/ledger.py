"""Comparisons of the texts of an index: made once, then remembered in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from corpuskit.syndication.comparison import Candidates, Portion, compare_pairs, split_pairs
from corpuskit.syndication.encoded import hash_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpuskit.syndication.evidence import Rows
    from corpuskit.syndication.store import Store
    from corpuskit.syndication.tokens import Places, Words


def compare_stored(
    store: Store, pairs: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int, Rows]]:
    """Yield what pairs of texts have in common; those that were compared are not compared again.

    Each comes in the order of the digests; pairs without a passage are left out.

    Args:
        store: The index; what is found is written to it.
        pairs: Numbers of texts, each two once.
    """
    pairs = list(pairs)
    texts = {number: store.text(number) for number in {n for pair in pairs for n in pair}}
    numbers = sorted(texts, key=texts.__getitem__)
    places = {number: place for place, number in enumerate(numbers)}
    unknown = []
    for pair in pairs:
        first, second = sorted(map(places.__getitem__, pair))
        row = store.read_evidence(numbers[first], numbers[second])
        if row is None:
            unknown.append((first, second))
        else:
            yield numbers[first], numbers[second], row
    if not unknown:
        return
    first, second = np.array(sorted(unknown), np.int64).T
    lengths = np.array([texts[number][1] for number in numbers], np.int64)

    def read(some: Places) -> list[Words]:
        texts = [store.read_body(store.least(numbers[place])) for place in some.tolist()]
        words, bounds = hash_texts(texts)
        return np.split(words, bounds[1:-1])

    for pairs_at_once in split_pairs(Candidates(first, second), lengths):
        found, rows = compare_pairs(Portion.read(pairs_at_once, read))
        for place, (a, b) in enumerate(
            zip(found.first.tolist(), found.second.tolist(), strict=True)
        ):
            row = rows[place : place + 1]
            store.write_evidence(numbers[a], numbers[b], row)
            yield numbers[a], numbers[b], row
