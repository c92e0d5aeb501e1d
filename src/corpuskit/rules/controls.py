r"""Control characters and terminal escapes.

Repairs: terminal colour codes, all C0 controls but tab and line end, DELETE, the deprecated
format characters U+206A to U+206F and the interlinear marks U+FFF9 to U+FFFB: removed.
Leaves alone: tab, ``\n``; C1 controls, which are damaged Windows-1252 (the mojibake rule).
Costs: nothing a reader could see.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.rules.base import Rule, replace_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.records import Edit

NAME = "control"

_CONTROL = re.compile(
    r"""
    (?: \x1b\[ [0-9;]{0,32} [A-Za-z]      # a terminal escape: colour, cursor
    | [\x00-\x08\x0e-\x1f\x7f\u206a-\u206f\ufff9-\ufffb] )++
    """,
    re.VERBOSE,
)

_SIGNS = frozenset(
    map(chr, [*range(9), *range(0x0E, 0x20), 0x7F, *range(0x206A, 0x2070), 0xFFF9, 0xFFFA, 0xFFFB])
)


def find_controls(text: str, /) -> Iterator[Edit]:
    """Yield the edits that remove control characters."""
    yield from replace_matches(_CONTROL, text, "", NAME)


RULE = Rule(
    name=NAME, level="transport", find=find_controls, signs=_SIGNS, removes=True, scope="line"
)
