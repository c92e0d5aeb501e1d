"""How often the same row, digits folded, stands in the feed."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from corpuskit.cues.view import Scores, View

_DIGITS = re.compile(r"\d+")
_LONGEST = 80
"""Characters of the longest row that is compared."""


def score_frequency(view: View) -> Scores:
    """Return log2 of how often each row stands in the feed, digits folded; 0 for once."""
    keys = [_DIGITS.sub("0", row[:_LONGEST]) for row in view.heads]
    counts = Counter(keys)
    return np.log2(np.fromiter((counts[key] for key in keys), np.float32, len(keys)))
