r"""A last line without a line end.

Repairs: a text of several lines gets a final ``\n``, so that the next file is not glued to it.
Leaves alone: a text of one line, which may be a field; bodies (`clean_body` leaves this rule out).
Costs: one character.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuskit.records import Edit
from corpuskit.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "final-newline"


def find_missing_newline(text: str, /) -> Iterator[Edit]:
    """Yield the edit that ends the last line, if that is missing."""
    if "\n" in text and not text.endswith("\n"):
        yield Edit(start=len(text), end=len(text), text="\n", rule=NAME)


RULE = Rule(name=NAME, level="transport", find=find_missing_newline, signs=frozenset("\n"))
