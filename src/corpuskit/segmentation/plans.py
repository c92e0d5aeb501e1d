"""Plans: sets of starts for a whole feed, proposed in several ways and compared by measures.

How likely a row begins an article depends on the kind of feed, so one threshold does not fit all.
Instead every feed gets several plans: the best sets at several prices, the groups of candidates
with one shape (the feed's own templates), and no cut at all. Each is measured by what does not
depend on the feed's size, and a learned model says how good it is likely to be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs
import numpy as np
import numpy.typing as npt

from corpuskit.cues.view import Scores, Whole
from corpuskit.segmentation.decide import choose_starts
from corpuskit.segmentation.features import CERTAIN_DATE, Scored
from corpuskit.segmentation.similarity import Chances, Groups

PRICES = (0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
"""Chances that a start must have, one plan each."""

TEMPLATES = 12
"""Groups of equal shape that become plans: those with the best expected F1."""

SURE = 0.7
"""Chance from which a candidate joins a template's plan although its shape is another."""

FIRST_ROWS = 5
"""Candidates at the top of a feed among which a single article begins."""

KINDS = ("kind", "kind-below", "kind-above", "kinds", "token", "blanks", "edges")
"""Keys by which the starts of a plan are compared with one another."""


@attrs.frozen(eq=False)
class Plan:
    """One way to cut a feed."""

    name: str
    """How it was proposed, for example ``"price"`` or ``"template:kind-below"``."""

    starts: Whole
    """Places of the chosen candidates, ascending, at least one."""


@attrs.frozen(eq=False)
class Stage:
    """A feed with its candidates, ready for a decision."""

    scored: Scored
    """The rows and what the cues say of them."""

    candidates: Whole
    """Solid rows at which an article may begin."""

    groups: Mapping[str, Groups]
    """The candidates by their shapes."""


def propose_plans(stage: Stage, chance: Chances) -> list[Plan]:
    """Return different plans for a feed, given the chance of each candidate."""
    plans: dict[bytes, Plan] = {}
    for plan in _propose(stage, chance):
        if len(plan.starts):
            plans.setdefault(plan.starts.tobytes(), plan)
    return list(plans.values())


def _propose(stage: Stage, chance: Chances) -> Iterator[Plan]:
    safe = np.clip(chance, 1e-6, 1 - 1e-6)
    odds = np.log(safe / (1 - safe))
    text = _text_before(stage)
    for price in PRICES:
        level = float(np.log(price / (1 - price)))
        yield Plan("price", choose_starts(odds, text, price=level))
    yield Plan("single", np.zeros(1, dtype=np.int64))
    yield Plan("single", np.array([chance[:FIRST_ROWS].argmax()], dtype=np.int64))
    sure = chance >= SURE
    for name, members in _best_groups(stage.groups, chance):
        for chosen in (members, members | sure):
            yield Plan(f"template:{name}", _keep_best(np.flatnonzero(chosen), chance, text))


def _text_before(stage: Stage) -> Whole:
    """Return the rows of running text above each candidate."""
    body = np.concatenate([[0], np.cumsum(stage.scored.body > 0)])
    return np.asarray(body[stage.candidates], dtype=np.int64)


def _keep_best(starts: Whole, chance: Chances, text: Whole) -> Whole:
    """Keep the likeliest of several starts that have no running text between them."""
    order = np.lexsort((starts, -chance[starts], text[starts]))
    zone = text[starts][order]
    first = np.diff(zone, prepend=-1) > 0
    return np.sort(starts[order][first])


def _best_groups(
    groups: Mapping[str, Groups], chance: Chances
) -> Iterator[tuple[str, npt.NDArray[np.bool_]]]:
    """Yield the groups with the best expected F1, and which candidates are in them."""
    total = float(chance.sum())
    ranked: list[tuple[float, str, int]] = []
    for name, group in groups.items():
        size = np.bincount(group.label)
        inside = np.bincount(group.label, chance)
        expected = 2 * inside / (size + total)
        several = np.flatnonzero(size > 1).tolist()
        ranked += [(-float(expected[label]), name, label) for label in several]
    for _, name, label in sorted(ranked)[:TEMPLATES]:
        yield name, groups[name].label == label


def measure_plan(stage: Stage, chance: Chances, plan: Plan) -> dict[str, float]:
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
    for name in KINDS:
        measures.update(_measure_likeness(name, stage.groups[name].label, starts))
    return measures


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
        "text-median": float(np.log2(1 + np.median(body))),
    }


_START_CUES = ("headline-shape", "blank-rank", "in-contents", "capitals", "bullet", "lower-start")
_ABOVE_CUES = ("full-stop", "url-line", "copyright-line", "rule-line", "end-mark", "extent")


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
