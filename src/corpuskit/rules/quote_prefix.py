"""The "> " that mail programs put before every line of a quoted message.

Repairs: one or more such marks removed where (nearly) all lines of a block of at least three bear
them, or the whole text does.
Leaves alone: single lines with ">".
Costs: whose words were quoted by whom.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.records import Edit
from corpuskit.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "quote-prefix"

_PREFIX = re.compile(r"(?:\A|(?<=\n))[ \t]{0,3}(?:>[ \t]?)++")
_BARE_LINE = re.compile(r"(?:\A|(?<=\n))(?![ \t]{0,3}>)[^\n]*[^\s][^\n]*")

MOST_BARE = 0.02
"""Share of lines without the mark that a quoted text may hold: what a mail program wrapped."""

FEWEST = 3
"""Marked lines that make a text quoted."""


def find_quote_prefixes(text: str, /) -> Iterator[Edit]:
    """Yield the edits that take the quotation marks of mail off."""
    if not text.startswith((">", " ")) and "\n>" not in text and "\n " not in text:
        return
    marked = list(_PREFIX.finditer(text))
    if len(marked) < FEWEST:
        return
    bare = sum(1 for _ in _BARE_LINE.finditer(text))
    if bare <= MOST_BARE * len(marked):
        for match in marked:
            yield Edit(start=match.start(), end=match.end(), text="", rule=NAME)


RULE = Rule(name=NAME, level="layout", find=find_quote_prefixes, signs=frozenset(">"))
