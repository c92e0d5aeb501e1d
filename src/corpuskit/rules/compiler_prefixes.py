"""The short name of a publication that a compiler put before a headline: "NYT: ".

Repairs: removed, where the same headline stands without it on another line of the text.
Leaves alone: every other word before a colon ("BBC: ..." can be the real headline).
Costs: nothing: the name is printed elsewhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.records import Edit
from corpuskit.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "compiler-prefix"

_PREFIX = re.compile(r"(?:\A|(?<=\n))[^\W\d_][^\s:]{1,14}:\ ++(?=[^\n]{15})")


def find_compiler_prefixes(text: str, /) -> Iterator[Edit]:
    """Yield the edits that remove a compiler's prefix."""
    if ": " not in text:
        return
    lines = frozenset(line.strip() for line in text.split("\n"))
    for match in _PREFIX.finditer(text):
        end = text.find("\n", match.end())
        if text[match.end() : end if end >= 0 else len(text)].strip() in lines:
            yield Edit(start=match.start(), end=match.end(), text="", rule=NAME)


RULE = Rule(
    name=NAME, level="layout", find=find_compiler_prefixes, signs=frozenset(":"), removes=True
)
