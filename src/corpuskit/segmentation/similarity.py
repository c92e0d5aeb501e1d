"""A feed is self-similar: how a candidate compares with the others that look like it.

Each candidate is given keys: shapes of the row and of the rows around it, at several grains. For
each key, the candidates that share it are a group; a group that starts articles has a high mean
chance, recurs at even distances and covers the feed. The candidate's own chance is left out of its
group's mean, so that a group speaks for a row only if the others do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np
import numpy.typing as npt

from corpuskit.cues.view import Scores, Whole
from corpuskit.segmentation.features import OUTSIDE, Matrix, Scored
from corpuskit.segmentation.shapes import combine, move, name_classes

if TYPE_CHECKING:
    from collections.abc import Mapping

Chances = npt.NDArray[np.float64]
"""Chance of each candidate to be a start, 0 to 1."""

FEW_BLANKS = 4
"""Blank rows from which runs are not told apart."""

LOCAL = 6
"""Candidates on either side that one is compared with."""


def find_keys(scored: Scored, candidates: Whole) -> Mapping[str, Whole]:
    """Return the keys of the *candidates*, by name; equal numbers mean equal shapes."""
    blanks = np.minimum(scored.view.blanks, FEW_BLANKS)
    below = np.append(blanks[1:], 0)
    shapes, kind = scored.shapes, name_classes(scored)
    text, first, token, edge = shapes.text, shapes.word, shapes.token, shapes.edge
    indent = np.minimum(scored.view.indent, 40)
    keys = {
        "kind": combine(kind, blanks),
        "kind-below": combine(kind, below, move(kind, 1)),
        "kind-above": combine(move(kind, -1), blanks),
        "kinds": combine(move(kind, -1), blanks, kind, below, move(kind, 1)),
        "kinds-below": combine(below, move(kind, 1), move(below, 1), move(kind, 2)),
        "token": combine(token, blanks),
        "token-above": combine(move(token, -1), blanks),
        "token-below": combine(move(token, 1), below),
        "token-second": combine(move(token, 2), below),
        "text-above": combine(move(text, -1), blanks),
        "text-below": move(text, 1),
        "first-word": combine(first, blanks),
        "first-above": combine(move(first, -1), blanks),
        "first-below": move(first, 1),
        "edges": combine(edge, blanks, indent),
        "blanks": combine(blanks, below, move(blanks, -1)),
    }
    return {name: key[candidates] for name, key in keys.items()}


@attrs.frozen(eq=False)
class Groups:
    """One key of a feed's candidates, with what is the same however chances change."""

    label: Whole
    """Group of each candidate."""

    count: Scores
    """Size of each candidate's group."""

    spread: Scores
    """Unevenness of the distances within the group: standard deviation over mean; -1 for one."""

    cover: Scores
    """Share of the feed from the group's first to its last candidate."""

    gap: Scores
    """log2 of the median distance within the group, in full rows; -1 for groups of one."""


def form_groups(scored: Scored, candidates: Whole, keys: Mapping[str, Whole]) -> dict[str, Groups]:
    """Group the candidates by each key and measure the groups."""
    scale = scored.view.width
    reached = np.concatenate([[0.0], np.cumsum(scored.view.length + 1.0)])
    place = reached[candidates] / scale
    return {name: _measure_group(key, place, reached[-1] / scale) for name, key in keys.items()}


def _measure_group(key: Whole, place: Chances, total: float) -> Groups:
    _, label, count = np.unique(key, return_inverse=True, return_counts=True)
    size = len(count)
    order = np.lexsort((place, label))
    ordered, where = label[order], place[order]
    inner = ordered[1:] == ordered[:-1]
    step, owner = np.diff(where)[inner], ordered[1:][inner]
    pairs = np.maximum(np.bincount(owner, minlength=size), 1)
    mean = np.bincount(owner, step, size) / pairs
    square = np.bincount(owner, step * step, size) / pairs
    deviation = np.sqrt(np.maximum(square - mean * mean, 0.0))
    several = count > 1
    spread = np.where(several, deviation / np.maximum(mean, 1e-9), OUTSIDE)
    gap = np.where(several, np.log2(1.0 + mean), OUTSIDE)
    cover = mean * (count - 1) / max(total, 1e-9)
    return Groups(
        label=label.astype(np.int64),
        count=count[label].astype(np.float32),
        spread=spread[label].astype(np.float32),
        cover=cover[label].astype(np.float32),
        gap=gap[label].astype(np.float32),
    )


def measure_similarity(
    groups: Mapping[str, Groups], chance: Chances
) -> tuple[Matrix, tuple[str, ...]]:
    """Return what the groups say of each candidate, given the chance of each, and column names."""
    columns: list[npt.NDArray[np.floating]] = []
    names: list[str] = []
    total = max(float(chance.sum()), 1e-9)
    for name, group in groups.items():
        size = int(group.label.max(initial=-1)) + 1
        others = np.bincount(group.label, chance, size)[group.label] - chance
        rest = np.maximum(group.count - 1, 1)
        mean = np.where(group.count > 1, others / rest, OUTSIDE)
        columns += [np.log2(group.count), mean, others / np.maximum(total - chance, 1e-9)]
        columns += [mean * len(chance) / total, group.spread, group.cover, group.gap]
        names += [f"{part}:{name}" for part in _PARTS]
    for name, values in _compare(chance).items():
        columns.append(values)
        names.append(name)
    table = np.empty((len(columns), len(chance)), dtype=np.float32)
    for number, column in enumerate(columns):
        table[number] = column
    return table.T, tuple(names)


_PARTS = ("size", "mean", "share", "lift", "spread", "cover", "gap")
"""What is said of a group."""


def _compare(chance: Chances) -> dict[str, Chances]:
    """Compare each chance with those of the feed and of the neighbourhood."""
    size = len(chance)
    odds = np.log(np.clip(chance, 1e-6, 1 - 1e-6) / np.clip(1 - chance, 1e-6, 1.0))
    rank = np.searchsorted(np.sort(chance), chance, side="left") / max(1, size)
    rivals = np.zeros(size)
    padded = np.pad(chance, LOCAL)
    for offset in (*range(-LOCAL, 0), *range(1, LOCAL + 1)):
        begin = LOCAL + offset
        rivals = np.maximum(rivals, padded[begin : begin + size])
    top = np.sort(chance)[::-1][: max(3, size // 50)].mean()
    return {
        "chance": odds,
        "chance-rank": rank,
        "chance-to-top": chance / max(float(top), 1e-9),
        "chance-to-rivals": chance / np.maximum(chance + rivals, 1e-9),
        "rivals": rivals,
        "feed-top": np.full(size, float(top)),
        "feed-expected": np.full(size, np.log2(1 + float(chance.sum()))),
    }
