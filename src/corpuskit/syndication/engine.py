"""Texts in -> related pairs out: fingerprints, candidates, comparison, in bounded memory."""

from __future__ import annotations

import functools
import itertools
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs
import numpy as np

from corpuskit.errors import DuplicateError
from corpuskit.syndication.candidates import TEXT_BITS, Postings, pair_texts
from corpuskit.syndication.evidence import (
    Evidence,
    compare_texts,
    describe_same,
    swap_evidence,
    weigh_names,
)
from corpuskit.syndication.kinds import may_be_template
from corpuskit.syndication.passages import ShingleList, list_shingles
from corpuskit.syndication.texts import Spool, TextSpool

if TYPE_CHECKING:
    from corpuskit.syndication.entries import Entry
    from corpuskit.syndication.fingerprint import Sketch

_LISTS = 512
"""Shingle lists kept at hand: candidates come sorted, so the next one is often among them."""


@attrs.frozen(kw_only=True)
class Relation:
    """Two articles with something in common, whether or not that makes them a pair."""

    a: str
    """Id of one; smaller than *b*."""

    b: str
    """Id of the other."""

    evidence: Evidence
    """What they have in common."""


@attrs.frozen(eq=False)
class SpooledTexts:
    """Gives back the text of each article by its id."""

    spool: TextSpool = attrs.field(repr=False)
    """The texts."""

    places: Mapping[str, int] = attrs.field(repr=False)
    """Number of each article's text in the spool."""

    def __call__(self, name: str, /) -> str:
        """Return the text that was compared."""
        return self.spool[self.places[name]]


class Collection:
    """The articles that are compared with one another.

    Texts and their tokens go to files; sketches and entries stay in memory, some 1.5 kB an
    article.
    """

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.places: dict[str, int] = {}
        self.spool = TextSpool()
        self._words = Spool()
        self._numbers: dict[bytes, int] = {}
        self._families: list[list[str]] = []
        self._least = array("Q")
        self._postings = Postings()

    def texts(self) -> SpooledTexts:
        """Return what gives the texts back, without the rest of the collection."""
        return SpooledTexts(self.spool, self.places)

    def add(self, entry: Entry, text: str, sketch: Sketch) -> None:
        """Take in one article, its text and the sketch of that.

        Raises:
            DuplicateError: If its id is taken, or there are more than 16 million different texts.
        """
        if entry.id in self.entries:
            raise DuplicateError(
                f"two articles have the id {entry.id!r}: give each its own", entry.id
            )
        self.entries[entry.id] = attrs.evolve(entry, tokens=len(sketch.words))
        self.places[entry.id] = place = self.spool.append(text)
        if not sketch.digest:
            return
        number = self._numbers.setdefault(sketch.digest, len(self._numbers))
        if number < len(self._families):
            self._families[number].append(entry.id)
            if text < self.spool[self._least[number]]:
                self._least[number] = place
        else:
            if number >> TEXT_BITS:
                raise DuplicateError("more different texts than one run can hold", entry.id)
            self._families.append([entry.id])
            self._least.append(place)
            self._words.append(sketch.words.tobytes())
            self._postings.add(number, sketch.hashes)

    def relate(self, *, common: int) -> Iterator[Relation]:
        """Yield what any two articles have in common, in no particular order.

        Args:
            common: See `DuplicateSettings.common_texts`.
        """
        for names in self._families:
            yield from relate_family(names, self.entries[names[0]].tokens, common)
        ranks = np.empty(len(self._numbers), np.int64)
        ranks[[number for _, number in sorted(self._numbers.items())]] = np.arange(len(ranks))
        read = functools.lru_cache(_LISTS)(self._read_text)
        lists = functools.lru_cache(_LISTS)(self._list_shingles)
        for pair in pair_texts(self._postings.sort(), self._postings.sizes(), ranks, common=common):
            # Compared in an order that comes from the texts: not every measure is symmetric.
            a, b = sorted(pair, key=ranks.__getitem__)
            evidence = weigh_pair(lists(a), lists(b), functools.partial(_read_both, read, a, b))
            if evidence is not None:
                yield from relate_families(self._families[a], self._families[b], evidence, common)

    def _list_shingles(self, number: int) -> ShingleList:
        return list_shingles(np.frombuffer(self._words[number], np.uint32))

    def _read_text(self, number: int) -> str:
        """Return the one of several texts with the same tokens that sorts first."""
        return self.spool[self._least[number]]


def _read_both(read: Callable[[int], str], a: int, b: int) -> tuple[str, str]:
    return read(a), read(b)


def weigh_pair(
    a: ShingleList, b: ShingleList, read: Callable[[], tuple[str, str]]
) -> Evidence | None:
    """Return what two different texts have in common; ``None`` without a common passage.

    Args:
        a: Shingles of one text.
        b: Shingles of the other.
        read: Gives the texts themselves, for the few pairs that need them.
    """
    found = compare_texts(a, b)
    if found is None:
        return None
    evidence, blocks = found
    return weigh_names(a, b, read(), evidence, blocks) if may_be_template(evidence) else evidence


def relate_family(names: Sequence[str], tokens: int, common: int) -> Iterator[Relation]:
    """Yield the relations among articles with the same tokens.

    In a family of more than *common*, each is related to the one with the smallest id only.
    """
    evidence = describe_same(tokens)
    ordered = sorted(names)
    heads = ordered[:1] if len(ordered) > common else ordered
    for i, a in enumerate(heads):
        for b in itertools.islice(ordered, i + 1, None):
            yield Relation(a=a, b=b, evidence=evidence)


def relate_families(
    of_a: Sequence[str], of_b: Sequence[str], evidence: Evidence, common: int
) -> Iterator[Relation]:
    """Yield the relations between each article of one family and each of another.

    A family of more than *common* is spoken for by the one with the smallest id.
    """
    swapped = swap_evidence(evidence)
    heads_a = [min(of_a)] if len(of_a) > common else of_a
    heads_b = [min(of_b)] if len(of_b) > common else of_b
    for a, b in itertools.product(heads_a, heads_b):
        if a < b:
            yield Relation(a=a, b=b, evidence=evidence)
        else:
            yield Relation(a=b, b=a, evidence=swapped)
