"""The quality gate: scores that may not sink, and labelled files that may not change unseen.

A gate file holds a floor for every figure of an evaluation and the SHA-256 sum of every labelled
file. Checking it tells what sank; updating it raises floors, and lowers them only when told to.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs

from corpuskit.errors import LabelError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpuskit.evaluation.evaluate import Evaluation

STEPS = 10_000
"""Figures are cut to this fraction, not rounded, so that a floor is never above its score."""

GATE_FILE = "quality.json"
"""Name of the gate in a labelled folder."""


@attrs.frozen(kw_only=True)
class Gate:
    """What a labelled folder must be and score."""

    floors: Mapping[str, float]
    """Least value of each figure, 0 to 1."""

    sums: Mapping[str, str]
    """SHA-256 of each labelled file, hex, by its path within the folder (``/`` between parts)."""


def read_gate(path: Path) -> Gate:
    """Read a gate file.

    Raises:
        LabelError: If it cannot be read or has another form.
    """
    try:
        data: Any = json.loads(path.read_text(encoding="utf-8"))
        return Gate(floors=dict(data["floors"]), sums=dict(data["sha256"]))
    except OSError as error:
        message = f"cannot be read: {error.strerror}; a first one is made with --renew raise"
        raise LabelError(message, str(path)) from error
    except (ValueError, KeyError, TypeError) as error:
        raise LabelError(f"is no quality gate: {error!r}", str(path)) from error


def write_gate(gate: Gate, path: Path) -> None:
    """Write a gate file, its entries in order."""
    data = {"floors": dict(gate.floors), "sha256": dict(gate.sums)}
    text = json.dumps(data, indent=2, sort_keys=True)
    path.write_text(f"{text}\n", encoding="utf-8", newline="\n")


def check_gate(gate: Gate, evaluation: Evaluation, root: Path) -> tuple[str, ...]:
    """Return a sentence for every figure below its floor and every file that is not as it was."""
    return (*_sunk_figures(gate, figures_of(evaluation)), *_changed_files(gate, sum_files(root)))


def renew_gate(old: Gate, evaluation: Evaluation, root: Path, *, lower: bool = False) -> Gate:
    """Return the gate with floors at the present scores and sums of the present files.

    Args:
        old: The gate so far; empty for a new one.
        evaluation: The present scores.
        root: The labelled folder.
        lower: Whether floors may sink.

    Raises:
        LabelError: If a figure lies below its floor and *lower* was not asked for.
    """
    figures = figures_of(evaluation)
    sunk = [*_sunk_figures(old, figures)]
    if sunk and not lower:
        raise LabelError(f"{'; '.join(sunk)}; nothing was changed", str(root / GATE_FILE))
    return Gate(floors=figures, sums=sum_files(root))


def figures_of(evaluation: Evaluation) -> dict[str, float]:
    """Return the figures that a gate watches, cut to 1/`STEPS`; 1 is always best."""
    figures = {
        "start_f1": evaluation.start.f1,
        "exact_f1": evaluation.exact.f1,
        "macro_start_f1": evaluation.macro_start_f1,
    }
    for field, ratio in evaluation.fields.items():
        figures[f"{field}_recall"] = ratio.recall
        figures[f"{field}_precision"] = ratio.precision
    if evaluation.furniture is not None:
        figures["furniture_f1"] = evaluation.furniture.f1
    if evaluation.copies is not None:
        figures["copies_f1"] = evaluation.copies.f1
    return {name: _cut(value) for name, value in figures.items()}


def sum_files(root: Path) -> dict[str, str]:
    """Return the SHA-256 of every text and label file in a labelled folder."""
    files = sorted([*root.glob("*/*.txt"), *root.glob("*/*.json")])
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def _cut(value: float) -> float:
    """Return *value* cut to 1/`STEPS`; what floating point adds or takes is forgiven."""
    return math.floor(round(value * STEPS, 6)) / STEPS


def _sunk_figures(gate: Gate, figures: Mapping[str, float]) -> Iterator[str]:
    """Yield a sentence for every figure below its floor, or gone."""
    for name, floor in gate.floors.items():
        if name not in figures:
            yield f"{name} is no longer measured (floor {floor})"
        elif figures[name] < floor:
            yield f"{name} is {figures[name]}, its floor {floor}"


def _changed_files(gate: Gate, sums: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for every file that is missing, new, or has other content."""
    for name in sorted({*gate.sums, *sums}):
        if name not in sums:
            yield f"{name} is missing"
        elif name not in gate.sums:
            yield f"{name} is not in the gate"
        elif sums[name] != gate.sums[name]:
            yield f"{name} has changed"
