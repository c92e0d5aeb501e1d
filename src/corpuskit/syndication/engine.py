"""Articles in -> related pairs out: fingerprints, candidates, comparison, in bounded memory."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs
import numpy as np

from corpuskit.errors import DuplicateError
from corpuskit.syndication.candidates import TEXT_BITS, Postings, pair_texts
from corpuskit.syndication.comparison import (
    Candidates,
    Portion,
    compare_pairs,
    order_pairs,
    split_pairs,
)
from corpuskit.syndication.crew import Crew, warm_up
from corpuskit.syndication.encoded import EncodedTexts
from corpuskit.syndication.entries import Entries, read_item
from corpuskit.syndication.relations import Gathering, Relations
from corpuskit.syndication.shelf import Batch, Shelf, sketch_batches
from corpuskit.syndication.tokens import Hashes, Places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpuskit.records import Article

_BATCH = 1 << 18
"""Characters worked on at a time: what comes of them fits the processor's cache."""

_LOAD = 2
"""Batches given to another process at a time."""


@attrs.frozen(eq=False)
class ShelvedTexts:
    """Gives back the text of each article by its id."""

    shelf: Shelf = attrs.field(repr=False)
    """The texts."""

    entries: Entries = attrs.field(repr=False)
    """The articles, numbered as their texts are."""

    def __call__(self, name: str, /) -> str:
        """Return the text that was compared."""
        [text] = self.shelf.read_texts([self.entries.number(name)])
        return text


class Collection:
    """The articles that are compared with one another.

    Texts, tokens and sampled shingles go to files when they are many; what stays in memory is some
    300 bytes an article, and what was found.
    """

    def __init__(self, articles: Iterable[Article | tuple[str, str]], crew: Crew) -> None:
        """Take in all articles.

        Raises:
            DuplicateError: If two have one id, something is no article, or there are more than 16
                million.
        """
        self.entries = Entries()
        self.shelf = Shelf()
        self._postings = Postings()
        self._crew = crew
        warm_up()
        loads, mirrored = itertools.tee(self._read_loads(articles))
        for batches, findings in zip(
            mirrored, crew.map_in_order(sketch_batches, loads), strict=True
        ):
            for batch, found in zip(batches, findings, strict=True):
                self.shelf.put(batch, found)
                self._postings.add(found.postings)
        self._digests = self.shelf.close_up()
        self.entries.tokens = self.shelf.lengths

    def texts(self) -> ShelvedTexts:
        """Return what gives the texts back, without the rest of the collection."""
        return ShelvedTexts(self.shelf, self.entries)

    def _read_loads(self, articles: Iterable[Article | tuple[str, str]]) -> Iterator[list[Batch]]:
        batches = self._read_batches(articles)
        while load := list(itertools.islice(batches, _LOAD)):
            yield load

    def _read_batches(self, articles: Iterable[Article | tuple[str, str]]) -> Iterator[Batch]:
        """Yield the articles in batches."""
        texts: list[str] = []
        first, room, add = 0, _BATCH, self.entries.add
        for item in articles:
            name, text, stated = read_item(item)
            number = add(name, stated)
            texts.append(text)
            room -= len(text) + 1
            if room <= 0:
                yield Batch(first, EncodedTexts.of(texts))
                texts, first, room = [], number + 1, _BATCH
        if len(self.entries) >> TEXT_BITS:
            raise DuplicateError("more articles than one run can compare")
        if texts:
            yield Batch(first, EncodedTexts.of(texts))

    def relate(self, *, common: int) -> Relations:
        """Return what any two articles have in common.

        Args:
            common: See `DuplicateSettings.common_texts`.
        """
        texts = _Texts.of(self._digests, self.shelf)
        names = list(self.entries)
        gathering = Gathering(common)
        families = {number: [names[i] for i in some] for number, some in texts.families.items()}
        for number, family in families.items():
            gathering.add_family(family, int(texts.lengths[number]))
        numbers = np.full(len(names), -1, np.int64)
        numbers[texts.articles] = np.arange(len(texts.articles))
        found = pair_texts(self._postings, numbers, common=common, workers=self._crew.workers)
        ordered = order_pairs(Candidates(*some) for some in found)
        portions = (
            Portion.read(some, lambda numbers: self.shelf.read_words(texts.articles[numbers]))
            for some in split_pairs(ordered, texts.lengths)
        )
        several = np.zeros(len(texts.articles), bool)
        several[list(families)] = True
        for pairs, rows in self._crew.map_in_order(compare_pairs, portions):
            alone = ~(several[pairs.first] | several[pairs.second])
            a = [names[i] for i in texts.articles[pairs.first[alone]].tolist()]
            b = [names[i] for i in texts.articles[pairs.second[alone]].tolist()]
            gathering.add(a, b, rows[alone])
            for place in np.flatnonzero(~alone).tolist():
                first, second = int(pairs.first[place]), int(pairs.second[place])
                of_a = families.get(first) or [names[texts.articles[first]]]
                of_b = families.get(second) or [names[texts.articles[second]]]
                gathering.add_families(of_a, of_b, rows[place : place + 1])
        return gathering.close()


@attrs.frozen(kw_only=True, eq=False)
class _Texts:
    """The different texts of a collection, numbered in the order of their digests."""

    articles: Places
    """For each text the number of the article that has it; of several, the one whose text sorts
    first: their tokens are the same, but not what is a name."""

    lengths: Places
    """For each its length in tokens."""

    families: dict[int, list[int]]
    """For each text that several articles have, the numbers of all of them."""

    @classmethod
    def of(cls, digests: Hashes, shelf: Shelf) -> _Texts:
        """Tell the texts apart by their digests."""
        some = np.flatnonzero(shelf.lengths)
        order = some[np.lexsort((digests[some, 1], digests[some, 0]))]
        ordered = digests[order]
        starts = np.flatnonzero(np.append(True, (ordered[1:] != ordered[:-1]).any(axis=1)))
        starts = starts[: len(order)]
        counts = np.diff(starts, append=len(order))
        articles = order[starts]
        families: dict[int, list[int]] = {}
        for number in np.flatnonzero(counts > 1).tolist():
            start = int(starts[number])
            families[number] = family = order[start : start + int(counts[number])].tolist()
            texts = shelf.read_texts(family)
            articles[number] = family[texts.index(min(texts))]
        return cls(articles=articles, lengths=shelf.lengths[articles], families=families)
