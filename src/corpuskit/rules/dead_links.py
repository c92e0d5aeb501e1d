"""Maintenance tags on links: "[ permanent dead link ]".

Repairs: removed, in the wordings of Wikipedia.
Leaves alone: other words in brackets, which are an editor's insertion.
Costs: nothing: the tag speaks of the page, not of its subject.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.rules.base import Rule, replace_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.records import Edit

NAME = "dead-link-tag"

_TAG = re.compile(r"\[\ ?(?:permanent\ )?dead\ link\ ?\]|\[\ ?(?:lien\ mort|enlace\ roto)\ ?\]")


def find_dead_link_tags(text: str, /) -> Iterator[Edit]:
    """Yield the edits that remove dead-link tags."""
    yield from replace_matches(_TAG, text, "", NAME)


RULE = Rule(
    name=NAME,
    level="transport",
    find=find_dead_link_tags,
    signs=frozenset("["),
    removes=True,
    scope="line",
)
