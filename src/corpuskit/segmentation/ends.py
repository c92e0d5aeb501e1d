"""Where articles end: at their last row, without the separators, titles and links that follow it.

Every article has some candidate ends; the best of them is chosen by learned numbers, first by the
rows around each, then also by what the ends of the feed's other articles look like.
"""

from __future__ import annotations

import functools
import importlib.resources
import json
from typing import TYPE_CHECKING

import numpy as np

from corpuskit.segmentation.closings import (
    FEW,
    choose_best,
    find_closings,
    measure_closings,
    survey,
)
from corpuskit.segmentation.habits import measure_habits
from corpuskit.segmentation.trees import Forest, read_forest

if TYPE_CHECKING:
    from corpuskit.cues.view import Whole
    from corpuskit.segmentation.features import Matrix, Scored

MODEL_FILE = "end_model.json"
"""Written by ``tools/fit_ends.py``."""

PART = 16384
"""Candidates that are measured at once, to keep the memory of long feeds in bounds."""


def find_ends(scored: Scored, starts: Whole) -> Whole:
    """Return the last solid row of the article that begins at each of *starts*.

    Each end lies at or behind its start and before the next one.
    """
    if not len(starts):
        return np.zeros(0, dtype=np.int64)
    rows, habits = load_forests()
    closings = find_closings(scored, starts)
    ground = survey(scored, closings)
    size = len(closings.rows)
    first, again = np.empty(size), np.empty((size, len(habits.features)), dtype=np.float32)
    for begin in range(0, size, PART):
        part = slice(begin, min(size, begin + PART))
        features, names = measure_closings(scored, closings, ground, part)
        first[part] = rows.log_odds(pick_columns(features, names, rows.features))
        shared = [name for name in habits.features if name in names]
        columns = [habits.features.index(name) for name in shared]
        again[part, columns] = pick_columns(features, names, shared)
    if len(starts) < FEW:
        return choose_best(closings, first)
    features, names = measure_habits(scored, closings, first)
    shared = [name for name in habits.features if name in names]
    again[:, [habits.features.index(name) for name in shared]] = pick_columns(
        features, names, shared
    )
    return choose_best(closings, habits.log_odds(again))


def pick_columns(
    table: Matrix, names: tuple[str, ...], wanted: tuple[str, ...] | list[str]
) -> Matrix:
    """Return the *wanted* columns of *table*, in their order."""
    place = {name: column for column, name in enumerate(names)}
    return table[:, [place[name] for name in wanted]]


@functools.cache
def load_forests() -> tuple[Forest, Forest]:
    """Return the forests of the two steps that come with the package."""
    source = importlib.resources.files("corpuskit").joinpath(MODEL_FILE)
    data = json.loads(source.read_text(encoding="utf-8"))
    return read_forest(data["rows"]), read_forest(data["habits"])
