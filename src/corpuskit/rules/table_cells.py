"""Empty cells of tables that were flattened to text: " | |||||||||".

Repairs: in a block of lines of which one ends with "| ||" or more bars, the empty cells at
the end of every line, and lines that only divide ("---|---|---").
Leaves alone: bars in prose, frames and rules drawn with bars, tables whose rows are all full, what
stands in the cells.
Costs: the number of columns.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.records import Edit
from corpuskit.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "table-empty-cells"

_FLATTENED = re.compile(r"\|\ \|\|[ |]*+(?=\n|\Z)")
_DIVIDER = re.compile(r"\|?[ :]*-{3,}[-| :]*")


def find_empty_cells(text: str, /) -> Iterator[Edit]:
    """Yield the edits that remove empty cells and dividing lines."""
    done = 0
    for match in _FLATTENED.finditer(text):
        if match.start() < done:
            continue
        start = max(text.rfind("\n\n", done, match.start()) + 2, done)
        start = done if text.rfind("\n\n", done, match.start()) < 0 else start
        end = text.find("\n\n", match.end())
        done = len(text) if end < 0 else end
        yield from _trim_block(text, start, done)


def _trim_block(text: str, start: int, end: int) -> Iterator[Edit]:
    """Yield the edits for the lines from *start* to *end*, a table."""
    for line in text[start:end].split("\n"):
        stop = start + len(line)
        bare = line.rstrip(" |")
        if _DIVIDER.fullmatch(line):
            yield Edit(start=start, end=stop, text="", rule=NAME)
        elif "|" in line[len(bare) :]:
            yield Edit(start=start + len(bare), end=stop, text="", rule=NAME)
        start = stop + 1


RULE = Rule(name=NAME, level="transport", find=find_empty_cells, signs=frozenset(("||",)))
