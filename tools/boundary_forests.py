"""Forests of decision trees: fitted by scikit-learn, written as lists of readable numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import attrs
import numpy as np

if TYPE_CHECKING:
    from corpuskit.segmentation.features import Matrix
    from corpuskit.segmentation.similarity import Chances

ROUND = 4
"""Digits kept of each number."""


@attrs.frozen
class Voices:
    """Classifiers that speak as one."""

    forests: Sequence[Any]

    def chances(self, matrix: Matrix) -> Chances:
        """Return the chances that go with the mean of the log odds."""
        odds = np.mean([forest.decision_function(matrix) for forest in self.forests], axis=0)
        return 1.0 / (1.0 + np.exp(-odds))


def write_voices(model: Voices, names: Sequence[str]) -> dict[str, Any]:
    """Return the mean of several forests as one."""
    written = [write_forest(forest, names, 1 / len(model.forests)) for forest in model.forests]
    base = round(sum(forest["base"] for forest in written), ROUND)
    trees = [tree for forest in written for tree in forest["trees"]]
    return {"features": list(names), "base": base, "trees": trees}


def write_forest(model: Any, names: Sequence[str], share: float = 1.0) -> dict[str, Any]:
    """Return the trees of *model* as lists of readable numbers, every value times *share*."""
    trees = []
    for (grown,) in model._predictors:  # noqa: SLF001 - scikit-learn offers no public way
        nodes: list[list[Any]] = []
        for node in grown.nodes:
            value = round(float(node["value"]) * share, ROUND)
            question = [names[node["feature_idx"]], round(float(node["num_threshold"]), ROUND),
                        int(node["left"]), int(node["right"])]  # fmt: skip
            nodes.append([value] if node["is_leaf"] else [*question, value])
        trees.append(nodes)
    base = round(float(np.ravel(model._baseline_prediction)[0]) * share, ROUND)  # noqa: SLF001 - the same
    return {"features": list(names), "base": base, "trees": trees}
