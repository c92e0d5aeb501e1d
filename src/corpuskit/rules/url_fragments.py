"""Fragments that are no part of an address: "#google_vignette", "#:~:text=...".

Repairs: removed from the end of an address.
Leaves alone: all other fragments, which name a place in the page.
Costs: the words that a scroll-to-text link pointed at.
Source: the WICG draft on text fragments; the overlay names of Google's ads.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.records import Edit
from corpuskit.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "url-fragment"

_FRAGMENT = re.compile(
    r"""
    \# (?: google_vignette\b | goog_rewarded\b | goog_fullscreen_ad\b )   # an ad's overlay
    | \#?:~:text=[^\s<>"“”»]++                                            # scroll to text
    """,
    re.VERBOSE,
)
_CLOSING = ".,;:!?)]}’'”"


def find_url_fragments(text: str, /) -> Iterator[Edit]:
    """Yield the edits that cut such fragments off."""
    if "#goog" not in text and ":~:text=" not in text:
        return
    for match in _FRAGMENT.finditer(text):
        end = match.start() + max(1, len(match.group().rstrip(_CLOSING)))
        if match.start() and not text[match.start() - 1].isspace():
            yield Edit(start=match.start(), end=end, text="", rule=NAME)


RULE = Rule(
    name=NAME,
    level="transport",
    find=find_url_fragments,
    signs=frozenset("#~"),
    removes=True,
    scope="line",
)
