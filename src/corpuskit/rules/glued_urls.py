"""Addresses glued to the dash before them: " -https://...".

Repairs: a hyphen or dash between a blank and "http://" or "https://" to an en dash and a space.
Leaves alone: hyphens inside an address.
Costs: nothing: no address begins with a dash.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.edits import make_edit
from corpuskit.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.records import Edit

NAME = "glued-url"

_ADDRESS = re.compile(r"h(?<=\s[-–—]h)(?=ttps?://)")


def find_glued_urls(text: str, /) -> Iterator[Edit]:
    """Yield the edits that part an address from the dash before it; a hyphen becomes an en dash."""
    if "://" not in text:
        return
    for match in _ADDRESS.finditer(text):
        start, end = match.start() - 1, match.start()
        dash = "–" if text[start] == "-" else text[start]
        yield make_edit(start, end, f"{dash} ", NAME)


RULE = Rule(
    name=NAME, level="transport", find=find_glued_urls, signs=frozenset(("-h", "–h")), scope="line"
)
