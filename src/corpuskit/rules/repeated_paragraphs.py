"""Paragraphs that stand twice in one text.

Repairs: the second copy removed, if two or more paragraphs in a row are repeated or one of at
least 200 characters is.
Leaves alone: single short paragraphs, such as a refrain.
Costs: what repeats on purpose, in a law or a song.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.records import Edit
from corpuskit.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "repeated-paragraph"

SHORTEST = 40
"""Characters: shorter paragraphs are labels, names and cross-heads."""

LONG = 200
"""Characters from which one paragraph alone is no refrain: three lines of print."""

_PARAGRAPH = re.compile(r"[^\n]++")


def find_repeated_paragraphs(text: str, /) -> Iterator[Edit]:
    """Yield the edits that remove second copies of paragraphs."""
    seen: dict[str, int] = {}
    lines = list(_PARAGRAPH.finditer(text))
    origin = [_first_place(match.group(), n, seen) for n, match in enumerate(lines)]
    n = 0
    while n < len(lines):
        if origin[n] < 0:
            n += 1
            continue
        last = n
        while last + 1 < len(lines) and origin[last + 1] == origin[last] + 1:
            last += 1
        if last > n or len(lines[n].group()) >= LONG:
            end = lines[last + 1].start() if last + 1 < len(lines) else lines[last].end()
            yield Edit(start=lines[n].start(), end=end, text="", rule=NAME)
        n = last + 1


def _first_place(line: str, number: int, seen: dict[str, int]) -> int:
    """Return the number of the first line equal to *line*; -1 if it is the first itself."""
    key = " ".join(line.split())
    if len(key) < SHORTEST:
        return -1
    first = seen.setdefault(key, number)
    return -1 if first == number else first


RULE = Rule(
    name=NAME, level="request", find=find_repeated_paragraphs, signs=frozenset("\n"), removes=True
)
