"""The paragraphs of a body, with the marks of their shape."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from corpuskit.records import FurnitureKind, Span

if TYPE_CHECKING:
    from corpuskit.lines import Rows

LONG = 60
"""Characters from which a block is a paragraph rather than a line: headlines, names and labels
are shorter, one-sentence paragraphs seldom are."""

SHAPE_WINDOW = 600
"""Characters at either end of a block that patterns look at."""

WRAPPED_SHARE = 0.3
"""Share of rows followed at once by a row in small letters from which a body is hard-wrapped:
prose breaks before a small letter four times in five, lists and captions almost never."""

_CLOSERS = "\"'”’»›)]}」』）*_ \t\u00a0"
_STOPS = frozenset(".!?…。！？．:;։؟।٫")
_BULLET = re.compile(r"\s*(?:[•·▪■●◦‣*►▶→»>–—-]|\uf0b7)[\s\u00a0]+(?=\S)")
_NUMBER = re.compile(r"\s*\(?(?:\d{1,3}|[a-zA-Z])[.)]\s")
_SENTENCE = re.compile(r"[.!?…][\"'”’»)]{0,2}\s+(?=[\"'“„«(]?[A-ZÀ-ÞА-ЯԱ-Ֆ])")


@attrs.frozen
class Block:
    """One paragraph, or one line that stands by itself."""

    first: int
    """Its first row."""

    last: int
    """Its last row, included."""

    text: str = attrs.field(repr=False)
    """Its rows, stripped and joined by blanks."""

    gap: int
    """Blank rows before it, within the body."""

    @property
    def stops(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.text[-SHAPE_WINDOW:].rstrip(_CLOSERS)[-1:] in _STOPS

    @property
    def is_long(self) -> bool:
        """Whether it has the length of a paragraph."""
        return len(self.text) >= LONG

    @property
    def is_bullet(self) -> bool:
        """Whether a bullet stands before it."""
        return _BULLET.match(self.text) is not None

    @property
    def is_numbered(self) -> bool:
        """Whether a number or letter counts it: "2." or "(b)"."""
        return _NUMBER.match(self.text) is not None

    @property
    def begins_big(self) -> bool:
        """Whether its first letter is a capital; bullets and quotation marks do not matter."""
        for char in self.text[:40]:
            if char.isalpha():
                return char.isupper()
        return False

    @property
    def is_one_sentence(self) -> bool:
        """Whether no sentence ends inside it."""
        return _SENTENCE.search(self.text[: 2 * SHAPE_WINDOW]) is None

    @property
    def bare(self) -> str:
        """Its text without bullet."""
        match = _BULLET.match(self.text)
        return self.text[match.end() :] if match else self.text


@attrs.frozen
class Body:
    """The paragraphs of one article."""

    blocks: Sequence[Block]
    """In order."""

    wrapped: bool
    """Whether paragraphs are broken over several rows."""

    claimed: Mapping[int, FurnitureKind] = attrs.field(factory=dict)
    """Numbers of the blocks that surer rules have claimed, with their kinds."""


def cut_body(rows: Rows, span: Span) -> Body:
    """Divide the body at *span* into blocks; rows that lie in it only in part belong to none.

    In a hard-wrapped body a block runs from blank row to blank row; elsewhere each row is one.
    """
    if span.start >= span.end:
        return Body((), wrapped=False)
    numbers = [row for row in _rows_within(rows, span) if rows[row].strip()]
    wrapped = _is_wrapped(rows, numbers)
    groups: list[list[int]] = []
    for row in numbers:
        if wrapped and groups and groups[-1][-1] == row - 1:
            groups[-1].append(row)
        else:
            groups.append([row])
    blocks, before = [], numbers[0] - 1 if numbers else 0
    for group in groups:
        text = " ".join(rows[row].strip() for row in group)
        blocks.append(Block(group[0], group[-1], text, group[0] - before - 1))
        before = group[-1]
    return Body(tuple(blocks), wrapped)


def _rows_within(rows: Rows, span: Span) -> range:
    """Return the rows that lie in *span* but for white space at their ends."""
    first, last = rows.row_at(span.start), rows.row_at(max(span.start, span.end - 1))
    if rows.text[rows.starts[first] : span.start].strip():
        first += 1
    if rows.text[span.end : rows.ends[last]].strip():
        last -= 1
    return range(first, last + 1)


def _is_wrapped(rows: Rows, numbers: Sequence[int]) -> bool:
    """Whether rows mostly run on in the next row."""
    pairs = run_on = 0
    for row, following in itertools.pairwise(numbers):
        if following == row + 1:
            head = rows[following].lstrip()[:1]
            pairs += 1
            run_on += head.islower() or (head.isdigit() and not rows[row].rstrip().endswith("."))
    return pairs > 0 and run_on >= WRAPPED_SHARE * pairs
