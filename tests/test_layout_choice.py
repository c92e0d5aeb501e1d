"""Layouts by name, of one's own and of other packages."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import corpuskit as ck
from corpuskit.layouts import LayoutCut, RowRange, choose_layouts, cut_known, plugins
from corpuskit.layouts.base import Cover
from corpuskit.lines import Rows, split_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BULLETIN = """\
The Bulletin, May issue

ITEM 1
Rain at last
Paper: The Echo
Date: 3 May 2020
By Jane Doe

It rained for the first time in eleven weeks, and people came out to stand in it.

ITEM 2
Snow in May
Paper: Talpost
Date: 4 May 2020

GENEVA, May 4 (Reuters) - It snowed in the night, and the buses stayed where they were.
"""
FIELDS = {"headline": 1, "source": r"Paper: (.+)", "date": r"Date: (.+)", "byline": r"By .+"}
LAYOUT = ck.make_layout("bulletin-1", start=r"ITEM \d+$", fields=FIELDS)


@attrs.frozen
class Point:
    """A stand-in for an entry point."""

    name: str
    value: str
    thing: object

    def load(self) -> object:
        """Give the thing, or fail as an import does."""
        if isinstance(self.thing, Exception):
            raise self.thing
        return self.thing


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Give a function that registers layouts of other packages."""
    points: list[Point] = []

    def find(*, group: str, name: str | None = None) -> list[Point]:
        assert group == "corpuskit.layouts"
        return [point for point in points if name in (None, point.name)]

    monkeypatch.setattr(plugins, "entry_points", find)
    plugins.load_plugin.cache_clear()
    yield lambda *new: points.extend(new)
    plugins.load_plugin.cache_clear()


def normalize(text: str, *layouts: object) -> tuple[ck.Article, ...]:
    """Return the articles of *text*, cut by *layouts*."""
    feed = ck.Feed(name="bulletin.txt", text=text, encoding="utf-8", sha256="0" * 64)
    settings = ck.Settings(segment=ck.SegmentSettings(layouts=layouts))
    return ck.normalize(feed, settings=settings).articles


def test_own_layout_cuts_and_reads() -> None:
    """A layout of a few lines gives articles with fields and bodies."""
    one, two = normalize(BULLETIN, LAYOUT)
    assert ("Rain at last", "The Echo", "2020-05-03", ("Jane Doe",)) == (
        one.headline,
        one.source,
        one.date,
        one.byline,
    )
    assert str(one.body).startswith("It rained for the first time")
    assert ("Snow in May", ("Reuters",)) == (two.headline, two.credits)
    assert "layout:bulletin-1" in one.boundary.evidence


def test_own_layout_without_fields_is_read_by_the_general_parser() -> None:
    """Without fields the header parser reads what it knows."""
    (layout,) = choose_layouts((ck.make_layout("bulletin-2", start=r"ITEM \d"),)).named
    assert layout.parse is None


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ({"start": r"A$"}, ["A\nx\nZ\n* * *", "A\ny\nZ\nend"]),
        ({"end": r"Z$"}, ["top\nA\nx\nZ", "* * *\nA\ny\nZ"]),
        ({"start": r"A$", "end": r"Z$"}, ["A\nx\nZ", "A\ny\nZ"]),
        ({"between": r"\* \* \*"}, ["top\nA\nx\nZ", "A\ny\nZ\nend"]),
        ({"start": r"A$", "between": r"\* \* \*"}, ["A\nx\nZ", "A\ny\nZ\nend"]),
    ],
)
def test_marks_say_where_articles_stand(marks: dict[str, str], expected: list[str]) -> None:
    """Start, end and separators can be given alone or together."""
    rows = split_rows("top\nA\nx\nZ\n* * *\nA\ny\nZ\nend")
    cut = cut_known(rows, layouts=(ck.make_layout("x-1", **marks),))
    spans = [rows.span_of(a.first, a.last) for a in cut.articles] if cut else []
    assert expected == [rows.text[span.start : span.end] for span in spans]


def test_own_layout_works_in_worker_processes(tmp_path: Path) -> None:
    """A layout that was made can be handed to other processes."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(BULLETIN, encoding="utf-8")
    settings = ck.Settings(segment=ck.SegmentSettings(layouts=(LAYOUT,)))
    corpus = ck.normalize(tmp_path, settings=settings, workers=2)
    assert 4 == len(corpus.articles)
    assert ["bulletin-1"] == corpus.manifest.settings["segment"]["layouts"]
    assert LAYOUT.name == pickle.loads(pickle.dumps(LAYOUT)).name  # noqa: S301 - our own


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "say where articles stand"),
        ({"start": "("}, "no regular expression"),
        ({"start": "(a+)+"}, "holds a repeat"),
        ({"start": "(?:a|b)*"}, "holds a repeat"),
        ({"start": "((a?)b){2,}"}, "holds a repeat"),
        ({"start": r"(a)\1"}, "refers back"),
        ({"start": r"(?P<x>a)(?P=x)"}, "refers back"),
        ({"start": "a*b*c*d*e*f*g*"}, "repeats of open length"),
        ({"start": "a", "fields": {"haedline": 1}}, "no field is called 'haedline'"),
    ],
)
def test_bad_layout_is_refused(arguments: dict[str, Any], message: str) -> None:
    """What is wrong with a layout is said when it is made, with its name."""
    with pytest.raises(ck.LayoutError, match=message) as caught:
        ck.make_layout("mine-1", **arguments)
    assert "mine-1" == caught.value.layout


@pytest.mark.parametrize(
    "pattern", [r"(\d{4})-(\d\d)", r"(?:No\.[ ])?\d+", r"[*+?|(]+ x", r"\(a\)+"]
)
def test_harmless_patterns_are_allowed(pattern: str) -> None:
    """Fixed repeats, one optional group, and signs in sets or escaped are no danger."""
    assert "mine-1" == ck.make_layout("mine-1", start=pattern).name


@pytest.mark.parametrize("name", ["mine", "Mine-1", "mine-0", "mine 1-1", ""])
def test_name_needs_a_version(name: str) -> None:
    """A layout without a version in its name is refused."""
    with pytest.raises(ck.LayoutError, match="version"):
        ck.make_layout(name, start="x")


def test_long_rows_take_no_time() -> None:
    """Only the beginning of a row is looked at."""
    layout = ck.make_layout("x-1", start=r"(a*)(a*)(a*)b")
    rows = split_rows("a" * 1_000_000 + "\n" + "a" * 250)
    assert cut_known(rows, layouts=(layout,)) is None


def test_layout_of_another_package_is_loaded_when_named(register: Any) -> None:
    """An entry point is used under its name, and not looked at otherwise."""
    register(
        Point("bulletin-1", "theirs:LAYOUT", LAYOUT),
        Point("broken-1", "broken:LAYOUT", ImportError("no module named 'broken'")),
    )
    assert 2 == len(normalize(BULLETIN, "bulletin-1"))
    assert 2 == len(normalize(BULLETIN, "known", "bulletin-1"))
    assert () == choose_layouts(True).named  # noqa: FBT003 - as in the settings


@pytest.mark.parametrize(
    ("thing", "message"),
    [
        (ImportError("no module named 'x'"), "theirs:X cannot be loaded .ImportError: no module"),
        ("text", "theirs:X is no corpuskit.Layout but str"),
        (LAYOUT, "calls itself 'bulletin-1'"),
    ],
)
def test_broken_plugin_is_named(register: Any, thing: object, message: str) -> None:
    """What is wrong with a layout of another package is said with its name and place."""
    register(Point("theirs-1", "theirs:X", thing))
    with pytest.raises(ck.LayoutError, match=message) as caught:
        normalize(BULLETIN, "theirs-1")
    assert "theirs-1" == caught.value.layout


def test_name_registered_twice_is_refused(register: Any) -> None:
    """Two packages cannot give one name to different layouts, whichever was installed first."""
    register(Point("a-1", "two:A", LAYOUT), Point("a-1", "one:A", LAYOUT))
    with pytest.raises(ck.LayoutError, match="one:A and two:A"):
        choose_layouts(("a-1",))


def test_unknown_name_is_refused_with_those_there_are(register: Any) -> None:
    """A name that nobody registered is an error that lists the others."""
    register(Point("theirs-1", "theirs:X", LAYOUT))
    with pytest.raises(ck.LayoutError, match=r"nexis-text-1.*theirs-1"):
        choose_layouts(("nexis-text",))


def test_layout_cannot_take_a_known_name() -> None:
    """The names of known layouts are theirs."""
    with pytest.raises(ck.LayoutError, match="known layout"):
        choose_layouts((attrs.evolve(LAYOUT, name="nexis-text-1"),))


def fail(_rows: Rows) -> LayoutCut:
    """Fail as a layout with a fault does."""
    raise IndexError("list index out of range")


def overlap(_rows: Rows) -> LayoutCut:
    """Cut the same rows twice."""
    article = RowRange(first=0, last=1, layout="x")
    return LayoutCut(articles=(article, article), covers=(Cover(0, 1),))


def uncover(_rows: Rows) -> LayoutCut:
    """Cut rows that the layout doesn't answer for."""
    return LayoutCut(articles=(RowRange(first=0, last=2, layout="x"),), covers=(Cover(0, 0),))


def share(_rows: Rows) -> LayoutCut:
    """Cut two articles that hold the same characters of a row they share."""
    articles = tuple(
        RowRange(first=0, last=0, layout="x", span=ck.Span(start, start + 6)) for start in (0, 4)
    )
    return LayoutCut(articles=articles, covers=(Cover(0, 0),))


def leave(_rows: Rows) -> LayoutCut:
    """Cut an article whose characters stand in other rows."""
    article = RowRange(first=0, last=0, layout="x", span=ck.Span(0, 60))
    return LayoutCut(articles=(article,), covers=(Cover(0, 1),))


@pytest.mark.parametrize(
    ("cut", "message"),
    [
        (fail, "IndexError: list index"),
        (overlap, "overlaps"),
        (uncover, "none of its covers"),
        (share, "overlaps"),
        (leave, "leaves its rows"),
    ],
)
def test_faulty_cut_is_told_under_the_name_of_the_layout(cut: Any, message: str) -> None:
    """A layout that fails or breaks the laws of cuts is named, and costs its feed only."""
    layout = attrs.evolve(LAYOUT, name="faulty-1", cut=cut)
    with pytest.raises(ck.LayoutError, match=message):
        ck.segment(BULLETIN, settings=ck.SegmentSettings(layouts=(layout,)))
    assert () == normalize(BULLETIN, layout)


def halve(rows: Rows) -> LayoutCut:
    """Cut the first row in two articles."""
    end = rows.ends[0]
    spans = (ck.Span(0, 3), ck.Span(4, end))
    articles = tuple(RowRange(first=0, last=0, layout="x", span=span) for span in spans)
    return LayoutCut(articles=articles, covers=(Cover(0, len(rows) - 1),))


def read_all(rows: Rows, first: int, last: int) -> ck.Header:
    """Read what there is as the body."""
    return ck.Header(body_span=rows.span_of(first, last))


def test_layout_may_cut_inside_a_row() -> None:
    """Articles that share a row are given apart, and the parser sees the rows of each alone."""
    layout = ck.Layout(name="halves-1", sniff=lambda _: 0.9, cut=halve, parse=read_all)
    parts = ck.segment(BULLETIN, settings=ck.SegmentSettings(layouts=(layout,)))
    assert ["The", "Bulletin, May issue"] == [
        BULLETIN[article.span.start : article.span.end] for article in parts.articles
    ]
    assert ["The", "Bulletin, May issue"] == [
        article.body for article in normalize(BULLETIN, layout)
    ]


def test_settings_refuse_what_is_no_choice() -> None:
    """One name alone is no tuple of names."""
    with pytest.raises(TypeError, match="tuple"):
        ck.SegmentSettings(layouts="nexis-text-1")
