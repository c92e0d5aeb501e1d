"""Addresses of the web are left out of the rows before the cues look at them.

Newsletters print an address behind every headline, and mails turned from HTML one in every row.
What a row says, and how long it is, is told by the text beside it.
"""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from corpuskit.lines import Rows, split_rows

_MARKS = (
    re.compile(r":(?://|(?<=mailto:))", re.IGNORECASE),
    re.compile(r"[wW]{3}\."),
    re.compile(r"\[(?i:IMAGE\])"),
)
"""Of these a row with an address holds one; each begins with a sign that a search runs to."""

_LINK = re.compile(
    r"""
    <\s?(?:https?|ftp|mailto):[^<>]{3,400}>   # in angle brackets, as mail readers print links
    | (?:https?|ftp)://[^\s<>]+               # bare
    | \[IMAGE\]                               # what stands for a picture in such mails
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""An address that is left out."""

_LOOK, _LEAST = 400, 3
"""Characters of a row that are looked at, and letters or digits that must be left of it."""


def leave_out_links(rows: Rows) -> tuple[Rows, npt.NDArray[np.float32]]:
    """Return *rows* without addresses, and 1 for each row that holds one, else 0.

    A row that holds hardly anything else stays as it is.
    """
    found = (match.start() for mark in _MARKS for match in mark.finditer(rows.text))
    linked = sorted(set(map(rows.row_at, found)))
    marks = np.zeros(len(rows), dtype=np.float32)
    if not linked:
        return rows, marks
    marks[linked] = 1
    pieces: list[str] = []
    at = 0
    for row in linked:
        start, end = rows.starts[row], rows.ends[row]
        raw = rows.text[start:end]
        bare = _LINK.sub(" ", raw)
        if sum(map(str.isalnum, bare[:_LOOK])) >= _LEAST:
            pieces += (rows.text[at:start], bare)
            at = end
    pieces.append(rows.text[at:])
    return split_rows("".join(pieces)), marks
