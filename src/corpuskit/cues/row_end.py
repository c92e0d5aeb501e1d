"""How a row ends: full stop, colon, comma, or in the middle of a word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.cues.scores import score_matches

if TYPE_CHECKING:
    from corpuskit.cues.view import Scores, View

_STOP = re.compile(r"[.!?…。।]['\"”’»)\]]{0,3}$")
_COLON = re.compile(r":$")
_COMMA = re.compile(r"[,;]$|\w-$")


def score_full_stop(view: View) -> Scores:
    """Score rows that end a sentence."""
    return score_matches(_STOP.search, view.tails)


def score_colon(view: View) -> Scores:
    """Score rows that announce what follows."""
    return score_matches(_COLON.search, view.tails)


def score_open_end(view: View) -> Scores:
    """Score rows that break off: at a comma, a semicolon or inside a word."""
    return score_matches(_COMMA.search, view.tails)
