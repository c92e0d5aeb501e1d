"""How rows compare with the top and the end of their feed.

A feed begins with a head and ends with a foot, and nothing stands before the one or behind the
other. So rows further down that repeat the first rows of the feed belong to heads, and a row below
rows that repeat its last ones comes after a foot. This tells where head and foot meet in the long
rows of fields that databases print between two texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpuskit.cues.view import Scores, Whole
    from corpuskit.segmentation.features import Scored

REACH = 5
"""Rows in a row that are compared with the first or the last ones."""

NEAR = 8
"""Rows at either edge among which one is looked for, as notes stand above many first articles."""


def measure_edges(scored: Scored) -> Mapping[str, Scores]:
    """Return for each row how much it is like the top, and those above it like the end.

    ``like-top`` counts how many rows from this one on have the shapes of the feed's first rows in
    their order, ``like-end`` how many rows above it have those of the last rows; ``near-top`` and
    ``near-end`` look for the shape of one row among several.
    """
    keys = {
        "text": scored.shapes.text,
        "word": scored.shapes.word,
        "token": scored.shapes.token,
        "kind": scored.kinds,
    }
    measures: dict[str, Scores] = {}
    for name, key in keys.items():
        size = len(key)
        above = np.concatenate([[-1], key[:-1]])
        measures[f"like-top:{name}"] = _count_alike(key)
        measures[f"like-end:{name}"] = _count_alike(above[::-1], key[::-1])[::-1]
        edge = min(NEAR, size)
        measures[f"near-top:{name}"] = _is_among(key, key[:edge])
        measures[f"near-end:{name}"] = _is_among(above, key[size - edge :])
    return measures


def _count_alike(key: Whole, edge: Whole | None = None) -> Scores:
    """Return how many rows from each on equal the first rows of *edge*, one by one."""
    edge = key if edge is None else edge
    size = len(key)
    count = np.zeros(size, dtype=np.float32)
    going: npt.NDArray[np.bool_] = np.ones(size, dtype=np.bool_)
    for step in range(min(REACH, size)):
        going[: size - step] &= key[step:] == edge[step]
        going[size - step :] = False
        count += going
    return count


def _is_among(key: Whole, edge: Whole) -> Scores:
    return np.isin(key, edge).astype(np.float32)
