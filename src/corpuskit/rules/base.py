"""What a cleaning rule is, and the few helpers that rules share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol, runtime_checkable

import attrs
from attrs import validators as v

from corpuskit.edits import make_edit

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from corpuskit.records import Edit

RuleLevel = Literal["transport", "layout", "request"]
"""When a rule runs: by default, when the layout level is asked for, or only when named."""

BLANKS = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Characters that print as a blank, for use inside a character class of a pattern."""

BLANK_CHARS = (
    " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000"
)
"""The same, one by one."""


@runtime_checkable
class FindEdits(Protocol):
    """**Extension point:** what a rule does: find what it would change in a text.

    Implementations must be deterministic, must yield edits in order that do not overlap and do
    change something, and must find nothing in a text they have cleaned. They must take time
    linear in the length of the text and not raise on odd text.
    """

    def __call__(self, text: str, /) -> Iterator[Edit]:
        """Yield the edits that this rule would make in *text*."""
        ...


@attrs.frozen(kw_only=True, eq=False)
class Rule:
    """One cleaning rule: its name, when it runs, and what it does."""

    name: str = attrs.field(validator=v.matches_re(r"[a-z][a-z0-9-]*"))
    """Stands in every edit that the rule makes."""

    find: FindEdits
    """Yields its edits."""

    level: RuleLevel = attrs.field(
        default="request", validator=v.in_(("transport", "layout", "request"))
    )
    """When it runs."""

    signs: frozenset[str] | None = None
    """Characters, and pairs of characters that stand together, of which a text must hold at least
    one for the rule to find anything. In a pair, a character beyond ASCII stands for any such
    character, and the text counts as standing between two line ends. ``None``: see *quiet*."""

    quiet: frozenset[str] | None = None
    """Where *signs* are ``None``: characters beyond ASCII that give the rule nothing to do. A text
    without others is passed by. ``None`` for a rule that must look at every text."""

    removes: bool = False
    """Whether it may take letters or digits out of the text."""


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
