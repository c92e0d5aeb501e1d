"""Examples of the segment stage: case files, the seeds, hostile texts, gaps and problems."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from corpuskit.lines import split_rows
from corpuskit.segment import segment
from corpuskit.segmentation.edges import measure_edges
from corpuskit.segmentation.features import measure_candidates
from corpuskit.segmentation.general import judge_candidates, prepare_stage
from corpuskit.segmentation.model import load_model
from corpuskit.segmentation.plan_measures import measure_plans, pick_plan
from corpuskit.segmentation.plans import Plan, propose_plans
from corpuskit.segmentation.similarity import measure_similarity
from corpuskit.settings import SegmentSettings

if TYPE_CHECKING:
    from corpuskit.records import Segmentation

CASES = Path(__file__).parent / "cases" / "boundaries"
SEEDS = Path(__file__).parent.parent / "seeds"
GENERAL_ONLY = SegmentSettings(layouts=False)
NAMES = [
    pytest.param(
        path.stem,
        marks=pytest.mark.xfail(strict=True, reason="a title of a section is taken for a headline")
        if path.stem.startswith("known-failure")
        else (),
    )
    for path in sorted(CASES.glob("*.txt"))
]
GOLD = sorted(
    path.name.removesuffix(".gold.json") for path in (SEEDS / "gold").glob("0*.gold.json")
)


def read_case(name: str) -> tuple[str, str]:
    """Return the text of a case file, and the mark of each row."""
    rows = (CASES / f"{name}.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    return "\n".join(row[1:] for row in rows), "".join(row[:1] for row in rows)


def mark_rows(parts: Segmentation) -> str:
    """Return a mark for each row: an article's first row, its other rows, none of it."""
    rows = split_rows(parts.feed.text)
    marks = ["."] * len(rows)
    for article in parts.articles:
        first, last = rows.row_at(article.span.start), rows.row_at(article.span.end - 1)
        marks[first : last + 1] = ">" + "|" * (last - first)
    return "".join(marks)


def seed_ranges(name: str) -> list[tuple[int, int]]:
    """Return the labelled first and last lines of a seed's articles."""
    gold = json.loads((SEEDS / "gold" / f"{name}.gold.json").read_text(encoding="utf-8"))
    return [(article["start_line"], article["end_line"]) for article in gold["articles"]]


def found_ranges(parts: Segmentation) -> list[tuple[int, int]]:
    """Return the first and last lines of the articles found."""
    rows = split_rows(parts.feed.text)
    ends = [(part.span.start, part.span.end - 1) for part in parts.articles]
    return [(rows.row_at(start) + 1, rows.row_at(end) + 1) for start, end in ends]


@pytest.mark.parametrize("name", NAMES)
def test_case_files_are_cut_where_they_say(name: str) -> None:
    """The general path finds the marked rows of every case file."""
    text, marks = read_case(name)
    assert marks == mark_rows(segment(text, settings=GENERAL_ONLY))


@pytest.mark.parametrize("name", GOLD)
def test_seeds_are_cut_exactly(name: str) -> None:
    """All 31 articles of the seeds begin and end on the labelled lines."""
    text = (SEEDS / "feeds" / f"{name}.txt").read_bytes().decode("utf-8")
    assert seed_ranges(name) == found_ranges(segment(text))


@pytest.mark.parametrize(
    "text",
    ["a" * 10**6, "\n" * 10**6, "By " * 200_000, "(a" * 200_000, "1. " * 200_000],
    ids=["letters", "line-ends", "by", "brackets", "numbers"],
)
def test_a_million_characters_are_no_burden(text: str) -> None:
    """Long rows and many empty ones give a result: at most one article."""
    assert len(segment(text).articles) == int(not text.isspace())


def test_text_without_solid_rows_is_one_gap() -> None:
    """White space alone holds no article."""
    parts = segment(" \n\t\n\xa0")
    assert ((), ["blank"]) == (parts.articles, [gap.kind for gap in parts.gaps])


def test_weak_boundaries_become_problems() -> None:
    """Every boundary below the settings' confidence is reported, weakest first."""
    text, _ = read_case("synthetic-contents-list")
    parts = segment(text, settings=SegmentSettings(layouts=False, weak_below=1.0))
    weak = sorted(boundary.confidence for boundary in parts.boundaries)
    told = [problem.span for problem in parts.problems]
    by_span = {article.span: article.boundary.confidence for article in parts.articles}
    assert weak == [by_span[span] for span in told if span]


def test_boundaries_say_what_speaks_for_them() -> None:
    """The evidence of a boundary names cues, strongest first, each once."""
    text, _ = read_case("synthetic-contents-list")
    evidence = [boundary.evidence for boundary in segment(text).boundaries]
    assert all(names and len(set(names)) == len(names) for names in evidence)


def test_a_contents_list_is_a_gap() -> None:
    """What stands before the first article is front matter, no article."""
    text, _ = read_case("synthetic-contents-list")
    assert segment(text, settings=GENERAL_ONLY).gaps[0].kind in {"contents", "front-matter"}


def test_ornaments_alone_are_no_article() -> None:
    """A feed of rules and stars, however long its rows, is one gap: a separator."""
    parts = segment("- " * 200_000 + "\n* * *\n")
    assert ((), ["separator"]) == (parts.articles, [gap.kind for gap in parts.gaps])


def test_the_model_names_the_columns_that_the_code_measures() -> None:
    """The features in the model file are those of the code, by name and in order."""
    model = load_model()
    stage = prepare_stage(split_rows(read_case("synthetic-rules")[0]))
    chance, _ = judge_candidates(stage, model)
    own = measure_candidates(stage.scored, stage.candidates)[1]
    alike = measure_similarity(stage.groups, chance)[1]
    plans = measure_plans(stage, chance, propose_plans(stage, chance))[1]
    expected = (own, own + alike, plans)
    assert expected == (model.rows.features, model.similar.features, model.plans.features)


def test_rows_like_the_first_and_below_rows_like_the_last_are_told() -> None:
    """Heads repeat the top of a feed, and what stands below rows like its end begins anew."""
    rows = split_rows("<a>\nOne\ntext\n</a>\n<a>\nTwo\nmore\n</a>\n")
    edges = measure_edges(prepare_stage(rows).scored)
    assert [1, 0, 0, 0, 1, 0, 0, 0] == [min(1, n) for n in edges["like-top:text"]]
    assert [0, 0, 0, 0, 1, 0, 0, 0] == [min(1, n) for n in edges["like-end:text"]]


def test_a_plan_that_others_confirm_beats_a_slightly_better_outlier() -> None:
    """Of plans that are almost equally good, the one that agrees with most is picked."""
    starts = ([0, 4, 8], [0, 4, 8, 9], [0, 4], [2, 6])
    plans = [Plan("price", np.array(places)) for places in starts]
    assert pick_plan(plans, np.array([0.8, 0.8, 0.8, 0.81])) == 0
