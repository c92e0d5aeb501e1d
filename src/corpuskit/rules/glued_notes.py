"""Note numbers glued to their note: "[2]Thomas Ambrosio".

Repairs: a space behind the number, where at least two lines of the text begin with one.
Leaves alone: a single such line; numbers inside a line; what stands there already apart.
Costs: nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.records import Edit
from corpuskit.rules.base import Rule, match_line_starts

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "glued-note-number"

SHORTEST_LIST = 2
"""Lines that begin with a number in brackets and so make a list of notes."""

_NUMBER = re.compile(r"\n(\[[0-9]{1,3}\])")
_GLUED = re.compile(r"[^\W\d_]|[“\"«„]")


def find_glued_notes(text: str, /) -> Iterator[Edit]:
    """Yield the edits that put a space behind note numbers."""
    ends = [end for _, end, _ in match_line_starts(_NUMBER, text)]
    if len(ends) < SHORTEST_LIST:
        return
    for end in ends:
        if _GLUED.match(text, end):
            yield Edit(start=end, end=end, text=" ", rule=NAME)


RULE = Rule(name=NAME, level="transport", find=find_glued_notes, signs=frozenset(("\n[",)))
