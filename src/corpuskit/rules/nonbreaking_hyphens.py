"""NON-BREAKING HYPHEN.

Repairs: U+2011 to "-": it looks the same, and no search finds it.
Leaves alone: dashes, U+2010 and the minus sign, which are typography.
Costs: layout only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.rules.base import Rule, replace_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.records import Edit

NAME = "non-breaking-hyphen"

_HYPHEN = re.compile("\u2011")


def find_nonbreaking_hyphens(text: str, /) -> Iterator[Edit]:
    """Yield the edits that put plain hyphens."""
    yield from replace_matches(_HYPHEN, text, "-", NAME)


RULE = Rule(
    name=NAME,
    level="transport",
    find=find_nonbreaking_hyphens,
    signs=frozenset("\u2011"),
    scope="line",
)
