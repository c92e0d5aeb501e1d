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
    find_candidates,
    measure_candidates,
    score_cues,
)
from corpuskit.segmentation.model import Calibration, Model, load_model
from corpuskit.segmentation.plan_measures import measure_plans, pick_plan
from corpuskit.segmentation.plans import Plan, Stage, add_first, propose_plans
from corpuskit.segmentation.similarity import (
    Chances,
    find_keys,
    form_groups,
    measure_similarity,
)

if TYPE_CHECKING:
    from corpuskit.lines import Rows

PART = 65536
"""Candidates that are judged at once, to keep the memory of long feeds in bounds."""

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


def find_articles(rows: Rows) -> tuple[Found, ...]:
    """Find the articles in *rows*, in order; letters or digits at all make at least one."""
    stage = prepare_stage(rows)
    if not len(stage.candidates):
        return ()
    model = load_model()
    chance, features = judge_candidates(stage, model)
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
            evidence=_name_evidence(
                np.concatenate([step[place] for step in features]), plan, model
            ),
        )
        for place, start, end, sure in zip(plan.starts, starts, ends, confidence, strict=True)
    )


def prepare_stage(rows: Rows) -> Stage:
    """Ask the cues, find the candidates and group them by shape."""
    scored = score_cues(build_view(rows))
    candidates = find_candidates(scored)
    keys = find_keys(scored, candidates) if len(candidates) else {}
    return Stage(scored, candidates, form_groups(scored, candidates, keys))


def judge_candidates(stage: Stage, model: Model) -> tuple[Chances, tuple[Matrix, Matrix]]:
    """Return the chance of each candidate, and the features it was judged by in both steps."""
    features, _ = measure_candidates(stage.scored, stage.candidates)
    first = to_chance(model.rows.log_odds(features))
    likeness, _ = measure_similarity(stage.groups, first)
    odds = np.empty(len(features))
    for begin in range(0, len(features), PART):
        part = slice(begin, begin + PART)
        odds[part] = model.similar.log_odds(
            np.concatenate([features[part], likeness[part]], axis=1)
        )
    return to_chance(odds), (features, likeness)


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


def _name_evidence(features: Matrix, plan: Plan, model: Model) -> tuple[str, ...]:
    """Return the names of the cues that add most, without their offsets, strongest first."""
    cues: dict[str, float] = {}
    for feature, share in model.rows.explain(features).items():
        name = feature.partition("@")[0]
        cues[name] = cues.get(name, 0.0) + share
    for feature, share in model.similar.explain(features).items():
        if key := feature.partition(":")[2]:
            cues[f"alike:{key}"] = cues.get(f"alike:{key}", 0.0) + share
    ordered = sorted((-share, name) for name, share in cues.items() if share > 0)
    names = [name for _, name in ordered[:EVIDENCE]]
    return (plan.name, *names) if plan.name.startswith("template") else tuple(names)
