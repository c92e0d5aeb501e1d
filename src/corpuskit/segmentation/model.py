"""The learned weights: read once from the file of readable numbers beside the package's modules."""

from __future__ import annotations

import functools
import importlib.resources
import json

import attrs

from corpuskit.segmentation.trees import Forest, read_forest

MODEL_FILE = "boundary_model.json"
"""Written by ``tools/fit_boundaries.py``."""


@attrs.frozen(eq=False)
class Model:
    """What was learned from labelled feeds; it holds numbers and names of cues, no text."""

    rows: Forest
    """How likely a row begins an article, by the rows around it."""


@functools.cache
def load_model() -> Model:
    """Return the model that comes with the package."""
    source = importlib.resources.files("corpuskit").joinpath(MODEL_FILE)
    data = json.loads(source.read_text(encoding="utf-8"))
    return Model(rows=read_forest(data["rows"]))
