"""Laws of the measures: bounds, perfect scores, and agreement with the definitions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpuskit.evaluation.fields import fold
from corpuskit.evaluation.scores import Ratio, choose_window, harmonic_mean, pk, window_diff

UNITS = 40
boundaries = st.sets(st.integers(1, UNITS - 1), max_size=12)
windows = st.integers(1, UNITS + 5)


def segment_of(unit: int, places: set[int]) -> int:
    """Return the number of the segment that holds *unit*."""
    return sum(place <= unit for place in places)


@given(boundaries, windows)
def test_perfect_segmentation_has_no_error(places: set[int], window: int) -> None:
    """Compared with itself a segmentation scores 0."""
    assert pk(places, places, units=UNITS, window=window) == 0
    assert window_diff(places, places, units=UNITS, window=window) == 0


@given(boundaries, boundaries, windows)
def test_pk_is_its_definition(true: set[int], found: set[int], window: int) -> None:
    """Pk is the share of pairs of units of which one side says "together", the other "apart"."""
    pairs = [(unit, unit + window) for unit in range(UNITS - window)]
    wrong = [
        (segment_of(a, true) == segment_of(b, true))
        != (segment_of(a, found) == segment_of(b, found))
        for a, b in pairs
    ]
    expected = sum(wrong) / len(pairs) if pairs else 0
    assert pk(true, found, units=UNITS, window=window) == expected


@given(boundaries, boundaries, windows)
def test_window_diff_is_at_least_pk(true: set[int], found: set[int], window: int) -> None:
    """WindowDiff sees every error that Pk sees; both lie between 0 and 1, and are symmetric."""
    low = pk(true, found, units=UNITS, window=window)
    high = window_diff(true, found, units=UNITS, window=window)
    assert 0 <= low <= high <= 1
    assert high == window_diff(found, true, units=UNITS, window=window)


@given(st.integers(0, 10_000), st.integers(0, 100))
def test_window_is_at_least_one_unit(units: int, number: int) -> None:
    """The window is half a segment long, and never empty."""
    assert choose_window(units, number) >= 1


@given(st.floats(1e-9, 1), st.floats(1e-9, 1))
def test_f1_lies_between_precision_and_recall(precision: float, recall: float) -> None:
    """The harmonic mean lies between its two numbers, up to rounding."""
    low, high = sorted((precision, recall))
    assert low * (1 - 1e-9) <= harmonic_mean(precision, recall) <= high * (1 + 1e-9)


@given(st.lists(st.builds(Ratio, right=st.just(1), wanted=st.integers(1), given=st.integers(1))))
def test_ratios_add_up(ratios: list[Ratio]) -> None:
    """The sum of ratios holds the sums of their counts."""
    total = sum(ratios, start=Ratio())
    assert total.right == len(ratios)
    assert total.wanted == sum(ratio.wanted for ratio in ratios)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """Folded text stays as it is."""
    assert fold(fold(text)) == fold(text)
