"""The address that ends the last line of a body, and the words that lead to one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.heads.labels import is_pointer
from corpuskit.urls import LONGEST_URL, find_urls

if TYPE_CHECKING:
    from corpuskit.heads.draft import Draft
    from corpuskit.heads.pieces import Piece

_LEAD_LENGTH = 60
"""Characters before an address that may lead to it."""


def take_closing_url(piece: Piece, draft: Draft) -> None:
    """Set the address that ends the last line of a body, "... Click here for Full Story <...>".

    It counts where words lead to it or where it is glued to the text; the line stays body.
    """
    if "url" in draft.values:
        return
    begin = max(piece.start, piece.end - LONGEST_URL)
    for found in find_urls(draft.feed[begin : piece.end]):
        start, end = begin + found.start, begin + found.end
        rest = draft.feed[end : piece.end].strip(" >)].\u00a0")
        before = draft.feed[max(piece.start, start - _LEAD_LENGTH) : start]
        glued = before[-1:].isalnum() or before.endswith(("...", "…"))
        if not rest and (glued or is_pointer(last_sentence(before), leading=False)):
            draft.set("url", start, end, found.url)


def last_sentence(text: str) -> str:
    """Return the end of *text* that leads to an address: what follows the last full stop."""
    return re.split(r"[.…?!]\s{0,3}(?=\S)|[.…]{2,3}", text[-_LEAD_LENGTH:])[-1]
