"""Characters without width: joiners, marks of direction, byte order marks inside the text.

Repairs: U+200B, U+2060, U+FEFF and marks of direction: removed.
Leaves alone: ZWJ and ZWNJ inside words of scripts that spell with them and inside emoji; U+200B
inside Thai, Lao, Khmer, Burmese and Tibetan, where it divides words; marks of direction in a line
with Hebrew or Arabic letters; variation selectors.
Costs: a direction mark that a line of Latin letters needed for a number.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.records import Edit
from corpuskit.rules.base import Rule, line_around

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "zero-width"

_ZERO_WIDTH = re.compile(r"[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]++")
_JOINERS = "\u200c\u200d"
_DIRECTION = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")

_JOINING = re.compile(
    "["
    "\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc"  # Arabic, Syriac, N'Ko and the like
    "\u0900-\u0dff"  # the scripts of India and Sri Lanka
    "\u1000-\u109f\u1780-\u17ff\u1800-\u18af"  # Burmese, Khmer, Mongolian
    "\u200d\ufe0e\ufe0f\u2190-\u2bff"  # emoji and the signs they are joined with
    "\U0001f000-\U0001faff"
    "]"
)
_WITHOUT_BLANKS = re.compile(r"[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff]")


def _keeps(text: str, start: int, end: int, *, rtl: bool) -> str:
    """Return what of the run of zero-width characters from *start* to *end* has a purpose."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    run = text[start:end]
    if rtl and any(char in _DIRECTION for char in run):
        return "".join(char for char in run if char in _DIRECTION or char in _JOINERS)
    if not before or not after:
        return ""
    if (
        run[0] in _JOINERS
        and _JOINING.match(before)
        and (_JOINING.match(after) or run[0] == "\u200c")
    ):
        return run[0]
    if "\u200b" in run and _WITHOUT_BLANKS.match(before) and _WITHOUT_BLANKS.match(after):
        return "\u200b"
    return ""


def find_zero_width(text: str, /) -> Iterator[Edit]:
    """Yield the edits that remove characters without width and without purpose."""
    line_end, rtl = -1, False
    for match in _ZERO_WIDTH.finditer(text):
        start, end = match.span()
        if start >= line_end:
            line_start, line_end = line_around(text, start)
            rtl = bool(_RIGHT_TO_LEFT.search(text, line_start, line_end))
        kept = _keeps(text, start, end, rtl=rtl)
        if kept != match.group():
            yield Edit(start=start, end=end, text=kept, rule=NAME)


RULE = Rule(
    name=NAME,
    level="transport",
    find=find_zero_width,
    signs=frozenset("\u200b\u2060\ufeff" + _JOINERS + _DIRECTION),
    scope="line",
)
