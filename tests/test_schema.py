"""Examples of the JSON Schema of Article."""

from __future__ import annotations

import attrs
import jsonschema
import pytest

from corpuskit import Article, DuplicateOf, article_schema
from corpuskit.schema import field_docs, record_schema

SCHEMA = article_schema()


def test_schema_is_draft_2020_12() -> None:
    """The schema is a valid one of the dialect that it names."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_field_is_required_and_described() -> None:
    """All fields of the class are there, in order, each with the words of its docstring."""
    names = [field.name for field in attrs.fields(Article)]
    assert names == list(SCHEMA["properties"]) == SCHEMA["required"]
    assert [name for name in names if not SCHEMA["properties"][name]["description"]] == []


@pytest.mark.parametrize(
    ("part", "field", "expected"),
    [
        (None, "headline", {"type": ["string", "null"], "minLength": 1}),
        (None, "date", {"type": ["string", "null"], "pattern": r"^(?:\d{4}-\d{2}-\d{2})$"}),
        (None, "byline", {"type": "array", "items": {"type": "string"}}),
        (None, "extra", {"type": "object", "additionalProperties": {"type": "string"}}),
        (None, "span", {"$ref": "#/$defs/Span"}),
        (None, "duplicate", {"anyOf": [{"$ref": "#/$defs/DuplicateOf"}, {"type": "null"}]}),
        ("Span", "start", {"type": "integer", "minimum": 0}),
        ("Boundary", "confidence", {"type": "number", "minimum": 0.0, "maximum": 1.0}),
        ("LanguageTag", "script", {"type": ["string", "null"], "pattern": "^(?:[A-Z][a-z]{3})$"}),
    ],
)
def test_limits_are_those_of_the_class(
    part: str | None, field: str, expected: dict[str, object]
) -> None:
    """Types and limits follow annotations and validators."""
    schema = SCHEMA["$defs"][part] if part else SCHEMA
    found = dict(schema["properties"][field])
    del found["description"]
    assert expected == found


def test_optional_kinds_may_be_null() -> None:
    """A list of words for a field that may be absent has null among them."""
    assert None in record_schema(DuplicateOf)["properties"]["kind"]["enum"]


def test_descriptions_speak_of_json() -> None:
    """Marks of the documentation language and Python's names are left out."""
    assert SCHEMA["properties"]["headline"]["description"].endswith("null where none is printed.")


def test_field_docs_are_those_under_the_fields() -> None:
    """The docstrings are read from the source."""
    assert field_docs(Article)["lines"] == "The same in lines."
