"""Notes broken over two paragraphs.

Repairs: the break between a note ("[2] ...") that ends within a sentence and a line that goes on
with a small letter, to one space.
Leaves alone: notes that end with a full stop, an address or a figure; lines that begin otherwise.
Costs: nothing known.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.records import Edit
from corpuskit.rules.base import Rule, match_line_starts

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "broken-note"

_NOTE = re.compile(r"\n(\[[0-9]{1,3}\][^\n]*)")


def find_broken_notes(text: str, /) -> Iterator[Edit]:
    """Yield the edits that join the two parts of a note."""
    for _, end, _ in match_line_starts(_NOTE, text):
        following = end + 2 if text.startswith("\n\n", end) else end + 1
        if text[end - 1].isalpha() and text[following : following + 1].islower():
            yield Edit(start=end, end=following, text=" ", rule=NAME)


RULE = Rule(name=NAME, level="layout", find=find_broken_notes, signs=frozenset(("\n[",)))
