"""Forests of decision trees: fitted by LightGBM or scikit-learn, written as readable numbers.

Series of feeds differ more than rows do, so what transfers are trees that are kept from fitting too
well: the thresholds they try are drawn at random (Geurts, Ernst and Wehenkel 2006, extremely
randomised trees), here one forest boosted on the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import lightgbm
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpuskit.segmentation.features import Matrix
    from corpuskit.segmentation.similarity import Chances

ROUND, INNER_ROUND, DIGITS = 3, 2, 4
"""Decimals kept of the values of leaves and of inner nodes, digits kept of thresholds."""

ALIKE = {
    "extra_trees": True, "feature_fraction_bynode": 0.3, "verbose": -1, "num_threads": 1,
    "force_col_wise": True, "deterministic": True, "seed": 0,
}  # fmt: skip
"""Settings that all forests share: the same data give the same trees."""


@attrs.frozen
class Boosted:
    """A forest grown by LightGBM."""

    trees: lightgbm.Booster

    def score(self, matrix: Matrix) -> Chances:
        """Return the sum of the trees for each line of *matrix*."""
        return np.asarray(self.trees.predict(matrix, raw_score=True))

    def chances(self, matrix: Matrix) -> Chances:
        """Return the chances that go with the sums, taken for log odds."""
        return 1.0 / (1.0 + np.exp(-self.score(matrix)))

    def write(self, names: Sequence[str]) -> dict[str, Any]:
        """Return the trees as lists of readable numbers."""
        grown = self.trees.dump_model()["tree_info"]
        trees = [list(_write_branch(tree["tree_structure"], names)) for tree in grown]
        return {"features": list(names), "base": 0.0, "trees": trees}


def boost(
    data: Matrix, worth: np.ndarray, weight: np.ndarray, rounds: int, **settings: Any
) -> Boosted:
    """Grow a forest that says the *worth* of each line of *data*."""
    parts = lightgbm.Dataset(data, worth, weight=weight / weight.mean(), params=settings | ALIKE)
    return Boosted(lightgbm.train(settings | ALIKE, parts, num_boost_round=rounds))


def _write_branch(node: dict[str, Any], names: Sequence[str]) -> Iterator[list[Any]]:
    """Yield the nodes of a branch, each before its left branch and that before its right one."""
    if "split_feature" not in node:
        yield [round(node["leaf_value"], ROUND)]
        return
    name, threshold = names[node["split_feature"]], shorten(node["threshold"])
    yield [name, threshold, round(node["internal_value"], INNER_ROUND)]
    yield from _write_branch(node["left_child"], names)
    yield from _write_branch(node["right_child"], names)


def shorten(number: float) -> float:
    """Return *number* with few digits; those that are whole as such."""
    short = float(f"{number:.{DIGITS}g}")
    return int(short) if short == int(short) else short


def write_forest(model: Any, names: Sequence[str]) -> dict[str, Any]:
    """Return trees of scikit-learn's histogram grower as lists of readable numbers."""
    trees = [_write_grown(grown.nodes, 0, names) for (grown,) in model._predictors]  # noqa: SLF001 - scikit-learn offers no public way
    return {"features": list(names), "base": 0.0, "trees": [list(tree) for tree in trees]}


def _write_grown(nodes: Any, place: int, names: Sequence[str]) -> Iterator[list[Any]]:
    node = nodes[place]
    if node["is_leaf"]:
        yield [round(float(node["value"]), ROUND)]
        return
    name, threshold = names[node["feature_idx"]], shorten(float(node["num_threshold"]))
    yield [name, threshold, round(float(node["value"]), INNER_ROUND)]
    yield from _write_grown(nodes, int(node["left"]), names)
    yield from _write_grown(nodes, int(node["right"]), names)
