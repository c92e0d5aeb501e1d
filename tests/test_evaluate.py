"""Evaluation: figures on hand-made results, and equal to those of the acceptance yardstick."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpuskit.errors import LabelError
from corpuskit.evaluation import evaluate, evaluation_to_json, format_table, load_labels
from corpuskit.evaluation.fields import fold
from corpuskit.evaluation.scores import Ratio, choose_window, pk, window_diff
from corpuskit.records import (
    Article,
    Boundary,
    DuplicateOf,
    Furniture,
    LanguageTag,
    LineRange,
    Span,
)

SEEDS = Path(__file__).parent.parent / "seeds"


def make_article(feed: Path, start: int, end: int, number: int = 1, **fields: object) -> Article:
    """Return a record of the characters *start* to *end* of *feed*."""
    return Article(
        id=f"ck:{number:016x}",
        feed=str(feed),
        span=Span(start, end),
        lines=LineRange(1, 1),
        language=LanguageTag(code="en", confidence=1.0),
        body_span=Span(start, start),
        boundary=Boundary(offset=start, confidence=1.0),
        **fields,
    )


def spoil_labels(root: Path) -> list[Article]:
    """Return the labelled articles as records, with every kind of mistake a program makes."""
    articles: list[Article] = []
    for gold in sorted((root / "gold").glob("*.gold.json")):
        path = root / "feeds" / gold.name.replace(".gold.json", ".txt")
        text = path.read_bytes().decode()
        starts = [0] + [i + 1 for i, char in enumerate(text) if char == "\n"] + [len(text) + 1]
        for raw in json.loads(gold.read_text(encoding="utf-8"))["articles"]:
            number = len(articles) + 1
            first = starts[raw["start_line"] - 1] + (7 if number % 9 == 4 else 0)
            last = starts[raw["end_line"] - (1 if number % 5 == 0 else 0)]
            if number % 7 == 3:  # starts one block late
                first = starts[raw["start_line"] + 1]
            articles.append(
                make_article(
                    path,
                    first,
                    last,
                    number,
                    headline=raw["headline"][: 20 if number % 4 == 0 else None],
                    source=(raw["source"] or "somebody")[: 2 if number % 6 == 0 else None],
                    date=None if number % 8 == 0 else raw["date"],
                    byline=tuple(raw["byline"])[: number % 3 or 1],
                    url=raw["url"] and raw["url"] + ("#top" if number % 2 else "/x"),
                )
            )
    extra = articles[2]
    articles.append(make_article(Path(extra.feed), extra.span.start + 400, extra.span.end, 99))
    return articles


PINNED = {
    # feed: labelled, found, first lines right, both lines right, fields right of labelled;
    # as the acceptance yardstick counts them for the same records.
    "000_5e29adcfeed8e22f": (
        (10, 11, 8, 7),
        {"headline": (8, 10), "source": (7, 10), "date": (7, 10), "byline": (3, 4), "url": (3, 5)},
    ),
    "001_fb5d48390fef6b05": (
        (9, 9, 8, 7),
        {"headline": (8, 9), "source": (6, 8), "date": (7, 9), "byline": (2, 3)},
    ),
    "002_0db334abec17dc69": ((1, 1, 1, 0), {"headline": (1, 1)}),
    "003_33b6664c3e37414a": ((1, 1, 1, 1), {"headline": (1, 1), "byline": (1, 1)}),
    "004_7f0cd54b96fc7c98": (
        (10, 10, 8, 6),
        {"headline": (8, 10), "source": (6, 9), "date": (8, 10), "byline": (2, 2), "url": (1, 3)},
    ),
}


@pytest.mark.parametrize("feed", PINNED)
def test_counts_equal_the_yardstick(feed: str) -> None:
    """Every count for spoilt records of the seeds is the one that the yardstick gives."""
    counts, fields = PINNED[feed]
    (score,) = [
        score for score in evaluate(SEEDS, records=spoil_labels(SEEDS)).feeds if score.feed == feed
    ]
    start, exact = score.boundaries.start, score.boundaries.exact
    assert counts == (start.wanted, start.given, start.right, exact.right)
    assert fields == {
        field: (ratio.right, ratio.wanted)
        for field, ratio in score.fields.items()
        if field in {"headline", "source", "date", "byline", "url"}
    }


def test_totals_equal_the_yardstick() -> None:
    """Micro and macro figures over all seeds are those of the yardstick, to its three digits."""
    scores = evaluate(SEEDS, records=spoil_labels(SEEDS))
    figures = (scores.start.f1, scores.exact.f1, scores.macro_start_f1)
    assert tuple(round(figure, 3) for figure in figures) == (0.825, 0.667, 0.890)
    assert {field: round(ratio.recall, 3) for field, ratio in scores.fields.items()} == {
        "headline": 0.839,
        "source": 0.704,
        "date": 0.759,
        "byline": 0.800,
        "url": 0.500,
        "deck": 0.0,
        "dateline": 0.0,
        "credits": 0.0,
    }


def label_folder(root: Path, text: str, labels: dict[str, object], name: str = "one") -> Path:
    """Write one labelled feed in the form of a folder a feed; return the path of its text."""
    folder = root / name
    folder.mkdir()
    raw = folder / "raw.txt"
    raw.write_bytes(text.encode())
    (folder / "gold.json").write_text(json.dumps(labels), encoding="utf-8")
    return raw


TWO = "First\n\nbody one\n\nSecond\n\nbody two\n"
TWO_LABELS = [
    {"start_line": 1, "end_line": 3, "headline": "First; a deck"},
    {"start_line": 5, "end_line": 7, "headline": "Second"},
]


def test_white_space_around_an_article_does_not_count(tmp_path: Path) -> None:
    """An article whose span takes blank lines along has its lines exactly right."""
    raw = label_folder(tmp_path, TWO, {"articles": TWO_LABELS})
    articles = [make_article(raw, 0, 17, 1), make_article(raw, 16, len(TWO), 2)]
    scores = evaluate(tmp_path, records=articles)
    assert scores.exact.f1 == 1.0


def test_labelled_spans_are_cut_as_labelled() -> None:
    """With the labels' own spans every line is right, and the header stage answers for itself."""
    scores = evaluate(SEEDS, spans="gold")
    assert scores.exact == Ratio(right=31, wanted=31, given=31)
    assert scores.fields["headline"].f1 == 1.0


def test_blank_article_is_not_counted(tmp_path: Path) -> None:
    """A record of white space alone is neither right nor wrong."""
    raw = label_folder(tmp_path, TWO, {"articles": TWO_LABELS})
    scores = evaluate(tmp_path, records=[make_article(raw, 5, 7)])
    assert scores.start == Ratio(right=0, wanted=2, given=0)


def test_accepted_ends_count_as_right(tmp_path: Path) -> None:
    """Where people disagree on the last line, each of their answers is right."""
    labels = [{**TWO_LABELS[0], "end_line": 7, "end_lines_accepted": [3]}]
    raw = label_folder(tmp_path, TWO, {"articles": labels})
    assert evaluate(tmp_path, records=[make_article(raw, 0, 15)]).exact.right == 1


@pytest.mark.parametrize(
    ("given", "right"),
    [("First", 1), ("FIRST a deck!", 1), ("Firs", 0), ("First; a", 0), (None, 0)],
)
def test_headline_may_leave_out_its_deck(tmp_path: Path, given: str | None, right: int) -> None:
    """A headline up to the semicolon is right, and one cut short below twelve letters is not."""
    raw = label_folder(tmp_path, TWO, {"articles": TWO_LABELS})
    scores = evaluate(tmp_path, records=[make_article(raw, 0, 15, headline=given)])
    assert scores.fields["headline"].right == right


def test_furniture_is_scored_by_lines(tmp_path: Path) -> None:
    """A piece of furniture over three lines, two of them labelled, is two right of three given."""
    labels = [
        {
            "start_line": 1,
            "end_line": 7,
            "non_body_lines": [{"line": n, "kind": "caption"} for n in (3, 4)],
        }
    ]
    raw = label_folder(tmp_path, TWO, {"articles": labels})
    furniture = Furniture(kind="caption", span=Span(7, 23), text=TWO[7:23])
    scores = evaluate(tmp_path, records=[make_article(raw, 0, 30, furniture=(furniture,))])
    assert scores.furniture == Ratio(right=2, wanted=2, given=3)


def test_unlabelled_furniture_is_not_scored(tmp_path: Path) -> None:
    """Without labels for furniture there is no score for it."""
    label_folder(tmp_path, TWO, {"articles": TWO_LABELS})
    assert evaluate(tmp_path, records=[]).furniture is None


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ({"duplicates": [{"articles": [1, 2], "kind": "copy"}]}, Ratio(right=1, wanted=1, given=1)),
        ({"related": [[1, 2]]}, Ratio(right=0, wanted=0, given=1)),
        ({"duplicates": [{"articles": [1, 2], "kind": "rewrite"}]}, None),
        ({}, None),
    ],
)
def test_copies_are_scored_where_labelled(
    tmp_path: Path, labels: dict[str, object], expected: Ratio | None
) -> None:
    """Articles in one cluster are right where labelled a copy, wrong where labelled related."""
    raw = label_folder(tmp_path, TWO, {"articles": TWO_LABELS, **labels})
    place = DuplicateOf(cluster="ck:0000000000000001")
    articles = [make_article(raw, 0, 15, 1, duplicate=place)]
    articles.append(make_article(raw, 17, 33, 2, duplicate=place))
    assert evaluate(tmp_path, records=articles).copies == expected


def test_copies_nobody_labelled_are_named(tmp_path: Path) -> None:
    """A pair in one cluster of which the labels say nothing is listed for a person to read."""
    raw = label_folder(tmp_path, TWO, {"articles": TWO_LABELS})
    place = DuplicateOf(cluster="ck:0000000000000001")
    articles = [make_article(raw, 0, 15, 1, duplicate=place)]
    articles.append(make_article(raw, 17, 33, 2, duplicate=place))
    assert evaluate(tmp_path, records=articles).unlabelled_copies == (("one-001", "one-002"),)


def test_json_and_table_hold_the_same_feeds(tmp_path: Path) -> None:
    """Both forms of output name every feed."""
    for name in ("one", "two"):
        label_folder(tmp_path, TWO, {"articles": TWO_LABELS}, name)
    scores = evaluate(tmp_path, records=[])
    table = format_table(scores).splitlines()
    assert [row["feed"] for row in evaluation_to_json(scores)["feeds"]] == ["one", "two"]
    assert [line.split()[0] for line in table[1:3]] == ["one", "two"]


@pytest.mark.parametrize(
    "content", ["{", "[]", "{}", '{"articles": [{}]}', '{"articles": [], "related": [[1, 2]]}']
)
def test_damaged_labels_are_refused_with_their_path(tmp_path: Path, content: str) -> None:
    """A label file that is no JSON, or not in the form of labels, is named in the error."""
    label_folder(tmp_path, TWO, {})
    gold = tmp_path / "one" / "gold.json"
    gold.write_text(content, encoding="utf-8")
    with pytest.raises(LabelError) as caught:
        load_labels(tmp_path)
    assert caught.value.path == str(gold)


def test_folder_without_labels_is_refused(tmp_path: Path) -> None:
    """An empty folder is no set of labelled feeds."""
    with pytest.raises(LabelError, match="no labelled feeds"):
        load_labels(tmp_path)


def test_seeds_have_all_their_labels() -> None:
    """The seeds are five feeds with 31 articles and the labelled pairs between them."""
    golds = load_labels(SEEDS)
    assert sum(len(gold.articles) for gold in golds) == 31
    assert sum(len(gold.pairs) for gold in golds) == 40


@pytest.mark.parametrize(
    ("boundaries", "expected_pk", "expected_diff"),
    [
        # Ten units, window 2: eight windows, 0-2 to 7-9.
        ([5], 0.0, 0.0),
        ([], 2 / 8, 2 / 8),  # the true boundary lies in two windows
        ([4], 2 / 8, 2 / 8),  # near miss: one window before, one behind
        ([5, 6], 1 / 8, 2 / 8),  # Pk does not see both boundaries in one window
    ],
)
def test_segmentation_measures_by_hand(
    boundaries: list[int], expected_pk: float, expected_diff: float
) -> None:
    """Pk and WindowDiff are what counting windows by hand gives."""
    assert expected_pk == pk([5], boundaries, units=10, window=2)
    assert expected_diff == window_diff([5], boundaries, units=10, window=2)


def test_window_is_half_a_segment() -> None:
    """Hundred lines in five segments have a window of ten lines."""
    assert choose_window(100, 4) == 10


def test_folding_keeps_letters_and_digits_of_any_script() -> None:
    """Case, spaces and punctuation go; letters of every script stay."""
    assert fold("«Հայ» – 2020, ДОМ") == "հայ2020дом"


def test_value_nobody_looked_for_is_neither_right_nor_wrong(tmp_path: Path) -> None:
    """A field whose label is missing isn't scored; one labelled as absent lowers the precision."""
    labels = [{**TWO_LABELS[0], "url": "http://a.org/b"}, {**TWO_LABELS[1], "url": None}]
    raw = label_folder(tmp_path, TWO, {"articles": labels})
    articles = [make_article(raw, 0, 15, 1, url="http://a.org/b", source="The Bee")]
    articles.append(make_article(raw, 17, 33, 2, url="http://a.org/c", source="The Bee"))
    scores = evaluate(tmp_path, records=articles)
    assert scores.fields["url"] == Ratio(right=1, wanted=1, given=2)
    assert "source" not in scores.fields
