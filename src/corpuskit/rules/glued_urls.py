"""Addresses glued to the dash before them: " -https://...".

Repairs: a hyphen or dash between a blank and "http://" or "https://" to an en dash and a space.
Leaves alone: hyphens inside an address.
Costs: nothing: no address begins with a dash.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.rules.base import Rule, replace_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.records import Edit

NAME = "glued-url"

_DASH = re.compile(r"[-–—](?<=[\s].)(?=https?://)")


def _spell(match: re.Match[str]) -> str:
    """Return the dash with a space behind; a hyphen stands for an en dash there."""
    return ("–" if match.group() == "-" else match.group()) + " "


def find_glued_urls(text: str, /) -> Iterator[Edit]:
    """Yield the edits that part an address from the dash before it."""
    if "-http" in text or "–http" in text or "—http" in text:
        yield from replace_matches(_DASH, text, _spell, NAME)


RULE = Rule(name=NAME, level="transport", find=find_glued_urls, signs=frozenset(("-h", "–", "—")))
