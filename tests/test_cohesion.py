"""What tells articles apart by their words: cohesion, words of titles, rows without addresses."""

from __future__ import annotations

import numpy as np
import pytest

from corpuskit.cues.links import leave_out_links
from corpuskit.cues.view import build_view
from corpuskit.lines import split_rows
from corpuskit.segmentation.cohesion import UNKNOWN, measure_cohesion
from corpuskit.segmentation.features import Scored, score_cues

STORY = (
    "Harbour strike ends in Talpost",
    "The dockers of Talpost ended their strike at the harbour on Monday.",
    "Their union had asked for better wages when the harbour was sold.",
    "The dockers will vote on the wages that the union has settled.",
)
OTHER = (
    "Glacier loses ground again",
    "The glacier above Obertal has become shorter by thirty metres.",
    "Measurements began in Obertal a hundred years ago, when the glacier was long.",
    "Nobody has seen measurements of this size on a glacier before.",
)


def scores_of(*rows: str) -> Scored:
    """Return the scores of a feed of *rows*."""
    return score_cues(build_view(split_rows("\n".join(rows))))


def test_words_of_a_title_come_back_below() -> None:
    """The words of a headline stand again in its text, and not in the one before."""
    scores = scores_of(*STORY, *OTHER).scores
    assert scores["words-below"][4] > scores["words-above"][4]


def test_cut_between_articles_keeps_words_together() -> None:
    """Articles share fewer words with each other than their halves do."""
    scored = scores_of(*STORY, *OTHER)
    right = measure_cohesion(scored.words, np.array([0, 4]), 8)
    assert right["cohesion-next"] == 0.0
    assert right["cohesion-gain"] > 0.5


def test_cut_inside_articles_tears_words_apart() -> None:
    """A plan that cuts one article at its middle shares words across the cut."""
    scored = scores_of(*STORY, *OTHER)
    torn = measure_cohesion(scored.words, np.array([0, 2, 4, 6]), 8)
    assert torn["cohesion-next"] > 0.1


def test_without_words_nothing_is_known() -> None:
    """Rows that share no word say nothing of cohesion."""
    scored = scores_of("one", "two")
    assert measure_cohesion(scored.words, np.array([0, 1]), 2) == {
        "cohesion-next": UNKNOWN,
        "cohesion-inside": UNKNOWN,
        "cohesion-gain": 0.0,
    }


@pytest.mark.parametrize(
    ("row", "left"),
    [
        ("Harbour sold <http://www.example.org/a/1>", "Harbour sold  "),
        ("http://www.example.org/a/1", "http://www.example.org/a/1"),
        ("See www.example.org for more", "See www.example.org for more"),
        ("[IMAGE] Harbour sold", "  Harbour sold"),
    ],
)
def test_addresses_are_left_out_beside_text(row: str, left: str) -> None:
    """A row keeps its text and loses its addresses, unless they are all it has."""
    rows, linked = leave_out_links(split_rows(f"first\n{row}\nlast"))
    assert [rows[0], rows[1], rows[2]] == ["first", left, "last"]
    assert linked.tolist() == [0.0, 1.0, 0.0]
