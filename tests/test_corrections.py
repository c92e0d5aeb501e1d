"""Examples of corrections: what a person writes, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import corpuskit as ck
from corpuskit.corrections import find_corrections

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
Bridge closed until autumn
The Harbour Times
3 May 2021

The council closed the bridge on Monday, because the engineers had found cracks in it.

Share this article
The ferry takes cars until then, and the fare has been halved for people of the island.


Ferry breaks down
Talpost, 5 May 2021

The ferry broke down on Wednesday, and two hundred people waited for five hours on the pier.

Share this article
Nobody was hurt, said the owner of the ferry, who has run it with his sons since 1987.
"""

CUTS = "cut: Bridge closed until autumn\ncut: Ferry breaks down\n"
THREE = f"{CUTS}cut 8: The ferry takes cars until then, and […]\n"


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    """Return the path of a feed of two articles."""
    path = tmp_path / "clips.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def correct(text: str, corrections: str) -> tuple[ck.Article, ...]:
    """Return the articles of *text*, two if nothing else is said."""
    feed = ck.Feed(name="clips.txt", text=text, encoding="utf-8", sha256="0" * 64)
    return ck.normalize(feed, corrections=ck.parse_corrections(CUTS + corrections)).articles


def starts(articles: tuple[ck.Article, ...]) -> list[int]:
    """Return the first line of each article."""
    return [article.lines.first for article in articles]


def test_cut_begins_an_article() -> None:
    """An article begins where a person says so; the one above ends before it."""
    articles = correct(TEXT, "cut 8: The ferry takes cars until then, and […]")
    assert [1, 8, 11] == starts(articles)
    assert [7, 8, 17] == [article.lines.last for article in articles]
    assert ("correction",) == articles[1].boundary.evidence
    assert 1.0 == articles[1].boundary.confidence


def test_no_cut_joins_with_the_article_above() -> None:
    """Where no article begins, the text belongs to the one above."""
    articles = correct(TEXT, "no-cut 11: Ferry breaks down")
    assert [(1, 17)] == [(article.lines.first, article.lines.last) for article in articles]


def test_end_leaves_the_rest_to_the_gap() -> None:
    """What stands below the last line of an article is no part of it."""
    articles = correct(TEXT, "end 5: The council closed the bridge […]")
    assert [(1, 5), (11, 17)] == [(article.lines.first, article.lines.last) for article in articles]


def test_line_is_the_field_that_is_said() -> None:
    """A field is read from the line, or from the part of it that is given."""
    text = TEXT.replace("The Harbour Times", "Harbour sheet no. 5")
    said = "source: Harbour sheet no. 5\n    value: Harbour sheet\nkicker: Ferry breaks down\n"
    articles = correct(text, said)
    assert "Harbour sheet" == articles[0].source
    assert "Ferry breaks down" == articles[1].kicker
    place = next(field.span for field in articles[0].field_spans if field.field == "source")
    assert "Harbour sheet" == text[place.start : place.end]


def test_wrong_field_is_taken_away() -> None:
    """A line that is said not to be a field leaves that field empty."""
    article, other = correct(TEXT, "not-source: The Harbour Times")
    assert (None, "Talpost") == (article.source, other.source)


def test_date_is_read_from_its_line() -> None:
    """A date that is pointed at is parsed, and its text kept."""
    article = correct(TEXT, "date 12: Talpost, 5 May 2021\n    value: 5 May 2021")[1]
    assert ("2021-05-05", "5 May 2021") == (article.date, article.date_text)


def test_settled_date_stays_settled() -> None:
    """Pointing at an ambiguous date that was read already keeps the reading of the feed."""
    text = TEXT.replace("3 May 2021", "03/04/2021").replace("Talpost, 5 May", "Talpost, 5 April")
    before, after = correct(text, "")[0], correct(text, "date: 03/04/2021")[0]
    assert (before.date, "03/04/2021") == (after.date, after.date_text)


def test_line_without_a_number_is_every_line() -> None:
    """A line that stands in every article is taken out of every body."""
    articles = correct(TEXT, "not-body: Share this article")
    assert [False, False] == ["Share" in str(article.body) for article in articles]
    assert ["Share this article"] * 2 == [
        item.text for article in articles for item in article.furniture
    ]


def test_body_line_is_no_furniture() -> None:
    """A line that is said to be body stays in it, whatever it looks like."""
    line = "Read more: The bridge in numbers"
    text = TEXT.replace("Share this article", line)
    assert [False, False] == [line in str(article.body) for article in correct(text, "")]
    articles = correct(text, f"body: {line}")
    assert [True, True] == [line in str(article.body) for article in articles]


def test_lost_line_is_a_problem(clips: Path) -> None:
    """A correction whose line is gone is reported with its place; the others are applied."""
    file = clips.with_name("clips.txt.ck")
    file.write_text("# mine\ncut 3: Nothing of the kind\ncut: Ferry breaks down\n", "utf-8")
    corpus = ck.normalize(clips)
    (problem,) = [p for p in corpus.problems if p.kind == "stale-correction"]
    assert f"{file}:2: `cut 3: Nothing of the kind`" in problem.message
    assert 2 == len(corpus.articles)


def test_file_beside_the_feed_is_applied_and_recorded(clips: Path) -> None:
    """Corrections stand beside their feed; the manifest names them by their hash."""
    clips.with_name("clips.txt.ck").write_text(THREE, encoding="utf-8")
    corpus = ck.normalize(clips)
    assert (3, 64) == (len(corpus.articles), len(corpus.manifest.inputs[0].corrections or ""))
    assert 3 > len(ck.normalize(clips, corrections=False).articles)


def test_folder_of_corrections(clips: Path, tmp_path: Path) -> None:
    """A folder holds the corrections of each feed under its name, for any number of workers."""
    folder = tmp_path / "corrections"
    folder.mkdir()
    (folder / "clips.txt.ck").write_text(THREE, encoding="utf-8")
    corpus = ck.normalize(clips, corrections=folder, workers=2)
    assert 3 == len(corpus.articles)


def test_one_file_is_for_one_feed(clips: Path, tmp_path: Path) -> None:
    """One feed's corrections are not applied to several."""
    other = tmp_path / "other.txt"
    other.write_text(TEXT, encoding="utf-8")
    with pytest.raises(ck.CorrectionError, match="name a folder"):
        ck.normalize([clips, other], corrections=ck.Corrections())


def test_folder_with_corrections_has_no_other_files(clips: Path) -> None:
    """Corrections in a folder of feeds are not reported as files left out."""
    clips.with_name("clips.txt.ck").write_text("cut: Ferry breaks down\n", encoding="utf-8")
    assert () == ck.expand_paths(clips.parent)[1]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("\ncat 5: x", 2, "'cat' says nothing"),
        ("cut 5", 1, "is no correction"),
        ("cut 5:  ", 1, "is missing"),
        ("cut 0: x", 1, "counted from 1"),
        ("  above: x", 1, "is no correction"),
        ("cut: x\n  value: x", 1, "below a field"),
        ("source: x\n  value: y", 1, "does not stand"),
    ],
)
def test_error_names_line_and_reason(text: str, line: int, message: str) -> None:
    """What cannot be understood is refused, with the line."""
    with pytest.raises(ck.CorrectionError, match=message) as caught:
        ck.parse_corrections(text, path="clips.txt.ck")
    assert (line, "clips.txt.ck") == (caught.value.line, caught.value.path)


def test_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    """A file that is not UTF-8 is an error with the line."""
    (tmp_path / "a.ck").write_bytes("# Grüße\ncut: Brücke".encode("cp1252"))
    with pytest.raises(ck.CorrectionError, match="UTF-8") as caught:
        ck.read_corrections(tmp_path / "a.ck")
    assert 1 == caught.value.line


def test_missing_folder_is_refused() -> None:
    """Corrections that were named must exist."""
    with pytest.raises(ck.CorrectionError, match="cannot be read"):
        find_corrections("clips.txt", "nowhere/at/all")


def test_repeated_lines_are_told_apart() -> None:
    """The template names the lines around a line that repeats, and only there."""
    made = ck.make_corrections(ck.segment(TEXT))
    assert [()] * len(made.items) == [(*item.above, *item.below) for item in made.items]
    made = ck.make_corrections(ck.segment("(AFP)\n" + TEXT + "(AFP)"))
    (last,) = [item for item in made.items if item.text == "(AFP)" and item.what == "end"]
    assert "Nobody was hurt, said the owner of the ferry, who has run it […]" == last.above[0]


def test_time_is_bounded_where_all_lines_are_one() -> None:
    """A feed of one line, very often, is no trouble."""
    text = "x\n" * 20_000
    feed = ck.Feed(name="x", text=text, encoding="utf-8", sha256="0" * 64)
    said = ck.parse_corrections("".join(f"cut {n * 10}: x\n" for n in range(1, 500)))
    resolved = ck.resolve_corrections(feed, said)
    assert [n * 10 - 1 for n in range(1, 500)] == [row for row, _ in resolved.places]
