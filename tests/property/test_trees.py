"""Laws of the trees: asking question by question is walking down every tree."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.segmentation.trees import FEW, MOST_LEAVES, read_forest

FEATURES = ("a", "b", "c")
_number = st.sampled_from([-1.0, -0.5, 0.0, 0.1, 0.3333, 1.0, 2.5])


@st.composite
def trees(draw: st.DrawFn, *, depth: int = 6) -> list[list[Any]]:
    """Nodes of a tree, as they stand in the model file."""
    nodes: list[list[Any]] = []

    def grow(left: int) -> None:
        value = draw(_number)
        if not left or not draw(st.booleans()):
            nodes.append([value])
            return
        nodes.append([draw(st.sampled_from(FEATURES)), draw(_number), value])
        grow(left - 1)
        grow(left - 1)

    grow(depth)
    return nodes


@st.composite
def forests(draw: st.DrawFn) -> dict[str, Any]:
    """A forest as it stands in the model file."""
    grown = draw(st.lists(trees(), min_size=1, max_size=4))
    return {"features": list(FEATURES), "base": draw(_number), "trees": grown}


def step(nodes: list[list[Any]], row: list[float]) -> list[list[Any]]:
    """Return the branch that one row goes down to from the first of *nodes*."""
    name, threshold, _ = nodes[0]
    open_branches, size = 1, 0
    while open_branches:
        size += 1
        open_branches += 1 if len(nodes[size]) > 1 else -1
    left, right = nodes[1 : size + 1], nodes[size + 1 :]
    return left if row[FEATURES.index(name)] <= threshold else right


def walk(nodes: list[list[Any]], row: list[float]) -> float:
    """Return what one tree says of one row."""
    while len(nodes[0]) > 1:
        nodes = step(nodes, row)
    return float(nodes[0][-1])


def share(data: dict[str, Any], row: list[float]) -> list[float]:
    """Return what each feature adds for one row: the change of the value at each of its nodes."""
    shares = dict.fromkeys(FEATURES, 0.0)
    for nodes in data["trees"]:
        branch = nodes
        while len(branch[0]) > 1:
            below = step(branch, row)
            shares[branch[0][0]] += below[0][-1] - branch[0][-1]
            branch = below
    return list(shares.values())


rows_of_features = st.lists(st.tuples(_number, _number, _number), max_size=9)


@given(forests(), rows_of_features)
def test_a_forest_says_the_sum_of_its_trees(
    data: dict[str, Any], rows: list[tuple[float, ...]]
) -> None:
    """The leaf left over by the answers is the one that a walk ends in, for few rows and many."""
    table = np.array(rows, dtype=np.float32).reshape(-1, len(FEATURES))
    said = read_forest(data).log_odds(table).tolist()
    many = read_forest(data).log_odds(np.repeat(table, FEW + 1, axis=0)).tolist()
    assert many[:: FEW + 1] == said
    walked = [
        data["base"] + sum(walk(nodes, row) for nodes in data["trees"]) for row in table.tolist()
    ]
    assert said == pytest.approx(walked)


@given(forests(), rows_of_features)
def test_shares_of_features_add_up(data: dict[str, Any], rows: list[tuple[float, ...]]) -> None:
    """Base, roots and what the features add on the way are the sum of the trees."""
    forest = read_forest(data)
    table = np.array(rows, dtype=np.float32).reshape(-1, len(FEATURES))
    shares = forest.explain_rows(table)
    roots = data["base"] + sum(nodes[0][-1] for nodes in data["trees"])
    assert forest.log_odds(table).tolist() == pytest.approx((roots + shares.sum(axis=1)).tolist())
    for row, line in zip(table.tolist(), shares.tolist(), strict=True):
        assert share(data, row) == pytest.approx(line)


def test_trees_of_too_many_leaves_are_refused() -> None:
    """A tree must fit in the bits of one number."""
    nodes: list[list[Any]] = []
    for place in range(MOST_LEAVES):
        nodes += [["a", float(place), 0.0], [1.0]]
    data = {"features": ["a"], "base": 0.0, "trees": [[*nodes, [2.0]]]}
    with pytest.raises(ValueError, match="leaves"):
        read_forest(data)
