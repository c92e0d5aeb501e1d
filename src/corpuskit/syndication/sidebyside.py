"""Two texts and their passages -> columns for a person to read."""

from __future__ import annotations

import textwrap
from itertools import zip_longest
from typing import TYPE_CHECKING

from corpuskit.syndication.entries import Entry, describe_entry
from corpuskit.syndication.locate import locate_passages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpuskit.records import Span
    from corpuskit.syndication.evidence import Evidence
    from corpuskit.syndication.records import DuplicatePair

_COLUMN = 56
"""Characters in a column: two of them and the rule fit a terminal of 120."""


def print_side_by_side(
    pair: DuplicatePair, row: Evidence, entries: tuple[Entry, Entry], texts: tuple[str, str]
) -> str:
    """Return what two articles share, passage beside passage.

    Words that stand in one of the two only are put in square brackets.

    Args:
        pair: The two.
        row: What they have in common.
        entries: What is known of them.
        texts: Their texts.
    """
    lines = [
        f"{pair.a} and {pair.b}: {pair.kind}, similarity {pair.similarity:.2f}",
        (
            f"{pair.a_in_b:.0%} of {pair.a} stands in {pair.b}, "
            f"{pair.b_in_a:.0%} of {pair.b} in {pair.a}"
        ),
        f"{row.words:,} words in common, up to {row.longest:,} in a row",
        "",
    ]
    known = [describe_entry(entry) for entry in entries]
    if any(known):
        lines += [*_set_columns(*known), ""]
    alignment = locate_passages(*texts)
    for number, passage in enumerate(pair.passages, 1):
        lines.append(
            f"passage {number}: characters {passage.a.start}-{passage.a.end}"
            f" and {passage.b.start}-{passage.b.end}"
        )
        left = _mark(texts[0], passage.a, alignment.equal_a)
        right = _mark(texts[1], passage.b, alignment.equal_b)
        lines += [*_set_columns([left], [right]), ""]
    return "\n".join(lines)


def _set_columns(left: Sequence[str], right: Sequence[str]) -> Iterator[str]:
    """Yield the lines of two columns of paragraphs."""
    columns = [[line for text in side for line in _wrap(text)] for side in (left, right)]
    for one, two in zip_longest(*columns, fillvalue=""):
        yield f"  {one:{_COLUMN}} | {two}".rstrip()


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
