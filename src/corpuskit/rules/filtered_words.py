"""Words that a mail filter disarmed: "_expression_".

Repairs: the exact token "_expression_" (also with a plural s, also capitalised) in prose.
Leaves alone: it inside addresses, file names and code, where other word characters or a slash
touch it.
Costs: an article on such filters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.rules.base import Rule, replace_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.records import Edit

NAME = "underscored-expression"

_TOKEN = re.compile(r"(?<![\w/.=&?%-])_([Ee]xpression)_(?=s?(?![\w/=&%(-]|\.\w))")


def find_filtered_words(text: str, /) -> Iterator[Edit]:
    """Yield the edits that take the underscores off."""
    if "xpression_" in text:
        yield from replace_matches(_TOKEN, text, lambda match: match.group(1), NAME)


RULE = Rule(
    name=NAME, level="transport", find=find_filtered_words, signs=frozenset("_"), scope="line"
)
