"""The title of a contents list, or a link that leads about."""

from __future__ import annotations

import re

from corpuskit.cues.scores import score_each
from corpuskit.cues.tables import CONTENTS_WORDS, NAVIGATION_WORDS
from corpuskit.cues.view import HEAD, Scores, View

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


def is_contents_title(row: str) -> bool:
    """Tell whether *row* is the title of a contents list."""
    return len(row) <= HEAD and _CONTENTS.match(row) is not None


def is_navigation(row: str) -> bool:
    """Tell whether *row* is a link that leads about in a page."""
    return len(row) <= HEAD and _NAVIGATION.match(row) is not None


def score_contents_title(view: View) -> Scores:
    """Score titles of contents lists and rows that lead about."""
    return score_each(_score, view.heads)


def _score(row: str) -> float:
    return float(is_contents_title(row) or is_navigation(row))
