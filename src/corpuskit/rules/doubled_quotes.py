"""Two single marks for one double quotation mark: ‘’The ... 13:00’’.

Repairs: "‘‘" and "‘’" before a word to "“", "’’" behind one to "”"; "``" and "''" likewise.
Leaves alone: single marks; pairs with a word or blank on both sides or on neither.
Costs: an apostrophe followed by a closing single mark.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.rules.base import Rule, replace_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.records import Edit

NAME = "doubled-quote"

_PAIR = re.compile(
    r"""
    (?<![‘’'`\w]) (?: ‘[‘’] | `` | '' ) (?=\w)          # 1: opens a word
    | (?<=[\w.,!?…]) (?: ’’ | '' ) (?![‘’'`\w])         # 2: closes one
    """,
    re.VERBOSE,
)


def _spell(match: re.Match[str]) -> str:
    """Return the double mark for a pair of single ones."""
    opens = match.string[match.end() : match.end() + 1].isalnum()
    return "“" if opens else "”"


def find_doubled_quotes(text: str, /) -> Iterator[Edit]:
    """Yield the edits that put double marks for pairs of single ones."""
    yield from replace_matches(_PAIR, text, _spell, NAME)


RULE = Rule(
    name=NAME, level="request", find=find_doubled_quotes, signs=frozenset("‘’'`"), scope="line"
)
