"""Where a row stands on the page: indent and filling."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from corpuskit.cues.overview import Overview
    from corpuskit.cues.view import Scores

_MOST = 24
"""Columns beyond which more indent says no more."""


_LEAST_MARGIN = 6
"""Columns of white space before a centred row."""

_UNEVEN = 0.15
"""Share of a full row by which the two margins of a centred row may differ."""

_CENTRED_LENGTH = 0.8
"""Share of a full row that a centred row is shorter than."""


def score_indent(overview: Overview) -> Scores:
    """Return the columns of indent beyond the feed's usual one, between -24 and 24."""
    view = overview.view
    if not len(view):
        return np.zeros(0, dtype=np.float32)
    usual = np.median(view.indent)
    return np.clip(view.indent - usual, -_MOST, _MOST).astype(np.float32)


def score_centred(overview: Overview) -> Scores:
    """Score short rows with about as much white space on both sides."""
    view = overview.view
    left = view.indent
    right = view.width + np.median(left) - left - view.length if len(view) else left
    near = np.abs(left - right) <= _UNEVEN * view.width
    return (near & (left >= _LEAST_MARGIN) & (view.length < _CENTRED_LENGTH * view.width)).astype(
        np.float32
    )
