"""How long a row is, in full rows of the feed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from corpuskit.cues.view import Scores, View

_MOST = 8.0
"""Full rows beyond which a paragraph is just long."""


def score_extent(view: View) -> Scores:
    """Return the length of each row in full rows of the feed, at most :data:`_MOST`."""
    return np.minimum(view.length / view.width, _MOST).astype(np.float32)


def score_words(view: View) -> Scores:
    """Return the number of words in each row (in its head), in tens."""
    return np.array([len(row.split()) / 10 for row in view.heads], dtype=np.float32)
