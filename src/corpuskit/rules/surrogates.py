"""Surrogates: halves of a character, which no file can hold.

Repairs: a high and a low surrogate to the character they make; a lone one to U+FFFD, so that the
text can be written.
Leaves alone: everything else.
Costs: nothing; a lone half has no meaning.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.rules.base import Rule, replace_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.records import Edit

NAME = "surrogate"

_SURROGATE = re.compile(r"[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]")


def _join_halves(match: re.Match[str]) -> str:
    """Return the character of a pair, U+FFFD for a lone half."""
    halves = match.group()
    if len(halves) == 1:
        return "\ufffd"
    return halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le")


def find_surrogates(text: str, /) -> Iterator[Edit]:
    """Yield the edits that take surrogates out of *text*."""
    yield from replace_matches(_SURROGATE, text, _join_halves, NAME)


_SIGNS = frozenset(map(chr, range(0xD800, 0xE000)))

RULE = Rule(name=NAME, level="transport", find=find_surrogates, signs=_SIGNS, scope="line")
