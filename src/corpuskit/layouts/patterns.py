"""Patterns that people write for layouts of their own, held to what is safe on any text.

Python's matcher goes back over its choices: a repeated group that can match one stretch in several
ways takes exponential time. Such patterns are refused, and rows are looked at only in their first
`ROW_LIMIT` characters, so that the time stays linear in the length of a feed.
"""

from __future__ import annotations

import re

from corpuskit.errors import LayoutError

ROW_LIMIT = 300
"""Characters of a row that patterns see: heads are shorter, paragraphs of text are not."""

MOST_LOOSE = 6
"""Most repeats of open length in one pattern: n of them that can match the same characters take
time up to the n-th power of `ROW_LIMIT`."""

_TOKEN = re.compile(
    r"""
    (?P<escape>\\(?:[1-9]|.))                       # also a reference to a group
    | (?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])           # a set of characters
    | (?P<back>\(\?P=|\(\?\()                       # a reference by name, a condition
    | (?P<open>\((?:\?(?:P<\w+>|<?[=!]|>|[a-zA-Z-]*:))?)
    | (?P<flags>\(\?[a-zA-Z]+\))
    | (?P<close>\))
    | (?P<repeat>[*+?]|\{\d*(?:,\d*)?\})[?+]?
    | (?P<either>\|)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_FIXED = re.compile(r"\{\d+\}")


def compile_safe(pattern: str, *, layout: str) -> re.Pattern[str]:
    """Compile a pattern for rows of a layout.

    Raises:
        LayoutError: If it is no regular expression, or one that can take very long: a repeat of
            a group that holds another repeat or an alternative, a reference back to a group, more
            than `MOST_LOOSE` repeats of open length.
    """
    try:
        compiled = re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        raise LayoutError(f"{pattern!r} is no regular expression ({error})", layout) from error
    danger = _find_danger(pattern)
    if danger:
        raise LayoutError(f"{pattern!r} can take very long: {danger}", layout)
    return compiled


def _find_danger(pattern: str) -> str | None:
    """Return what makes a pattern slow on some text; ``None`` if nothing does."""
    groups = [False]  # whether each open group holds a choice
    closed = False  # whether the token before closed a group that holds one
    loose = 0
    for token in _TOKEN.finditer(pattern):
        kind = token.lastgroup
        if kind == "back" or (kind == "escape" and token["escape"][1] in "123456789"):
            return "it refers back to a group; write that part out"
        if kind == "repeat" and not _FIXED.fullmatch(token["repeat"]):
            if closed and token["repeat"] != "?":
                return "it repeats a group that holds a repeat or an alternative; write it out"
            groups[-1] = True
            loose += token["repeat"] != "?"
        elif kind == "either":
            groups[-1] = True
        elif kind == "open":
            groups.append(False)
        closed = kind == "close" and len(groups) > 1 and groups.pop()
        groups[-1] = groups[-1] or closed
    return f"it has {loose} repeats of open length; narrow it" if loose > MOST_LOOSE else None
