"""JSON Schema of the Article record, made from its classes.

Types come from the annotations, limits from the validators, descriptions from the docstrings:
there is no second place that could say otherwise. Draft 2020-12.
"""

from __future__ import annotations

import ast
import functools
import inspect
import itertools
import re
import textwrap
import types
import typing
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from corpuskit.checks import SPELT_OUT
from corpuskit.records import Article

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PLAIN_TYPES = {str: "string", int: "integer", float: "number"}
_MARK = re.compile(
    r"""
    `{1,2}([^`]+)`{1,2}  # ``code``, `code`
    """,
    re.VERBOSE,
)
_BOUNDS = {">=": "minimum", "<=": "maximum", ">": "exclusiveMinimum", "<": "exclusiveMaximum"}


def article_schema() -> dict[str, Any]:
    """Return the JSON Schema of an Article as written to JSONL.

    Every article that :func:`corpuskit.convert.article_from_json` accepts is valid against it. What
    a schema cannot say is left to the reader of records: that no end lies before its start.

    Examples:
        >>> article_schema()["properties"]["id"]["pattern"]
        '^(?:ck:[0-9a-f]{16,64})$'
    """
    return record_schema(Article)


def record_schema(cls: type, /) -> dict[str, Any]:
    """Return the JSON Schema of any attrs record class; parts stand under ``$defs``."""
    parts: dict[str, Any] = {}
    schema = _object_schema(cls, parts)
    defs = {"$defs": dict(sorted(parts.items()))} if parts else {}
    return {"$schema": _DIALECT, **schema, **defs}


@functools.cache
def field_docs(cls: type, /) -> Mapping[str, str]:
    """Return the docstrings under the fields of *cls*, by field name; line breaks folded.

    They are read from the source of the class, where Python itself throws them away.
    """
    tree = ast.parse(textwrap.dedent(inspect.getsource(cls)))
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    docs = {}
    for field, doc in itertools.pairwise(body):
        match field, doc:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                docs[name] = " ".join(text.split())
    return docs


def _in_json_words(doc: str) -> str:
    """Return *doc* without the marks of reStructuredText, ``None`` called by its JSON name."""
    return _MARK.sub(r"\1", doc.replace("``None``", "null"))


def _object_schema(cls: type, parts: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of one class; schemas of its parts are added to *parts*."""
    attrs.resolve_types(cls)
    docs = field_docs(cls)
    fields = attrs.fields(cls)
    properties = {
        field.name: {
            "description": _in_json_words(docs.get(field.name, "")),
            **_field_schema(field, parts),
        }
        for field in fields
    }
    return {
        "title": cls.__name__,
        "description": _in_json_words(" ".join((cls.__doc__ or "").split())),
        "type": "object",
        "properties": properties,
        "required": [field.name for field in fields],
        "additionalProperties": False,
    }


def _field_schema(field: attrs.Attribute[Any], parts: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a field's values: its type and the limits of its validators."""
    schema = _type_schema(field.type, parts)
    for key, limit in _limits(field.validator):
        schema[key] = limit
    return schema


def _type_schema(kind: Any, parts: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a type as annotated in a record."""
    if kind in _PLAIN_TYPES:
        return {"type": _PLAIN_TYPES[kind]}
    if attrs.has(kind):
        if kind.__name__ not in parts:
            parts[kind.__name__] = {}  # holds the place while its own parts are visited
            parts[kind.__name__] = _object_schema(kind, parts)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal:
        return {"enum": list(args)}
    if origin is tuple:
        return {"type": "array", "items": _type_schema(args[0], parts)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _type_schema(args[1], parts)}
    if origin in (typing.Union, types.UnionType):
        (inner,) = (arg for arg in args if arg is not type(None))
        return _or_null(_type_schema(inner, parts))
    raise TypeError(f"no JSON Schema for {kind!r}: teach corpuskit.schema this type")


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    """Return *schema* with ``null`` allowed beside."""
    if "enum" in schema:
        return {"enum": [*schema["enum"], None]}
    if isinstance(schema.get("type"), str):
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def _limits(validator: Any) -> Iterator[tuple[str, Any]]:
    """Yield the JSON Schema keywords for the validators that records use."""
    if isinstance(validator, types.FunctionType):
        validator = SPELT_OUT.get(validator)
    for inner in getattr(validator, "_validators", ()):  # and_
        yield from _limits(inner)
    if hasattr(validator, "validator"):  # optional
        yield from _limits(validator.validator)
    if hasattr(validator, "bound"):  # ge, le, gt, lt
        yield _BOUNDS[validator.compare_op], validator.bound
    if hasattr(validator, "min_length"):  # min_len
        yield "minLength", validator.min_length
    if isinstance(getattr(validator, "pattern", None), re.Pattern):  # matches_re, a full match
        yield "pattern", f"^(?:{validator.pattern.pattern})$"
