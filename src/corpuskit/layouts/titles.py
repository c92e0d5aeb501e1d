"""Telling kicker, headline and byline apart where an export prints them without labels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.layouts.reading import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

FULL_LENGTH = 70
"""Characters at which a line is as much of a headline as it can be."""

CAPITALS_DISCOUNT = 0.4
"""Weight of a line in capitals: themes and names are set so more often than headlines."""

NAME_WORDS = 9
"""Most words of a line of names; four names and an "and"."""

FULL_STOP_WORDS = 5
"""Most words of a line of names that ends in a full stop: "Frank Paul Weber, à Milan."."""

THEME_DISCOUNT = 0.6
"""Weight of a line that opens with a theme in capitals: mostly a deck."""

LONG_LINE = 100
"""Characters from which a line is rather a deck."""

LONG_DISCOUNT = 0.5
"""Weight of such a line."""

QUOTATION_BONUS = 1.3
"""Weight of a line with a quotation: interviews are headed so."""

_BY = re.compile(
    r"^\s*(?:by|von|par|por|door|di)\b|\brecueillis\s+par\b"
    r"|^\s*entretien (?:coordonné|réalisé) par\b",
    re.IGNORECASE,
)
_SITE = re.compile(r"[\w-]{2,30}\.(?:fr|com|ch|be|ca|org|net|de|at)(?:;.{0,160})?", re.IGNORECASE)
_NOT_NAMES = re.compile(r"[«»\"“”?!…:\d]|\s[-–—]\s")
_QUOTATION = re.compile(r"[«“][^»”]{8,200}[»”]")
_THEME = re.compile(r"\s*[^\W\d_a-zà-ÿ]{4,20}\s+[A-ZÀ-Ý][a-zà-ÿ’']")
_SMALL = frozenset({
    "and", "und", "et", "en", "y", "e", "de", "du", "des", "di", "da", "van", "von", "der", "den",
    "la", "le", "d'", "avec", "par", "with", "del", "dos", "ten", "ter", "zu", "recueillis",
    "propos", "à", "in",
})  # fmt: skip
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")


def is_name_line(text: str) -> bool:
    """Tell whether a line names authors: two to nine words, capitals, no end of a sentence."""
    if len(text) > 120 or _NOT_NAMES.search(text):  # noqa: PLR2004 - six names
        return False
    if _SITE.fullmatch(text):
        return True
    words = _WORD.findall(text)
    large = [word for word in words if word[0].isupper() and word.casefold() not in _SMALL]
    small = [word for word in words if not word[0].isupper() and word.casefold() not in _SMALL]
    if is_by_line(text):
        return bool(large) and len(small) <= len(large)
    is_sentence = text.endswith(".") and len(words) > FULL_STOP_WORDS
    return 2 <= len(words) <= NAME_WORDS and len(large) >= 2 and not small and not is_sentence  # noqa: PLR2004 - first name and surname


def is_by_line(text: str) -> bool:
    """Tell whether a line says that it names authors."""
    return bool(_BY.search(text[:120]))


def choose_byline(lines: Sequence[str]) -> int | None:
    """Return which of the *lines* below the first names the authors; ``None`` if none does.

    One that says so wins, else the last one: it stands next to the text.
    """
    first = {fold(line).casefold() for line in lines[:1]}
    names = [
        number
        for number, line in enumerate(lines)
        if number and is_name_line(line) and fold(line).casefold() not in first
    ]
    said = [number for number in names if is_by_line(lines[number])]
    return next(iter([*said, *names[-1:]]), None)


def choose_headline(lines: Sequence[str]) -> int:
    """Return which of the *lines* above the text is the headline.

    One that is printed twice is; else the longest, up to a full length, with a discount for
    capitals and for a theme in capitals at its start, and a bonus for a quotation. The first
    wins a tie.
    """
    folded = [fold(line).casefold() for line in lines]
    for number, line in enumerate(folded[:-1]):
        if line and line == folded[number + 1]:
            return number
    weights = [min(len(line), FULL_LENGTH) * _discount(line) for line in lines]
    return max(range(len(weights)), key=lambda number: (weights[number], -number))


def _discount(line: str) -> float:
    """Return the weight of a character of *line*."""
    if _QUOTATION.search(line):
        return QUOTATION_BONUS
    if line.isupper():
        return CAPITALS_DISCOUNT
    if len(line) > LONG_LINE:
        return LONG_DISCOUNT
    return THEME_DISCOUNT if _THEME.match(line) else 1.0
