"""The few helpers that cleaning rules share, and what a rule is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuskit.edits import make_edit
from corpuskit.rule import FindEdits, Rule

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from corpuskit.records import Edit

__all__ = [
    "BLANKS",
    "BLANK_CHARS",
    "FindEdits",
    "Rule",
    "line_around",
    "match_line_starts",
    "replace_matches",
]

BLANKS = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Characters that print as a blank, for use inside a character class of a pattern."""

BLANK_CHARS = (
    " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000"
)
"""The same, one by one."""


def replace_matches(
    pattern: re.Pattern[str], text: str, new: str | Callable[[re.Match[str]], str], rule: str, /
) -> Iterator[Edit]:
    """Yield an edit for each match of *pattern* that *new* differs from.

    Args:
        pattern: What to look for.
        text: Where.
        new: What shall stand there, or a function that says so for one match.
        rule: Name of the rule.
    """
    for match in pattern.finditer(text):
        put = new if isinstance(new, str) else new(match)
        if put != match.group():
            yield make_edit(match.start(), match.end(), put, rule)


def match_line_starts(
    pattern: re.Pattern[str], text: str, /
) -> Iterator[tuple[int, int, re.Match[str]]]:
    r"""Yield the matches of *pattern* at line starts: start and end of its first group, the match.

    The pattern must begin with a plain ``\n``: such a one is found many times faster than one
    that looks behind. A line end is put before *text*, so that its first line is met as well; the
    offsets of the match itself are therefore one too high.
    """
    for match in pattern.finditer("\n" + text):
        yield match.start(1) - 1, match.end(1) - 1, match


def line_around(text: str, offset: int, /) -> tuple[int, int]:
    r"""Return start and end of the line (split on ``\n``) that holds *offset*."""
    end = text.find("\n", offset)
    return text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end
