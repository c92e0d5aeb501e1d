"""How the general path does on feeds that all models left out, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from corpuskit.layouts.registry import cut_known
from corpuskit.lines import split_rows
from corpuskit.segmentation.ends import find_ends
from corpuskit.segmentation.plan_measures import pick_plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fit_boundaries import Example

    from corpuskit.segmentation.plans import Plan


def report_confidence(sure: np.ndarray, right: np.ndarray) -> None:
    """Print how many boundaries of each confidence are right."""
    for low, high in ((0.0, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01)):
        inside = (sure >= low) & (sure < high)
        if inside.any():
            share = right[inside].mean()
            print(f"confidence {low:.1f}-{min(high, 1):.1f}: {inside.sum()}, {share:.3f} right")


def score_layouts(example: Example, plan: Plan) -> float:
    """Return the start F1 where known layouts cut what they know, and *plan* the rest."""
    number = example.stage.scored.view.number
    starts = set(number[example.stage.candidates[plan.starts]].tolist())
    if cut := cut_known(split_rows(example.feed.text)):
        covered = [range(cover.first, cover.last + 1) for cover in cut.covers]
        starts = {row for row in starts if not any(row in rows for rows in covered)}
        starts |= {article.first for article in cut.articles}
    right = sum(first - 1 in starts for first, _ in example.feed.spans)
    return 2 * right / (len(example.feed.spans) + len(starts))


def score_spans(example: Example, plan: Plan) -> float:
    """Return the F1 of articles whose first and last line are right, by the ends as shipped."""
    scored = example.stage.scored
    starts = example.stage.candidates[plan.starts]
    lines = scored.view.number + 1
    found = zip(lines[starts].tolist(), lines[find_ends(scored, starts)].tolist(), strict=True)
    right = len(set(found) & set(example.feed.spans))
    return 2 * right / (len(example.feed.spans) + len(starts))


def report(examples: Sequence[Example]) -> None:
    """Print the figures of feeds that all models left out, with and without layouts."""
    rows = []
    for example in examples:
        best = pick_plan(example.plans, example.plan_guess)
        got = example.plans[best]
        worth, most = float(example.plan_worth[best]), float(example.plan_worth.max())
        feed = example.feed
        known = score_layouts(example, got)
        exact = score_spans(example, got)
        size = (len(feed.spans), len(got.starts))
        rows.append((worth, most, known, exact, feed.name, *size, got.name))
    for row in sorted(rows):
        print("{:.3f} (best plan {:.3f}, with layouts {:.3f}, exact {:.3f}) "
              "{:40s} gold {:3d} got {:3d} {}".format(*row))  # fmt: skip
    several = [row for row in rows if row[5] > 1]
    if not several:
        return
    alone = [row for row in rows if row[5] == 1]
    without, best, known, exact = (np.mean([row[place] for row in several]) for place in range(4))
    uncut = sum(row[6] == 1 for row in alone)
    print(f"start F1 macro {without:.4f} without layouts, {known:.4f} with, best plans {best:.4f}; "
          f"exact F1 {exact:.4f} without layouts; {len(several)} feeds. Of {len(alone)} single "
          f"articles {uncut} uncut, {sum(row[0] == 1 for row in alone)} also right")  # fmt: skip
