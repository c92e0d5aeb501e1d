"""Articles as schema.org NewsArticle and as IPTC ninjs."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given

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
    assert set(article_to_schema_org(BARE)) == {"@context", "@type", "@id"}
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
