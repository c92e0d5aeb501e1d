"""One decision over a whole feed: which candidates are starts."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

THRESHOLD = 0.4
"""Chance from which a candidate is a start."""


def choose_starts(chance: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """Return the places of the chosen candidates, given the chance of each; at least one."""
    chosen = np.flatnonzero(chance > THRESHOLD)
    return chosen if len(chosen) else np.zeros(1, dtype=np.int64)
