"""Cards of embedded links: the site's name glued to the page's title.

Repairs: "example.org Title of the Page" on a line of its own to "example.org / Title ...".
Leaves alone: sentences (lines that end with a full stop), lines with more than a site and a title.
Costs: nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.records import Edit
from corpuskit.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "link-card"

_CARD = re.compile(
    r"""
    (?:\A|(?<=\n))
    (?: [a-z0-9-]{1,63}+ \. ){1,3} [a-z]{2,6} \     # a site's name in small letters
    (?= [^\W\d_a-z] [^\n]{0,150}+ (?:\n|\Z) )       # a title behind it, and nothing more
    """,
    re.VERBOSE,
)


def find_link_cards(text: str, /) -> Iterator[Edit]:
    """Yield the edits that part site and title."""
    for match in _CARD.finditer(text):
        end = text.find("\n", match.end())
        title = text[match.end() : end if end >= 0 else len(text)]
        if not title.rstrip().endswith((".", "!", "?", "”", '"', ":")):
            yield Edit(start=match.end(), end=match.end(), text="/ ", rule=NAME)


RULE = Rule(name=NAME, level="layout", find=find_link_cards, signs=frozenset("."), scope="line")
