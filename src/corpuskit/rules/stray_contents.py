"""The heading "Contents" of a list of contents, glued to the last cell of an infobox.

Repairs: the word removed from the end of a line in a block that holds a flattened table.
Leaves alone: the word anywhere else.
Costs: a cell that ends with this word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.records import Edit
from corpuskit.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "stray-contents"

_WORD = re.compile(
    r"(?<=[^\s]) (?:Contents|Inhaltsverzeichnis|Sommaire|Índice|Indice|Inhoud|Содержание)(?=\n|\Z)"
)
_BLOCK = re.compile(r"(?:[^\n]++\n?+)++")


def find_stray_contents(text: str, /) -> Iterator[Edit]:
    """Yield the edits that remove the stray heading."""
    if not _WORD.search(text):
        return
    for block in _BLOCK.finditer(text):
        if "|" in block.group():
            for match in _WORD.finditer(text, block.start(), block.end()):
                yield Edit(start=match.start(), end=match.end(), text="", rule=NAME)


RULE = Rule(
    name=NAME,
    level="layout",
    find=find_stray_contents,
    signs=frozenset("|"),
    removes=True,
)
