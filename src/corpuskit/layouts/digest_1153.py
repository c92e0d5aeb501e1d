"""Digests of mailing lists (RFC 1153): messages between rules of hyphens.

A preamble, a rule of 70, then the messages, below each of them a rule of 30, and a closing line.
Older and later programs vary the lengths a little, and number the messages ("Message: 1").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from corpuskit.layouts.assemble import FOREIGN_PROSE_AT_EDGE
from corpuskit.layouts.base import Cover, Layout, LayoutCut
from corpuskit.layouts.messages import Message, cut_messages, find_head_end, parse_message
from corpuskit.layouts.reading import (
    compile_row,
    count_prose,
    find_rows,
    first_text,
    is_blank,
    is_rule,
    last_text,
    with_next,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpuskit.lines import Rows
    from corpuskit.records import GapKind

NAME = "digest-1153-1"

_LONG = compile_row(r"-{65,75}[^\S\r\n]{0,20}")
"""The rule below the preamble."""

_SHORT = compile_row(r"-{27,33}[^\S\r\n]{0,20}")
"""The rule below each message."""

_END = compile_row(r"[^\S\r\n]{0,20}End\ of\ [^\r\n]{1,200}", ignore_case=True)
"""The last line, below which stars stand."""

_CLOSING_ROWS = 8
"""Rows of the foot of a digest: rule, blank, last line, stars, and blanks between."""


def find(rows: Rows) -> list[Message]:
    """Return the messages of all digests in the feed."""
    shorts = find_rows(_SHORT, rows)
    longs = find_rows(_LONG, rows) if shorts else []
    if not longs:
        return []
    ends = set(find_rows(_END, rows))
    # A rule counts if the head of a message, or the end of the digest, is the next thing below.
    heads: dict[int, tuple[int, int]] = {}
    closing: list[int] = []
    for rule in sorted([*longs, *shorts]):
        head = first_text(rows, rule + 1, min(rule + 4, len(rows) - 1))
        end = find_head_end(rows, head) if head < len(rows) else None
        if end is not None:
            heads[rule] = (head, end)
        elif head in ends:
            closing.append(rule)
    is_long = set(longs)
    marks = sorted([*heads, *closing])
    messages: list[Message] = []
    is_open = False  # below the rule of a preamble
    for rule, after in with_next(marks, len(rows)):
        is_open = rule in heads and (is_open or rule in is_long)
        if is_open:
            head, end = heads[rule]
            last = last_text(rows, end, after - 1)
            messages.append(Message(first=rule, head=head, body=end, last=last))
    return messages


def sniff(rows: Rows) -> float:
    """Answer 0.97 if such messages stand in the feed, else 0."""
    return 0.97 if find(rows) else 0.0


def cut(rows: Rows) -> LayoutCut:
    """Cut at the rules; preamble and closing lines are known too."""
    messages = find(rows)
    return fill_frame(rows, messages, cut_messages(rows, messages, NAME, lambda _: None))


def fill_frame(rows: Rows, messages: Sequence[Message], found: LayoutCut) -> LayoutCut:
    """Return *found* with preambles and closing lines covered, too."""
    covers: list[Cover] = []
    gap_kinds: dict[int, GapKind] = {}
    begin = 0
    for message in messages:
        is_first = begin == 0
        if not is_first or count_prose(rows, 0, message.first - 1) < FOREIGN_PROSE_AT_EDGE:
            covers.append(Cover(begin, message.first - 1))
        begin = message.last + 1
    end = min(len(rows), begin + _CLOSING_ROWS) - 1
    if messages and _find_end(rows, begin, end) is not None:
        covers.append(Cover(begin, end))
    covers = [cover for cover in covers if cover.first <= cover.last]
    for cover in covers:
        kind: GapKind = "end-matter" if cover.first == begin else "front-matter"
        for row in range(cover.first, cover.last + 1):
            if not is_blank(rows, row):
                gap_kinds[row] = "separator" if is_rule(rows[row]) else kind
    return attrs.evolve(
        found,
        covers=tuple(sorted([*covers, *found.covers])),
        gap_kinds={**gap_kinds, **found.gap_kinds},
    )


def _find_end(rows: Rows, first: int, last: int) -> int | None:
    """Return the row that ends the digest among rows *first* to *last*; ``None`` if none does."""
    return next((row for row in range(first, last + 1) if _END.row.match(rows[row])), None)


LAYOUT = Layout(name=NAME, sniff=sniff, cut=cut, parse=parse_message)
