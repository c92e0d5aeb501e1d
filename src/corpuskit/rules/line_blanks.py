"""Blanks at the ends of lines, and lines of nothing but blanks.

Repairs: blanks before a line end and after one removed, odd spaces and tabs too.
Leaves alone: plain spaces before a list mark ("  • ", "  1. "), which tell an item from a
paragraph: the rule for list indentation takes them on request.
Costs: indentation that marked paragraphs or verse.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.edits import make_edit
from corpuskit.rules.base import BLANK_CHARS, BLANKS, Rule, line_around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.records import Edit

NAME = "line-blank"

LIST_MARK = r"(?:[•◦‣⁃∙●○■□▪▫–—*+-]|\(?[0-9]{1,3}[.)]|\(?[a-zA-Z][.)])\ "
"""What begins the item of a list, behind its indentation."""

_EDGE = re.compile(rf"\n(?:[{BLANKS}]|(?<=[{BLANKS}]\n))")
_LIST_ITEM = re.compile(rf"\ +{LIST_MARK}")


def find_line_blanks(text: str, /) -> Iterator[Edit]:
    """Yield the edits that strip every line."""
    done = -1
    for start in _lines_with_blanks(text):
        if start > done:
            yield from _strip_line(text, start)
            done = start


def _lines_with_blanks(text: str) -> Iterator[int]:
    """Yield where each line with a blank at an end begins, in order; some twice."""
    if text and text[0] in BLANK_CHARS:
        yield 0
    for edge in _EDGE.finditer(text):
        end = edge.start()
        if end and text[end - 1] in BLANK_CHARS:
            yield text.rfind("\n", 0, end) + 1
        if edge.end() > end + 1:
            yield end + 1
    if text and text[-1] in BLANK_CHARS:
        yield text.rfind("\n") + 1


def _strip_line(text: str, start: int) -> Iterator[Edit]:
    """Yield the edits that strip the line that begins at *start*."""
    end = line_around(text, start)[1]
    line = text[start:end]
    bare = line.lstrip(BLANK_CHARS)
    head = len(line) - len(bare)
    if head and not _LIST_ITEM.match(line):
        yield make_edit(start, start + head, "", NAME)
    tail = len(bare) - len(bare.rstrip(BLANK_CHARS))
    if tail:
        yield make_edit(end - tail, end, "", NAME)


_SIGNS = frozenset((*BLANK_CHARS[1:], "\n ", " \n"))

RULE = Rule(name=NAME, level="transport", find=find_line_blanks, signs=_SIGNS, scope="line")
