"""Doubled spaces.

Repairs: two or more plain spaces between two visible characters to one.
Leaves alone: lines set in columns, told by a run of four or more spaces or a tab;
indentation; runs with an odd space (a rule of their own).
Costs: the two spaces of typewriter sentences.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.records import Edit
from corpuskit.rules.base import Rule, line_around

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "space-run"

_RUN = re.compile(r"\ \ (?<=\S..)\ *+(?=\S)")
_COLUMNS = re.compile(r"\S\ {4}|\t")


def find_space_runs(text: str, /) -> Iterator[Edit]:
    """Yield the edits that leave one space of each run."""
    line_end, columns = -1, False
    for match in _RUN.finditer(text):
        if match.start() >= line_end:
            line_start, line_end = line_around(text, match.start())
            columns = bool(_COLUMNS.search(text, line_start, line_end))
        if not columns:
            yield Edit(start=match.start(), end=match.end(), text=" ", rule=NAME)


RULE = Rule(
    name=NAME, level="transport", find=find_space_runs, signs=frozenset(("  ",)), scope="line"
)
