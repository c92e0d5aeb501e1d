"""Measures of retrieval and of text segmentation, on plain numbers."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


@attrs.frozen(kw_only=True)
class Ratio:
    """How many of the wanted things were found, and how many were given at all."""

    right: int = 0
    """Things both wanted and given."""

    wanted: int = 0
    """Things the labels name."""

    given: int = 0
    """Things the program named."""

    @property
    def precision(self) -> float:
        """Share of the given that is wanted, 0 to 1; 0 if nothing was given."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Share of the wanted that was given, 0 to 1; 0 if nothing was wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        return harmonic_mean(self.precision, self.recall)

    def __add__(self, other: Ratio) -> Ratio:
        return Ratio(
            right=self.right + other.right,
            wanted=self.wanted + other.wanted,
            given=self.given + other.given,
        )


def harmonic_mean(precision: float, recall: float) -> float:
    """Return the F1 of *precision* and *recall*; 0 if both are 0."""
    total = precision + recall
    return 2 * precision * recall / total if total else 0.0


def choose_window(units: int, boundaries: int) -> int:
    """Return half the mean length of a reference segment, in units, at least 1.

    This is the window that Beeferman, Berger and Lafferty (1999) propose for Pk; WindowDiff
    takes the same.

    Args:
        units: Length of the text in units, for example lines.
        boundaries: Boundaries inside the reference, so that it has one segment more.
    """
    return max(1, round(units / (2 * (boundaries + 1))))


def pk(
    reference: Collection[int], hypothesis: Collection[int], *, units: int, window: int
) -> float:
    """Return Pk: how often the two disagree on whether two units lie in one segment.

    Units are numbered from 0; a boundary *b* stands before unit *b*. 0 is best, 1 is worst; a
    text no longer than the window scores 0.

    Source: Beeferman, Berger, Lafferty, "Statistical models for text segmentation", 1999.

    Args:
        reference: True boundaries, in any order.
        hypothesis: Boundaries that the program found.
        units: Length of the text.
        window: Distance of the two units.

    Examples:
        >>> pk([4], [4], units=8, window=2)
        0.0
        >>> pk([4], [], units=8, window=2)
        0.3333333333333333
    """
    return _window_errors(reference, hypothesis, units, window, count_all=False)


def window_diff(
    reference: Collection[int], hypothesis: Collection[int], *, units: int, window: int
) -> float:
    """Return WindowDiff: how often the number of boundaries in a window differs.

    Numbers and arguments are those of `pk`. Unlike Pk it also sees a false boundary close to a
    true one.

    Source: Pevzner, Hearst, "A critique and improvement of an evaluation metric for text
    segmentation", 2002.

    Examples:
        >>> window_diff([4], [4], units=8, window=2)
        0.0
        >>> window_diff([4], [4, 5], units=8, window=2)
        0.3333333333333333
    """
    return _window_errors(reference, hypothesis, units, window, count_all=True)


def _window_errors(
    reference: Collection[int],
    hypothesis: Collection[int],
    units: int,
    window: int,
    *,
    count_all: bool,
) -> float:
    """Return the share of windows whose boundary counts (or their presence) disagree."""
    places = units - window
    if places <= 0:
        return 0.0
    true, found = sorted(set(reference)), sorted(set(hypothesis))
    errors = 0
    for left in range(places):
        in_true = _count_between(true, left, left + window)
        in_found = _count_between(found, left, left + window)
        errors += in_true != in_found if count_all else bool(in_true) != bool(in_found)
    return errors / places


def _count_between(boundaries: Sequence[int], left: int, right: int) -> int:
    """Return how many boundaries separate unit *left* from unit *right*."""
    return bisect_right(boundaries, right) - bisect_right(boundaries, left)
