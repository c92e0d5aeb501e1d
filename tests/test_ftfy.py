"""ftfy's own public cases, and how the cleaner behaves with another ftfy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import ftfy
import pytest

from corpuskit.clean import clean
from corpuskit.cleaning import badness
from corpuskit.edits import apply_edits
from corpuskit.rules.mojibake import find_mojibake
from corpuskit.settings import CleanSettings

CASES = json.loads(
    (Path(__file__).parent / "cases" / "ftfy" / "test_cases.json").read_text(encoding="utf-8")
)
ONLY_MOJIBAKE = CleanSettings(level="never", also=("mojibake",))
OURS = ("odd-space", "line-blank", "space-run", "homoglyph", "control", "composed-letter")
"""Rules that go beyond ftfy: it keeps NBSP, and Cyrillic letters in Latin words."""


OLDER = tuple(map(int, ftfy.__version__.split(".")[:2])) < (6, 3)
recorded = pytest.mark.skipif(OLDER, reason="the cases are those of ftfy 6.3")


def _params(expect: str) -> list[Any]:
    return [pytest.param(case, id=case["label"]) for case in CASES if case["expect"] == expect]


@recorded
@pytest.mark.parametrize("case", _params("pass"))
def test_what_ftfy_repairs_is_repaired(case: dict[str, str]) -> None:
    """The rule for mojibake makes of each case what ftfy promises for its encoding."""
    expected = case.get("fixed-encoding", case["fixed"])
    assert expected == clean(case["original"], settings=ONLY_MOJIBAKE).text


@recorded
@pytest.mark.parametrize("case", _params("pass"))
def test_cases_pass_through_all_rules(case: dict[str, str]) -> None:
    """What is left to do for ftfy after the cleaner gives what ftfy promises for the whole."""
    cleaned = clean(case["original"], settings=CleanSettings(without=OURS))
    assert case["fixed"] == ftfy.fix_text(cleaned.text)
    assert case["original"] == cleaned.revert()


@recorded
@pytest.mark.parametrize("case", _params("pass"))
def test_damaged_and_sound_text_come_out_alike(case: dict[str, str]) -> None:
    """A damaged text is cleaned to what its sound form is cleaned to."""
    sound = case.get("fixed-encoding", case["fixed"])
    assert clean(sound).text == clean(case["original"]).text


@pytest.mark.parametrize("case", [*_params("pass"), *_params("fail")])
def test_cases_come_out_as_from_the_installed_ftfy(case: dict[str, str]) -> None:
    """What ftfy repairs, and what it does not manage, comes out as it does from ftfy itself."""
    expected = ftfy.fix_encoding(case["original"])
    assert expected == clean(case["original"], settings=ONLY_MOJIBAKE).text


@pytest.mark.parametrize("case", _params("pass"))
def test_another_ftfy_is_asked_about_every_line(
    case: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a pattern that was never read nothing is taken from it, and the outcome is the same."""
    monkeypatch.setattr(badness, "KNOWN", False)
    expected = ftfy.fix_encoding(case["original"])
    assert expected == apply_edits(case["original"], find_mojibake(case["original"]))


def test_the_installed_ftfy_is_known() -> None:
    """The quick look is on with the ftfy that the tests run with; else its pattern must be read."""
    assert badness.KNOWN
