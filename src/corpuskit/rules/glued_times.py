"""Year and time, or year and "Updated", run together in a time stamp.

Repairs: "20205:45 AM" to "2020 5:45 AM", "2020Updated" to "2020 Updated".
Leaves alone: numbers in which no year of 1900 to 2099 is followed at once by hour and minute.
Costs: nothing else can be meant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.records import Edit
from corpuskit.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "glued-date-time"

_TIME = re.compile(r":(?<=[0-9]{5}:)[0-5][0-9](?![0-9])")
_STAMP = re.compile(r"((?:19|20)[0-9]{2})(?:[01]?[0-9]|2[0-3]):\Z")
_WORD = re.compile(
    r"""
    (?:19|20)[0-9]{2}       # a year; what may stand before it is looked at later
    (?= (?: Updated | Published | Posted | Modified | Last\ updated | Aktualisiert | Stand:
        | Mis\ à\ jour | Modifié | Publié | Actualizado | Atualizado | Aggiornato | Bijgewerkt
        | Обновлено | Güncelleme | Zaktualizowano | Uppdaterad ) (?!\w) )
    """,
    re.VERBOSE,
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z")
_INITIALS = "UPLAMBGZSО"
_SIGNS = frozenset(
    ("О", *(digit + sign for digit in "0123456789" for sign in (":", *_INITIALS[:-1])))
)


def _before(text: str, end: int) -> str:
    """Return the figures, points and colons that end at *end*: a year at most, or a time."""
    head = text[max(0, end - 9) : end]
    return head[len(head.rstrip("0123456789.:")) :]


def find_glued_times(text: str, /) -> Iterator[Edit]:
    """Yield the edits that put a space behind the year."""
    places = []
    for match in _TIME.finditer(text):
        stamp = _STAMP.fullmatch(_before(text, match.start() + 1))
        if stamp:
            places.append(match.start() + 1 - len(stamp.group()) + len(stamp.group(1)))
    words = (match.end() for match in _WORD.finditer(text))
    places += (place for place in words if _ends_with_year(text, place))
    for place in sorted(places):
        yield Edit(start=place, end=place, text=" ", rule=NAME)


def _ends_with_year(text: str, end: int) -> bool:
    """Return whether a year and nothing more ends at *end*."""
    return _YEAR.fullmatch(_before(text, end)) is not None and not text[end - 5 : end - 4].isalnum()


RULE = Rule(name=NAME, level="transport", find=find_glued_times, signs=_SIGNS, scope="line")
