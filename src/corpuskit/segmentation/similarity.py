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
from corpuskit.segmentation.shapes import mix, read_at

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
    shapes = scored.shapes
    table = {
        "blanks": blanks,
        "below": np.append(blanks[1:], 0),
        "kind": scored.kinds,
        "text": shapes.text,
        "first": shapes.word,
        "token": shapes.token,
        "edge": shapes.edge,
        "indent": np.minimum(scored.view.indent, 40),
    }
    return {
        name: mix(*(read_at(table[key], candidates + offset) for key, offset in parts))
        for name, parts in _KEYS.items()
    }


_BLANKS = ("blanks", 0)
_BELOW = ("below", 0)
_KEYS = {
    "kind": (("kind", 0), _BLANKS),
    "kind-below": (("kind", 0), _BELOW, ("kind", 1)),
    "kind-above": (("kind", -1), _BLANKS),
    "kinds": (("kind", -1), _BLANKS, ("kind", 0), _BELOW, ("kind", 1)),
    "kinds-below": (_BELOW, ("kind", 1), ("below", 1), ("kind", 2)),
    "token": (("token", 0), _BLANKS),
    "token-above": (("token", -1), _BLANKS),
    "token-below": (("token", 1), _BELOW),
    "token-second": (("token", 2), _BELOW),
    "text-above": (("text", -1), _BLANKS),
    "text-below": (("text", 1),),
    "first-word": (("first", 0), _BLANKS),
    "first-above": (("first", -1), _BLANKS),
    "first-below": (("first", 1),),
    "edges": (("edge", 0), _BLANKS, ("indent", 0)),
    "blanks": (_BLANKS, _BELOW, ("blanks", -1)),
}
"""What a key is made of: shapes and runs of blank rows, and at which rows around a candidate."""


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
