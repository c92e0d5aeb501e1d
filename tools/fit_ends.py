"""Fit the numbers that say where articles end, and say how well they transfer.

Needs LightGBM and scikit-learn beside the package's own dependencies::

    OMP_NUM_THREADS=1 python tools/fit_ends.py FOLDER... --texts FOLDER -o OUT

where OUT is ``src/corpuskit/end_model.json``, and --texts the texts of ``unlabelled_spans.json``.

Both steps are fitted on feeds of other series than those they are scored on (folds of whole
series), and every figure printed is of that kind, given the labelled starts. The file written is
then fitted on all feeds. The same folders give the same file; it holds names and numbers only.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import numpy as np
from boundary_data import SPANS, Labelled, read_labelled, read_spans
from boundary_forests import write_forest
from end_data import make_tails
from fit_boundaries import FOLDS, leave_out
from sklearn.ensemble._hist_gradient_boosting.binning import _BinMapper
from sklearn.ensemble._hist_gradient_boosting.grower import TreeGrower

from corpuskit.layouts.registry import cut_known
from corpuskit.lines import split_rows
from corpuskit.segmentation.closings import (
    FEW,
    Closings,
    choose_best,
    find_closings,
    measure_closings,
    survey,
)
from corpuskit.segmentation.ends import pick_columns
from corpuskit.segmentation.features import Matrix, Scored
from corpuskit.segmentation.general import prepare_stage
from corpuskit.segmentation.habits import measure_habits, share_chances

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MADE_WEIGHT = 0.35
"""Weight of made feeds."""

POWER = 0.6
"""Weight of an article: its feed's number of articles to this power, inverted."""

LEAVES, RATE, SMALLEST, RIDGE, SHARE = 8, 0.12, 15, 5.0, 0.3
"""Leaves of a tree, learning rate, candidates of a leaf, L2 penalty, columns tried at a split."""

BINS = 33
"""Values told apart in a column."""

COLUMNS = frozenset(json.loads((Path(__file__).parent / "end_columns.json").read_text("utf-8")))
"""Measures that a first forest over all of them asked most; the others only add noise."""

PLACE = (
    "rows-behind", "rows-before", "rows-since-text", "rules-since-text", "last", "articles",
    "blank@+1", "rule-line@+1", "rule-line@+0", "full-stop@+0", "candidates-behind", "service@+1",
    "body:ahead", "headline-shape@+1", "body@+0", "body@+1", "blanks-to-most", "extent@+0",
    "extent@+1",
)  # fmt: skip
"""Columns of the first step that the second one sees as well."""


@attrs.frozen(eq=False)
class Choice:
    """Boosted trees whose sums are compared within each article."""

    _predictors: list[Any]
    _baseline_prediction: float = 0.0

    def score(self, data: Matrix) -> np.ndarray:
        """Return the sum of the trees for each candidate."""
        solid = np.ascontiguousarray(data, dtype=np.float64)
        bits, columns = np.zeros((0, 8), np.uint32), np.zeros(0, np.uint32)
        return np.sum([tree.predict(solid, bits, columns, 1) for (tree,) in self._predictors],
                      axis=0)  # fmt: skip


@attrs.define(eq=False)
class Example:
    """A feed prepared for fitting."""

    feed: Labelled
    known: bool
    scored: Scored
    ends: np.ndarray
    closings: Closings
    features: Matrix
    names: tuple[str, ...]
    right: np.ndarray
    first_odds: np.ndarray | None = None
    all_features: Matrix | None = None
    all_names: tuple[str, ...] = ()
    odds: np.ndarray | None = None


def prepare(feed: Labelled) -> Example | None:
    """Measure the candidate ends of *feed*; None if a labelled row is blank."""
    rows = split_rows(feed.text)
    scored = prepare_stage(rows).scored
    place = {int(number) + 1: row for row, number in enumerate(scored.view.number)}
    if any(line not in place for span in feed.spans for line in span):
        return None
    starts = np.array([place[first] for first, _ in feed.spans])
    ends = np.array([place[last] for _, last in feed.spans])
    closings = find_closings(scored, starts)
    every = slice(0, len(closings.rows))
    table, measured = measure_closings(scored, closings, survey(scored, closings), every)
    names = tuple(name for name in measured if name in COLUMNS)
    features = pick_columns(table, measured, names)
    right = (closings.rows == ends[closings.owner]).astype(np.int64)
    known = not feed.made and cut_known(rows) is not None
    return Example(feed, known, scored, ends, closings, features, names, right)


def fit(examples: Sequence[Example], matrix: Callable[[Example], Matrix], rounds: int) -> Choice:
    """Fit which candidate of each article is its end: boosting of a conditional choice.

    The chances of an article's candidates add up to one (McFadden 1974), so that a row is compared
    with its rivals and not with the rows of other articles.
    """
    mapper = _BinMapper(n_bins=BINS, random_state=0)
    binned = mapper.fit_transform(
        np.concatenate([matrix(example) for example in examples]).astype(np.float64)
    )
    right = np.concatenate([example.right for example in examples]).astype(np.float64)
    first = np.cumsum([0, *(len(example.ends) for example in examples)])
    pairs = zip(examples, first, strict=False)
    owner = np.concatenate([example.closings.owner + begin for example, begin in pairs])
    weight = np.concatenate([np.full(len(one.ends), weigh(one.feed)) for one in examples])
    weight *= np.bincount(owner, right) > 0
    weight = (weight / weight.mean())[owner]
    every = attrs.evolve(examples[0].closings, owner=owner)
    odds, trees, chance = np.zeros(len(right)), [], np.random.default_rng(0)
    for _ in range(rounds):
        likely = share_chances(every, odds)
        grower = TreeGrower(
            binned, ((likely - right) * weight).astype(np.float32),
            (likely * (1 - likely) * weight).astype(np.float32),
            max_leaf_nodes=LEAVES, min_samples_leaf=SMALLEST, l2_regularization=RIDGE,
            feature_fraction_per_split=SHARE, rng=chance, shrinkage=RATE, n_bins=mapper.n_bins,
            n_bins_non_missing=mapper.n_bins_non_missing_, has_missing_values=False, n_threads=1,
        )  # fmt: skip
        grower.grow()
        for leaf in grower.finalized_leaves:
            odds[leaf.sample_indices] += leaf.value
        trees.append([grower.make_predictor(mapper.bin_thresholds_)])
    return Choice(trees)


def weigh(feed: Labelled) -> float:
    """Return the weight of an article: feeds count alike, or nearly so."""
    return (MADE_WEIGHT if feed.made else 1.0) / len(feed.spans) ** POWER


def fit_first(examples: Sequence[Example]) -> Choice:
    """Fit the first step: the rows around the candidate."""
    return fit(examples, lambda one: one.features, 60)


def fit_second(examples: Sequence[Example]) -> Choice:
    """Fit the second step, which knows the likely ends of the feed's other articles.

    Made feeds are left out: their habits are stricter than those of people.
    """
    use = [one for one in examples if not one.feed.made and len(one.ends) >= FEW]
    return fit(use, lambda one: one.all_features, 50)


def set_habits(model: Choice, example: Example) -> None:
    """Add what the feed's habits say, given what *model* says of each candidate."""
    example.first_odds = model.score(example.features)
    habits, names = measure_habits(example.scored, example.closings, example.first_odds)
    columns = [example.names.index(name) for name in PLACE]
    example.all_features = np.concatenate([habits, example.features[:, columns]], axis=1)
    example.all_names = (*names, *PLACE)


def set_odds(model: Choice, example: Example) -> None:
    """Keep what the second step says; of a few articles no habits are known."""
    few = len(example.ends) < FEW
    example.odds = example.first_odds if few else model.score(example.all_features)


def report(examples: Sequence[Example], *, every: bool = False) -> None:
    """Print the shares of ends that are right, macro over feeds."""
    rows = []
    for one in examples:
        both = [float((choose_best(one.closings, odds) == one.ends).mean())
                for odds in (one.first_odds, one.odds)]  # fmt: skip
        last = float(choose_best(one.closings, one.odds)[-1] == one.ends[-1])
        rows.append((both[1], both[0], last, len(one.ends), one.known, one.feed.name))
    for row in sorted(rows) if every else ():
        print("{:.3f} (first step {:.3f}) last {:.0f} of {} known {} {}".format(*row))
    kinds = {"all": rows, "no layout": [r for r in rows if not r[4]],
             "layout": [r for r in rows if r[4]], "several": [r for r in rows if r[3] > 1],
             "several, no layout": [r for r in rows if r[3] > 1 and not r[4]]}  # fmt: skip
    for name, some in kinds.items():
        if some:
            means = np.mean([row[:3] for row in some], axis=0)
            print(f"{name}: {len(some)} feeds, ends right {means[0]:.4f}, "
                  f"first step {means[1]:.4f}, last article {means[2]:.4f}")  # fmt: skip


def trim(forest: dict[str, Any]) -> dict[str, Any]:
    """Leave out the columns that no tree asks."""
    asked = {node[0] for tree in forest["trees"] for node in tree if len(node) > 1}
    return {**forest, "features": [name for name in forest["features"] if name in asked]}


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--texts", type=Path, help="folder of the texts that spans are known of")
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    feeds = [feed for folder in options.folders for feed in read_labelled(folder)]
    if options.texts:
        feeds += read_spans(SPANS, options.texts)
    groups = sorted({feed.group for feed in feeds})
    np.random.default_rng(0).shuffle(groups)
    fold_of = {group: number % FOLDS for number, group in enumerate(groups)}
    made = make_tails(feeds, fold_of, options.seed)
    examples = [one for feed in [*feeds, *made] if (one := prepare(feed))]
    leave_out(examples, fold_of, fit_first, set_habits)
    leave_out(examples, fold_of, fit_second, set_odds)
    real = [example for example in examples if not example.feed.made]
    report(real, every=True)
    report([example for example in examples if example.feed.made])
    if not options.output:
        return
    model = {
        "rows": trim(write_forest(fit_first(examples), examples[0].names)),
        "habits": trim(write_forest(fit_second(examples), examples[0].all_names)),
    }
    options.output.write_text(json.dumps(model, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
