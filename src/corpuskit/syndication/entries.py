"""What the duplicates stage needs to know of an article besides its words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from corpuskit.errors import DuplicateError
from corpuskit.records import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpuskit.syndication.tokens import Places

_PAIR = 2


@attrs.frozen(kw_only=True)
class Entry:
    """One article or text that was compared."""

    id: str
    """Its id."""

    tokens: int = 0
    """Length of its text in tokens."""

    date: str | None = None
    """``YYYY-MM-DD``."""

    time: str | None = None
    """As in `Article.time`."""

    source: str | None = None
    """The publication."""

    credits: tuple[str, ...] = ()
    """Wires it credits."""

    headline: str | None = None
    """Its headline."""


class Entries(Mapping[str, Entry]):
    """Articles by id, in the order they came; most of them are made when asked for.

    A million entries, of which few state a date or a source, would fill the memory.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._stated: dict[int, Entry] = {}
        self.tokens: Sequence[int] | Places = ()
        """Length in tokens of each, by number."""

    def __getitem__(self, name: str, /) -> Entry:
        number = self._numbers[name]
        tokens = int(self.tokens[number])
        stated = self._stated.get(number)
        return attrs.evolve(stated, tokens=tokens) if stated else Entry(id=name, tokens=tokens)

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def add(self, name: str, stated: Entry | None) -> int:
        """Take in an article, with what it states besides its id; return its number.

        Raises:
            DuplicateError: If its id is taken.
        """
        number = len(self._numbers)
        if self._numbers.setdefault(name, number) != number:
            raise DuplicateError(f"two articles have the id {name!r}: give each its own", name)
        if stated is not None:
            self._stated[number] = stated
        return number

    def take(self, entries: Iterable[Entry]) -> None:
        """Take in articles whose lengths are known, and no others."""
        tokens = []
        for entry in entries:
            self.add(entry.id, entry)
            tokens.append(entry.tokens)
        self.tokens = tokens

    @property
    def dated(self) -> bool:
        """Tell whether any of them states a date."""
        return any(entry.date for entry in self._stated.values())

    def number(self, name: str) -> int:
        """Return the number of the article with id *name*."""
        return self._numbers[name]


def read_entries(articles: Iterable[Article | tuple[str, str]]) -> Iterator[tuple[Entry, str]]:
    """Yield each article as an entry and its text (an empty one without a body).

    Raises:
        DuplicateError: If something is neither an article nor a pair of id and text.
    """
    for item in articles:
        name, text, stated = read_item(item)
        yield stated or Entry(id=name), text


def read_item(item: object) -> tuple[str, str, Entry | None]:
    """Return id, text and what is stated besides.

    Raises:
        DuplicateError: If *item* is neither an article nor a pair of id and text.
    """
    if isinstance(item, (tuple, list)) and len(item) == _PAIR:
        name, text = item
        if isinstance(name, str) and isinstance(text, str):
            return name, text, None
    if isinstance(item, Article):
        return item.id, item.body or "", _enter_article(item)
    raise DuplicateError(f"expected an Article or an (id, text) pair of strings, not {item!r:.80}")


def _enter_article(article: Article) -> Entry:
    return Entry(
        id=article.id,
        date=article.date,
        time=article.time,
        source=article.source,
        credits=article.credits,
        headline=article.headline,
    )


def describe_entry(entry: Entry) -> tuple[str, ...]:
    """Return what a person knows the article by: source and date, headline; as far as stated."""
    stated = (entry.source, entry.date and " ".join(filter(None, (entry.date, entry.time))))
    lines = (", ".join(filter(None, stated)), entry.headline)
    return tuple(line for line in lines if line)


def clock(entry: Entry) -> tuple[str, str]:
    """Return date and time for sorting: the undated last, those without a time last of their day.

    A zone printed behind the time is left out: most feeds print one zone or none.
    """
    return (entry.date or "9999-99-99", (entry.time or "99:99")[:8])


def is_earlier(a: Entry, b: Entry) -> bool:
    """Tell whether *a* is known to have appeared before *b*."""
    if a.date is None or b.date is None:
        return False
    if a.date != b.date:
        return a.date < b.date
    return bool(a.time and b.time) and clock(a) < clock(b)


def is_wire_of(a: Entry, b: Entry) -> bool:
    """Tell whether *a* was published by a wire that *b*, of another publisher, credits."""
    if a.source is None or a.source == b.source:
        return False
    name = a.source.casefold()
    return any(credit.casefold() == name for credit in b.credits)
