"""Indentation before list marks: "  • ", "  1. ".

Repairs: the spaces before the mark removed.
Leaves alone: the mark itself; indentation of anything else (the rule for line blanks).
Costs: the depth of nested lists.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.rules.base import Rule, replace_matches
from corpuskit.rules.line_blanks import LIST_MARK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.records import Edit

NAME = "list-indent"

_INDENT = re.compile(rf"(?:\A|(?<=\n))\ ++(?={LIST_MARK})")


def find_list_indents(text: str, /) -> Iterator[Edit]:
    """Yield the edits that remove the indentation of list items."""
    yield from replace_matches(_INDENT, text, "", NAME)


RULE = Rule(name=NAME, level="layout", find=find_list_indents, signs=frozenset(" "), scope="line")
