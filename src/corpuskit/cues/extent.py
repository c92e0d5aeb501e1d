"""How long a row is, in full rows of the feed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from corpuskit.cues.block import Block
    from corpuskit.cues.overview import Overview
    from corpuskit.cues.view import Scores

_MOST = 8.0
"""Full rows beyond which a paragraph is just long."""


def score_extent(overview: Overview) -> Scores:
    """Return the length of each row in full rows of the feed, at most :data:`_MOST`."""
    view = overview.view
    return np.minimum(view.length / view.width, _MOST).astype(np.float32)


def score_words(block: Block) -> Scores:
    """Return the number of words in each row (in its head), in tens."""
    return (block.words / 10).astype(np.float32)
