"""How the general path does on feeds that all models left out, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np
from boundary_data import Labelled

from corpuskit.layouts.registry import cut_known
from corpuskit.lines import split_rows
from corpuskit.segmentation.ends import find_ends
from corpuskit.segmentation.plan_measures import pick_plan
from corpuskit.segmentation.plans import Plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fit_boundaries import Example

    Spans = set[tuple[int, int]]


def report_confidence(sure: np.ndarray, right: np.ndarray) -> None:
    """Print how many boundaries of each confidence are right."""
    for low, high in ((0.0, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01)):
        inside = (sure >= low) & (sure < high)
        if inside.any():
            share = right[inside].mean()
            print(f"confidence {low:.1f}-{min(high, 1):.1f}: {inside.sum()}, {share:.3f} right")


@attrs.frozen
class Score:
    """How a feed did that all models left out."""

    feed: Labelled
    """The feed."""

    plan: Plan
    """The plan that was chosen."""

    best: float
    """Start F1 of the best plan on offer."""

    general: tuple[float, float]
    """Start F1 and F1 of first and last line together, on the general path alone."""

    known: tuple[float, float]
    """The same where known layouts cut what they know."""

    claimed: bool
    """Whether a layout knows some of it."""


def score_feed(example: Example) -> Score:
    """Compare what is found in a feed with its labels; ends are found by the model as shipped."""
    plan = example.plans[pick_plan(example.plans, example.plan_guess)]
    scored = example.stage.scored
    starts = example.stage.candidates[plan.starts]
    number = scored.view.number
    ends = number[find_ends(scored, starts)].tolist()
    found = set(zip(number[starts].tolist(), ends, strict=True))
    cut = cut_known(split_rows(example.feed.text))
    known = found
    if cut:
        covered = [range(cover.first, cover.last + 1) for cover in cut.covers]
        known = {one for one in found if not any(one[0] in rows for rows in covered)}
        known |= {(article.first, article.last) for article in cut.articles}
    best = float(example.plan_worth.max())
    gold = {(first - 1, last - 1) for first, last in example.feed.spans}
    return Score(
        example.feed, plan, best, _compare(found, gold), _compare(known, gold), cut is not None
    )


def _compare(found: Spans, gold: Spans) -> tuple[float, float]:
    """Return the F1 of starts, and that of starts and ends."""
    total = len(found) + len(gold)
    starts = len({first for first, _ in found} & {first for first, _ in gold})
    return 2 * starts / total, 2 * len(found & gold) / total


def report(examples: Sequence[Example]) -> None:
    """Print the figures of feeds that all models left out, with and without layouts."""
    scores = sorted(map(score_feed, examples), key=lambda one: (one.general, one.feed.name))
    for one in scores:
        line = "{:.3f} (best plan {:.3f}, exact {:.3f}, with layouts {:.3f}, exact {:.3f}) {:40s}"
        figures = (one.general[0], one.best, one.general[1], *one.known, one.feed.name)
        counts = f"gold {len(one.feed.spans):3d} got {len(one.plan.starts):3d} {one.plan.name}"
        print(line.format(*figures), counts)
    several = [one for one in scores if len(one.feed.spans) > 1]
    for name, some in (("all", several), ("unclaimed", [s for s in several if not s.claimed])):
        if some:
            means = np.mean([(*one.general, *one.known, one.best) for one in some], axis=0)
            print("{}: {} feeds, start F1 macro {:.4f}, exact {:.4f}; with layouts {:.4f}, exact "
                  "{:.4f}; best plans {:.4f}".format(name, len(some), *means))  # fmt: skip
    alone = [one for one in scores if len(one.feed.spans) == 1]
    uncut = sum(len(one.plan.starts) == 1 for one in alone)
    right = sum(one.general[0] == 1 for one in alone)
    print(f"of {len(alone)} single articles {uncut} uncut, {right} also right")
