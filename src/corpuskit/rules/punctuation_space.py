"""Spaces before a comma, a full stop or a closing quotation mark.

Repairs: blanks between a word (or a closing bracket or mark) and a comma or full stop that is
followed by a blank or a line end; a blank between comma, full stop, "!" or "?" and a closing ”.
Leaves alone: French spaces before ":", ";", "!" and "?"; ". . ." and "..."; ".5" and ".NET";
nested marks ("’ ”"); a ” that opens, as in Swedish, for a letter follows it.
Costs: a lone " . " used as an ornament after a word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.records import Edit
from corpuskit.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "punctuation-space"

_COMMA = re.compile(r",(?<=\ ,)(?=\s|\Z)")
_FULL_STOP = re.compile(r"\.(?<=\ \.)(?=\s|\Z)(?!\ ?\.)")
_QUOTE = re.compile(r"”(?<=[,.!?]\ ”)(?=[\s,.;:!?)]|\Z)")
_WORD_END = re.compile(r"[\w)\]”\"’»%]")


def find_spaces_before_punctuation(text: str, /) -> Iterator[Edit]:
    """Yield the edits that remove a blank before punctuation."""
    ends: set[int] = set()
    if " ," in text:
        ends.update(match.start() for match in _COMMA.finditer(text))
    if " ." in text:
        ends.update(match.start() for match in _FULL_STOP.finditer(text))
    quotes: set[int] = set()
    if " ”" in text:
        quotes.update(match.start() for match in _QUOTE.finditer(text))
    for end in sorted(ends | quotes):
        start = end
        while start and text[start - 1] == " ":
            start -= 1
        if end in quotes or (start and _WORD_END.match(text, start - 1)):
            yield Edit(start=start, end=end, text="", rule=NAME)


RULE = Rule(
    name=NAME,
    level="transport",
    find=find_spaces_before_punctuation,
    signs=frozenset((" ,", " .", "”")),
    scope="line",
)
