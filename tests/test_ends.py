"""Where articles end, given where they begin."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.cues.view import build_view
from corpuskit.lines import split_rows
from corpuskit.segmentation.ends import find_ends
from corpuskit.segmentation.features import score_cues
from corpuskit.segmentation.service_words import score_subjects

BODY = (
    "The council of the harbour town has agreed to widen the eastern quay before winter.",
    "Work is to begin in September, the mayor said on Tuesday, and will cost some four million.",
    "Fishermen had asked for the wider quay for years, as larger boats could no longer turn there.",
)
TITLES = ("Quay to be widened", "School opens late", "Ferry returns to service",
          "Museum shuts doors", "Bridge toll dropped", "Two held after fire",
          "Orchard wins prize")  # fmt: skip


def find_last_lines(text: str, first_lines: list[int]) -> list[int]:
    """Return the last line of each article, lines counted from 0."""
    scored = score_cues(build_view(split_rows(text)))
    number = scored.view.number
    starts = np.searchsorted(number, first_lines)
    return [int(row) for row in number[find_ends(scored, starts)]]


def join(rests: list[list[str]], foot: tuple[str, ...] = ()) -> tuple[str, list[int], list[int]]:
    """Return a feed with *rests* behind its articles, its first and its last lines."""
    lines: list[str] = []
    first, last = [], []
    for title, rest in zip(TITLES, rests, strict=False):
        first.append(len(lines))
        lines += [
            title,
            "Harbour Courier",
            "May 4 2021",
            "",
            BODY[0],
            "",
            BODY[1],
            "",
            BODY[2],
            *foot,
        ]
        last.append(len(lines) - 1)
        lines += ["", "", *rest, *([""] if rest else [])]
    return "\n".join(lines), first, last


REST = {
    "nothing": [],
    "rule": ["-" * 60],
    "section title between rules": ["=" * 40, "SPORTS", "=" * 40],
    "way to more": ["...More World stories at http://www.courier.example/world", ""],
    "advertisement": ["-" * 20 + " ADVERTISEMENT " + "-" * 20, "Reach thousands of readers.",
                      "http://www.courier.example/ads", "-" * 55],
}  # fmt: skip


@pytest.mark.parametrize("rest", REST.values(), ids=REST.keys())
def test_what_stands_between_articles_belongs_to_none(rest: list[str]) -> None:
    """Rules, titles of sections, links to more and advertisements end no article."""
    text, first, last = join([rest] * (len(TITLES) - 1) + [[]])
    assert last == find_last_lines(text, first)


def test_the_imprint_behind_the_last_article_is_left_out() -> None:
    """How to leave a mailing list, behind a rule, is no part of the last article."""
    tail = ["*" * 60, "To unsubscribe, send a blank message to leave@courier.example", "",
            "Copyright 2021 Harbour Courier. All rights reserved."]  # fmt: skip
    text, first, last = join([[]] * (len(TITLES) - 1) + [tail])
    assert last == find_last_lines(text, first)


def test_a_foot_that_closes_every_article_stays() -> None:
    """An address below the text is the foot of the article above it."""
    text, first, last = join([[]] * len(TITLES), ("", "http://www.courier.example/12345.html"))
    assert last == find_last_lines(text, first)


def test_subjects_are_found_in_their_rows() -> None:
    """A word counts for the row it stands in, whatever its case, and for marked rows alone."""
    view = build_view(split_rows("UNSUBSCRIBE here\nnothing\nread more\nsubscribe"))
    marked = np.array([True, True, True, False])
    said = {name: scores.tolist() for name, scores in score_subjects(view, marked).items()}
    assert {"service": [1, 0, 0, 0], "navigation": [0, 0, 1, 0], "advertising": [0] * 4} == said


@given(st.lists(st.sampled_from(["", "", "---", "Title", BODY[0], "(AFP)", "\u00a0", "http://a.example"]),
                min_size=1, max_size=60), st.data())  # fmt: skip
def test_ends_lie_between_start_and_next_start(lines: list[str], data: st.DataObject) -> None:
    """An article ends at or behind its start and before the next one, always at the same row."""
    scored = score_cues(build_view(split_rows("\n".join(lines))))
    size = len(scored.view)
    chosen = data.draw(st.sets(st.integers(0, size - 1)) if size else st.just(set()))
    starts = np.array(sorted(chosen), dtype=np.int64)
    ends = find_ends(scored, starts)
    limits = np.append(starts[1:], size)
    assert bool(np.all((starts <= ends) & (ends < limits[: len(starts)])))
    assert ends.tolist() == find_ends(scored, starts).tolist()
