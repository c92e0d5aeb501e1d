"""Laws of records: to JSON and back, strictly, and what the schema says of it."""

from __future__ import annotations

import copy
import json
import pickle

import attrs
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit import (
    Article,
    Problem,
    RecordError,
    article_from_json,
    article_schema,
    article_to_json,
    record_from_json,
    record_to_json,
)
from strategies import articles, problems

VALIDATOR = jsonschema.Draft202012Validator(article_schema())
FIELDS = [field.name for field in attrs.fields(Article)]

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(articles())
def test_article_survives_json(article: Article) -> None:
    """An article written as JSON text and read again is the same article."""
    text = json.dumps(article_to_json(article))
    assert article == article_from_json(json.loads(text))


@given(problems())
def test_any_record_survives_json(problem: Problem) -> None:
    """The other records make the same journey."""
    assert problem == record_from_json(record_to_json(problem), Problem)


@given(articles())
def test_keys_stand_in_field_order(article: Article) -> None:
    """The keys of the object are the fields of the class, in its order."""
    assert list(article_to_json(article)) == FIELDS


@given(articles())
def test_every_article_fits_the_schema(article: Article) -> None:
    """Whatever is an article is valid against the schema."""
    assert list(VALIDATOR.iter_errors(article_to_json(article))) == []


@given(articles(), st.sampled_from(FIELDS))
def test_missing_key_is_named(article: Article, name: str) -> None:
    """A record that lacks a key is refused, and the error names the key."""
    stored = article_to_json(article)
    del stored[name]
    with pytest.raises(RecordError) as caught:
        article_from_json(stored)
    assert caught.value.path == name


@given(articles(), st.text(max_size=8).filter(lambda name: name not in FIELDS))
def test_unknown_key_is_named(article: Article, name: str) -> None:
    """A record with a key too many is refused, and the error names the key."""
    with pytest.raises(RecordError) as caught:
        article_from_json({**article_to_json(article), name: None})
    assert caught.value.path == name


@given(articles(), st.sampled_from(FIELDS), json_values)
def test_any_value_is_taken_right_or_refused(article: Article, name: str, value: object) -> None:
    """A foreign value is either refused at its place or fits the schema and is kept."""
    stored = copy.deepcopy(article_to_json(article))
    stored[name] = value
    taken = _take_or_refuse(stored)
    if isinstance(taken, RecordError):
        assert taken.path.startswith(name)
    else:
        VALIDATOR.validate(stored)
        assert stored == article_to_json(taken)


def _take_or_refuse(stored: dict[str, object]) -> Article | RecordError:
    try:
        return article_from_json(stored)
    except RecordError as error:
        return error


@given(json_values)
def test_any_json_is_an_article_or_an_error(value: object) -> None:
    """No JSON value does anything but give an article or a RecordError."""
    with pytest.raises(RecordError):
        article_from_json(value)


@given(articles())
def test_article_survives_pickling(article: Article) -> None:
    """Articles go through a process pool unharmed."""
    assert article == pickle.loads(pickle.dumps(article))  # noqa: S301 - our own bytes
