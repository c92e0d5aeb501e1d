r"""Several blank lines in a row.

Repairs: two or more blank lines to one.
Leaves alone: single blank lines; the line end at the end of a text. Lines that hold blanks are
emptied by the rule for line blanks first.
Costs: blank runs are weak evidence of where articles meet: cut before cleaning.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.records import Edit
from corpuskit.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "blank-lines"

_RUN = re.compile(r"\n{3,}+")


def find_blank_lines(text: str, /) -> Iterator[Edit]:
    """Yield the edits that leave one blank line of each run."""
    if "\n\n\n" not in text and not text.startswith("\n\n"):
        return
    at = 0
    if text.startswith("\n\n"):
        at = len(text) - len(text.lstrip("\n"))
        yield Edit(start=0, end=at - 1, text="", rule=NAME)
    for match in _RUN.finditer(text, at):
        # The inner line ends go: the first closes a line of text, the last the blank line.
        yield Edit(start=match.start() + 1, end=match.end() - 1, text="", rule=NAME)


RULE = Rule(name=NAME, level="transport", find=find_blank_lines, signs=frozenset(("\n\n",)))
