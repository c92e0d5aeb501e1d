"""Articles in -> related pairs out: fingerprints, candidates, comparison, in bounded memory."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import attrs
import numpy as np
import numpy.typing as npt

from corpuskit.errors import DuplicateError
from corpuskit.syndication.candidates import TEXT_BITS, Postings, pair_texts
from corpuskit.syndication.comparison import Candidates, compare_pairs, order_pairs, split_pairs
from corpuskit.syndication.entries import Entries, read_item
from corpuskit.syndication.relations import Gathering, Relations
from corpuskit.syndication.shelf import Portion, Shelf
from corpuskit.syndication.threads import map_in_order
from corpuskit.syndication.tokens import Places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpuskit.records import Article
    from corpuskit.syndication.tokens import Words

_ASCII_BATCH, _BATCH = 1 << 17, 1 << 16
"""Characters worked on at a time: what comes of them fits the processor's cache."""

_WARM_UP = 31 << 20
"""Bytes just below the 32 MB from which glibc's malloc always asks the system for fresh pages."""


@attrs.frozen(eq=False)
class ShelvedTexts:
    """Gives back the text of each article by its id."""

    shelf: Shelf = attrs.field(repr=False)
    """The texts."""

    entries: Entries = attrs.field(repr=False)
    """The articles, numbered as their texts are."""

    def __call__(self, name: str, /) -> str:
        """Return the text that was compared."""
        [text] = self.shelf.read_texts(np.array([self.entries.number(name)]))
        return text


class Collection:
    """The articles that are compared with one another.

    Texts, tokens and sampled shingles go to files when they are many; what stays in memory is some
    300 bytes an article, and what was found.
    """

    def __init__(self, articles: Iterable[Article | tuple[str, str]], *, workers: int = 1) -> None:
        """Take in all articles.

        Raises:
            DuplicateError: If two have one id, something is no article, or there are more than 16
                million.
        """
        self.entries = Entries()
        self.shelf = Shelf()
        self._postings = Postings()
        self._workers = workers
        # Freed once, a large array teaches malloc to keep what smaller ones give back.
        np.empty(_WARM_UP, np.uint8)
        batches = self._read_batches(articles)
        portions = list(map_in_order(self._put, batches, workers=workers))
        self.shelf.close_up(portions, len(self.entries))
        self.entries.tokens = self.shelf.lengths
        self._digests = _order_digests(portions, len(self.entries))

    def texts(self) -> ShelvedTexts:
        """Return what gives the texts back, without the rest of the collection."""
        return ShelvedTexts(self.shelf, self.entries)

    def _read_batches(
        self, articles: Iterable[Article | tuple[str, str]]
    ) -> Iterator[tuple[list[int], list[str]]]:
        """Yield numbers and texts of articles, those in ASCII apart from others."""
        numbers: tuple[list[int], list[int]] = ([], [])
        texts: tuple[list[str], list[str]] = ([], [])
        room = [_BATCH, _ASCII_BATCH]
        for item in articles:
            name, text, stated = read_item(item)
            kind = text.isascii()
            numbers[kind].append(self.entries.add(name, stated))
            texts[kind].append(text)
            room[kind] -= len(text) + 1
            if room[kind] <= 0:
                yield numbers[kind][:], texts[kind][:]
                numbers[kind].clear()
                texts[kind].clear()
                room[kind] = _ASCII_BATCH if kind else _BATCH
        if len(self.entries) >> TEXT_BITS:
            raise DuplicateError("more articles than one run can compare")
        yield from (both for both in zip(numbers, texts, strict=True) if both[0])

    def _put(self, batch: tuple[list[int], list[str]]) -> Portion:
        """Put away some texts."""
        portion, sketches = self.shelf.put(*batch)
        self._postings.add(sketches.hashes, portion.numbers[sketches.holders])
        return portion

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
        pairs = pair_texts(self._postings, numbers, common=common, workers=self._workers)
        ordered = order_pairs(Candidates(*some) for some in pairs)
        compare = functools.partial(compare_pairs, library=texts)
        portions = split_pairs(ordered, texts.lengths)
        several = np.zeros(len(texts.articles), bool)
        several[list(families)] = True
        for found in map_in_order(compare, portions, workers=self._workers):
            alone = ~(several[found.first] | several[found.second])
            a = [names[i] for i in texts.articles[found.first[alone]].tolist()]
            b = [names[i] for i in texts.articles[found.second[alone]].tolist()]
            gathering.add(a, b, found.rows[alone])
            for place in np.flatnonzero(~alone).tolist():
                first, second = int(found.first[place]), int(found.second[place])
                of_a = families.get(first) or [names[texts.articles[first]]]
                of_b = families.get(second) or [names[texts.articles[second]]]
                gathering.add_families(of_a, of_b, found.rows[place : place + 1])
        return gathering.close()


@attrs.frozen(kw_only=True, eq=False)
class _Texts:
    """The different texts of a collection, numbered in the order of their digests."""

    articles: Places
    """For each text the number of an article that has it."""

    lengths: Places
    """For each its length in tokens."""

    families: dict[int, list[int]]
    """For each text that several articles have, the numbers of all of them."""

    shelf: Shelf
    """Where the texts are."""

    @classmethod
    def of(cls, digests: npt.NDArray[np.uint64], shelf: Shelf) -> _Texts:
        """Tell the texts apart by their digests."""
        some = np.flatnonzero(shelf.lengths)
        order = some[np.lexsort((digests[some, 1], digests[some, 0]))]
        ordered = digests[order]
        starts = np.flatnonzero(np.append(True, (ordered[1:] != ordered[:-1]).any(axis=1)))
        starts = starts[: len(order)]
        counts = np.diff(starts, append=len(order))
        families = {
            int(number): order[starts[number] : starts[number] + counts[number]].tolist()
            for number in np.flatnonzero(counts > 1).tolist()
        }
        articles = order[starts]
        return cls(
            articles=articles, lengths=shelf.lengths[articles], families=families, shelf=shelf
        )

    def read_words(self, numbers: Sequence[int], /) -> list[Words]:
        """Return the tokens of some texts."""
        return self.shelf.read_words(self.articles[numbers])

    def read_texts(self, numbers: Sequence[int], /) -> list[str]:
        """Return some texts; of several with the same tokens, the one that sorts first."""
        texts = self.shelf.read_texts(self.articles[numbers])
        for place, number in enumerate(numbers):
            if number in self.families:
                texts[place] = min(self.shelf.read_texts(np.array(self.families[number])))
        return texts


def _order_digests(portions: Sequence[Portion], size: int) -> npt.NDArray[np.uint64]:
    """Return the digests of all texts by number, in two integers each."""
    digests = np.zeros((size, 2), np.uint64)
    for some in portions:
        digests[some.numbers] = np.frombuffer(some.digests, ">u8").reshape(-1, 2)
    return digests
