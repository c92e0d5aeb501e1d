"""Lines that are nothing but a control or label of the page: "Share", "Read More »".

Repairs: the line emptied, if the whole line is in the table of labels.
Leaves alone: labels inside a line, or right below a line of text, where they may be the last word
of a wrapped paragraph; the first line of a text, which may be its headline; texts
without any line of prose, such as a single field.
Costs: a cross-heading of one such word ("Video") is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuskit.labels import LONGEST_LABEL, label_kind
from corpuskit.records import Edit
from corpuskit.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "page-label"

_DUBIOUS = frozenset({"nav"})
"""Kinds whose words are headings too often to be removed without looking at the page."""


def find_page_labels(text: str, /) -> Iterator[Edit]:
    """Yield the edits that empty lines which are labels of the page."""
    lines = text.split("\n")
    if max(map(len, lines)) <= LONGEST_LABEL:
        return
    first, emptied, start = len(text) - len(text.lstrip()), -1, 0
    for line in lines:
        end = start + len(line)
        short = line and len(line) <= LONGEST_LABEL and start > first
        below = emptied == start - 1
        if short and _is_label(line) and (below or not _line_before(text, start).strip()):
            emptied = end
            yield Edit(start=start, end=end, text="", rule=NAME)
        start = end + 1


def _is_label(line: str) -> bool:
    """Return whether *line* is a label that can be nothing else."""
    kind = label_kind(line)
    return kind is not None and kind not in _DUBIOUS


def _line_before(text: str, start: int) -> str:
    """Return the line before the one that begins at *start*."""
    return text[text.rfind("\n", 0, start - 1) + 1 : start - 1]


RULE = Rule(
    name=NAME, level="transport", find=find_page_labels, signs=frozenset("\n"), removes=True
)
