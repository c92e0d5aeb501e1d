"""Lines that are marks for the desk or left over from a page, wherever in a body they stand.

The same contract as in ``furnishings.rules``: a body in, numbers of blocks with their kind out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.furnishings.blocks import LONG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.furnishings.blocks import Body
    from corpuskit.records import FurnitureKind

LONGEST_MARK = 160
"""Characters of the longest mark of a wire."""

LEAST_IN_A_ROW = 3
"""Equal lines in a row that no author writes: two may be a slip or a refrain."""

SHORTEST_REPEATED = 8
"""Characters of such a line; rules and speakers' names are shorter."""

_WIRE_MARK = re.compile(
    r"""
    [\s(<\[*&-]{0,8}
    (?: STORY\ CAN\ END\ HERE                               # how much of a story may be cut
      | (?: BEGIN | END )\ (?:OF\ )?OPTIONAL(?:\ (?:TRIM|CUT|MATERIAL|ADD|STORY))?
      | OPTIONAL\ (?: TRIM | CUT | MATERIAL | ADD | END )
      | (?: BEGIN | END )\ (?: TRIM | EDIT | BOX | SIDEBAR | ITALICS? )
      | (?: MORE | FIRST | LAST )\ (?: TO\ COME | ADD | LEAD ) | MORE\ FOLLOWS
      | EMBARGO(?:ED)?\b | ANNOTATION | NOTE\ (?:TO\ )?(?:EDITORS?|CONTENTS?)
      | MEHR\ FOLGT | SPERRFRIST\b | FIN\ DE\ (?:LA\ )?DÉPÊCHE | SIGUE\b | SEGUE\b )
    (?P<rest> [^\n]* )
    """,
    re.VERBOSE,
)
"""A mark for the desk; what follows on the line must be in capitals as well."""


def find_marks(body: Body) -> Iterator[tuple[int, FurnitureKind]]:
    """Yield the marks of wires, lone full stops, and lines printed three times in a row."""
    for at, block in enumerate(body.blocks):
        text = block.text
        if len(text) <= LONGEST_MARK and _is_wire_mark(text):
            yield at, "wire-advisory"
        elif not text.strip(". "):
            yield at, "other"
    yield from ((at, "other") for at in _repeated_in_a_row(body))


def _is_wire_mark(text: str) -> bool:
    """Whether *text* is a mark and no sentence that opens like one."""
    match = _WIRE_MARK.fullmatch(text)
    return match is not None and not any(char.islower() for char in match["rest"])


def _repeated_in_a_row(body: Body) -> Iterator[int]:
    """Yield the blocks of runs of equal short lines: one label for each of several pictures."""
    texts = [block.text for block in body.blocks]
    at = 0
    while at < len(texts):
        end = at + 1
        while end < len(texts) and texts[end] == texts[at]:
            end += 1
        sized = SHORTEST_REPEATED <= len(texts[at]) <= LONG
        if end - at >= LEAST_IN_A_ROW and sized and not any(map(str.isdigit, texts[at])):
            yield from range(at, end)
        at = end
