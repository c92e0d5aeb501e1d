"""Laws of the cuts between foot and head: they need no marker that was seen before."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.cues.view import build_view
from corpuskit.lines import split_rows
from corpuskit.segmentation.features import Scored, score_cues
from corpuskit.segmentation.splits import measure_splits

TEXT = "The council met on the pier, and the ferry waited until all of it was said and done. " * 3
"""A paragraph, long enough to be running text."""

_rows = st.lists(
    st.sampled_from(["ZAQ", "VEX", "KOB", "WUG", "FIP", "JOD"]), min_size=1, max_size=3
)


def score(rows: list[str]) -> Scored:
    """Return what the cues say of rows that no blank ones part."""
    return score_cues(build_view(split_rows("\n".join(rows))))


@given(_rows, _rows, st.integers(2, 5), st.integers(1, 3))
def test_the_best_cut_parts_foot_from_head(
    head: list[str], foot: list[str], count: int, paragraphs: int
) -> None:
    """Where no shape is of both, every article begins at the best cut of its zone."""
    foot = [f"{row} {row.lower()}: 12" for row in foot if row not in head] or ["99/99 end: 12"]
    article = [*head, *[TEXT] * paragraphs, *foot]
    measures = measure_splits(score(article * count))
    for start in range(0, len(article) * count, len(article)):
        assert measures["foot-meets-head@text-to-best"][start] == 0
        assert measures["foot-meets-head@text"][start] > 0 or start == 0
        assert measures["head-rows"][start] == 0
        assert measures["foot-rows"][start] == 0 or start == 0


@given(st.lists(st.sampled_from(["ZAQ", "VEX: 2", TEXT, "Kob wug", ""]), min_size=1, max_size=12))
def test_every_row_is_measured(rows: list[str]) -> None:
    """Whatever stands in a feed, no cut is better than the best one of its zone."""
    scored = score([*rows, "ZAQ"])
    for name, values in measure_splits(scored).items():
        assert len(values) == len(scored.view)
        assert np.isfinite(values).all()
        if name.endswith("-to-best"):
            assert (values <= 0).all()
            assert (values == 0).any()
