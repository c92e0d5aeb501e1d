"""A feed is self-similar: how a candidate compares with the others that look like it.

Each candidate is given keys: shapes of the row and of the rows around it, at several grains. For
each key, the candidates that share it are a group; a group that starts articles has a high mean
chance, recurs at even distances and covers the feed. The candidate's own chance is left out of its
group's mean, so that a group speaks for a row only if the others do.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs
import numpy as np
import numpy.typing as npt

from corpuskit.cues.view import Scores, Whole
from corpuskit.segmentation.features import OUTSIDE, Matrix, Scored
from corpuskit.segmentation.shapes import mix, read_at

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
        "parted": np.minimum(blanks, 1),
        "kind": scored.kinds,
        "text": shapes.text,
        "first": shapes.word,
        "token": shapes.token,
        "lead": shapes.lead,
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
    "lead": (("lead", 0), ("indent", 0)),
    "marks": (("edge", 0), ("parted", 0)),
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


@attrs.frozen(eq=False)
class Likeness:
    """Groups of candidates with the chance of each, ready to be compared."""

    groups: Mapping[str, Groups]
    """The groups of each key."""

    chance: Chances
    """Chance of each candidate."""

    sums: Mapping[str, Chances]
    """Sum of the chances in each group of each key."""

    compared: Mapping[str, Chances]
    """Each chance beside those of the feed and of the neighbourhood."""

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the measures, in order."""
        grouped = [f"{part}:{name}" for name in self.groups for part in _PARTS]
        return (*grouped, *self.compared)

    def measure(self, part: slice | Whole) -> Matrix:
        """Return what the groups say of some of the candidates."""
        chance = self.chance[part]
        table = np.empty((len(self.names), len(chance)), dtype=np.float32)
        total = max(float(self.chance.sum()), 1e-9)
        column = 0
        for name, group in self.groups.items():
            count = group.count[part]
            others = self.sums[name][group.label[part]] - chance
            mean = np.where(count > 1, others / np.maximum(count - 1, 1), OUTSIDE)
            table[column] = np.log2(count)
            table[column + 1] = mean
            table[column + 2] = others / np.maximum(total - chance, 1e-9)
            table[column + 3] = mean * len(self.chance) / total
            for place, values in enumerate((group.spread, group.cover, group.gap), column + 4):
                table[place] = values[part]
            column += len(_PARTS)
        for place, compared in enumerate(self.compared.values(), column):
            table[place] = compared[part]
        return table.T


_PARTS = ("size", "mean", "share", "lift", "spread", "cover", "gap")
"""What is said of a group."""


def compare_groups(groups: Mapping[str, Groups], chance: Chances) -> Likeness:
    """Return the groups with the *chance* of each candidate."""
    sums = {
        name: np.asarray(np.bincount(group.label, chance), dtype=np.float64)
        for name, group in groups.items()
    }
    return Likeness(groups, chance, sums, _compare(chance))


def measure_similarity(
    groups: Mapping[str, Groups], chance: Chances
) -> tuple[Matrix, tuple[str, ...]]:
    """Return what the groups say of each candidate, given the chance of each, and column names."""
    likeness = compare_groups(groups, chance)
    return likeness.measure(slice(None)), likeness.names


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
