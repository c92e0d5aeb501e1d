"""Lines that are nothing but a control or label of the page: "Share", "Read More »".

Repairs: the line emptied, if the whole line is in the table of labels.
Leaves alone: labels inside a line, or right below a line of text, where they may be the last word
of a wrapped paragraph; the first line of a text, which may be its headline; texts
without any line of prose, such as a single field.
Costs: a cross-heading of one such word ("Video") is lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.labels import LONGEST_LABEL, label_kind
from corpuskit.records import Edit
from corpuskit.rules.base import Rule, match_line_starts

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "page-label"

_SHORT_LINE = re.compile(rf"\n([^\n]{{1,{LONGEST_LABEL}}}+)(?=\n|\Z)")
_PROSE = re.compile(rf"[^\n]{{{LONGEST_LABEL + 1}}}")
_DUBIOUS = frozenset({"nav"})
"""Kinds whose words are headings too often to be removed without looking at the page."""


def find_page_labels(text: str, /) -> Iterator[Edit]:
    """Yield the edits that empty lines which are labels of the page."""
    if not _PROSE.search(text):
        return
    first, emptied = len(text) - len(text.lstrip()), -1
    for start, end, match in match_line_starts(_SHORT_LINE, text):
        kind = label_kind(match.group(1))
        if kind is None or kind in _DUBIOUS or start <= first:
            continue
        if emptied == start - 1 or not _line_before(text, start).strip():
            emptied = end
            yield Edit(start=start, end=end, text="", rule=NAME)


def _line_before(text: str, start: int) -> str:
    """Return the line before the one that begins at *start*."""
    return text[text.rfind("\n", 0, start - 1) + 1 : start - 1]


RULE = Rule(
    name=NAME, level="transport", find=find_page_labels, signs=frozenset("\n"), removes=True
)
