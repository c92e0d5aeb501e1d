"""The zones of a feed as plans see them: how likely an article begins somewhere in each.

Which zones hold a start is one question, which row of the zone it is another. Where the rows of a
zone share its chance, none of them may look likely although the zone is certain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from corpuskit.segmentation.decide import choose_starts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.cues.view import Whole
    from corpuskit.segmentation.plans import Stage
    from corpuskit.segmentation.similarity import Chances

ZONE_PRICES = (0.2, 0.35, 0.5, 0.65, 0.8)
"""Chances that a zone must have, one plan each."""

THINNED = (0.1, 0.3)
"""Chances whose plans are also thinned out."""

SHAPES = ("kinds", "kind-below", "token", "first-below", "blanks")
"""Keys whose commonest group may be all of the starts."""


def count_text(stage: Stage) -> Whole:
    """Return the rows of running text above each candidate."""
    body = np.concatenate([[0], np.cumsum(stage.scored.body > 0)])
    return np.asarray(body[stage.candidates], dtype=np.int64)


def weigh_zones(stage: Stage, chance: Chances) -> tuple[Whole, Chances]:
    """Return the zone of each candidate, and the chance of each zone to hold a start."""
    zone = np.cumsum(np.diff(count_text(stage), prepend=-1) > 0) - 1
    return zone, np.minimum(np.bincount(zone, chance), 1.0)


def choose_zones(stage: Stage, chance: Chances) -> Iterator[tuple[str, Whole]]:
    """Yield the likeliest row of every zone that is likely enough, for several prices."""
    zone, mass = weigh_zones(stage, chance)
    first = np.flatnonzero(np.diff(zone, prepend=-1))
    best = np.lexsort((-chance, zone))[first]
    for price in ZONE_PRICES:
        yield "zone-price", best[mass >= price]


def thin_starts(stage: Stage, odds: Chances, chance: Chances) -> Iterator[tuple[str, Whole]]:
    """Yield fewer starts than likely ones: those with text below, those of the commonest shapes."""
    body = np.concatenate([[0], np.cumsum(stage.scored.body > 0)])
    text = count_text(stage)
    for price in THINNED:
        starts = choose_starts(odds, text, price=float(np.log(price / (1 - price))))
        if len(starts) > 1:
            rows = stage.candidates[starts]
            ends = np.append(rows[1:], len(stage.scored.view))
            yield "with-text", starts[body[ends] > body[rows]]
            for name in SHAPES:
                label = stage.groups[name].label[starts]
                most = int(np.bincount(label, chance[starts]).argmax())
                yield f"shape:{name}", starts[label == most]


def measure_zones_used(
    zones: tuple[Whole, Chances], chance: Chances, starts: Whole
) -> dict[str, float]:
    """Measure how likely the zones of the starts hold one, wherever in them, and the others."""
    zone, mass = zones[0][starts], zones[1]
    used = np.unique(zone)
    inside, left = mass[used], np.delete(mass, used)
    total = float(mass.sum())
    return {
        "zone-expected": 2 * float(inside.sum()) / (len(starts) + total),
        "zone-mean": float(inside.mean()),
        "zone-share": float(inside.sum()) / max(total, 1e-9),
        "zone-tenth": float(np.quantile(inside, 0.1)),
        "zone-left-most": float(left.max(initial=0.0)),
        "zone-left-top": mean_of_top(left, len(used)),
        "row-share": float((chance[starts] / np.maximum(mass[zone], 1e-9)).mean()),
    }


def mean_of_top(values: Chances, size: int) -> float:
    """Return the mean of the *size* greatest of *values*, 0 for none."""
    if not len(values):
        return 0.0
    cut = max(0, len(values) - size)
    top = np.partition(values, cut)[cut:] if cut else values
    return float(np.sort(top)[::-1].mean())
