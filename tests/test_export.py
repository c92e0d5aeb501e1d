"""Articles as schema.org NewsArticle and as IPTC ninjs."""

from __future__ import annotations

import json
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from corpuskit import (
    Article,
    Boundary,
    DuplicateOf,
    LanguageTag,
    LineRange,
    Span,
    article_to_ninjs,
    article_to_schema_org,
)
from strategies import articles

SCHEMAS = Path(__file__).parent / "schemas"

NINJS = json.loads((SCHEMAS / "ninjs-3.json").read_text(encoding="utf-8"))

NEWS_ARTICLE = json.loads((SCHEMAS / "news-article.json").read_text(encoding="utf-8"))["properties"]

PLAIN_TYPES = {"Text", "URL", "Date", "DateTime"}
"""Types of schema.org that are a string in JSON."""

BROADER = {"NewsArticle": "CreativeWork"}
"""What a type that we write is a kind of."""

BARE = Article(
    id="ck:0123456789abcdef",
    feed="a.txt",
    span=Span(0, 9),
    lines=LineRange(1, 1),
    language=LanguageTag(code="und", confidence=0.0),
    body_span=Span(9, 9),
    boundary=Boundary(offset=0, confidence=1.0),
)

FULL = attrs.evolve(
    BARE,
    headline="Council puts off its decision",
    deck="Mayor disappointed",
    byline=("Ann Lee", "Bo Ek"),
    byline_text="By Ann Lee and Bo Ek",
    dateline="GENEVA (AFP)",
    place="Geneva",
    source="The Courier",
    credits=("AFP", "AP"),
    date="2023-10-02",
    time="09:30 +0200",
    section="Local",
    page="A4",
    url="https://example.org/1",
    copyright="© The Courier",
    language=LanguageTag(code="en", confidence=0.99),
    body="Two words.",
    duplicate=DuplicateOf(cluster="ck:0", kind="reprint", of="ck:fedcba9876543210"),
)


def test_schema_org_speaks_of_what_is_there() -> None:
    """Every field that has a word in the vocabulary stands under it."""
    assert article_to_schema_org(FULL) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": "ck:0123456789abcdef",
        "identifier": "ck:0123456789abcdef",
        "headline": "Council puts off its decision",
        "alternativeHeadline": "Mayor disappointed",
        "author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Ek"}],
        "dateline": "GENEVA (AFP)",
        "locationCreated": {"@type": "Place", "name": "Geneva"},
        "publisher": {"@type": "Organization", "name": "The Courier"},
        "datePublished": "2023-10-02T09:30:00+02:00",
        "creditText": "AFP, AP",
        "articleSection": "Local",
        "printPage": "A4",
        "url": "https://example.org/1",
        "copyrightNotice": "© The Courier",
        "inLanguage": "en",
        "articleBody": "Two words.",
        "isBasedOn": {"@type": "NewsArticle", "@id": "ck:fedcba9876543210"},
    }


def test_ninjs_speaks_of_what_is_there() -> None:
    """The same in the words of the press."""
    found = article_to_ninjs(FULL)
    assert found["headlines"] == [
        {"role": "main", "value": "Council puts off its decision"},
        {"role": "deck", "value": "Mayor disappointed"},
    ]
    assert [source["name"] for source in found["infoSources"]] == ["The Courier", "AFP", "AP"]
    assert [(body["charCount"], body["wordCount"]) for body in found["bodies"]] == [(10, 2)]
    assert [(other["uri"], other["rel"]) for other in found["associations"]] == [
        ("ck:fedcba9876543210", "reprint")
    ]


def test_absent_fields_are_left_out() -> None:
    """An article that states nothing gives an object with nothing invented."""
    assert set(article_to_schema_org(BARE)) == {"@context", "@type", "@id", "identifier"}
    assert set(article_to_ninjs(BARE)) == {"uri", "standard", "type"}


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (None, "2023-10-02"),
        ("09:30", "2023-10-02T09:30:00"),
        ("09:30:15 Z", "2023-10-02T09:30:15Z"),
        ("09:30 ET", "2023-10-02T09:30:00"),
        ("noon", "2023-10-02"),
    ],
)
def test_date_and_time_are_joined_as_far_as_they_are_known(time: str | None, expected: str) -> None:
    """No time is made up, and no zone out of a name."""
    article = attrs.evolve(FULL, time=time)
    assert expected == article_to_schema_org(article)["datePublished"]


@given(articles())
def test_any_article_can_be_exported(article: Article) -> None:
    """No combination of fields is refused, and no empty value is given out."""
    for view in (article_to_schema_org(article), article_to_ninjs(article)):
        assert [name for name, value in view.items() if not value] == []


@given(articles())
def test_ninjs_is_valid(article: Article) -> None:
    """Every export fits the schema that IPTC has published, its names of properties included."""
    Draft202012Validator(NINJS).validate(article_to_ninjs(article))


def test_ninjs_schema_refuses_what_it_should() -> None:
    """The schema is no sieve: a property that ninjs does not know is refused."""
    for other in ({"headline": "x"}, {"bodies": [{"text": "x"}]}, {"uri": 1}):
        with pytest.raises(ValidationError):
            Draft202012Validator(NINJS).validate({**article_to_ninjs(FULL), **other})


def test_ninjs_formats_are_met_where_time_and_zone_are_printed() -> None:
    """A validator that asserts formats finds a date-time, too, if the article prints one."""
    checker = FormatChecker()
    checker.checks("date-time")(lambda value: str(value).count(":") == 3)
    validator = Draft202012Validator(NINJS, format_checker=checker)
    validator.validate(article_to_ninjs(FULL))
    assert not validator.is_valid(article_to_ninjs(attrs.evolve(FULL, time=None)))


@given(articles())
def test_schema_org_uses_the_vocabulary(article: Article) -> None:
    """Every property is one of NewsArticle, and every value of a type that the property takes."""
    view = article_to_schema_org(article)
    for name, value in view.items():
        if not name.startswith("@"):
            for item in value if isinstance(value, list) else [value]:
                assert _types_of(item) & set(NEWS_ARTICLE[name])
    assert ("https://schema.org", "NewsArticle") == (view["@context"], view["@type"])


def _types_of(value: object) -> set[str]:
    """Return the types of schema.org that a value may be of."""
    if isinstance(value, dict):
        return {value["@type"], BROADER.get(value["@type"], value["@type"])}
    return PLAIN_TYPES if isinstance(value, str) else set()
