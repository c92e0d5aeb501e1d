"""A name that stands twice, on two lines in a row.

Repairs: the second of two equal neighbouring lines, if they read like a person's name (two to
five capitalised words, nothing else).
Leaves alone: equal lines of prose or verse, single words, lines with digits or punctuation,
and equal lines with a blank line between.
Costs: a list in which two people of one name follow each other.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from corpuskit.records import Edit
from corpuskit.rules.base import Rule, match_line_starts

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "repeated-name"

_TWICE = re.compile(r"\n([^\W\d_][^\n\d,;:!?\"“”()/]{2,58}+)((?:\n\1)++)(?=\n|\Z)")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-])*")
_PARTICLES = frozenset(
    (
        "de",
        "da",
        "di",
        "del",
        "della",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "al",
        "el",
        "la",
        "y",
        "e",
    )
)


def _is_name(line: str) -> bool:
    """Return whether *line* reads like a person's name."""
    words = line.split(" ")
    if not 2 <= len(words) <= 5 or not words[0][0].isupper() or line.isupper():  # noqa: PLR2004
        return False
    return all(
        _WORD.fullmatch(word) and (word[0].isupper() or word in _PARTICLES) for word in words
    )


def find_repeated_names(text: str, /) -> Iterator[Edit]:
    """Yield the edits that remove the second of two equal names."""
    lines = text.split("\n")
    if not [line for line, after in itertools.pairwise(lines) if line == after and line]:
        return
    for _, end, match in match_line_starts(_TWICE, text):
        if _is_name(match.group(1)):
            yield Edit(start=end, end=end + len(match.group(2)), text="", rule=NAME)


RULE = Rule(
    name=NAME, level="transport", find=find_repeated_names, signs=frozenset("\n"), removes=True
)
