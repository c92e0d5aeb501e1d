"""Rows of tables that were flattened to text.

Repairs: a block of lines removed, if one of them ends with empty cells or only divides
("---|---") and at least half of them hold bars.
Leaves alone: blocks with fewer bars; a bar in prose.
Costs: the facts in the table, which may stand nowhere else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.records import Edit
from corpuskit.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "table-row"

LEAST_BARS = 0.5
"""Share of the lines of a table that hold a bar; broken rows have none."""

_BLOCK = re.compile(r"(?:[^\n]++\n?+)++")
_SIGN = re.compile(r"\|\ \|\|[ |]*+(?=\n|\Z)|---\|")


def find_table_rows(text: str, /) -> Iterator[Edit]:
    """Yield the edits that remove flattened tables."""
    if "||" not in text and "---|" not in text:
        return
    for match in _BLOCK.finditer(text):
        if not _SIGN.search(text, match.start(), match.end()):
            continue
        lines = match.group().rstrip("\n").split("\n")
        if sum("|" in line for line in lines) >= LEAST_BARS * len(lines):
            yield Edit(start=match.start(), end=match.end(), text="", rule=NAME)


RULE = Rule(name=NAME, level="layout", find=find_table_rows, signs=frozenset("|"), removes=True)
