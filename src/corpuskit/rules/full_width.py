"""Latin letters, digits and punctuation in full width: "ＡＢ１２".

Repairs: to their plain forms, ideographic spaces too.
Leaves alone: half-width kana; everything else that is wide by nature.
Costs: in Chinese and Japanese full width is the normal form of punctuation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.rules.base import Rule, replace_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.records import Edit

NAME = "full-width"

_WIDE = re.compile("[\uff01-\uff5e\u3000]")
_PLAIN = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u3000": " "}


def find_full_width(text: str, /) -> Iterator[Edit]:
    """Yield the edits that put plain forms for wide ones."""
    yield from replace_matches(_WIDE, text, lambda match: _PLAIN[match.group()], NAME)


RULE = Rule(name=NAME, level="request", find=find_full_width, signs=frozenset(_PLAIN), scope="line")
