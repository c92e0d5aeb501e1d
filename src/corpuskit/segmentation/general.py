"""The general path: where articles begin and end in rows that no layout knows."""

from __future__ import annotations

import attrs
import numpy as np

from corpuskit.cues.view import build_view
from corpuskit.lines import Rows
from corpuskit.segmentation.decide import choose_starts
from corpuskit.segmentation.ends import find_end
from corpuskit.segmentation.features import find_candidates, measure_candidates, score_cues
from corpuskit.segmentation.model import load_model


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


EVIDENCE = 5
"""Cues named for each boundary."""


def find_articles(rows: Rows) -> tuple[Found, ...]:
    """Find the articles in *rows*, in order; any solid row at all makes at least one."""
    scored = score_cues(build_view(rows))
    candidates = find_candidates(scored)
    if not len(candidates):
        return ()
    forest = load_model().rows
    features, _ = measure_candidates(scored, candidates)
    chance = 1.0 / (1.0 + np.exp(-forest.log_odds(features)))
    chosen = choose_starts(chance)
    starts = candidates[chosen]
    ends = np.append(starts[1:], len(scored.view)) - 1
    number = scored.view.number
    return tuple(
        Found(
            first=int(number[start]),
            last=int(number[find_end(scored, int(start), int(end))]),
            confidence=round(float(chance[place]), 3),
            evidence=_name_evidence(forest.explain(features[place])),
        )
        for place, start, end in zip(chosen, starts, ends, strict=True)
    )


def _name_evidence(shares: dict[str, float]) -> tuple[str, ...]:
    """Return the names of the cues that add most, without their offsets."""
    cues: dict[str, float] = {}
    for feature, share in shares.items():
        name = feature.partition("@")[0]
        cues[name] = cues.get(name, 0.0) + share
    ordered = sorted(((-share, name) for name, share in cues.items() if share > 0))
    return tuple(name for _, name in ordered[:EVIDENCE])
