"""Grave or acute accents in the place of an apostrophe: "nation`s".

Repairs: the accent between a letter and the ending s, t (after n), re, ve or ll of an English
word to "’".
Leaves alone: letters of other alphabets' spelling (Uzbek "O`zbek", "Hawai`i"), and lines in
which accents come in pairs, as around code.
Costs: nothing known.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.records import Edit
from corpuskit.rules.base import Rule, line_around

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "backtick-apostrophe"

_ACCENT = re.compile(r"[`´](?<=[^\W\d_].)(?=s\b|(?<=n.)t\b|(?:re|ve|ll)\b)")
_OPENING = re.compile(r"(?<!\w)[`´](?=\w)")


def find_backticks(text: str, /) -> Iterator[Edit]:
    """Yield the edits that put an apostrophe for an accent."""
    line_end, quoted = -1, False
    for match in _ACCENT.finditer(text):
        if match.start() >= line_end:
            line_start, line_end = line_around(text, match.start())
            quoted = bool(_OPENING.search(text, line_start, line_end))
        if not quoted:
            yield Edit(start=match.start(), end=match.end(), text="’", rule=NAME)


RULE = Rule(name=NAME, level="transport", find=find_backticks, signs=frozenset("`´"), scope="line")
