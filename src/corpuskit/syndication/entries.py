"""What the duplicates stage needs to know of an article besides its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from corpuskit.errors import DuplicateError
from corpuskit.records import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


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


def read_entries(articles: Iterable[Article | tuple[str, str]]) -> Iterator[tuple[Entry, str]]:
    """Yield each article as an entry and its text (an empty one without a body).

    Raises:
        DuplicateError: If something is neither an article nor a pair of id and text.
    """
    for item in articles:
        match item:
            case Article():
                yield _enter_article(item), item.body or ""
            case (str(name), str(text)):
                yield Entry(id=name), text
            case _:
                raise DuplicateError(
                    f"expected an Article or an (id, text) pair of strings, not {item!r:.80}"
                )


def _enter_article(article: Article) -> Entry:
    return Entry(
        id=article.id,
        date=article.date,
        time=article.time,
        source=article.source,
        credits=article.credits,
    )


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
