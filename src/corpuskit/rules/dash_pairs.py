"""A parenthesis opened by one kind of dash and closed by the other.

Repairs: "— ... –" within a sentence to two dashes of the first kind.
Leaves alone: pairs alike; dashes without blanks; sentences with more than two dashes.
Costs: two dashes of different purpose in one sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.records import Edit
from corpuskit.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "dash-pair"

_DASH = re.compile(r"\ ([—–])\ |[.!?](?=\s)|\n")


def find_dash_pairs(text: str, /) -> Iterator[Edit]:
    """Yield the edits that close a parenthesis as it was opened."""
    pair: list[re.Match[str]] = []
    for match in (*_DASH.finditer(text), None):
        if match is not None and match.group(1):
            pair.append(match)
            continue
        if len(pair) == 2 and pair[0].group(1) != pair[1].group(1):  # noqa: PLR2004  # a pair
            yield Edit(start=pair[1].start(1), end=pair[1].end(1), text=pair[0].group(1), rule=NAME)
        pair = []


RULE = Rule(name=NAME, level="request", find=find_dash_pairs, signs=frozenset("—–"), scope="line")
