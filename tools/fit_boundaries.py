r"""Fit the numbers of the general segmenter on labelled feeds, and say how well they transfer.

Needs LightGBM and scikit-learn beside the package's own dependencies::

    OMP_NUM_THREADS=1 python tools/fit_boundaries.py FOLDER... --texts FOLDER \
        -o src/corpuskit/boundary_model.json

Every step is fitted on chances that were given by models which had not seen the feed's series
(folds of whole series), and every figure printed is of that kind: for each feed, all models leave
out its series and the series in its fold. The file written is then fitted on all feeds. The same
folders give the same file. It holds names of cues and numbers, nothing of the texts.
"""

from __future__ import annotations

import argparse
import copy
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import numpy as np
from boundary_data import SPANS, Labelled, make_feeds, read_labelled, read_spans
from boundary_forests import ROUND, Boosted, boost
from boundary_report import report, report_confidence
from sklearn.linear_model import LogisticRegression

from corpuskit.lines import split_rows
from corpuskit.segmentation.features import Matrix, measure_candidates
from corpuskit.segmentation.general import prepare_stage
from corpuskit.segmentation.plan_measures import measure_plans, pick_plan
from corpuskit.segmentation.plans import Plan, Stage, propose_plans
from corpuskit.segmentation.similarity import Chances, measure_similarity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

FOLDS = 6
"""Parts in which the series are left out."""

MOST_ROWS = 120
"""Candidates of a feed that are kept without thinning those that begin nothing."""

LEAST_SHARE = 0.12
"""Share of them that is kept however long the feed is."""

MADE_WEIGHT = 0.4
"""Further weight of made feeds when plans are compared: they are easier to cut than real ones."""

SINGLE_WEIGHT = 6.0
"""Further weight of real feeds of one article when plans are compared: they are few."""

ROWS = {
    "objective": "binary", "learning_rate": 0.15, "num_leaves": 31, "max_bin": 31,
    "min_data_in_leaf": 15, "lambda_l2": 5.0, "feature_fraction": 0.6,
}  # fmt: skip
"""How the forests of candidates are grown."""

PLANS = {
    "objective": "regression", "learning_rate": 0.09, "num_leaves": 16, "max_bin": 63,
    "min_data_in_leaf": 15, "lambda_l2": 3.0,
}  # fmt: skip
"""How the forest of plans is grown."""

ROUNDS = 100
"""Trees of each forest."""

SHAKEN = ((0.6, -1.5, 0.5), (0.8, 0.7, 0.8))
"""How chances of real feeds are made worse, once each, to learn the choice among plans: factor and
shift of the log odds, spread of the noise."""


@attrs.define(eq=False)
class Example:
    """A feed prepared for fitting."""

    feed: Labelled
    stage: Stage
    features: Matrix
    names: tuple[str, ...]
    right: np.ndarray
    all_features: Matrix | None = None
    all_names: tuple[str, ...] = ()
    first: Chances | None = None
    chance: Chances | None = None
    plans: list[Plan] = attrs.Factory(list)
    plan_features: np.ndarray | None = None
    plan_names: tuple[str, ...] = ()
    plan_worth: np.ndarray | None = None
    plan_guess: np.ndarray | None = None


def prepare(feed: Labelled) -> Example:
    """Measure the candidates of *feed* and mark the right ones."""
    stage = prepare_stage(split_rows(feed.text))
    features, names = measure_candidates(stage.scored, stage.candidates)
    starts = {first - 1 for first, _ in feed.spans}
    rows = stage.scored.view.number[stage.candidates]
    right = np.array([int(row) in starts for row in rows], dtype=np.int64)
    return Example(feed, stage, features, names, right)


def thin(example: Example) -> tuple[np.ndarray, np.ndarray]:
    """Return which candidates to fit on and their weights: long feeds count by their root."""
    size = len(example.right)
    chance = np.random.default_rng(1)
    keep, weight = np.ones(size, dtype=bool), np.ones(size)
    if size > MOST_ROWS:
        share = max(LEAST_SHARE, MOST_ROWS / size)
        wrong = example.right == 0
        keep[wrong] = chance.random(int(wrong.sum())) < share
        weight[wrong] = 1 / share
    return keep, (weight * example.feed.weight / np.sqrt(size))[keep]


def fit_rows(examples: Sequence[Example], matrix: Callable[[Example], Matrix]) -> Boosted:
    """Fit how likely candidates are starts."""
    kept = [(example, *thin(example)) for example in examples]
    data = np.concatenate([matrix(example)[keep] for example, keep, _ in kept])
    right = np.concatenate([example.right[keep] for example, keep, _ in kept])
    weight = np.concatenate([weight for _, _, weight in kept])
    return boost(data, right, weight, ROUNDS, **ROWS)


def fit_plans(examples: Sequence[Example]) -> Boosted:
    """Fit the F1 that a plan reaches."""
    data = np.concatenate([example.plan_features for example in examples])
    worth = np.concatenate([example.plan_worth for example in examples])
    weight = np.concatenate(
        [np.full(len(e.plan_worth), weigh_feed(e.feed) / len(e.plan_worth)) for e in examples]
    )
    return boost(data, worth, weight, ROUNDS, **PLANS)


def weigh_feed(feed: Labelled) -> float:
    """Return the weight of a feed when plans are compared."""
    alone = SINGLE_WEIGHT if len(feed.spans) == 1 else 1.0
    return feed.weight * (MADE_WEIGHT if feed.made else alone)


def leave_out(
    examples: Sequence[Example],
    fold_of: dict[str, int],
    fit: Callable[[Sequence[Example]], Any],
    apply: Callable[[Any, Example], None],
) -> None:
    """Apply to each example a model that was fitted without its fold."""
    for fold in range(FOLDS):
        model = fit([one for one in examples if fold_of[one.feed.group] != fold])
        for example in examples:
            if fold_of[example.feed.group] == fold:
                apply(model, example)


def score_plan(example: Example, plan: Plan) -> float:
    """Return the start F1 of *plan*; a cut through a single article is worth a quarter of it."""
    right = int(example.right[plan.starts].sum())
    score = 2 * right / (len(example.feed.spans) + len(plan.starts))
    return score if len(example.feed.spans) > 1 or len(plan.starts) == 1 else score / 4


def set_similar(example: Example, chance: Chances) -> None:
    """Add what the feed's own shapes say, given the chances of the first step."""
    example.first = chance
    likeness, names = measure_similarity(example.stage.groups, chance)
    example.all_features = np.concatenate([example.features, likeness], axis=1)
    example.all_names = example.names + names


def set_plans(example: Example, chance: Chances) -> None:
    """Propose and measure the plans, given the chances of the second step."""
    example.chance = chance
    example.plans = propose_plans(example.stage, chance)
    example.plan_features, example.plan_names = measure_plans(example.stage, chance, example.plans)
    example.plan_worth = np.array([score_plan(example, plan) for plan in example.plans])


def shake(example: Example, seed: int) -> Iterator[Example]:
    """Yield *example* with worse chances: those of the first step, and some with noise."""
    noise = np.random.default_rng(seed)
    safe = np.clip(example.chance, 1e-5, 1 - 1e-5)
    odds = np.log(safe / (1 - safe))
    chances = [example.first]
    for factor, shift, spread in SHAKEN:
        moved = factor * odds + shift + noise.normal(0, spread, len(odds))
        chances.append(1.0 / (1.0 + np.exp(-moved)))
    for chance in chances:
        other = copy.copy(example)
        set_plans(other, chance)
        yield other


def set_guess(example: Example, guess: np.ndarray) -> None:
    """Keep what F1 is expected of each plan."""
    example.plan_guess = guess


def fit_confidence(examples: Sequence[Example]) -> dict[str, float]:
    """Fit how often chosen boundaries are right, on chances of models that left them out."""
    data, right, weight = [], [], []
    for example in examples:
        best = pick_plan(example.plans, example.plan_guess)
        starts = example.plans[best].starts
        safe = np.clip(example.chance[starts], 1e-4, 1 - 1e-4)
        data += [(odds, example.plan_guess[best]) for odds in np.log(safe / (1 - safe))]
        right += list(example.right[starts])
        weight += [1 / np.sqrt(len(starts))] * len(starts)
    model = LogisticRegression().fit(data, right, sample_weight=weight)
    report_confidence(model.predict_proba(data)[:, 1], np.array(right))
    (chance, plan), (base,) = model.coef_[0], model.intercept_
    return {name: round(float(value), ROUND) for name, value in
            (("base", base), ("chance", chance), ("plan", plan))}  # fmt: skip


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--texts", type=Path, help="folder of the texts that spans are known of")
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    feeds = [feed for folder in options.folders for feed in read_labelled(folder)]
    labelled = {feed.name for feed in feeds}
    if options.texts:
        feeds += read_spans(SPANS, options.texts)
    groups = sorted({feed.group for feed in feeds})
    np.random.default_rng(0).shuffle(groups)
    fold_of = {group: number % FOLDS for number, group in enumerate(groups)}
    made = list(make_feeds(feeds, fold_of, options.seed))
    examples = [prepare(feed) for feed in [*feeds, *made]]
    fit_first = lambda part: fit_rows(part, lambda one: one.features)  # noqa: E731
    fit_second = lambda part: fit_rows(part, lambda one: one.all_features)  # noqa: E731
    leave_out(examples, fold_of, fit_first,
              lambda m, one: set_similar(one, m.chances(one.features)))  # fmt: skip
    print(
        f"{len(examples)} feeds, {sum(len(one.right) for one in examples)} candidates", flush=True
    )
    leave_out(examples, fold_of, fit_second,
              lambda m, one: set_plans(one, m.chances(one.all_features)))  # fmt: skip
    real = [example for example in examples if not example.feed.made]
    worse = [other for seed, one in enumerate(real) for other in shake(one, seed)]
    leave_out([*examples, *worse], fold_of, fit_plans,
              lambda m, one: set_guess(one, m.score(one.plan_features)))  # fmt: skip
    report([example for example in real if example.feed.name in labelled])
    report([example for example in real if example.feed.name not in labelled])
    if not options.output:
        return
    model = {
        "rows": fit_first(examples).write(examples[0].names),
        "similar": fit_second(examples).write(examples[0].all_names),
        "plans": fit_plans([*examples, *worse]).write(examples[0].plan_names),
        "confidence": fit_confidence(real),
    }
    options.output.write_text(json.dumps(model, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
