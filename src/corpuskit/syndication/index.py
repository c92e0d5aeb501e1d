"""Duplicates on disk: articles are added as they come, and asked for at any time."""

from __future__ import annotations

import itertools
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Self

import attrs
import numpy as np

from corpuskit.errors import DuplicateError
from corpuskit.settings import DuplicateSettings
from corpuskit.syndication.candidates import (
    FAMILY_SHARE,
    HIT_SHARE,
    HITS,
    Postings,
    pack_postings,
    pair_texts,
)
from corpuskit.syndication.entries import Entries, Entry, read_entries
from corpuskit.syndication.fingerprint import sketch_texts
from corpuskit.syndication.ledger import compare_stored
from corpuskit.syndication.relations import Gathering, Relations
from corpuskit.syndication.result import Duplicates
from corpuskit.syndication.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from os import PathLike
    from types import TracebackType

    from corpuskit.records import Article
    from corpuskit.syndication.clusters import Keep
    from corpuskit.syndication.records import DuplicatePair, IndexStats

_DEFAULT = DuplicateSettings()
_AT_ONCE = 64
"""Articles whose texts are held at a time."""


class DuplicateIndex:
    """Finds duplicates among articles that come in over time, in one file.

    What it finds is what `find_duplicates` would find among the same articles, in whatever order
    and portions they were added. Each call is one transaction: after a kill at any moment it was
    done wholly or not at all. Two writers wait for each other. Not safe for threads.

    Examples:
        >>> import tempfile, pathlib
        >>> story = "The bridge was closed on Monday after a barge struck its third pier at dawn."
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     with DuplicateIndex.open(pathlib.Path(folder, "seen.ckidx")) as index:
        ...         first = index.add([("a", story)])
        ...         [pair] = index.add([("b", story.upper())])
        >>> first, pair.a, pair.b, pair.kind
        ((), 'a', 'b', 'exact')
    """

    def __init__(self, store: Store, settings: DuplicateSettings) -> None:
        self._store = store
        self._settings = settings

    @classmethod
    def open(cls, path: str | PathLike[str], /, *, settings: DuplicateSettings = _DEFAULT) -> Self:
        """Open the index in *path*; it is made if there is none.

        Args:
            path: The file, an SQLite database; other files may stand beside it while it is open.
            settings: When two are copies; not kept in the file, so give the same each time.

        Raises:
            DuplicateError: If the file is no index, or was made by another version.
        """
        return cls(Store(Path(path)), settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __contains__(self, name: str) -> bool:
        return self._store.has(name)

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def add(self, articles: Iterable[Article | tuple[str, str]], /) -> tuple[DuplicatePair, ...]:
        """Take in articles, or pairs of id and text; return their pairs with old and new ones.

        Raises:
            DuplicateError: If an id is taken or something is no article; then none was added.
        """
        with self._store.transaction():
            names, relations = self._take_in(read_entries(articles))
            return self._conclude(names, relations).pairs

    def query(self, article: Article | tuple[str, str], /) -> tuple[DuplicatePair, ...]:
        """Return the pairs that *article* makes with those in the index, and don't take it in.

        If its id is in the index, it stands in for the article with that id.
        """
        with self._store.transaction(keep=False):
            entry, text = next(read_entries([article]))
            if entry.id in self:
                self._store.delete(entry.id)
            names, relations = self._take_in(iter([(entry, text)]))
            return self._conclude(names, relations).pairs

    def remove(self, names: Iterable[str], /) -> None:
        """Remove the articles with the ids *names*.

        Raises:
            DuplicateError: If one of them is not in the index; then none was removed.
        """
        with self._store.transaction():
            for name in names:
                self._store.delete(name)

    def compact(self) -> None:
        """Give the space of what was removed back to the file system."""
        self._store.compact()

    def stats(self) -> IndexStats:
        """Return what the index holds."""
        return self._store.count()

    def duplicates(
        self, *, keep: Keep | Callable[[Sequence[Entry]], str] = "earliest"
    ) -> Duplicates:
        """Return the duplicates among all articles, as `find_duplicates` would.

        Texts compared before are not compared again.

        Args:
            keep: Which article of a cluster stands for it, as in `find_duplicates`.
        """
        with self._store.transaction():
            return self._conclude(None, self._relate_all(), keep=keep)

    def _take_in(self, items: Iterator[tuple[Entry, str]]) -> tuple[set[str], Relations]:
        """Store articles and return their ids and relations."""
        names: set[str] = set()
        numbers: set[int] = set()
        while some := list(itertools.islice(items, _AT_ONCE)):
            sketches = sketch_texts([text for _, text in some])
            for place, (entry, text) in enumerate(some):
                if entry.id in self:
                    raise DuplicateError(f"the id {entry.id!r} is taken in the index", entry.id)
                number = self._store.insert(entry, text, sketches.one(place))
                names.add(entry.id)
                if number is not None:
                    numbers.add(number)
        return names, self._relate(numbers).touching(names)

    def _relate(self, numbers: set[int]) -> Relations:
        """Return the relations of the articles with these texts."""
        gathering = Gathering(self._settings.common_texts)
        for number in sorted(numbers):
            gathering.add_family(self._store.family(number), self._store.text(number)[1])
        pairs = (
            (number, other)
            for number in sorted(numbers)
            for other in self._find_candidates(number)
            if other not in numbers or number < other
        )
        self._relate_texts(pairs, gathering)
        return gathering.close()

    def _relate_texts(self, pairs: Iterable[tuple[int, int]], gathering: Gathering) -> None:
        """Gather the relations of the articles with the texts of each pair."""
        for a, b, row in compare_stored(self._store, pairs):
            gathering.add_families(self._store.family(a), self._store.family(b), row)

    def _find_candidates(self, number: int) -> list[int]:
        """Return the texts worth comparing with text *number*, by the rules of `pair_texts`."""
        cold: Counter[int] = Counter()
        hot: Counter[int] = Counter()
        common = self._settings.common_texts
        sketch = self._store.sketch(number)
        for value in sketch:
            texts = self._store.texts_with(value, limit=common + 1)
            if len(texts) <= common:
                cold.update(texts)
            elif (leader := self._store.leader(value)) == number:
                hot.update(self._store.texts_with(value))
            else:
                hot[leader] += 1
        found: set[int] = set()
        for hits, share in ((cold, HIT_SHARE), (hot, FAMILY_SHARE)):
            frequent = [text for text, count in hits.items() if count >= HITS]
            sizes = {text: len(self._store.sketch(text)) for text in frequent}
            found.update(t for t, n in sizes.items() if hits[t] >= share * min(len(sketch), n))
        return sorted(found - {number})

    def _relate_all(self) -> Relations:
        """Return the relations of all articles."""
        common = self._settings.common_texts
        gathering = Gathering(common)
        texts = self._store.texts()
        for number, _, tokens in texts:
            gathering.add_family(self._store.family(number), tokens)
        numbers = np.array([number for number, _, _ in texts], np.int64)
        places = np.zeros(int(numbers.max(initial=0)) + 1, np.int64)
        places[numbers] = np.arange(len(numbers))
        postings = Postings()
        for hashes, holders in self._store.postings():
            postings.add(pack_postings(hashes, places[holders]))
        for first, second in pair_texts(postings, np.arange(len(numbers)), common=common):
            pairs = zip(numbers[first].tolist(), numbers[second].tolist(), strict=True)
            self._relate_texts(pairs, gathering)
        return gathering.close()

    def _conclude(
        self,
        names: set[str] | None,
        relations: Relations,
        *,
        keep: Keep | Callable[[Sequence[Entry]], str] = "earliest",
    ) -> Duplicates:
        """Return the result over *relations*, with the passages of new articles located."""
        found = Duplicates(
            entries=self._read_entries(names, relations),
            relations=relations,
            settings=self._settings,
            keep=keep,
            texts=_StoredTexts(self._store.path) if names is None else self._store.read_body,
        )
        if names is not None:
            _ = found.pairs  # Now, while the articles are there to be read.
        return found

    def _read_entries(self, names: set[str] | None, relations: Relations) -> Entries:
        """Return the articles *names* and those related to them, or all, in order of ids."""
        if names is None:
            found = self._store.entries()
        else:
            found = map(self._store.read_entry, names.union(relations.a, relations.b))
        entries = Entries()
        entries.take(sorted(found, key=lambda entry: entry.id))
        return entries


@attrs.frozen
class _StoredTexts:
    """Texts of an index, also after it was closed."""

    path: Path

    def __call__(self, name: str, /) -> str:
        """Return the text that was compared."""
        store = Store(self.path)
        try:
            return store.read_body(name)
        finally:
            store.close()
