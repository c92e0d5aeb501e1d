"""The forms for other programs: what each keeps, drops and refuses."""

from __future__ import annotations

import csv
import gzip
import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import corpuskit as ck
from corpuskit.formats.flat import COLUMNS, flatten_article
from corpuskit.formats.pages import page_name
from corpuskit.formats.spreadsheet import MAX_CELL, escape_cell
from corpuskit.formats.views import VIEWS, choose_view
from corpuskit.records import Article, Boundary, DuplicateOf, LanguageTag, LineRange, Span

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = Article(
    id="ck:0123456789abcdef",
    feed="clips/a.txt",
    span=Span(0, 40),
    lines=LineRange(3, 9),
    headline="=Council puts off: its *decision*",
    byline=("Ann Lee", "Bo Ek"),
    source="The Courier / Bay Edition",
    credits=("AFP", "AP"),
    date="2023-10-02",
    time="09:30",
    language=LanguageTag(code="en", confidence=0.99, script="Latn"),
    body="The council met.\n\nIt put off its decision.",
    body_span=Span(30, 40),
    boundary=Boundary(offset=0, confidence=0.9, evidence=("date-line",)),
    duplicate=DuplicateOf(cluster="ck:0", kind="reprint", of="ck:fedcba9876543210"),
    extra={"Load-Date": "October 3, 2023"},
)

BARE = attrs.evolve(
    ARTICLE,
    id="ck:fedcba9876543210",
    **dict.fromkeys(("headline", "source", "date", "time", "body", "duplicate")),
    byline=(),
    credits=(),
)

METADATA = {
    "date": "2023-10-02",
    "time": "09:30",
    "source": "The Courier / Bay Edition",
    "headline": "=Council puts off: its *decision*",
    "byline": "Ann Lee; Bo Ek",
    "credits": "AFP; AP",
    "language": "en",
    "language_confidence": 0.99,
    "duplicate_cluster": "ck:0",
    "duplicate_kind": "reprint",
    "duplicate_of": "ck:fedcba9876543210",
    "first_line": 3,
    "last_line": 9,
    "boundary_confidence": 0.9,
    "words": 8,
}


def _rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a file of CSV."""
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_flat_row_has_its_columns() -> None:
    """The columns are those that the table names, whatever an article states."""
    assert COLUMNS == tuple(flatten_article(ARTICLE)) == tuple(flatten_article(BARE))


def test_dolma_document_is_what_dolma_says() -> None:
    """The keys and types of its data format; the feed is the source within which ids are unique."""
    assert ck.article_to_dolma(ARTICLE) == {
        "id": "ck:0123456789abcdef",
        "text": "The council met.\n\nIt put off its decision.",
        "source": "clips/a.txt",
        "created": "2023-10-02T09:30:00",
        "metadata": METADATA,
    }


def test_dolma_document_without_a_date_has_none() -> None:
    """Nothing is made up: no time of creation, an empty text."""
    found = ck.article_to_dolma(BARE)
    assert ("", None) == (found["text"], found.get("created"))


def test_datatrove_document_is_what_its_readers_take() -> None:
    """Text, id, media and a flat bag of metadata."""
    assert ck.article_to_datatrove(ARTICLE) == {
        "text": "The council met.\n\nIt put off its decision.",
        "id": "ck:0123456789abcdef",
        "media": [],
        "metadata": {**METADATA, "feed": "clips/a.txt"},
    }


@pytest.mark.parametrize("view", ["dolma", "datatrove", "schema-org", "ninjs"])
def test_objects_are_written_one_a_line(view: Any, tmp_path: Path) -> None:
    """A view of JSON objects is a file of JSON lines, compressed as its name says."""
    path = tmp_path / "out.jsonl.gz"
    assert 2 == ck.write_articles([ARTICLE, BARE], path, to=view)
    lines = gzip.decompress(path.read_bytes()).decode().splitlines()
    ids = [line.get("id") or line.get("uri") or line["@id"] for line in map(json.loads, lines)]
    assert ids == [ARTICLE.id, BARE.id]


def test_csv_is_what_excel_opens(tmp_path: Path) -> None:
    """A byte order mark, CR LF, a head line, one row an article; absent values are empty."""
    path = tmp_path / "out.csv"
    assert 2 == ck.write_articles([ARTICLE, BARE], path)
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfid,date,")
    assert raw.count(b"\r\n") == 3
    first, second = _rows(path)
    assert first["body"] == ARTICLE.body
    assert first["byline"] == "Ann Lee; Bo Ek"
    assert second["headline"] == second["date"] == second["body"] == ""


def test_csv_of_nothing_has_its_head_line(tmp_path: Path) -> None:
    """A corpus without articles is a table without rows."""
    ck.write_articles([], tmp_path / "out.csv")
    assert ",".join(COLUMNS) == (tmp_path / "out.csv").read_text("utf-8-sig").strip()


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_is_a_formula(sign: str) -> None:
    """What a spreadsheet might evaluate is shown instead."""
    assert escape_cell(f"{sign}1+cmd|'/C calc'!A0") == f"'{sign}1+cmd|'/C calc'!A0"


def test_cell_that_is_none_stays_as_it_is() -> None:
    """Signs inside a text, and numbers, are left alone."""
    assert ["a=b", 0.5, None] == [escape_cell(cell) for cell in ("a=b", 0.5, None)]


@pytest.mark.parametrize("letter", ["a", "\N{GRINNING FACE}"])
def test_long_cell_is_cut_to_what_excel_takes(letter: str) -> None:
    """The cut is marked, and halves no character outside the first plane."""
    cell = str(escape_cell(letter * MAX_CELL * 2))
    assert MAX_CELL - 1 <= len(cell.encode("utf-16-le")) / 2 <= MAX_CELL
    assert cell.rstrip("…") == letter * (len(cell) - 1)
    assert escape_cell("b" * MAX_CELL) == "b" * MAX_CELL


def test_pages_are_named_by_date_source_headline_and_id(tmp_path: Path) -> None:
    """Four parts that a program can take apart, each there in every name."""
    ck.write_articles([ARTICLE, BARE], tmp_path / "out", to="text")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "2023-10-02_the-courier-bay-edition_council-puts-off-its-decision_0123456789abcdef.txt",
        "undated_unnamed_untitled_fedcba9876543210.txt",
    ]


def test_text_is_headline_and_body(tmp_path: Path) -> None:
    """A text file holds what a reader would read, and nothing else."""
    ck.write_articles([ARTICLE], tmp_path / "out", to="text")
    (page,) = (tmp_path / "out").iterdir()
    assert page.read_text("utf-8") == f"{ARTICLE.headline}\n\n{ARTICLE.body}\n"


def test_markdown_has_front_matter_and_shows_the_text_as_it_is(tmp_path: Path) -> None:
    """Fields in front, quoted as YAML wants it; signs of Markdown in the text are escaped."""
    ck.write_articles([ARTICLE], tmp_path / "out", to="markdown")
    (page,) = (tmp_path / "out").iterdir()
    text = page.read_text("utf-8")
    assert text.startswith('---\nid: "ck:0123456789abcdef"\ndate: "2023-10-02"\n')
    assert "\n# \\=Council puts off: its \\*decision\\*\n\nThe council met.\n" in text


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("CON: a\\b|c?.txt ", "con-a-b-c-txt"),
        ("ชื่อข่าว की खबर", "ชื่อข่าว-की-खबर"),
        ("e\u0301te\u0301", "été"),
        ("—", "untitled"),
        ("ж" * 500, "ж" * 60),
    ],
)
def test_name_of_a_page_is_safe(headline: str, expected: str) -> None:
    """No path, no reserved sign, no cut character, no name too long."""
    name = page_name(attrs.evolve(ARTICLE, headline=headline), form="text")
    assert name.split("_")[2] == expected
    assert len(name.encode()) < 255


def test_pages_replace_only_pages(tmp_path: Path) -> None:
    """A folder of ours is written anew; one with anything else in it is left alone."""
    out = tmp_path / "out"
    ck.write_articles([ARTICLE, BARE], out, to="markdown")
    ck.write_articles([BARE], out, to="text")
    assert 1 == len(list(out.iterdir()))
    (out / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(ck.WriteError, match=r"thesis\.txt"):
        ck.write_articles([BARE], out, to="text")


def test_articles_of_one_id_do_not_overwrite_each_other(tmp_path: Path) -> None:
    """A folder of pages holds an article of one id once: the second is an error, and no folder."""
    with pytest.raises(ck.WriteError):
        ck.write_articles([BARE, BARE], tmp_path / "out", to="text")
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("view", [view for view in VIEWS if view != "spacy"])
def test_lone_surrogate_is_refused_by_its_field(view: Any, tmp_path: Path) -> None:
    """No form can store half a character; the error names the place, and nothing is written."""
    names = {"csv": "out.csv", "markdown": "out", "text": "out"}
    bad = attrs.evolve(ARTICLE, body="a\ud800")
    with pytest.raises(ck.RecordError, match=r"U\+D800") as caught:
        ck.write_articles([ARTICLE, bad], tmp_path / names.get(view, "out.jsonl"), to=view)
    assert caught.value.path in {"body", "text", "articleBody", "bodies[0].value"}
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "to", "message"),
    [
        ("a.jsonl", "csv", r"written to \.csv"),
        ("a.parquet", "dolma", r"written to \.jsonl, \.jsonl\.gz, \.jsonl\.zst"),
        ("a.txt", "text", "leave the suffix out"),
        ("a.jsonl", "xml", "choose one of record, dolma"),
        ("corpus", "record", "no suffix of a file"),
    ],
)
def test_form_and_name_must_agree(name: str, to: Any, message: str, tmp_path: Path) -> None:
    """An output whose name says something else is refused, and the message says what to do."""
    with pytest.raises(ck.WriteError, match=message):
        ck.write_articles([ARTICLE], tmp_path / name, to=to)


def test_suffix_says_the_form() -> None:
    """Without a word the name decides; most names mean records."""
    names = {"a.CSV": "csv", "a.spacy": "spacy", "a.jsonl": "record", "a": "record"}
    assert names == {name: choose_view(name) for name in names}


@pytest.mark.parametrize("column", ["language", "extra", "body"])
def test_frame_without_a_field_is_refused(column: str) -> None:
    """A column that is missing is named."""
    table = ck.to_arrow([ARTICLE]).drop_columns([column])
    with pytest.raises(ck.RecordError, match="the column is missing") as caught:
        ck.from_frame(table)
    assert caught.value.path == column


def test_frame_may_have_more_columns_in_any_order() -> None:
    """What a person has added to a frame does not keep it from being read back."""
    table = ck.to_arrow([ARTICLE])
    shuffled = table.select(table.column_names[::-1]).append_column("topic", [["weather"]])
    assert [ARTICLE] == list(ck.from_frame(shuffled))


def test_row_that_is_no_article_is_named() -> None:
    """A value out of bounds is reported with row and field."""
    table = ck.to_arrow([BARE, ARTICLE])
    broken = table.set_column(table.column_names.index("date"), "date", [["2023-01-01", "today"]])
    with pytest.raises(ck.RecordError, match="<frame>:2: date"):
        list(ck.from_frame(broken))


def test_what_is_no_frame_is_refused() -> None:
    """A list of articles is no frame."""
    with pytest.raises(TypeError, match="not list"):
        ck.from_frame([ARTICLE])


@pytest.mark.parametrize(
    ("call", "blocked", "extra"),
    [
        ("to_arrow", "pyarrow", "parquet"),
        ("to_pandas", "pandas", "pandas"),
        ("to_polars", "polars", "polars"),
        ("to_hf", "datasets", "hf"),
        ("to_docbin", "spacy", "spacy"),
    ],
)
def test_missing_library_is_named_with_its_extra(call: str, blocked: str, extra: str) -> None:
    """Without the library the error says what to install."""
    code = (
        "import sys, corpuskit as ck\n"
        f"sys.modules[{blocked!r}] = sys.modules[{blocked + '.tokens'!r}] = None\n"
        f"try: ck.{call}([])\n"
        "except ck.MissingExtraError as error: print(error)"
    )
    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert f'pip install "corpuskit[{extra}]"' in ran.stdout


def test_every_form_is_written_by_a_corpus(tmp_path: Path) -> None:
    """`Corpus.write` knows the forms of `write_articles`."""
    corpus = ck.normalize(ck.read(b"Rain\n\nThe Echo\nOct 2 2023\n\nIt rains again.\n", name="a"))
    corpus.write(tmp_path / "out.csv")
    corpus.write(tmp_path / "out.jsonl", to="dolma")
    assert len(corpus.articles) == len(_rows(tmp_path / "out.csv"))
