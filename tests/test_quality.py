"""The quality gate: the seeds hold their scores, and the gate itself closes when it should."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from corpuskit.errors import LabelError
from corpuskit.evaluation import (
    Evaluation,
    Gate,
    check_gate,
    evaluate,
    read_gate,
    renew_gate,
    write_gate,
)
from corpuskit.evaluation.gate import figures_of, sum_files

SEEDS = Path(__file__).parent.parent / "seeds"


@cache
def seed_scores() -> Evaluation:
    """Return the scores of the whole job on the seeds."""
    return evaluate(SEEDS)


@cache
def empty_scores() -> Evaluation:
    """Return the scores of finding nothing."""
    return evaluate(SEEDS, records=[])


def test_seeds_pass_their_gate() -> None:
    """No figure lies below its floor, and no labelled file has changed."""
    assert check_gate(read_gate(SEEDS / "quality.json"), seed_scores(), SEEDS) == ()


def test_gate_watches_every_figure_and_file() -> None:
    """The committed gate leaves nothing out that is measured."""
    gate = read_gate(SEEDS / "quality.json")
    assert set(gate.floors) == set(figures_of(seed_scores()))
    assert set(gate.sums) == set(sum_files(SEEDS))


def test_sunk_figure_is_named() -> None:
    """A figure below its floor is named with both numbers."""
    gate = Gate(floors={"start_f1": 0.5}, sums=sum_files(SEEDS))
    assert check_gate(gate, empty_scores(), SEEDS) == ("start_f1 is 0.0, its floor 0.5",)


def test_figure_at_its_floor_passes() -> None:
    """A floor may be reached exactly."""
    gate = Gate(floors={"start_f1": 0.0}, sums=sum_files(SEEDS))
    assert check_gate(gate, empty_scores(), SEEDS) == ()


def test_vanished_figure_is_named() -> None:
    """A figure that is no longer measured does not slip through."""
    gate = Gate(floors={"elegance": 0.9}, sums=sum_files(SEEDS))
    (failure,) = check_gate(gate, empty_scores(), SEEDS)
    assert failure == "elegance is no longer measured (floor 0.9)"


def test_changed_missing_and_new_files_are_named() -> None:
    """Labels can't be bent to the code without the gate telling."""
    sums = sum_files(SEEDS)
    changed, unknown, *_ = sums
    sums = {**sums, changed: "0" * 64, "gold/gone.gold.json": "0" * 64}
    del sums[unknown]
    assert check_gate(Gate(floors={}, sums=sums), empty_scores(), SEEDS) == (
        f"{changed} has changed",
        f"{unknown} is not in the gate",
        "gold/gone.gold.json is missing",
    )


def test_renewing_refuses_to_lower() -> None:
    """Without the explicit word no floor sinks."""
    old = Gate(floors={"start_f1": 0.5}, sums={})
    with pytest.raises(LabelError, match=r"start_f1 is 0\.0, its floor 0\.5; nothing was changed"):
        renew_gate(old, empty_scores(), SEEDS)


def test_renewing_lowers_when_told() -> None:
    """With the explicit word floors become the present figures."""
    old = Gate(floors={"start_f1": 0.5}, sums={})
    new = renew_gate(old, empty_scores(), SEEDS, lower=True)
    assert dict(new.floors) == figures_of(empty_scores())


def test_renewing_raises_floors() -> None:
    """A better figure becomes the new floor."""
    old = Gate(floors={"start_f1": -1.0}, sums={})
    assert renew_gate(old, empty_scores(), SEEDS).floors["start_f1"] == 0.0


def test_renewed_gate_is_passed() -> None:
    """Scores pass the gate made from them: floors are cut, never rounded up."""
    gate = renew_gate(Gate(floors={}, sums={}), seed_scores(), SEEDS)
    assert check_gate(gate, seed_scores(), SEEDS) == ()


def test_gate_survives_its_file(tmp_path: Path) -> None:
    """A gate that is written and read is the same."""
    gate = Gate(floors={"b": 0.25, "a": 1.0}, sums={"feeds/x.txt": "0" * 64})
    write_gate(gate, tmp_path / "quality.json")
    assert read_gate(tmp_path / "quality.json") == gate


@pytest.mark.parametrize("content", ["", "[]", '{"floors": {}}', '{"floors": 1, "sha256": {}}'])
def test_damaged_gate_is_refused(tmp_path: Path, content: str) -> None:
    """A gate file in another form is an error, never an open gate."""
    path = tmp_path / "quality.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LabelError) as caught:
        read_gate(path)
    assert caught.value.path == str(path)
