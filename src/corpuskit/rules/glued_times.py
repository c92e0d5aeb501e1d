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

_TIME = re.compile(r"(?<![\d:.])(?:19|20)\d\d(?=(?:[01]?\d|2[0-3]):[0-5]\d(?!\d))")
_WORD = re.compile(
    r"""
    (?<![\w:.]) (?:19|20)\d\d
    (?= (?: Updated | Published | Posted | Modified | Last\ updated | Aktualisiert | Stand:
        | Mis\ à\ jour | Modifié | Publié | Actualizado | Atualizado | Aggiornato | Bijgewerkt
        | Обновлено | Güncelleme | Zaktualizowano | Uppdaterad ) \b )
    """,
    re.VERBOSE,
)
_COLON_BEHIND_DIGITS = re.compile(r":(?<=[\d]:)[0-5]\d(?<=\d{5}:\d\d)")
_WORD_BEHIND_DIGIT = re.compile(r"[0-9][A-ZО]")


def find_glued_times(text: str, /) -> Iterator[Edit]:
    """Yield the edits that put a space behind the year."""
    patterns = []
    if _COLON_BEHIND_DIGITS.search(text):
        patterns.append(_TIME)
    if _WORD_BEHIND_DIGIT.search(text):
        patterns.append(_WORD)
    ends = {match.end() for pattern in patterns for match in pattern.finditer(text)}
    for end in sorted(ends):
        yield Edit(start=end, end=end, text=" ", rule=NAME)


RULE = Rule(name=NAME, level="transport", find=find_glued_times, signs=frozenset("0123456789"))
