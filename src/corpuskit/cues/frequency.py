"""How often the same row, digits folded, stands in the feed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from corpuskit.cues.hashes import Hashes
    from corpuskit.cues.overview import Overview
    from corpuskit.cues.view import Scores


def count_lines(lines: Hashes) -> Scores:
    """Return how often each of *lines* stands among them."""
    _, label, count = np.unique(lines, return_inverse=True, return_counts=True)
    return count.astype(np.float32)[label]


def score_frequency(overview: Overview) -> Scores:
    """Return log2 of how often each row stands in the feed, digits folded; 0 for once."""
    return np.log2(overview.copies)
