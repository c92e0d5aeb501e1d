"""Comparisons of the texts of an index: made once, then remembered in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs
import numpy as np

from corpuskit.syndication.comparison import Candidates, compare_pairs, split_pairs
from corpuskit.syndication.store import Store
from corpuskit.syndication.tokens import Words, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpuskit.syndication.evidence import Rows


@attrs.frozen(eq=False)
class _StoredTexts:
    """The texts of an index, numbered in the order of their digests."""

    store: Store
    numbers: Sequence[int]
    """Their numbers in the index."""

    def read_texts(self, places: Sequence[int], /) -> list[str]:
        """Return some texts; of several with the same tokens, the one that sorts first."""
        return [
            self.store.read_body(self.store.least(number))
            for number in map(self.numbers.__getitem__, places)
        ]

    def read_words(self, places: Sequence[int], /) -> list[Words]:
        """Return the tokens of some texts."""
        tokens = tokenise(self.read_texts(places))
        return np.split(tokens.words, tokens.bounds[1:-1])


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
    library = _StoredTexts(store, numbers)
    for portion in split_pairs(Candidates(first, second), lengths):
        found = compare_pairs(portion, library)
        for place, (a, b) in enumerate(
            zip(found.first.tolist(), found.second.tolist(), strict=True)
        ):
            row = found.rows[place : place + 1]
            store.write_evidence(numbers[a], numbers[b], row)
            yield numbers[a], numbers[b], row
