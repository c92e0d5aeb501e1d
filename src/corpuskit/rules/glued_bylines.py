"""Bylines glued to the name: "ByPatrick Reevell".

Repairs: "By", "Por" and "Par" run together with a name, where the line holds nothing else and
stands in the place of a byline: after a blank line or at the top.
Leaves alone: "Bypass Road", "Byron Smith", one name alone, names of more than five words.
Costs: a line that is only "ByWard Market" would be cut in two.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.records import Edit
from corpuskit.rules.base import Rule, match_line_starts

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "glued-byline"

MOST_WORDS = 5
"""Words of a line of names: two people, or one with three names and a particle."""

_BYLINE = re.compile(
    r"""
    \n ( By | Por | Par )                     # the preposition at the start of a line
    (?= ( [A-ZÀ-ÖØ-Þ][^\W\d_A-Z]              # a capital and a small letter: a given name
          [^\n,;:!?]{0,60}+ ) (?:\n|\Z) )     # and no more than a line of names
    """,
    re.VERBOSE,
)
_NAME = re.compile(
    r"[^\W\d_]+(?:[ .'’-]+(?:[A-ZÀ-ÖØ-Þ]|and\b|y\b|et\b|de\b|van\b|von\b)[^\W\d_]*)+"
)


def find_glued_bylines(text: str, /) -> Iterator[Edit]:
    """Yield the edits that put a space behind "By"."""
    for start, end, match in match_line_starts(_BYLINE, text):
        names = match.group(2).strip()
        if text[max(0, start - 2) : start].strip("\n") or text[start - 2 : start - 1] > "\n":
            continue
        if _NAME.fullmatch(names) and len(names.split()) <= MOST_WORDS:
            yield Edit(start=end, end=end, text=" ", rule=NAME)


RULE = Rule(name=NAME, level="transport", find=find_glued_bylines, signs=frozenset(("\nB", "\nP")))
