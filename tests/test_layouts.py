"""Examples of the known layouts: case files, the seeds, and fields as printed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import corpuskit as ck
from corpuskit.layouts import cut_known, parse_known
from corpuskit.layouts.registry import LAYOUTS
from corpuskit.lines import LineCounter, Rows, split_rows

if TYPE_CHECKING:
    from corpuskit.records import Header

CASES = Path(__file__).parent / "cases" / "layouts"
SEEDS = Path(__file__).parent.parent / "seeds"


def read_case(name: str) -> tuple[Rows, str]:
    """Return the rows of a case file, and the mark of each row."""
    rows = (CASES / f"{name}.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    return split_rows("\n".join(row[1:] for row in rows)), "".join(row[:1] for row in rows)


def mark_rows(rows: Rows) -> str:
    """Return the marks that `cut_known` gives to the rows."""
    marks = ["?"] * len(rows)
    cut = cut_known(rows)
    for cover in cut.covers if cut else ():
        marks[cover.first : cover.last + 1] = "." * (cover.last - cover.first + 1)
    for article in cut.articles if cut else ():
        marks[article.first : article.last + 1] = "|" * (article.last - article.first + 1)
        marks[article.first] = ">"
    return "".join(marks)


def read_headers(name: str) -> list[Header]:
    """Return the headers of the articles of a case file."""
    rows, _ = read_case(name)
    cut = cut_known(rows)
    assert cut is not None
    headers = [
        parse_known(rows, a.first, a.last, layout=a.layout, span=a.span) for a in cut.articles
    ]
    return [header for header in headers if header is not None]


def feed_of(name: str) -> ck.Feed:
    """Return a case file as a feed."""
    text = read_case(name)[0].text
    return ck.Feed(name=name, text=text, encoding="utf-8", sha256="0" * 64)


def body_of(name: str, number: int) -> str:
    """Return the body of an article of a case file."""
    rows, _ = read_case(name)
    span = read_headers(name)[number].body_span
    return rows.text[span.start : span.end]


@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("*.txt")))
def test_case_is_cut_as_marked(name: str) -> None:
    """A case file is cut as the first character of its rows says."""
    rows, marks = read_case(name)
    inside = {i for i, mark in enumerate(marks) if mark in ">|" and rows[i].strip()}
    shown = "".join(m if i in inside or m in ".?" else "-" for i, m in enumerate(marks))
    cut = "".join(
        m if i in inside or marks[i] in ".?" else "-" for i, m in enumerate(mark_rows(rows))
    )
    assert shown == cut


@pytest.mark.parametrize("seed", ["000", "001", "004"])
def test_archive_seeds_are_cut_exactly(seed: str) -> None:
    """Every article of the archives begins and ends on the labelled lines."""
    text = next((SEEDS / "feeds").glob(f"{seed}_*.txt")).read_text(encoding="utf-8")
    labels = json.loads(next((SEEDS / "gold").glob(f"{seed}_*.json")).read_text(encoding="utf-8"))
    rows, lines = split_rows(text), LineCounter(text)
    cut = cut_known(rows)
    assert cut is not None
    found = [lines.range_of(rows.span_of(a.first, a.last)) for a in cut.articles]
    expected = [
        (label["start_line"], {label["end_line"], *label.get("end_lines_accepted", ())})
        for label in labels["articles"]
    ]
    assert [start for start, _ in expected] == [place.first for place in found]
    assert all(place.last in ends for place, (_, ends) in zip(found, expected, strict=True))


@pytest.mark.parametrize("seed", ["002", "003"])
def test_single_articles_are_no_known_layout(seed: str) -> None:
    """The seeds that are one article each belong to no layout."""
    text = next((SEEDS / "feeds").glob(f"{seed}_*.txt")).read_text(encoding="utf-8")
    assert cut_known(split_rows(text)) is None


def test_german_labels_are_read() -> None:
    """A LexisNexis head in German gives headline with deck, author, section, page and edition."""
    header = read_headers("synthetic-nexis-text-german")[0]
    expected = (
        "Brücke am Hafen wird erst im Herbst eröffnet; Gutachten fehlt noch",
        ("Max Muster",),
        "Talpost",
        "2007-02-23",
        "POLITIK; S. 7",
        "7",
        "Gesamtausgabe",
    )
    assert expected == (
        header.headline,
        header.byline,
        header.source,
        header.date,
        header.section,
        header.page,
        header.edition,
    )


def test_classic_head_is_read() -> None:
    """Labels from SECTION to BODY are read; a capital word in the text is no label."""
    header = read_headers("synthetic-nexis-text-classic")[0]
    expected = (
        "Council Puts Off Its Decision on the New Bridge",
        "The Harbour Times",
        "1994-05-05",
        "Late Edition - Final",
        "HARBOUR CITY",
        "1",
    )
    assert expected == (
        header.headline,
        header.source,
        header.date,
        header.edition,
        header.place,
        header.page,
    )
    body = body_of("synthetic-nexis-text-classic", 0)
    assert body.startswith("The council met")
    assert body.endswith("said one member.")


def test_wrapped_headline_is_joined() -> None:
    """A headline wrapped in a Factiva head is one line; the byline below it is kept apart."""
    header = read_headers("synthetic-factiva-text-french-wrapped")[0]
    expected = (
        "Le conseil reporte sa décision sur le pont ; Les ingénieurs n'ont pas remis leur rapport"
    )
    assert expected == header.headline
    expected = ("Marie Dupont",)
    assert expected == header.byline
    expected = "2011-07-09"
    assert expected == header.date


def test_wrapped_address_is_joined() -> None:
    """An address that goes on in the next row is read without the line break."""
    header = read_headers("synthetic-proquest-text-title-label")[0]
    expected = "https://example.org/docview/123456789"
    assert expected == header.url
    expected = ("Doe, Jane", "Muster, Max")
    assert expected == header.byline
    expected = "The council met on Tuesday.\n\nIt put off its decision."
    assert expected == body_of("synthetic-proquest-text-title-label", 0)


def test_absent_fields_are_none() -> None:
    """What an article does not print is absent."""
    header = read_headers("synthetic-proquest-text-title-label")[1]
    expected = (None, (), None, None)
    assert expected == (header.date, header.byline, header.section, header.dateline)


def test_title_block_of_a_clipping_is_read() -> None:
    """Section, line above the headline, wrapped headline, byline, office, page and edition."""
    one, two, three = read_headers("synthetic-dow-jones-clippings")
    expected = (
        "National Desk; Section A",
        "Council Puts Off Its Decision",
        ("JANE DOE",),
        "2001-05-29",
        "12",
    )
    assert expected == (one.section, one.headline, one.byline, one.date, one.page)
    expected_two = (
        "BUSINESS",
        "Bridge Report Is Late; Engineers Ask for Another Month to Finish It",
        ("Max Muster",),
        "FINAL",
        "A.3",
        "Talpost Staff Writer",
    )
    assert expected_two == (
        two.section,
        two.headline,
        two.byline,
        two.edition,
        two.page,
        two.extra["office"],
    )
    assert ("Reckonings", "What a Bridge Costs") == (three.kicker, three.headline)


def test_articles_that_share_a_row_are_read_apart() -> None:
    """Of a row with the end of one article and the beginning of another each reads its own."""
    one, two = read_headers("synthetic-factiva-flowed")
    assert "Document COURRI0020220315ei3f0003o" == one.extra["AN"]
    assert ("LE COURRIER Politique", "LE COURRIER Der") == (one.section, two.section)
    assert ("Le conseil reporte sa décision", "Le *pont* ouvre") == (one.headline, two.headline)
    assert "Personne n'est venu. *TD* Il pleuvait." == body_of("synthetic-factiva-flowed", 1)


def test_articles_that_share_a_row_tile_the_feed() -> None:
    """Segments of such a feed begin and end in the middle of a row, with nothing lost between."""
    rows, _ = read_case("synthetic-factiva-flowed")
    parts = ck.segment(rows.text)
    places = sorted([a.span for a in parts.articles] + [g.span for g in parts.gaps])
    assert rows.text == "".join(rows.text[span.start : span.end] for span in places)
    assert ["*SE* LE COURRIER", "*SE* LE\nCOURRIER"] == [
        rows.text[a.span.start : a.span.start + 16] for a in parts.articles
    ]


def test_code_inside_the_text_is_no_body() -> None:
    """Between lead and text a code stands, which the layout says is none of it."""
    furniture = read_headers("synthetic-factiva-flowed")[0].furniture
    assert ["*TD*"] == [item.text for item in furniture]
    articles = ck.normalize(feed_of("synthetic-factiva-flowed")).articles
    assert not any("*TD*" in str(article.body) for article in articles)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("53\n\n4", ("53", "4")),
        ("Late Edition\n\n4\n\n36", ("Late Edition", "4")),
        ("4", (None, "4")),
    ],
)
def test_numbers_behind_the_source_code(
    printed: str, expected: tuple[str | None, str | None]
) -> None:
    """Edition, page and volume stand in this order; a single number is the page."""
    head = f"Rain at last\n\n5 words\n\n3 May 2020\n\nThe Echo\n\nECHO\n\n{printed}\n\nEnglish"
    rows = split_rows(f"{head}\n\nCopyright 2020\n\nIt rained.\n\nDocument ECHO000020200503ab12c")
    header = parse_known(rows, 0, len(rows) - 1, layout="factiva-text-1")
    assert header is not None
    assert expected == (header.edition, header.page)


@pytest.mark.parametrize(
    ("section", "expected"),
    [("Financial; E01", "E01"), ("HOME NEWS; Pg. 2", "2"), ("Sport; Cup", None)],
)
def test_page_is_read_from_a_section(section: str, expected: str | None) -> None:
    """A page closes a section with a word for it, or as letter and number."""
    rows = split_rows(
        f"Rain\nThe Echo\nMay 3, 2020 Sunday\n\nSection: {section}\nBody\n\nIt rained."
    )
    header = parse_known(rows, 0, len(rows) - 1, layout="nexis-uni-1")
    assert header is not None
    assert expected == header.page


def test_value_that_says_there_is_none_is_absent() -> None:
    """What a database prints for want of a value is no value."""
    assert () == read_headers("synthetic-factiva-flowed")[1].byline


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("retriever-swedish", ("Hamnbladet", "2004-12-27", "15", "http://ret.nu/cmchMNgs")),
        ("retriever-norwegian", ("Havneposten", "1988-10-14", "7", None)),
        ("infomedia", ("Havneposten", "2013-03-13", "1", None)),
        ("ebsco", ("Harbour Times", "2010-05-04", "04a", None)),
        (
            "genios",
            (
                "Der Bote",
                "2010-03-13",
                None,
                "https://www.wiso-net.example/document/BOTE__A45678902",
            ),
        ),
    ],
)
def test_records_of_archives_are_read(name: str, expected: tuple[str | None, ...]) -> None:
    """Publication, date, page and address stand where each archive prints them."""
    header = read_headers(f"synthetic-{name}")[1]
    assert expected == (header.source, header.date, header.page, header.url)


def test_names_stand_where_archives_print_them() -> None:
    """An author in a row of its own, behind tildes, in a label, or below the title."""
    names = [
        read_headers(f"synthetic-{name}")[0].byline
        for name in ("retriever-norwegian", "ebsco", "genios")
    ]
    assert [("NORDMANN OLA",), ("Doe, Jane",), ("Max Muster",)] == names


def test_head_of_a_wire_message_is_read() -> None:
    """Service row, slug, headline and place are told by form or by the sign before them."""
    one, two = read_headers("synthetic-wire-zczc")
    assert ("Rat vertagt Entscheidung über Brücke", ("dpa",)) == (one.headline, one.credits)
    assert ("Council puts off decision", "Hobart", "Bridge") == (
        two.headline,
        two.place,
        two.extra["slug"],
    )


def test_headline_stands_below_the_list_of_other_places() -> None:
    """Where Europresse lists other publications, the lines above are no headline."""
    header = read_headers("synthetic-europresse-also-published")[0]
    assert ("énergie", ("Marie Dupont",)) == (header.kicker, header.byline)
    assert str(header.headline).startswith("Le conseil reporte")


def test_note_below_a_byline_is_no_author() -> None:
    """The authors stand above "Special to"; a section is known by its desk."""
    one, two = read_headers("synthetic-factiva-text-two-lines-of-authors")
    assert (("JANE DOE",), "Special to The Harbour Times") == (one.byline, one.extra["BY"])
    assert ("Editorial Desk; A", "Decided, Sort Of", ()) == (two.section, two.headline, two.byline)


def test_page_of_layouts_lists_all() -> None:
    """The table in the docs names every known layout, and none else."""
    page = (SEEDS.parent / "docs" / "layouts.md").read_text(encoding="utf-8")
    assert sorted(layout.name for layout in LAYOUTS) == sorted(
        row.split("`")[1] for row in page.splitlines() if row.startswith("| `")
    )


def test_unknown_layout_has_no_header() -> None:
    """Only known layouts have a field map."""
    assert parse_known(split_rows("x"), 0, 0, layout="general") is None


def test_hostile_text_is_cut_at_once() -> None:
    """A million characters without a line break, or with nothing else, upset no pattern."""
    for text in ("1 of " * 200_000, " " * 1_000_000, "\n" * 300_000, "A: " * 300_000):
        assert cut_known(split_rows(text)) is None
