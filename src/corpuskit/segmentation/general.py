"""The general path: where articles begin and end in rows that no layout knows.

Three steps, each with its own learned numbers: how likely each row begins an article by the cues
around it; how likely it is once the chances of the rows that look like it are known (the feed is
self-similar); and which of several plans for the whole feed is best.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np
import numpy.typing as npt

from corpuskit.cues.view import build_view
from corpuskit.segmentation.contents import drop_contents
from corpuskit.segmentation.ends import find_ends
from corpuskit.segmentation.features import (
    Matrix,
    Surroundings,
    find_candidates,
    measure_surroundings,
    score_cues,
)
from corpuskit.segmentation.model import Calibration, Model, load_model
from corpuskit.segmentation.plan_measures import measure_plans, pick_plan
from corpuskit.segmentation.plans import Plan, Stage, add_first, propose_plans
from corpuskit.segmentation.similarity import (
    Chances,
    Likeness,
    compare_groups,
    find_keys,
    form_groups,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.cues.view import Whole
    from corpuskit.lines import Rows

PART = 16384
"""Candidates that are judged at once, to keep the memory of long feeds in bounds."""

EXPLAINED = 64
"""Starts that are explained at once: each takes some thousand numbers."""

EVIDENCE = 5
"""Cues named for each boundary."""

LEAST, MOST = 0.02, 0.98
"""Bounds of confidence: no boundary of the general path is beyond doubt."""


@attrs.frozen(kw_only=True)
class Found:
    """One article as found by the general path."""

    first: int
    """Its first row, counted from 0."""

    last: int
    """Its last row, included."""

    confidence: float
    """Chance that an article begins exactly at *first*, 0 to 1."""

    evidence: tuple[str, ...]
    """Names of the cues that speak for it, strongest first."""

    against: tuple[str, ...]
    """Names of the cues that speak against it, strongest first."""


@attrs.frozen(eq=False)
class Judge:
    """What candidates are judged by."""

    surroundings: Surroundings
    """The rows around each."""

    likeness: Likeness
    """The rows that look like it, and how likely they are."""

    def measure(self, candidates: Whole, part: slice | Whole) -> Matrix:
        """Return the features of some of the *candidates*."""
        return np.concatenate(
            [self.surroundings.measure(candidates[part]), self.likeness.measure(part)],
            axis=1,
        )


def find_articles(rows: Rows) -> tuple[Found, ...]:
    """Find the articles in *rows*, in order; letters or digits at all make at least one."""
    stage = prepare_stage(rows)
    if not len(stage.candidates):
        return ()
    model = load_model()
    chance, judge = judge_candidates(stage, model)
    plan, worth = choose_plan(stage, chance, model)
    starts = add_first(stage, chance, plan.starts)
    plan = attrs.evolve(plan, starts=drop_contents(stage, starts))
    confidence = _calibrate(chance[plan.starts], worth, model.confidence)
    number = stage.scored.view.number
    starts = stage.candidates[plan.starts]
    ends = find_ends(stage.scored, starts)
    return tuple(
        Found(
            first=int(number[start]),
            last=int(number[end]),
            confidence=round(float(sure), 3),
            evidence=evidence,
            against=against,
        )
        for start, end, sure, (evidence, against) in zip(
            starts,
            ends,
            confidence,
            _name_evidence(stage, judge, plan, model),
            strict=True,
        )
    )


def prepare_stage(rows: Rows) -> Stage:
    """Ask the cues, find the candidates and group them by shape."""
    scored = score_cues(build_view(rows))
    candidates = find_candidates(scored)
    keys = find_keys(scored, candidates) if len(candidates) else {}
    return Stage(scored, candidates, form_groups(scored, candidates, keys))


def judge_candidates(stage: Stage, model: Model) -> tuple[Chances, Judge]:
    """Return the chance of each candidate, and what they were judged by."""
    surroundings = measure_surroundings(stage.scored)
    size = len(stage.candidates)
    odds = np.empty(size)
    for part in _iter_parts(size):
        odds[part] = model.rows.log_odds(surroundings.measure(stage.candidates[part]))
    judge = Judge(surroundings, compare_groups(stage.groups, to_chance(odds)))
    for part in _iter_parts(size):
        odds[part] = model.similar.log_odds(judge.measure(stage.candidates, part))
    return to_chance(odds), judge


def _iter_parts(size: int, most: int = PART) -> Iterator[slice]:
    """Yield stretches of candidates, *most* at once."""
    for begin in range(0, size, most):
        yield slice(begin, begin + most)


def choose_plan(stage: Stage, chance: Chances, model: Model) -> tuple[Plan, float]:
    """Return the plan that agrees best with the likely ones, and the F1 expected of it."""
    plans = propose_plans(stage, chance)
    measures, _ = measure_plans(stage, chance, plans)
    worth = model.plans.log_odds(measures)
    best = pick_plan(plans, worth)
    return plans[best], float(worth[best])


def to_chance(log_odds: npt.NDArray[np.float64]) -> Chances:
    """Return the chances that go with *log_odds*."""
    return 1.0 / (1.0 + np.exp(-np.clip(log_odds, -30.0, 30.0)))


def _calibrate(chance: Chances, worth: float, how: Calibration) -> Chances:
    """Return the confidence of boundaries: what share of such boundaries is right."""
    safe = np.clip(chance, 1e-4, 1 - 1e-4)
    odds = how.base + how.chance * np.log(safe / (1 - safe)) + how.plan * worth
    return np.clip(to_chance(odds), LEAST, MOST)


def _name_evidence(
    stage: Stage, judge: Judge, plan: Plan, model: Model
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield the cues that speak for each start of *plan* and those against, strongest first."""
    for part in _iter_parts(len(plan.starts), EXPLAINED):
        places = plan.starts[part]
        features = judge.measure(stage.candidates, places)
        width = len(judge.surroundings.names)
        shares = model.rows.explain_rows(features[:, :width])
        likeness = model.similar.explain_rows(features)[:, width:]
        names, columns = _pool_names(model)
        pooled = np.zeros((len(places), len(names)))
        for values, column in zip((*shares.T, *likeness.T), columns, strict=True):
            if column >= 0:
                pooled[:, column] += values
        for line in pooled:
            order = np.argsort(-line, kind="stable")
            speaks = [names[one] for one in order[:EVIDENCE] if line[one] > 0]
            against = [names[one] for one in order[::-1][:EVIDENCE] if line[one] < 0]
            template = (plan.name,) if plan.name.startswith("template") else ()
            yield (*template, *speaks), tuple(against)


def _pool_names(model: Model) -> tuple[list[str], list[int]]:
    """Return the names of cues and keys, and which of them each feature belongs to (-1: none)."""
    width = len(model.rows.features)
    pooled = [name.partition("@")[0] for name in model.rows.features]
    for name in model.similar.features[width:]:
        key = name.partition(":")[2]
        pooled.append(f"alike:{key}" if key else "")
    names = list(dict.fromkeys(filter(None, pooled)))
    places = {name: place for place, name in enumerate(names)}
    return names, [places.get(name, -1) for name in pooled]
