"""Boosted decision trees as a table of readable numbers, evaluated with numpy.

The sum of the trees is the logarithm of the odds (Friedman 2001, gradient boosting). What each
feature adds for one row is read off the paths through the trees: the change of the node's value at
each step is credited to the feature asked there (Saabas 2014).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpuskit.segmentation.features import Matrix

CHUNK = 2048
"""Rows that are asked at once: as many as stay close to the processor."""

Odds = npt.NDArray[np.float64]
"""Logarithm of odds, one a row."""


@attrs.frozen(eq=False)
class Tree:
    """One tree; arrays have an entry for each node, node 0 is the root."""

    column: npt.NDArray[np.int64]
    """Feature asked, by its column; -1 at leaves."""

    threshold: npt.NDArray[np.float64]
    """Rows at or below it go left."""

    left: npt.NDArray[np.int64]
    """Node to the left; at leaves the node itself."""

    right: npt.NDArray[np.int64]
    """Node to the right; at leaves the node itself."""

    value: npt.NDArray[np.float64]
    """What the tree says at this node."""

    depth: int
    """Steps from the root to the deepest leaf."""

    nodes: tuple[tuple[int, float, int, int, float], ...]
    """The same, a node at a time: column, threshold, left, right, value."""


@attrs.frozen(eq=False)
class Forest:
    """A sum of trees."""

    features: tuple[str, ...]
    """Names of the columns it reads, in order."""

    base: float
    """What is said before the first tree."""

    trees: tuple[Tree, ...]
    """The trees, in the order they were grown."""

    def log_odds(self, rows: Matrix) -> Odds:
        """Return the sum of the trees for each of *rows*."""
        total = np.empty(len(rows))
        for begin in range(0, len(rows), CHUNK):
            total[begin : begin + CHUNK] = self._sum_trees(rows[begin : begin + CHUNK])
        return total

    def _sum_trees(self, rows: Matrix) -> Odds:
        total = np.full(len(rows), self.base)
        index = np.arange(len(rows))
        for tree in self.trees:
            node = np.zeros(len(rows), dtype=np.int64)
            for _ in range(tree.depth):
                below = rows[index, tree.column[node]] <= tree.threshold[node]
                node = np.where(below, tree.left[node], tree.right[node])
            total += tree.value[node]
        return total

    def explain(self, row: Matrix) -> dict[str, float]:
        """Return what each feature adds to the sum for one row."""
        shares: dict[str, float] = {}
        values = row.tolist()
        for tree in self.trees:
            column, threshold, left, right, value = tree.nodes[0]
            while column >= 0:
                name, before = self.features[column], value
                child = left if values[column] <= threshold else right
                column, threshold, left, right, value = tree.nodes[child]
                shares[name] = shares.get(name, 0.0) + value - before
        return shares


def read_forest(data: dict[str, Any]) -> Forest:
    """Return the forest written in *data*.

    A node is ``[feature, threshold, left, right, value]``, a leaf ``[value]``.
    """
    features = tuple(data["features"])
    columns = {name: column for column, name in enumerate(features)}
    trees = tuple(_read_tree(nodes, columns) for nodes in data["trees"])
    return Forest(features, float(data["base"]), trees)


def _read_tree(nodes: Sequence[Sequence[Any]], columns: dict[str, int]) -> Tree:
    size = len(nodes)
    column = np.full(size, -1, dtype=np.int64)
    threshold = np.zeros(size)
    left, right = np.arange(size), np.arange(size)
    value = np.zeros(size)
    depth = np.zeros(size, dtype=np.int64)
    for index, node in enumerate(nodes):
        value[index] = node[-1]
        if len(node) > 1:
            column[index], threshold[index] = columns[node[0]], node[1]
            left[index], right[index] = node[2], node[3]
            depth[[node[2], node[3]]] = depth[index] + 1
    parts = (column, threshold, left, right, value)
    listed = zip(*(part.tolist() for part in parts), strict=True)
    return Tree(*parts, int(depth.max(initial=0)), tuple(listed))
