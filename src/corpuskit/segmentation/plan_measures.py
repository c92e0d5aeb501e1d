"""What is measured of a plan before a learned model says how good it is likely to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corpuskit.segmentation.cohesion import measure_cohesion
from corpuskit.segmentation.edges import measure_edges
from corpuskit.segmentation.features import CERTAIN_DATE, Scored
from corpuskit.segmentation.plan_zones import weigh_zones
from corpuskit.segmentation.zones import measure_zones

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpuskit.cues.view import Scores, Whole
    from corpuskit.segmentation.plans import Plan, Stage
    from corpuskit.segmentation.similarity import Chances

TRUST = 20.0
"""How fast the trust in a plan falls with the F1 expected of it: by e for each 0.05."""

KINDS = (
    "kind",
    "kind-below",
    "kind-above",
    "kinds",
    "token",
    "blanks",
    "edges",
    "first-word",
)
"""Keys by which the starts of a plan are compared with one another."""

LIKELY = 8.0
"""The same for the F1 that follows from the chances alone, a cruder guess."""

COMPARED = (
    "expected",
    "chance-mean",
    "starts",
    "with-text",
    "agreement",
    "zone-top",
    "at-blank",
)
"""Measures that are also compared with the greatest and the usual one of the feed's plans."""


def measure_plans(
    stage: Stage, chance: Chances, plans: Sequence[Plan]
) -> tuple[npt.NDArray[np.float32], tuple[str, ...]]:
    """Return the measures of *plans*, a line each, and the names of the columns."""
    rows, mass = _measure_rows(stage.scored), weigh_zones(stage, chance)
    lines = [
        measure_plan(stage, chance, plan, rows) | _measure_zones_used(mass, chance, plan.starts)
        for plan in plans
    ]
    for line, agreed in zip(lines, _measure_agreement(lines, plans), strict=True):
        line.update(agreed)
    for name in COMPARED:
        values = np.array([line[name] for line in lines])
        most, usual = float(values.max()), float(np.median(values))
        for line in lines:
            line[f"to-most:{name}"] = line[name] - most
            line[f"to-usual:{name}"] = line[name] - usual
    table = np.array([list(line.values()) for line in lines], dtype=np.float32)
    return table, tuple(lines[0])


def pick_plan(plans: Sequence[Plan], worth: npt.NDArray[np.float64]) -> int:
    """Return the number of the plan that agrees best with all that are likely to be good.

    The F1 expected of single plans is uncertain, so the one with the greatest may be an outlier.
    Each plan is taken for the truth with a weight that grows with its *worth*, and the plan with
    the best mean F1 against those is chosen (minimum Bayes risk, Kumar and Byrne 2004).
    """
    trust = np.exp(TRUST * (worth - worth.max()))
    agreed = (_compare_plans(plans) * trust).sum(axis=1) / trust.sum()
    return int(np.round(agreed, 9).argmax())


def _compare_plans(plans: Sequence[Plan]) -> npt.NDArray[np.float64]:
    """Return the F1 of each plan against each other one."""
    chosen = np.unique(np.concatenate([plan.starts for plan in plans]))
    inside = np.zeros((len(plans), len(chosen)), dtype=np.float32)
    for number, plan in enumerate(plans):
        inside[number, np.searchsorted(chosen, plan.starts)] = 1
    count = inside.sum(axis=1, dtype=np.float64)
    return np.asarray(2.0 * (inside @ inside.T) / (count[:, None] + count[None, :]))


def _measure_agreement(
    lines: Sequence[dict[str, float]], plans: Sequence[Plan]
) -> list[dict[str, float]]:
    """Return how much each plan has in common with the others, and with the likelier ones."""
    shared = _compare_plans(plans)
    expected = np.array([line["expected"] for line in lines])
    weight = np.exp(LIKELY * (expected - expected.max()))
    mean = shared.mean(axis=1)
    weighted = (shared * weight).sum(axis=1) / weight.sum()
    return [
        {"agreement": float(plain), "agreement-expected": float(likely)}
        for plain, likely in zip(mean, weighted, strict=True)
    ]


def _measure_rows(scored: Scored) -> dict[str, Scores]:
    """Return what is known of each row and does not depend on a plan."""
    scores = scored.scores
    rows: dict[str, Scores] = dict(measure_edges(scored))
    zones = measure_zones(scored.view, scores, scored.body)
    rows["zone-top"] = (zones["rows-since-body"] == 0).astype(np.float32)
    rows["at-blank"] = (zones["blank-to-zone"] >= 1).astype(np.float32)
    rows["zone-header-rank"] = zones["zone-header-rank"]
    rows["zone-rows"] = zones["zone-rows"]
    for name in ("byline", "publication-line", "field-label", "bullet"):
        padded = np.pad(scores[name], (0, 4))
        ahead = np.max([padded[step : step + len(scores[name])] for step in range(5)], axis=0)
        rows[f"{name}-ahead"] = (ahead > 0).astype(np.float32)
    return rows


def measure_plan(
    stage: Stage, chance: Chances, plan: Plan, known: dict[str, Scores]
) -> dict[str, float]:
    """Return what does not depend on a feed's size: how sure, even, alike the starts are."""
    starts = plan.starts
    rows = stage.candidates[starts]
    inside = chance[starts]
    outside = np.delete(chance, starts)
    total = float(chance.sum())
    size = len(starts)
    measures = {
        "starts": float(np.log2(size)),
        "single": float(size == 1),
        "template": float(plan.name.startswith("template")),
        "expected": 2 * float(inside.sum()) / (size + total),
        "chance-mean": float(inside.mean()),
        "chance-least": float(inside.min()),
        "chance-tenth": float(np.quantile(inside, 0.1)),
        "chance-median": float(np.median(inside)),
        "chance-left": float(outside.sum()) / max(size, 1),
        "chance-left-most": float(outside.max(initial=0.0)),
        "chance-left-top": float(np.sort(outside)[::-1][:size].mean()) if len(outside) else 0.0,
        "mass": float(inside.sum()) / max(total, 1e-9),
        "first": float(rows[0]) / len(stage.scored.view),
        "candidates": float(np.log2(len(chance))),
    }
    measures.update(_measure_segments(stage.scored, rows))
    measures.update(_measure_starts(stage.scored, rows))
    inner = rows[1:] if size > 1 else rows
    measures.update((name, _mean(values[inner])) for name, values in known.items())
    measures.update(_measure_rest(stage.scored, rows))
    measures.update(measure_cohesion(stage.scored.words, rows, len(stage.scored.view)))
    for name in KINDS:
        measures.update(_measure_likeness(name, stage.groups[name].label, starts))
    return measures


def _measure_zones_used(
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
        "zone-left-top": float(np.sort(left)[::-1][: len(used)].mean()) if len(left) else 0.0,
        "row-share": float((chance[starts] / np.maximum(mass[zone], 1e-9)).mean()),
    }


def _measure_segments(scored: Scored, rows: Whole) -> dict[str, float]:
    """Measure the segments between the starts: length, evenness, text in them."""
    ends = np.append(rows[1:], len(scored.view))
    reached = np.concatenate([[0.0], np.cumsum(scored.view.length / scored.view.width)])
    text = np.concatenate([[0.0], np.cumsum(scored.body)])
    length = reached[ends] - reached[rows]
    body = text[ends] - text[rows]
    return {
        "length": float(np.log2(1 + np.median(length))),
        "length-least": float(np.log2(1 + length.min())),
        "length-most": float(np.log2(1 + length.max())),
        "length-spread": float(length.std() / max(length.mean(), 1e-9)),
        "with-text": float((body > 0).mean()),
        "evenness": float(np.log2(1 + length).std()),
        "text-median": float(np.log2(1 + np.median(body))),
    }


_START_CUES = (
    "headline-shape", "blank-rank", "in-contents", "capitals", "bullet", "lower-start",
    "words-below", "words-above", "vocabulary-change", "framed", "capitals-lead",
)  # fmt: skip
_ABOVE_CUES = (
    "full-stop",
    "url-line",
    "copyright-line",
    "rule-line",
    "end-mark",
    "extent",
)


def _measure_starts(scored: Scored, rows: Whole) -> dict[str, float]:
    """Measure the cues at the starts, at the rows above them, and of the whole feed."""
    measures = {f"at:{name}": _mean(scored.scores[name][rows]) for name in _START_CUES}
    above = rows[rows > 0] - 1
    measures |= {f"above:{name}": _mean(scored.scores[name][above]) for name in _ABOVE_CUES}
    date = np.pad(scored.scores["date-line"], (0, 5))
    below = np.max([date[rows + step] for step in range(5)], axis=0)
    measures["dated"] = _mean(below > CERTAIN_DATE)
    measures["feed-extent"] = _mean(scored.scores["extent"])
    measures["feed-text"] = _mean(scored.body)
    measures["feed-blanks"] = _mean(scored.view.blanks > 0)
    return measures


def _measure_rest(scored: Scored, rows: Whole) -> dict[str, float]:
    """Measure what a plan leaves out: zones without a start, titles of a contents list."""
    zone = np.concatenate([[0], np.cumsum(scored.body)]).astype(np.int64)[:-1]
    zones = 1 + np.count_nonzero(np.diff(zone[scored.body == 0])) if len(zone) else 1
    titles = scored.scores["in-contents"] > 0
    named = np.max([np.pad(titles, (0, 2))[rows + step] for step in range(3)], axis=0)
    return {
        "zones-used": len(np.unique(zone[rows])) / zones,
        "titles-used": float(named.sum()) / max(1.0, float(titles.sum())),
        "titles": float(titles.mean()),
        "same-zone": 1 - len(np.unique(zone[rows])) / len(rows),
    }


def _measure_likeness(name: str, label: Whole, starts: Whole) -> dict[str, float]:
    """Measure how many starts share one shape, and how many rows of that shape are starts."""
    mine = np.bincount(label[starts])
    most = int(mine.argmax())
    return {
        f"alike:{name}": float(mine[most]) / len(starts),
        f"exclusive:{name}": float(mine[most]) / float((label == most).sum()),
    }


def _mean(values: Scores | npt.NDArray[np.bool_]) -> float:
    """Return the mean, 0 for none."""
    return float(values.mean()) if len(values) else 0.0
