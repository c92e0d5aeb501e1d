"""A row that opens with a field label before a colon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.cues.block import match_rows

if TYPE_CHECKING:
    from corpuskit.cues.block import Block
    from corpuskit.cues.view import Scores

_LABEL = re.compile(
    r"""
    ^[^\w]{0,2}[^\W\d_](?:[^\W_]|[ /&()'’.-]){0,28}:(?:\s|$)
    """,
    re.VERBOSE,
)
"""Up to four words and a colon."""

_REACH = 32
"""Characters among which the colon stands."""


def score_field_label(block: Block) -> Scores:
    """Score rows with a field label."""
    return match_rows(_LABEL.match, block.heads, block.hold_sign(":", reach=_REACH))
