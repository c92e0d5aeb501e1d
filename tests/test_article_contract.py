"""The field contract in the docs and the Article class say the same."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import attrs
import pytest

from corpuskit.formats.export import article_to_ninjs, article_to_schema_org
from corpuskit.records import (
    Article,
    Boundary,
    DuplicateOf,
    FurnitureKind,
    LanguageTag,
    LineRange,
    Span,
)

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = Path(__file__).parents[1] / "docs" / "article.md"


def test_every_field_has_its_row_in_order() -> None:
    """The table on the contract page lists the fields of Article, all of them, in order."""
    rows = re.findall(r"^\| `(\w+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [field.name for field in attrs.fields(Article)] == rows


@pytest.mark.parametrize("kind", get_args(FurnitureKind))
def test_every_furniture_kind_is_named(kind: str) -> None:
    """The contract page names each kind of furniture."""
    assert kind in PAGE.read_text(encoding="utf-8")


FULL = Article(
    id="ck:" + "0" * 24,
    feed="clips.txt",
    span=Span(0, 100),
    lines=LineRange(1, 9),
    headline="Ferry breaks down",
    kicker="Harbour",
    deck="Forty people on board",
    byline=("Jane Doe",),
    byline_text="By Jane Doe",
    dateline="TALHAVEN (AFP)",
    place="TALHAVEN",
    source="Talpost",
    date="2021-05-05",
    time="10:30",
    date_text="May 5 2021, 10:30",
    credits=("AFP",),
    section="News",
    page="4",
    edition="Late",
    url="https://talpost.example/ferry",
    copyright="© Talpost",
    language=LanguageTag(code="en", confidence=0.9, script="Latn"),
    body="The ferry broke down.",
    body_span=Span(50, 71),
    boundary=Boundary(offset=0, confidence=0.9),
    duplicate=DuplicateOf(cluster="ck:" + "0" * 24, kind="reprint", of="ck:" + "1" * 24),
)
"""An article in which every field is stated that the standards have a word for."""


@pytest.mark.parametrize(
    ("column", "export", "frame"),
    [
        (2, article_to_schema_org, {"@context", "@type", "@id", "identifier"}),
        (3, article_to_ninjs, {"standard", "type", "uri"}),
    ],
    ids=["schema.org", "ninjs"],
)
def test_table_names_what_is_exported(
    column: int, export: Callable[[Article], dict[str, Any]], frame: set[str]
) -> None:
    """The names in the table are those that the exports write; what names the article aside."""
    rows = re.findall(r"^\| `\w+` \|.*\|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    cells = [row.split(" | ")[column].strip(" |`") for row in rows]
    assert set(export(FULL)) - frame == set(cells) - frame - {"–"}
