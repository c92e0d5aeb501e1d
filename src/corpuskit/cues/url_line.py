"""A row that holds an address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.cues.block import match_rows
from corpuskit.cues.hashes import WordFilter

if TYPE_CHECKING:
    from corpuskit.cues.block import Block
    from corpuskit.cues.view import Scores

_ADDRESS = re.compile(
    r"""
    (?:https?|ftp)://\S | \bwww\.\w
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""An address of the web."""

_WEB = WordFilter(["www"])


def score_url(block: Block) -> Scores:
    """Score rows with an address of the web."""
    return match_rows(_ADDRESS.search, block.heads, block.hold_text("://") | block.hold_words(_WEB))
