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

from corpuskit.cues.view import Whole
from corpuskit.segmentation.decide import choose_starts
from corpuskit.segmentation.features import Scored
from corpuskit.segmentation.plan_zones import choose_zones, count_text, thin_starts
from corpuskit.segmentation.similarity import Chances, Groups

PRICES = (0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
"""Chances that a start must have, one plan each."""

TEMPLATES = 12
"""Groups of equal shape that become plans: those with the best expected F1."""

SURE = 0.7
"""Chance from which a candidate joins a template's plan although its shape is another."""

BASES = (0.1, 0.4)
"""Chances whose plans are also moved within their zones."""

STEPS = (-3, -2, -1, 1, 2, 3)
"""Candidates by which all starts of such a plan are moved at once."""

FIRST_SURE = 0.6
"""Chance from which a candidate above the first start of a plan is a start, too."""

FIRST_SHARE = 0.75
"""The same, as a share of the chance that the plan's own starts have."""

FIRST_ROWS = 5
"""Candidates at the top of a feed among which a single article begins."""


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
    text = count_text(stage)
    for price in PRICES:
        level = float(np.log(price / (1 - price)))
        yield Plan("price", choose_starts(odds, text, price=level))
    yield Plan("single", np.zeros(1, dtype=np.int64))
    yield Plan("single", np.array([chance[:FIRST_ROWS].argmax()], dtype=np.int64))
    yield from _move_starts(stage, odds, text)
    for name, starts in (*thin_starts(stage, odds, chance), *choose_zones(stage, chance)):
        yield Plan(name, starts)
    sure = chance >= SURE
    for name, members in _best_groups(stage.groups, chance):
        for chosen in (members, members | sure):
            yield Plan(f"template:{name}", _keep_best(np.flatnonzero(chosen), chance, text))


def add_first(stage: Stage, chance: Chances, starts: Whole) -> Whole:
    """Return *starts* with those above the first of several that are likely, text below them.

    The shape of the starts often leaves out the first articles, as nothing, or a list of contents,
    stands above them.
    """
    if len(starts) == 1:
        return starts
    text = count_text(stage)
    sure = max(FIRST_SURE, FIRST_SHARE * float(np.median(chance[starts])))
    above = slice(0, int(starts[0]))
    missing = np.flatnonzero((chance[above] > sure) & (text[above] < text[starts[0]]))
    return np.concatenate([_keep_best(missing, chance, text), starts])


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


def _move_starts(stage: Stage, odds: Chances, text: Whole) -> Iterator[Plan]:
    """Yield plans whose starts stand elsewhere in the zones of a likely plan.

    Where a head begins is often mistaken for all articles of a feed alike: a few rows too far up
    or down, above the foot of the article before, or below a first line of the head.
    """
    blanks = stage.scored.view.blanks[stage.candidates]
    zone = np.cumsum(np.diff(text, prepend=-1) > 0) - 1
    first = np.flatnonzero(np.diff(zone, prepend=-1))
    last = np.append(first[1:], len(zone)) - 1
    order = np.lexsort((np.arange(len(zone)), blanks, zone))
    longest = order[last]
    early = np.lexsort((-np.arange(len(zone)), blanks, zone))[last]
    for price in BASES:
        starts = choose_starts(odds, text, price=float(np.log(price / (1 - price))))
        if not len(starts):
            continue
        for name, place in (("top", first), ("blank", early), ("last-blank", longest)):
            yield Plan(f"zone-{name}", np.unique(place[zone[starts]]))
        for step in STEPS:
            yield Plan("moved", np.unique(np.clip(starts + step, 0, len(zone) - 1)))
