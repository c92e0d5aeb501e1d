"""What is measured of a plan before a learned model says how good it is likely to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np
import numpy.typing as npt

from corpuskit.cues.view import Scores, Whole
from corpuskit.segmentation.cohesion import measure_cohesion
from corpuskit.segmentation.edges import measure_edges
from corpuskit.segmentation.features import CERTAIN_DATE, Scored
from corpuskit.segmentation.plan_zones import mean_of_top, measure_zones_used, weigh_zones
from corpuskit.segmentation.similarity import Chances
from corpuskit.segmentation.zones import measure_zones

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpuskit.segmentation.plans import Plan, Stage

TRUST = 20.0
"""How fast the trust in a plan falls with the F1 expected of it: by e for each 0.05."""

KINDS = ("kind", "kind-below", "kind-above", "kinds", "token", "blanks", "edges", "first-word")
"""Keys by which the starts of a plan are compared with one another."""

LIKELY = 8.0
"""The same for the F1 that follows from the chances alone, a cruder guess."""

DATE_ROWS, TITLE_ROWS = 5, 3
"""Rows from a start on among which its date, and its title, stand."""

COMPARED = ("expected", "chance-mean", "starts", "with-text", "agreement", "zone-top", "at-blank")
"""Measures that are also compared with the greatest and the usual one of the feed's plans."""


def measure_plans(
    stage: Stage, chance: Chances, plans: Sequence[Plan]
) -> tuple[npt.NDArray[np.float32], tuple[str, ...]]:
    """Return the measures of *plans*, a line each, and the names of the columns."""
    known, mass = _measure_feed(stage), weigh_zones(stage, chance)
    lines = [
        measure_plan(stage, chance, plan, known) | measure_zones_used(mass, chance, plan.starts)
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
    inside = np.zeros((len(plans), len(chosen)), dtype=np.bool_)
    for number, plan in enumerate(plans):
        inside[number, np.searchsorted(chosen, plan.starts)] = True
    bits = np.packbits(inside, axis=1)
    shared = np.array([_ONES.take(bits & line).sum(axis=1, dtype=np.int64) for line in bits])
    count = inside.sum(axis=1, dtype=np.float64)
    return np.asarray(2.0 * shared.astype(np.float32) / (count[:, None] + count[None, :]))


_ONES = np.array([byte.bit_count() for byte in range(256)], dtype=np.uint8)
"""How many bits of a byte are set: counting them needs no library that starts threads."""


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


@attrs.frozen(eq=False)
class _Known:
    """What is known of a feed and does not depend on a plan."""

    rows: dict[str, Scores]
    """Measures of each row, by name."""

    reached: Chances
    """Full rows of text above each row, and above the end."""

    text: Chances
    """Rows of running text above each row, and above the end."""

    zone: Whole
    """The zone of each row."""

    zones: int
    """Zones of the feed."""

    titles: npt.NDArray[np.bool_]
    """Whether each row stands further up, too; some rows more at the end."""

    date: Scores
    """How surely each row is a date line; some rows more at the end."""

    feed: dict[str, float]
    """Measures of the feed."""

    sizes: dict[str, Whole]
    """How many candidates share each shape, by key."""


def _measure_feed(stage: Stage) -> _Known:
    """Return what is known of a feed before there are plans."""
    scored = stage.scored
    scores, body = scored.scores, scored.body
    zone = np.concatenate([[0], np.cumsum(body)]).astype(np.int64)[:-1]
    return _Known(
        rows=_measure_rows(scored),
        reached=np.concatenate([[0.0], np.cumsum(scored.view.length / scored.view.width)]),
        text=np.concatenate([[0.0], np.cumsum(body)]),
        zone=zone,
        zones=1 + int(np.count_nonzero(np.diff(zone[body == 0]))),
        titles=np.pad(scores["in-contents"] > 0, (0, TITLE_ROWS - 1)),
        date=np.pad(scores["date-line"], (0, DATE_ROWS)),
        feed={
            "feed-extent": _mean(scores["extent"]),
            "feed-text": _mean(body),
            "feed-blanks": _mean(scored.view.blanks > 0),
        },
        sizes={name: np.bincount(stage.groups[name].label) for name in KINDS},
    )


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


def measure_plan(stage: Stage, chance: Chances, plan: Plan, known: _Known) -> dict[str, float]:
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
        "chance-left-top": mean_of_top(outside, size),
        "mass": float(inside.sum()) / max(total, 1e-9),
        "first": float(rows[0]) / len(stage.scored.view),
        "candidates": float(np.log2(len(chance))),
    }
    measures.update(_measure_segments(known, rows))
    measures.update(_measure_starts(stage.scored, known, rows))
    inner = rows[1:] if size > 1 else rows
    measures.update((name, _mean(values[inner])) for name, values in known.rows.items())
    measures.update(_measure_rest(known, rows))
    measures.update(measure_cohesion(stage.scored.words, rows, len(stage.scored.view)))
    for name in KINDS:
        measures.update(_measure_likeness(name, known, stage.groups[name].label, starts))
    return measures


def _measure_segments(known: _Known, rows: Whole) -> dict[str, float]:
    """Measure the segments between the starts: length, evenness, text in them."""
    ends = np.append(rows[1:], len(known.zone))
    length = known.reached[ends] - known.reached[rows]
    body = known.text[ends] - known.text[rows]
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


def _measure_starts(scored: Scored, known: _Known, rows: Whole) -> dict[str, float]:
    """Measure the cues at the starts, at the rows above them, and of the whole feed."""
    measures = {f"at:{name}": _mean(scored.scores[name][rows]) for name in _START_CUES}
    above = rows[rows > 0] - 1
    measures |= {f"above:{name}": _mean(scored.scores[name][above]) for name in _ABOVE_CUES}
    below = np.max([known.date[rows + step] for step in range(DATE_ROWS)], axis=0)
    measures["dated"] = _mean(below > CERTAIN_DATE)
    return measures | known.feed


def _measure_rest(known: _Known, rows: Whole) -> dict[str, float]:
    """Measure what a plan leaves out: zones without a start, titles of a contents list."""
    titles, count = known.titles, known.titles.sum()
    named = np.max([titles[rows + step] for step in range(TITLE_ROWS)], axis=0)
    used = 1 + np.count_nonzero(np.diff(known.zone[rows]))
    return {
        "zones-used": used / known.zones,
        "titles-used": float(named.sum()) / max(1.0, float(count)),
        "titles": float(count / len(known.zone)),
        "same-zone": 1 - used / len(rows),
    }


def _measure_likeness(name: str, known: _Known, label: Whole, starts: Whole) -> dict[str, float]:
    """Measure how many starts share one shape, and how many rows of that shape are starts."""
    mine = np.bincount(label[starts])
    most = int(mine.argmax())
    return {
        f"alike:{name}": float(mine[most]) / len(starts),
        f"exclusive:{name}": float(mine[most]) / float(known.sizes[name][most]),
    }


def _mean(values: Scores | npt.NDArray[np.bool_]) -> float:
    """Return the mean, 0 for none."""
    return float(values.mean()) if len(values) else 0.0
