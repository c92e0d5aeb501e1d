"""Picture credits glued to the caption before and the name behind: "war.Credit…Mauricio Lima".

Repairs: to "war. Credit: Mauricio Lima"; also the doubled "CreditCredit" and "..." for "…".
Leaves alone: "Credit" inside a sentence ("Credit Suisse"), "Credit…" before a small letter.
Costs: nothing: no sentence ends in such a way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.rules.base import Rule, replace_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.records import Edit

NAME = "glued-credit"

_CREDIT = re.compile(
    r"""
    (?: Credit ){1,2}+ (?: … | \.\.\. ) \ ?       # the label with its dots
    (?= [A-ZÀ-ÖØ-Þ] )                             # a name follows
    | (?<=[.!?”"’)]) (?: Credit ){1,2}+ (?= [A-ZÀ-ÖØ-Þ][^\W\d_]+ \ [A-ZÀ-ÖØ-Þ] )   # without dots
    """,
    re.VERBOSE,
)


def _spell(match: re.Match[str]) -> str:
    """Return the label as it should stand, parted from what stands before it."""
    before = match.string[match.start() - 1 : match.start()] if match.start() else "\n"
    return "Credit: " if before.isspace() else " Credit: "


def find_glued_credits(text: str, /) -> Iterator[Edit]:
    """Yield the edits that part a credit from caption and name."""
    if "Credit" in text:
        yield from replace_matches(_CREDIT, text, _spell, NAME)


RULE = Rule(name=NAME, level="transport", find=find_glued_credits, signs=frozenset("C"))
