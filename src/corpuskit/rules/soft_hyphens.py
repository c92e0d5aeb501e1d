"""Soft hyphens: places where a browser may divide a word.

Repairs: U+00AD removed; before a line end between two letters the line end goes as well, for
there a word was divided in fact.
Leaves alone: real hyphens.
Costs: nothing a reader could see.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.rules.base import Rule, replace_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.records import Edit

NAME = "soft-hyphen"

_SOFT_HYPHEN = re.compile(r"(?<=[^\W\d_])\u00ad++\n(?=[^\W\d_])|\u00ad++")


def find_soft_hyphens(text: str, /) -> Iterator[Edit]:
    """Yield the edits that remove soft hyphens."""
    yield from replace_matches(_SOFT_HYPHEN, text, "", NAME)


RULE = Rule(name=NAME, level="transport", find=find_soft_hyphens, signs=frozenset("\u00ad"))
