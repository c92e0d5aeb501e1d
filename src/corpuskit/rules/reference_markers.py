"""Markers of notes in running text: " [12]", "word[3]", " [a]", "[citation needed]".

Repairs: the marker removed, with the blanks before it, where the text holds at least two.
Leaves alone: numbers at the start of a line, which label the notes themselves; words and years in
brackets, and "support[s]": an editor's insertion; a single marker.
Costs: the link from a statement to its source.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.records import Edit
from corpuskit.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "reference-marker"

FEWEST = 2
"""Markers that show a text with notes; one may be an editor's figure."""

_MARKER = re.compile(
    r"""
    \[ \ ?
    (?:
        [0-9]{1,3}                                   # [12]
        | (?<=[\s.,;:!?”"’)\]]\[) [a-z]              # [a], never behind a letter
        | (?:note|nb|n|fn)\ ? [0-9]{1,3}             # [note 1]
        | (?:citation|clarification|better\ source|page|year|quotation)\ needed
        | (?:who|when|where|which|by\ whom|according\ to\ whom|why)\?
        | verification\ needed | failed\ verification | original\ research\? | dubious
    )
    \ ? \]
    """,
    re.VERBOSE,
)


def find_reference_markers(text: str, /) -> Iterator[Edit]:
    """Yield the edits that remove the markers of notes."""
    found = []
    done = 0
    for match in _MARKER.finditer(text):
        start = match.start()
        while start > done and text[start - 1] == " ":
            start -= 1
        done = match.end()
        if start and text[start - 1] != "\n":
            found.append(Edit(start=start, end=done, text="", rule=NAME))
    if len(found) >= FEWEST:
        yield from found


RULE = Rule(
    name=NAME, level="layout", find=find_reference_markers, signs=frozenset("["), removes=True
)
