"""Publications called otherwise than they call themselves: "BARRON'S", "TASS, Russia".

Repairs: a line that is nothing but such a name, to the publication's own.
Leaves alone: the same name inside a line; every name that the table does not hold.
Costs: how a source wrote the name; a country behind it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.rules.base import Rule, replace_matches
from corpuskit.rules.publisher_names import OWN_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.records import Edit

NAME = "publisher-alias"

_LONGEST = max(map(len, OWN_NAME))

_LINE = re.compile(
    rf"""
    (?:\A|(?<=\n))
    [^\n]{{2,{_LONGEST}}}+      # a line that is no longer than the longest name
    (?=\n|\Z)
    """,
    re.VERBOSE,
)


def _own_name(match: re.Match[str]) -> str:
    """Return the publication's own name, or the line as it is."""
    return OWN_NAME.get(match.group(), match.group())


def find_publisher_aliases(text: str, /) -> Iterator[Edit]:
    """Yield the edits that give publications their own names."""
    yield from replace_matches(_LINE, text, _own_name, NAME)


RULE = Rule(name=NAME, level="request", find=find_publisher_aliases, scope="line", removes=True)
"""What the rule table runs."""
