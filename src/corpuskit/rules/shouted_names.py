"""Bylines in capitals: "By JOSHUA KUCERA".

Repairs: the names on a line that is nothing but such a byline, to capital and small letters.
Leaves alone: initials and names without vowels ("JFK"); every other line in capitals.
Costs: the casing of some names cannot be told ("DE WAAL", "MACDONALD").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.rules.base import Rule, replace_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.records import Edit

NAME = "all-caps-name"

_BYLINE = re.compile(
    r"""
    (?:\A|(?<=\n)) (?: By | BY | by | Von | Por | Par | Di | Door ) \     # the preposition
    [A-ZÀ-ÖØ-Þ] [A-ZÀ-ÖØ-Þ'’.\ -]{3,60}+ (?=\n|\Z)             # capitals to the line's end
    """,
    re.VERBOSE,
)
_SHOUTED = re.compile(r"(?<![\w'’])([A-ZÀ-ÖØ-Þ])([A-ZÀ-ÖØ-Þ'’]{2,})(?![\w.])")
_VOWEL = re.compile(r"[AEIOUYÀ-ÆÈ-ÏÒ-ÖØ-Ý]")


def _lower_name(match: re.Match[str]) -> str:
    """Return a name with only its first letter, and that behind Mc or O', large."""
    name = match.group()
    if not _VOWEL.search(name):
        return name
    lower = name[0] + name[1:].lower()
    if lower.startswith("Mc") or lower[1:2] in "'’":
        lower = lower[:2] + lower[2:3].upper() + lower[3:]
    return lower


def _lower_line(match: re.Match[str]) -> str:
    """Return a byline with its names in capital and small letters."""
    head, names = match.group().split(" ", 1)
    return f"{head.capitalize()} {_SHOUTED.sub(_lower_name, names)}"


def find_shouted_names(text: str, /) -> Iterator[Edit]:
    """Yield the edits that lower names in capitals."""
    yield from replace_matches(_BYLINE, text, _lower_line, NAME)


RULE = Rule(name=NAME, level="request", find=find_shouted_names, scope="line")
