"""Two texts and their passages -> columns for a person to read."""

from __future__ import annotations

import textwrap
from itertools import zip_longest
from typing import TYPE_CHECKING

from corpuskit.syndication.locate import locate_passages

if TYPE_CHECKING:
    from corpuskit.records import Span
    from corpuskit.syndication.records import DuplicatePair

_COLUMN = 56
"""Characters in a column: two of them and the rule fit a terminal of 120."""


def print_side_by_side(pair: DuplicatePair, text_a: str, text_b: str) -> str:
    """Return what two articles share, passage beside passage.

    Words that stand in one of the two only are put in square brackets.
    """
    head = (
        f"{pair.a} and {pair.b}: {pair.kind}, similarity {pair.similarity:.2f}\n"
        f"{pair.a_in_b:.0%} of {pair.a} stands in {pair.b}, "
        f"{pair.b_in_a:.0%} of {pair.b} in {pair.a}\n"
    )
    alignment = locate_passages(text_a, text_b)
    lines = [head]
    for number, passage in enumerate(pair.passages, 1):
        lines.append(
            f"passage {number}: characters {passage.a.start}-{passage.a.end}"
            f" and {passage.b.start}-{passage.b.end}"
        )
        left = _mark(text_a, passage.a, alignment.equal_a)
        right = _mark(text_b, passage.b, alignment.equal_b)
        lines += [
            f"  {one:{_COLUMN}} | {two}".rstrip()
            for one, two in zip_longest(_wrap(left), _wrap(right), fillvalue="")
        ]
        lines.append("")
    return "\n".join(lines)


def _wrap(text: str) -> list[str]:
    return textwrap.wrap(text, _COLUMN, break_on_hyphens=False)


def _mark(text: str, passage: Span, equal: tuple[Span, ...]) -> str:
    """Return the stretch of *text* with what lies between *equal* stretches in brackets."""
    parts, at = [], passage.start
    for span in equal:
        if at < span.end and span.start < passage.end:
            start, end = max(span.start, at), min(span.end, passage.end)
            parts += [_bracket(text[at:start]), text[start:end]]
            at = end
    return "".join([*parts, _bracket(text[at : passage.end])])


def _bracket(text: str) -> str:
    """Put *text* in brackets if it holds a word."""
    core = text.strip()
    if not any(map(str.isalnum, core)):
        return text
    lead = text[: len(text) - len(text.lstrip())]
    return f"{lead}[{core}]{text[len(lead) + len(core) :]}"
