"""Paragraphs of a word processor to lines: with blank lines between where spacing divided them."""

from __future__ import annotations

import itertools

LINE_BREAK = "\v"
"""Stands for a line break inside a paragraph until the paragraphs are set."""

LONG = 150
"""Characters of a paragraph that is no line: hard wraps stand at 140 at most."""


def set_paragraphs(text: str, /) -> str:
    r"""Return paragraphs as lines of plain text.

    Who pastes text into a word processor has empty paragraphs between the others, or one for each
    wrapped line: there a paragraph is a line. Who writes with it, as the exports of databases do,
    divides paragraphs by spacing: there a blank line stands for the spacing, as converters set it.
    The long paragraphs tell which it is: whether most of them follow upon one another.

    Args:
        text: Paragraphs, each ended by a line feed; line breaks inside them are `LINE_BREAK`.

    Examples:
        >>> set_paragraphs("Bridge opens\nIt is open.\n")
        'Bridge opens\n\nIt is open.\n'
        >>> set_paragraphs("Bridge opens\n\nIt is\nopen.\n")
        'Bridge opens\n\nIt is\nopen.\n'
    """
    paragraphs = [part.rstrip(LINE_BREAK) for part in text.removesuffix("\n").split("\n")]
    end = "\n\n" if _is_spaced(paragraphs) else "\n"
    lines = end.join(paragraphs).replace(LINE_BREAK, "\n")
    return f"{lines}\n" if lines else ""


def _is_spaced(paragraphs: list[str]) -> bool:
    """Tell whether spacing divides the paragraphs, and not empty ones."""
    full = [number for number, part in enumerate(paragraphs) if part and not part.isspace()]
    if len(full) == len(paragraphs):
        return True
    tight = apart = 0
    for one, two in itertools.pairwise(full):
        if min(len(paragraphs[one]), len(paragraphs[two])) >= LONG:
            tight += two == one + 1
            apart += two > one + 1
    return tight > apart
