"""A blank on one side of a dash only.

Repairs: "24– 26" and "5 -10" between digits to the range without blanks; "word —word" to the em
dash without blanks; "word –word" to the en dash with two.
Leaves alone: dashes with blanks on both sides or on neither; hyphens between words.
Costs: a negative number behind another number becomes a range; which form was meant is a guess.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.rules.base import Rule, replace_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.records import Edit

NAME = "dash-space"

_ONE_SIDED = re.compile(
    r"""
    (?<=[0-9]) (?: \ [-–] | – \  ) (?=[0-9])           # a range of numbers
    | (?<=\w) \ [—–] (?=[^\W\d_])                      # blank before only
    | (?<=[^\W\d_]) [—–]\  (?=\w)                      # blank behind only
    """,
    re.VERBOSE,
)


def _close(match: re.Match[str]) -> str:
    """Return the dash with the blanks that its kind has."""
    dash = match.group().strip()
    after = match.string[match.end()]
    before = match.string[match.start() - 1]
    if dash == "–" and not (before.isdigit() and after.isdigit()):
        return " – "
    return dash


def find_dash_spaces(text: str, /) -> Iterator[Edit]:
    """Yield the edits that give a dash like blanks on both sides."""
    yield from replace_matches(_ONE_SIDED, text, _close, NAME)


RULE = Rule(name=NAME, level="request", find=find_dash_spaces, signs=frozenset("-–—"), scope="line")
