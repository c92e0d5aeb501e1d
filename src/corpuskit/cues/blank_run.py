"""Blank rows before a row, as they are and as the feed uses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from corpuskit.cues.overview import Overview
    from corpuskit.cues.view import Scores

_MOST = 6
"""Blank rows beyond which more say no more."""


def score_blank_run(overview: Overview) -> Scores:
    """Return the number of blank rows before each row, at most :data:`_MOST`."""
    view = overview.view
    return np.minimum(view.blanks, _MOST).astype(np.float32)


def score_blank_rank(overview: Overview) -> Scores:
    """Return the share of the feed's rows that have fewer blank rows before them."""
    view = overview.view
    if not len(view):
        return np.zeros(0, dtype=np.float32)
    ordered = np.sort(view.blanks)
    below = np.searchsorted(ordered, view.blanks, side="left")
    return (below / len(view)).astype(np.float32)


def score_blank_rank_among_runs(overview: Overview) -> Scores:
    """Return the share of the feed's blank runs that are shorter than the one before each row."""
    view = overview.view
    runs = np.sort(view.blanks[view.blanks > 0])
    if not len(runs):
        return np.zeros(len(view), dtype=np.float32)
    return (np.searchsorted(runs, view.blanks, side="left") / len(runs)).astype(np.float32)
