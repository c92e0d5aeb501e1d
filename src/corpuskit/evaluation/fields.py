"""Compares the header fields of an article with their labels.

The comparison is lenient where people who label differ: case, spaces and punctuation do not
count, and a headline may leave out its deck.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpuskit.evaluation.labels import GoldArticle
    from corpuskit.records import Article

MIN_PART_HEADLINE = 12
"""Letters and digits that a part of a headline must have to count as the headline."""

MIN_PART_SOURCE = 3
"""The same for the name of a publication: three letters tell most apart (AFP, BBC)."""

MIN_PART_BYLINE = 5
"""The same for names of authors."""

_BY = re.compile(r"^(?:by|von|par|por|от)")
"""The word "by" at the head of a folded byline, in the languages of the labels."""


def fold(text: str | None) -> str:
    r"""Return the letters and digits of *text*, compatibility forms and case folded.

    Examples:
        >>> fold("Karabakh: “It’s\xa0over”")
        'karabakhitsover'
    """
    folded = unicodedata.normalize("NFKC", text or "").casefold()
    return "".join(char for char in folded if char.isalnum())


def is_right(field: str, gold: GoldArticle, article: Article) -> bool:
    """Tell whether *article* carries the labelled value of *field*.

    Args:
        field: One of `SCORED_FIELDS`; the label must have a value for it.
        gold: The labels.
        article: The article found at the labelled place.
    """
    if field == "credits":
        return {fold(name) for name in gold.credits} <= {fold(name) for name in article.credits}
    given = value_of(field, article)
    if not fold(given):
        return False
    return _COMPARE[field](gold, given)


def value_of(field: str, article: Article) -> str:
    """Return the value of *field* as one string, empty if absent; lists are joined by ``"; "``."""
    value: str | Sequence[str] | None = getattr(article, field)
    if isinstance(value, str):
        return value
    return "; ".join(value or ())


def wants(field: str, gold: GoldArticle) -> bool:
    """Tell whether the labels have a value for *field* that is to be found."""
    if field == "credits":
        return bool(gold.credits)
    return field in gold.fields and field not in gold.unscored


def states(field: str, gold: GoldArticle, article: Article) -> bool:
    """Tell whether *article* prints a value of *field* that can be judged."""
    if field in gold.unscored or field in article.inferred:
        return False
    return bool(value_of(field, article))


def _same_headline(gold: GoldArticle, given: str) -> bool:
    """Allow a headline up to a ``;``, without its deck, or cut off at either end."""
    printed = gold.fields["headline"]
    want, got, deck = fold(printed), fold(given), fold(gold.fields.get("deck"))
    accepted = {want, fold(printed.partition(";")[0])}
    if deck and want.endswith(deck):
        accepted.add(want[: -len(deck)])
    return (
        got in accepted
        or (len(got) >= MIN_PART_HEADLINE and want.startswith(got))
        or (len(want) >= MIN_PART_HEADLINE and got.startswith(want))
    )


def _same_date(gold: GoldArticle, given: str) -> bool:
    """Compare the day only."""
    return given[:10] == gold.fields["date"]


def _same_url(gold: GoldArticle, given: str) -> bool:
    """Leave fragments and closing slashes out."""
    return _strip_url(given) == _strip_url(gold.fields["url"])


def _strip_url(url: str) -> str:
    """Return *url* without fragment and closing slashes."""
    return url.partition("#")[0].rstrip("/")


def _same_source(gold: GoldArticle, given: str) -> bool:
    """Allow one to be the beginning of the other ("Der Standard", "Der Standard Online")."""
    want, got = fold(gold.fields["source"]), fold(given)
    if min(len(want), len(got)) < MIN_PART_SOURCE:
        return want == got
    return want.startswith(got) or got.startswith(want)


def _same_byline(gold: GoldArticle, given: str) -> bool:
    """Leave "by" out; allow one to be part of the other."""
    want, got = _BY.sub("", fold(gold.fields["byline"])), _BY.sub("", fold(given))
    if min(len(want), len(got)) < MIN_PART_BYLINE:
        return want == got
    return want in got or got in want


def _same_deck(gold: GoldArticle, given: str) -> bool:
    """Allow one to be cut off."""
    want, got = fold(gold.fields["deck"]), fold(given)
    if min(len(want), len(got)) < MIN_PART_HEADLINE:
        return want == got
    return want.startswith(got) or got.startswith(want)


def _same_dateline(gold: GoldArticle, given: str) -> bool:
    """Allow the agency or the date in a dateline to be missing."""
    want, got = fold(gold.fields["dateline"]), fold(given)
    if min(len(want), len(got)) < MIN_PART_SOURCE:
        return want == got
    return want.startswith(got) or got.startswith(want)


_COMPARE: dict[str, Callable[[GoldArticle, str], bool]] = {
    "headline": _same_headline,
    "source": _same_source,
    "date": _same_date,
    "byline": _same_byline,
    "url": _same_url,
    "deck": _same_deck,
    "dateline": _same_dateline,
}

SCORED_FIELDS = (*_COMPARE, "credits")
"""Fields that are compared, in the order of the table."""
