"""From rows to numbers: the two loops that all cues share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpuskit.cues.view import Scores


def score_matches(test: Callable[[str], object], rows: Sequence[str]) -> Scores:
    """Return 1 for each of *rows* that *test* finds something in, else 0."""
    return np.fromiter((test(row) is not None for row in rows), np.float32, len(rows))


def score_each(measure: Callable[[str], float], rows: Sequence[str]) -> Scores:
    """Return what *measure* says of each of *rows*."""
    return np.fromiter(map(measure, rows), np.float32, len(rows))
