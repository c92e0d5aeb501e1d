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
    Credit (?:Credit)? (?: … | \.\.\. ) \ ? (?= [A-ZÀ-ÖØ-Þ] )        # dots, and a name follows
    | Credit (?:Credit)? (?= [A-ZÀ-ÖØ-Þ][^\W\d_]{1,40}+ \ [A-ZÀ-ÖØ-Þ] )     # a name follows at once
    """,
    re.VERBOSE,
)
_SENTENCE_ENDS = '.!?”"’)'


def _spell(match: re.Match[str]) -> str:
    """Return the label as it should stand, parted from what stands before it."""
    before = match.string[match.start() - 1 : match.start()] if match.start() else "\n"
    if match.group()[-1] == "t" and before not in _SENTENCE_ENDS:
        return match.group()
    return "Credit: " if before.isspace() else " Credit: "


def find_glued_credits(text: str, /) -> Iterator[Edit]:
    """Yield the edits that part a credit from caption and name."""
    yield from replace_matches(_CREDIT, text, _spell, NAME)


RULE = Rule(
    name=NAME, level="transport", find=find_glued_credits, signs=frozenset(("Cr",)), scope="line"
)
