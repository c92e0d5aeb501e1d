"""Mails as text: a mailbox, in which a "From " line stands before each, or one mail at the top.

The form of RFC 4155 and RFC 5322, raw or as `corpuskit.read` prints it. A message is one article,
unless there is more in it: an export that another layout knows, or a clipping mail.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuskit.layouts.base import Layout, LayoutCut
from corpuskit.layouts.messages import Message, cut_messages, find_head_end, parse_message
from corpuskit.layouts.reading import compile_row, find_rows, first_text, last_text

if TYPE_CHECKING:
    from corpuskit.lines import Rows

NAME = "mbox-1"

MAX_LENGTH = 8_000
"""Characters of a mail at the top of a text, some 1,300 words, up to which it is taken for one
article if nothing speaks against it. The general path reads heads of mails, too."""

_FROM = compile_row(
    r"""
    From[ ]
    [^\r\n]{0,300}?                          # sender
    \d{1,2}:\d{2}(?::\d{2})?                 # time
    [^\r\n]{0,40}
    """
)


def find(rows: Rows) -> list[Message]:
    """Return the messages; what stands above the first is none."""
    starts = [(row, row + 1) for row in find_rows(_FROM, rows)]
    top = first_text(rows, 0, len(rows) - 1)
    if not starts or starts[0][0] > top:
        starts.insert(0, (top, top))
    heads = [(first, head, end) for first, head in starts if (end := find_head_end(rows, head))]
    ends = [*(first for first, _, _ in heads), len(rows)][1:]
    return [
        _make_message(rows, first, head, end, last_text(rows, end, after - 1))
        for (first, head, end), after in zip(heads, ends, strict=True)
    ]


def _make_message(rows: Rows, first: int, head: int, body: int, last: int) -> Message:
    """Return the message in these rows."""
    is_sure = first < head or rows.ends[last] - rows.starts[body - 1] <= MAX_LENGTH
    return Message(first=first, head=head, body=body, last=last, is_sure=is_sure)


def sniff(rows: Rows) -> float:
    """Answer 0.95 for a message at the top or behind a "From " line, else 0."""
    return 0.95 if find(rows) else 0.0


def cut(rows: Rows) -> LayoutCut:
    """Cut at the "From " lines, looking for no other layout inside."""
    return cut_messages(rows, find(rows), NAME, lambda _: None)


LAYOUT = Layout(name=NAME, sniff=sniff, cut=cut, parse=parse_message)
