"""Typesetters' ligatures, left by PDF extraction.

Repairs: ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ to the letters they print.
Leaves alone: æ, œ, ß, Ĳ, which are letters; Armenian and Hebrew presentation forms.
Costs: nothing: no spelling has them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.rules.base import Rule, replace_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.records import Edit

NAME = "ligature"

_LETTERS = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "ſt",
    "\ufb06": "st",
}
_LIGATURE = re.compile("[\ufb00-\ufb06]")


def find_ligatures(text: str, /) -> Iterator[Edit]:
    """Yield the edits that spell ligatures out."""
    yield from replace_matches(_LIGATURE, text, lambda match: _LETTERS[match.group()], NAME)


RULE = Rule(
    name=NAME, level="transport", find=find_ligatures, signs=frozenset(_LETTERS), scope="line"
)
