"""Straight and curly quotation marks mixed in one text.

Repairs: all marks and apostrophes to the style that most of them have.
Leaves alone: texts of one style, and texts with low or angled marks („ «), where a “ closes.
Costs: it is typography, not damage; a prime (5'10") in a curly text becomes an apostrophe.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.rules.base import Rule, replace_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.records import Edit

NAME = "quote-style"

_STRAIGHT = re.compile(r"[\"']")
_CURLY = re.compile(r"[“”‘’]")
_OTHER = re.compile(r"[„‟‚«»‹›「『]")
_OPENS = re.compile(r"[\s(\[{“‘—–-]")


def _straighten(match: re.Match[str]) -> str:
    """Return the straight form of a curly mark."""
    return '"' if match.group() in "“”" else "'"


def _curl(match: re.Match[str]) -> str:
    """Return the curly form of a straight mark, by what stands before it."""
    text, start = match.string, match.start()
    opens = start == 0 or _OPENS.match(text, start - 1) is not None
    opens = opens and not text[match.end() : match.end() + 1].isspace()
    if match.group() == '"':
        return "“" if opens else "”"
    return "‘" if opens and not text[match.end() : match.end() + 1].isdigit() else "’"


def find_mixed_quotes(text: str, /) -> Iterator[Edit]:
    """Yield the edits that give all marks one style."""
    if _OTHER.search(text):
        return
    straight, curly = len(_STRAIGHT.findall(text)), len(_CURLY.findall(text))
    if straight and curly and straight != curly:
        if straight > curly:
            yield from replace_matches(_CURLY, text, _straighten, NAME)
        else:
            yield from replace_matches(_STRAIGHT, text, _curl, NAME)


RULE = Rule(name=NAME, level="request", find=find_mixed_quotes, signs=frozenset("“”‘’"))
