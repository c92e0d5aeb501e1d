"""Marks of list items: "• ".

Repairs: the mark at the start of a line removed, with the blanks behind it.
Leaves alone: hyphens and numbers, which may belong to the text; marks within a line.
Costs: a list item can no longer be told from a paragraph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.rules.base import Rule, replace_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.records import Edit

NAME = "bullet"

_MARKS = "•◦‣⁃∙●○■□▪▫"
_BULLET = re.compile(rf"(?:\A|(?<=\n))\ *+[{_MARKS}][{_MARKS} ]*+")


def find_bullets(text: str, /) -> Iterator[Edit]:
    """Yield the edits that remove the marks of list items."""
    yield from replace_matches(_BULLET, text, "", NAME)


RULE = Rule(name=NAME, level="request", find=find_bullets, signs=frozenset(_MARKS), scope="line")
