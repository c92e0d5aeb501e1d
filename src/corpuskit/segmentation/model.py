"""The learned weights: read once from the file of readable numbers beside the package's modules."""

from __future__ import annotations

import functools
import importlib.resources
import json

import attrs

from corpuskit.segmentation.trees import Forest, read_forest

MODEL_FILE = "boundary_model.json"
"""Written by ``tools/fit_boundaries.py``."""


@attrs.frozen(kw_only=True)
class Calibration:
    """How a boundary's confidence follows from its chance and from its plan."""

    base: float
    """Log odds before anything is known."""

    chance: float
    """Weight of the log odds of the row."""

    plan: float
    """Weight of the F1 that is expected of the plan."""


@attrs.frozen(eq=False, kw_only=True)
class Model:
    """What was learned from labelled feeds; it holds numbers and names of cues, no text."""

    rows: Forest
    """How likely a row begins an article, by the rows around it."""

    similar: Forest
    """The same, knowing also how likely the rows of the same shape are."""

    plans: Forest
    """What F1 a plan will reach."""

    confidence: Calibration
    """From chances to confidence."""


@functools.cache
def load_model() -> Model:
    """Return the model that comes with the package."""
    source = importlib.resources.files("corpuskit").joinpath(MODEL_FILE)
    data = json.loads(source.read_text(encoding="utf-8"))
    return Model(
        rows=read_forest(data["rows"]),
        similar=read_forest(data["similar"]),
        plans=read_forest(data["plans"]),
        confidence=Calibration(**data["confidence"]),
    )
