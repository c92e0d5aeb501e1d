"""The title of a contents list, or a link that leads about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.cues.block import score_rows
from corpuskit.cues.tables import CONTENTS_WORDS, NAVIGATION_WORDS
from corpuskit.cues.view import HEAD

if TYPE_CHECKING:
    from corpuskit.cues.block import Block
    from corpuskit.cues.view import Scores

# A blank counts for nothing in a verbose pattern unless it is escaped.
_CONTENTS_WORDS = CONTENTS_WORDS.replace(" ", "\\ ")
_NAVIGATION_WORDS = NAVIGATION_WORDS.replace(" ", "\\ ")

_CONTENTS = re.compile(
    rf"""
    [\W_]*+(?:{_CONTENTS_WORDS})[\W_]*+$     # words for a list of what follows
    """,
    re.VERBOSE | re.IGNORECASE,
)

_NAVIGATION = re.compile(
    rf"""
    [\W_]*+(?:{_NAVIGATION_WORDS})[\W_]*+(?:<[^>]*>)?[\W_]*+$    # back to top
    """,
    re.VERBOSE | re.IGNORECASE,
)


_MOST_LETTERS = 24
"""Letters of the longest of these rows, but for what stands in angle brackets."""


def is_contents_title(row: str) -> bool:
    """Tell whether *row* is the title of a contents list."""
    return len(row) <= HEAD and _CONTENTS.match(row) is not None


def is_navigation(row: str) -> bool:
    """Tell whether *row* is a link that leads about in a page."""
    return len(row) <= HEAD and _NAVIGATION.match(row) is not None


def score_contents_title(block: Block) -> Scores:
    """Score titles of contents lists and rows that lead about."""
    worth = (block.letters <= _MOST_LETTERS) | block.hold_sign("<")
    return score_rows(_score, block.heads, worth)


def _score(row: str) -> float:
    return float(is_contents_title(row) or is_navigation(row))
