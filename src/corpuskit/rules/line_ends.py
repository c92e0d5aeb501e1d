r"""Line ends of other systems.

Repairs: ``\r\n``, a lone ``\r``, LINE SEPARATOR, PARAGRAPH SEPARATOR, FORM FEED and VERTICAL TAB
to ``\n``. Several ``\r`` before one ``\n`` (files sent twice through a text-mode transfer) are one
line end.
Leaves alone: NEXT LINE (U+0085), which in Western text is a damaged "…": the mojibake rule.
Costs: a table that uses vertical tabs inside cells loses them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.rules.base import Rule, replace_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.records import Edit

NAME = "line-end"

_FOREIGN_END = re.compile(r"(?<!\r)\r++\n|[\r\u2028\u2029\f\v]")


def find_foreign_line_ends(text: str, /) -> Iterator[Edit]:
    r"""Yield the edits that make every line end ``\n``."""
    yield from replace_matches(_FOREIGN_END, text, "\n", NAME)


RULE = Rule(
    name=NAME, level="transport", find=find_foreign_line_ends, signs=frozenset("\r\u2028\u2029\f\v")
)
