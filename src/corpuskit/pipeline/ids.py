r"""Names of articles, derived from their own text."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpuskit.records import Article

ID_DIGITS = 24
"""Hex digits of an id: with 96 bits, two of a billion articles meet by chance once in 10^11
corpora (n^2 / 2^97)."""


def make_id(text: str, /) -> str:
    r"""Return the id of an article printed as *text*.

    It is the SHA-256 of the UTF-8 text, cut to `ID_DIGITS` hex digits. Line ends count as ``\n``,
    so a file keeps its ids when its line ends are converted.

    Examples:
        >>> make_id("Headline\r\nBody") == make_id("Headline\nBody")
        True
    """
    folded = text.replace("\r\n", "\n").replace("\r", "\n")
    digest = hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()
    return f"ck:{digest[:ID_DIGITS]}"


class Numbering:
    """Makes the ids of a corpus differ: the second article of one text gets ``0002`` appended.

    The number (four hex digits or more) counts the articles of one text in the order given.
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def next_id(self, text_id: str, /) -> str:
        """Return the id of the next article whose text has the id *text_id*."""
        self._seen[text_id] += 1
        number = self._seen[text_id]
        return text_id if number == 1 else f"{text_id}{number:04x}"


def number_repeats(articles: Iterable[Article], /) -> Iterator[Article]:
    """Yield the articles with ids that differ: see `Numbering`."""
    numbering = Numbering()
    for article in articles:
        name = numbering.next_id(article.id)
        yield article if name == article.id else attrs.evolve(article, id=name)
