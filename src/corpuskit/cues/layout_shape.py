"""Where a row stands on the page: indent and filling."""

from __future__ import annotations

import numpy as np

from corpuskit.cues.view import Scores, View

_MOST = 24
"""Columns beyond which more indent says no more."""


def score_indent(view: View) -> Scores:
    """Return the columns of indent beyond the feed's usual one, between -24 and 24."""
    if not len(view):
        return np.zeros(0, dtype=np.float32)
    usual = np.median(view.indent)
    return np.clip(view.indent - usual, -_MOST, _MOST).astype(np.float32)


def score_centred(view: View) -> Scores:
    """Score short rows with about as much white space on both sides."""
    left = view.indent
    right = view.width + np.median(left) - left - view.length if len(view) else left
    near = np.abs(left - right) <= 0.15 * view.width
    return (near & (left >= 6) & (view.length < 0.8 * view.width)).astype(np.float32)
