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
    """Feature asked, by its column; 0 at leaves, where the answer doesn't matter."""

    threshold: npt.NDArray[np.float64]
    """Rows at or below it go left."""

    child: npt.NDArray[np.int64]
    """Nodes to the right and to the left of each node in turn; at leaves the node itself."""

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
        flat = np.ascontiguousarray(rows).ravel()
        begin = np.arange(len(rows)) * rows.shape[1]
        for tree in self.trees:
            node = np.zeros(len(rows), dtype=np.int64)
            for _ in range(tree.depth):
                asked = flat.take(begin + tree.column.take(node))
                node = tree.child.take(2 * node + (asked <= tree.threshold.take(node)))
            total += tree.value.take(node)
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
    column = np.zeros(size, dtype=np.int64)
    threshold = np.zeros(size)
    child = np.repeat(np.arange(size), 2)
    value = np.zeros(size)
    depth = np.zeros(size, dtype=np.int64)
    listed = []
    for index, node in enumerate(nodes):
        value[index] = node[-1]
        if len(node) == 1:
            listed.append((-1, 0.0, index, index, float(node[-1])))
            continue
        name, limit, left, right, here = node
        column[index], threshold[index] = columns[name], limit
        child[2 * index], child[2 * index + 1] = right, left
        depth[[left, right]] = depth[index] + 1
        listed.append((columns[name], float(limit), left, right, float(here)))
    return Tree(column, threshold, child, value, int(depth.max(initial=0)), tuple(listed))
