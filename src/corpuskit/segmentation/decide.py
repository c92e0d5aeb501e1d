"""One decision over a whole feed: semi-Markov dynamic programming over the candidate starts.

Every candidate brings the logarithm of its odds, shifted by a price for cutting at all. A segment
that holds no running text pays a fine, so that of several likely rows in one header only one is
chosen. The best set is found exactly, in time linear in the number of candidates (Viterbi over
segments; the fine depends only on whether text stands between, so two running maxima do). A start
that brings less than the price never belongs to it: leaving it out costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from corpuskit.cues.view import Whole

EMPTY_FINE = 4.0
"""Log odds that a segment without running text must bring beyond the price."""


def choose_starts(
    log_odds: npt.NDArray[np.float64], text_before: Whole, *, price: float
) -> npt.NDArray[np.int64]:
    """Return the places of the best set of starts, ascending; it may be empty.

    Args:
        log_odds: Logarithm of the odds of each candidate.
        text_before: Rows of running text above each candidate, ascending.
        price: Log odds that a start must bring.
    """
    worthy = np.flatnonzero(log_odds > price)
    return worthy[_choose(log_odds[worthy] - price, text_before[worthy])]


def _choose(gain: npt.NDArray[np.float64], text_before: Whole) -> npt.NDArray[np.int64]:
    """Return the places of the best set among starts that all bring something."""
    best_far, best_near = 0.0, -np.inf
    last_far, last_near = -1, -1
    text = 0
    back = np.full(len(gain), -1, dtype=np.int64)
    worth = np.empty(len(gain))
    for place in range(len(gain)):
        if text_before[place] > text:
            text = int(text_before[place])
            if best_near > best_far:
                best_far, last_far = best_near, last_near
            best_near, last_near = -np.inf, -1
        near = best_near - EMPTY_FINE
        back[place] = last_near if near > best_far else last_far
        worth[place] = gain[place] + max(near, best_far)
        if worth[place] > best_near:
            best_near, last_near = worth[place], place
    chosen: list[int] = []
    at = int(worth.argmax()) if len(worth) and worth.max() > 0 else -1
    while at >= 0:
        chosen.append(at)
        at = int(back[at])
    return np.array(chosen[::-1], dtype=np.int64)
