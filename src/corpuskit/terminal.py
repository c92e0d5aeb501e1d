"""Text of strangers on a terminal: shown, never obeyed."""

from __future__ import annotations


def make_harmless(text: str, /) -> str:
    r"""Return *text* with U+FFFD for every character that a terminal might obey.

    These are the control characters (ESC, CSI, backspace, line feed ...), those that turn the
    direction of writing, and lone surrogates; spaces and tabs stay.

    Examples:
        >>> make_harmless("news\x1b[2J\u202e.txt")
        'news�[2J�.txt'
    """
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() or c in _KEPT else "\N{REPLACEMENT CHARACTER}" for c in text
    )


_INSTEAD = "\N{REPLACEMENT CHARACTER}"

_KEPT = frozenset("\t\u00a0\u00ad\u200b\u200c\u200d\u3000")
"""Characters that are not printable to Python and do nothing to a terminal: tab and other spaces,
soft hyphen, and the joiners that Persian and Indic scripts are spelt with."""
