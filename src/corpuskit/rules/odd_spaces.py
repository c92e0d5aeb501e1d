"""Spaces that are no plain space: no-break, thin, figure, ideographic and the like.

Repairs: a run of blanks with at least one of them to one plain space.
Leaves alone: IDEOGRAPHIC SPACE beside Chinese, Japanese or Korean characters; tabs.
Costs: French spaces before ":" and "»", and those in "10 000", may now fall at a line's end;
searching and comparing need the plain space more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.edits import make_edit
from corpuskit.rules.base import BLANK_CHARS, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.records import Edit

NAME = "odd-space"

ODD_SPACES = "".join(char for char in BLANK_CHARS if char not in " \t")
"""Characters of the Unicode category Zs, the plain space left out."""

_RUN = re.compile(f"[ {ODD_SPACES}]++")
_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
_ODD = re.compile(f"[{ODD_SPACES}]")


def find_odd_spaces(text: str, /) -> Iterator[Edit]:
    """Yield the edits that make odd spaces plain."""
    at = 0
    while odd := _ODD.search(text, at):
        start = odd.start()
        while start > at and text[start - 1] == " ":
            start -= 1
        run = _RUN.match(text, start)
        at = run.end() if run else odd.end()
        if not _is_wide(text, start, at):
            yield make_edit(start, at, " ", NAME)


def _is_wide(text: str, start: int, end: int) -> bool:
    """Return whether the run is one ideographic space beside a wide character."""
    if text[start:end].strip("\u3000"):
        return False
    return bool(_WIDE.match(text, end) or (start and _WIDE.match(text, start - 1)))


RULE = Rule(
    name=NAME, level="transport", find=find_odd_spaces, signs=frozenset(ODD_SPACES), scope="line"
)
