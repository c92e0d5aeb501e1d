"""Candidates -> evidence: texts are read and compared, some thousand pairs at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import attrs
import numpy as np

from corpuskit.syndication.evidence import Rows, describe_same, swap_rows
from corpuskit.syndication.fingerprint import digest_texts
from corpuskit.syndication.kinds import may_be_template
from corpuskit.syndication.measure import compare_texts, weigh_names
from corpuskit.syndication.names import flag_names
from corpuskit.syndication.tokens import Places, Words, hash_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TOKENS = 1 << 17
"""Tokens of the texts that are compared at a time: their shingles fit the processor's cache."""

_TEXTS = 512
"""Texts that are compared at a time: a table of all pairs of them takes a megabyte."""


class Library(Protocol):
    """Gives back the texts by number, and their tokens."""

    def read_words(self, numbers: Sequence[int], /) -> list[Words]:
        """Return the tokens of some texts."""

    def read_texts(self, numbers: Sequence[int], /) -> list[str]:
        """Return some texts."""


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
class Comparisons:
    """What pairs of texts have in common; those without a passage are left out."""

    first: Places
    """Texts that come first, in an order that comes from their contents."""

    second: Places
    """The others."""

    rows: Rows
    """The evidence."""


def compare_pairs(pairs: Candidates, library: Library) -> Comparisons:
    """Return what pairs of texts have in common, which depends on the two texts only."""
    numbers, places = np.unique(np.append(pairs.first, pairs.second), return_inverse=True)
    first, second = np.split(places, 2)
    texts = library.read_words(numbers.tolist())
    bounds = np.cumsum([0, *map(len, texts)])
    words = np.concatenate(texts)
    found = compare_texts(words, bounds, first, second)
    chosen = np.flatnonzero(may_be_template(found.rows))
    if chosen.size:
        pair = found.pair[chosen]
        wanted = np.unique(np.append(first[pair], second[pair]))
        inside = np.zeros(len(texts), bool)
        inside[wanted] = True
        names = np.repeat(inside, np.diff(bounds))
        names[names] = flag_names(library.read_texts(numbers[wanted].tolist()))
        weigh_names(words, names, found, chosen)
    return Comparisons(pairs.first[found.pair], pairs.second[found.pair], found.rows)


@attrs.frozen(eq=False)
class _TwoTexts:
    """A library of two texts."""

    texts: Sequence[str]
    words: Sequence[Words]

    def read_words(self, numbers: Sequence[int], /) -> list[Words]:
        return [self.words[number] for number in numbers]

    def read_texts(self, numbers: Sequence[int], /) -> list[str]:
        return [self.texts[number] for number in numbers]


def weigh_texts(text_a: str, text_b: str) -> Rows | None:
    """Return what two texts have in common, in one row, as among many; ``None`` if nothing."""
    texts = (text_a, text_b)
    words = [hash_tokens(text) for text in texts]
    digests = [digest_texts(some, np.array([0, len(some)]))[0] for some in words]
    if digests[0] == digests[1]:
        return describe_same(len(words[0])) if digests[0] else None
    turned = digests[0] > digests[1]
    library = _TwoTexts(texts[::-1] if turned else texts, words[::-1] if turned else words)
    rows = compare_pairs(Candidates(np.array([0]), np.array([1])), library).rows
    if len(rows) == 0:
        return None
    return swap_rows(rows) if turned else rows
