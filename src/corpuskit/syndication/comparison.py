"""Candidates -> evidence: texts are read and compared, some thousand pairs at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import attrs
import numpy as np

from corpuskit.syndication.evidence import (
    Evidence,
    compare_texts,
    describe_same,
    swap_evidence,
    weigh_names,
)
from corpuskit.syndication.fingerprint import digest_texts
from corpuskit.syndication.kinds import may_be_template
from corpuskit.syndication.names import flag_names
from corpuskit.syndication.tokens import Places, Words, hash_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TOKENS = 1 << 17
"""Tokens of the texts that are compared at a time: their shingles fit the processor's cache."""

_PAIRS = 384
"""Pairs compared at a time; so there are twice as many texts at most."""


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


def split_pairs(pairs: Iterable[Candidates], lengths: Places) -> Iterator[Candidates]:
    """Yield the same pairs in portions, small enough to be compared at a time.

    Args:
        pairs: Candidates.
        lengths: Tokens of each text.
    """
    for some in pairs:
        first, second = some.first, some.second
        repeated = np.append(False, first[1:] == first[:-1])[: len(first)]
        weights = lengths[second] + np.where(repeated, 0, lengths[first])
        sums = np.append(0, np.cumsum(weights))
        start = 0
        while start < len(first):
            end = int(np.searchsorted(sums, sums[start] + _TOKENS, "right")) - 1
            end = min(max(end, start + 1), start + _PAIRS)
            yield Candidates(first[start:end], second[start:end])
            start = end


def compare_pairs(pairs: Candidates, library: Library) -> list[tuple[int, int, Evidence]]:
    """Return what pairs of texts have in common; those without a passage are left out.

    What is found for a pair depends on its two texts only.
    """
    numbers, places = np.unique(np.append(pairs.first, pairs.second), return_inverse=True)
    first, second = np.split(places, 2)
    texts = library.read_words(numbers.tolist())
    bounds = np.cumsum([0, *map(len, texts)])
    words = np.concatenate(texts)
    found = compare_texts(words, bounds, first, second)
    evidence = found.evidence
    chosen = [at for at, some in enumerate(evidence) if may_be_template(some)]
    if chosen:
        pair = found.pair[chosen]
        wanted = np.unique(np.append(first[pair], second[pair]))
        names = np.zeros(len(words), bool)
        flags = flag_names(library.read_texts(numbers[wanted].tolist()))
        inside = np.zeros(len(texts), bool)
        inside[wanted] = True
        names[np.repeat(inside, np.diff(bounds))] = flags
        weighed = weigh_names(words, names, len(first), found, chosen)
        for at, some in zip(chosen, weighed, strict=True):
            evidence[at] = some
    firsts, seconds = pairs.first[found.pair].tolist(), pairs.second[found.pair].tolist()
    return list(zip(firsts, seconds, evidence, strict=True))


@attrs.frozen(eq=False)
class _TwoTexts:
    """A library of two texts."""

    texts: Sequence[str]
    words: Sequence[Words]

    def read_words(self, numbers: Sequence[int], /) -> list[Words]:
        return [self.words[number] for number in numbers]

    def read_texts(self, numbers: Sequence[int], /) -> list[str]:
        return [self.texts[number] for number in numbers]


def weigh_texts(text_a: str, text_b: str) -> Evidence | None:
    """Return what two texts have in common, as it is found among many; ``None`` if nothing."""
    texts = (text_a, text_b)
    words = [hash_tokens(text) for text in texts]
    digests = [digest_texts(some, np.array([0, len(some)]))[0] for some in words]
    if digests[0] == digests[1]:
        return describe_same(len(words[0])) if digests[0] else None
    turned = digests[0] > digests[1]
    library = _TwoTexts(texts[::-1] if turned else texts, words[::-1] if turned else words)
    found = compare_pairs(Candidates(np.array([0]), np.array([1])), library)
    if not found:
        return None
    [(_, _, evidence)] = found
    return swap_evidence(evidence) if turned else evidence
