"""Boosted decision trees as a table of readable numbers, evaluated with numpy.

The sum of the trees is the logarithm of the odds (Friedman 2001, gradient boosting). What each
feature adds for one row is read off the paths through the trees: the change of the node's value at
each step is credited to the feature asked there (Saabas 2014).

Rows are asked question by question, not tree by tree: every answer strikes out the leaves that it
rules out, as bits of one number a tree and row, and the last leaf left over is the one the row ends
in (QuickScorer, Lucchese and others, SIGIR 2015).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import numpy as np
import numpy.typing as npt

from corpuskit.cues.view import Whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpuskit.segmentation.features import Matrix

CHUNK = 8192
"""Rows that are asked at once: as many as stay close to the processor."""

FEW = 256
"""Rows below which it takes less to go down all trees at once than to ask all questions."""

MOST_LEAVES = 64
"""Leaves of the largest tree: each is a bit of one number."""

Odds = npt.NDArray[np.float64]
"""Logarithm of odds, one a row."""

Node = tuple[int, float, int, int, float]
"""Column asked (-1 at leaves), threshold, node to the left, node to the right, value."""


@attrs.frozen(eq=False)
class Question:
    """One comparison, and what follows from it in every tree that asks it."""

    column: int
    """Feature asked, by its column."""

    threshold: np.float32
    """Rows at or below it go left; the greatest number of this precision that does."""

    struck: tuple[tuple[int, int], ...]
    """Trees that ask it; for each, the leaves right of the node, as bits: rows that go left can't
    reach them any more."""


@attrs.frozen(eq=False)
class Forest:
    """A sum of trees."""

    features: tuple[str, ...]
    """Names of the columns it reads, in order."""

    base: float
    """What is said before the first tree."""

    nodes: tuple[npt.NDArray[Any], ...]
    """The nodes of all trees, one tree after the other: an array for each part of a node."""

    roots: Whole
    """The number of each tree's root."""

    questions: tuple[Question, ...]
    """All that the trees ask, ordered by column."""

    leaves: npt.NDArray[np.float64]
    """What each tree (a line) says at its leaves, from the right to the left."""

    def log_odds(self, rows: Matrix) -> Odds:
        """Return the sum of the trees for each of *rows*."""
        if len(rows) <= FEW:
            return self._walk_trees(rows)
        total = np.empty(len(rows))
        for begin in range(0, len(rows), CHUNK):
            total[begin : begin + CHUNK] = self._sum_trees(rows[begin : begin + CHUNK])
        return total

    def _sum_trees(self, rows: Matrix) -> Odds:
        size, kind = len(rows), _fit_bits(self.leaves.shape[1])
        struck = np.zeros((len(self.leaves), size), dtype=kind)
        goes_left, out = np.empty(size, dtype=np.bool_), np.empty(size, dtype=kind)
        column, values = -1, np.empty(0, dtype=np.float32)
        for question in self.questions:
            if question.column != column:
                column = question.column
                values = np.ascontiguousarray(rows[:, column])
            np.less_equal(values, question.threshold, out=goes_left)
            left = goes_left.astype(kind)
            for tree, leaves in question.struck:
                np.multiply(left, kind(leaves), out=out)
                np.bitwise_or(struck[tree], out, out=struck[tree])
        total = np.full(size, self.base)
        for says, bits in zip(self.leaves, struck, strict=True):
            free = ~bits & (bits + kind(1))
            total += says.take(np.frexp(free.astype(np.float32))[1] - 1)
        return total

    def explain_rows(self, rows: Matrix) -> Odds:
        """Return what each feature (a column) adds to the sum, for each of *rows*.

        All trees are gone down at once; what their steps add is summed up tree by tree.
        """
        value = self.nodes[-1]
        places: list[Whole] = []
        added: list[tuple[Odds, Odds]] = []
        for node, below, place in self._go_down(rows):
            places.append(place)
            added.append((value[below], -value[node]))
        if not places:
            return np.zeros(rows.shape)
        ordered = np.transpose(np.array(added), (2, 0, 1, 3))
        where = np.repeat(np.transpose(np.array(places), (1, 0, 2)), 2, axis=1)
        shares = np.bincount(where.ravel(), ordered.ravel(), rows.size + 1)[:-1]
        return np.asarray(shares, dtype=np.float64).reshape(rows.shape)

    def _walk_trees(self, rows: Matrix) -> Odds:
        """Return what `_sum_trees` returns, sooner where there are few rows."""
        node = np.repeat(self.roots[:, np.newaxis], len(rows), axis=1)
        for _, below, _ in self._go_down(rows):
            node = below
        says = np.vstack([np.full((1, len(rows)), self.base), self.nodes[-1][node]])
        return np.asarray(np.cumsum(says, axis=0)[-1])

    def _go_down(self, rows: Matrix) -> Iterator[tuple[Whole, Whole, Whole]]:
        """Yield the nodes of all trees that *rows* stand at, those below, and what they ask.

        Each is an array with a line a tree and a column a row. What is asked is told by its place
        in *rows*, counted row by row; leaves, where a row stays, ask for one behind the last.
        """
        asked, threshold, left, right, _ = self.nodes
        size, width = rows.shape
        flat, begins = np.ascontiguousarray(rows).ravel(), np.arange(size) * width
        node = np.repeat(self.roots[:, np.newaxis], size, axis=1)
        while (inner := asked[node] >= 0).any():
            place = begins + np.where(inner, asked[node], 0)
            below = np.where(flat[place] <= threshold[node], left[node], right[node])
            yield node, below, np.where(inner, place, len(flat))
            node = below


def _fit_bits(leaves: int) -> type[np.unsignedinteger[Any]]:
    """Return the smallest kind of number with a bit for each leaf."""
    fits = (kind for kind in (np.uint16, np.uint32) if leaves <= np.iinfo(kind).bits)
    return next(fits, np.uint64)


def read_forest(data: dict[str, Any]) -> Forest:
    """Return the forest written in *data*.

    A node is ``[feature, threshold, value]``, a leaf ``[value]``; a node stands before its left
    branch, and that before its right one.

    Raises:
        ValueError: If a tree has more than :data:`MOST_LEAVES`.
    """
    features = tuple(data["features"])
    columns = {name: column for column, name in enumerate(features)}
    trees = tuple(_read_tree(nodes, columns) for nodes in data["trees"])
    asked: dict[tuple[int, np.float32], list[tuple[int, int]]] = {}
    lines = []
    for number, nodes in enumerate(trees):
        says, struck = _order_leaves(nodes)
        lines.append(says)
        for node, leaves in struck.items():
            key = (nodes[node][0], _round_down(nodes[node][1]))
            asked.setdefault(key, []).append((number, leaves))
    questions = tuple(Question(*key, tuple(struck)) for key, struck in sorted(asked.items()))
    most = max(map(len, lines), default=1)
    if most > MOST_LEAVES:
        raise ValueError(f"a tree has {most} leaves; grow them with {MOST_LEAVES} at most")
    table = np.array([says + [0.0] * (most - len(says)) for says in lines])
    roots = np.cumsum([0, *map(len, trees)])[:-1]
    shifted = (
        _shift_node(node, root) for root, tree in zip(roots, trees, strict=True) for node in tree
    )
    arrays = tuple(map(np.array, zip(*shifted, strict=True)))
    return Forest(features, float(data["base"]), arrays, roots, questions, table)


def _read_tree(nodes: Sequence[Sequence[Any]], columns: dict[str, int]) -> tuple[Node, ...]:
    right = list(range(len(nodes)))
    waiting: list[int] = []
    for place, node in enumerate(nodes):
        if len(node) > 1:
            waiting.append(place)
        elif waiting:
            right[waiting.pop()] = place + 1
    return tuple(
        (-1, 0.0, place, place, float(node[-1]))
        if len(node) == 1
        else (columns[node[0]], float(node[1]), place + 1, right[place], float(node[2]))
        for place, node in enumerate(nodes)
    )


def _shift_node(node: Node, by: int) -> Node:
    """Return *node* as it is numbered behind *by* others."""
    column, threshold, left, right, value = node
    return column, threshold, left + by, right + by, value


def _order_leaves(nodes: tuple[Node, ...]) -> tuple[list[float], dict[int, int]]:
    """Return what a tree says at its leaves, right to left, and the leaves right of each node."""
    says: list[float] = []
    struck: dict[int, int] = {}
    waiting: list[tuple[int, int]] = [(0, -1)]
    while waiting:
        node, begin = waiting.pop()
        if begin >= 0:
            struck[node] = (1 << len(says)) - (1 << begin)
        elif nodes[node][0] < 0:
            says.append(nodes[node][4])
        else:
            waiting += [(nodes[node][2], -1), (node, len(says)), (nodes[node][3], -1)]
    return says, struck


def _round_down(threshold: float) -> np.float32:
    """Return the greatest number of single precision that is not above *threshold*."""
    near = np.float32(threshold)
    return near if float(near) <= threshold else np.nextafter(near, np.float32(-np.inf))
