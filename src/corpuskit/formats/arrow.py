"""Records as Arrow: one column a field, parts as structs, by a schema made from the class.

The schema is stated, never inferred from the data: a corpus without a single kicker has the
same columns and types as any other.
"""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from corpuskit.errors import MissingExtraError, RecordError
from corpuskit.formats.jsonl import surrogate_error

try:
    import pyarrow as pa
except ImportError as _error:
    raise MissingExtraError("Parquet files and Arrow tables", "parquet") from _error

_GROUP_ROWS = 1000
"""Most rows of one group: some megabytes of news text, enough for columns to pay."""

_GROUP_CHARACTERS = 1 << 26
"""Most characters of body text in one group; a column chunk ends at 2 GiB."""

_PLAIN_TYPES = {str: pa.string(), int: pa.int64(), float: pa.float64()}

ARROW_ERRORS: tuple[type[Exception], ...] = (pa.ArrowException, OverflowError, UnicodeError)
"""What pyarrow raises for values that its types cannot hold."""


def arrow_schema(cls: type, /) -> pa.Schema:
    """Return the Arrow schema of an attrs record class.

    A string, a whole number, a fraction are ``string``, ``int64``, ``double``; a part is a
    struct, a tuple a list, a mapping a map; only fields that may be ``None`` are nullable.
    """
    return pa.schema(_struct_fields(cls))


def iter_batches(rows: Iterable[Mapping[str, Any]], cls: type, /) -> Iterator[pa.RecordBatch]:
    """Yield JSON objects of records of *cls* as Arrow, a group of rows a batch.

    Raises:
        RecordError: If a row holds what Arrow cannot: a lone surrogate, or a number beyond 64
            bits.
    """
    schema, maps = arrow_schema(cls), _map_fields(cls)
    for group in row_groups(rows):
        plain = [{**row, **{name: list(row[name].items()) for name in maps}} for row in group]
        try:
            batch = pa.RecordBatch.from_pylist(plain, schema=schema)
        except ARROW_ERRORS as error:
            raise _bad_row(group, error) from error
        yield batch


def iter_rows(batches: Iterable[pa.RecordBatch], cls: type, /) -> Iterator[dict[str, Any]]:
    """Yield the rows of *batches* as JSON objects of records of *cls*, in order.

    A mapping may be a map, or, where a library knows none, a list of keys and values.
    """
    maps = _map_fields(cls)
    for batch in batches:
        for row in batch.to_pylist():
            for name in maps:
                if isinstance(row.get(name), list):
                    row[name] = dict(map(_to_item, row[name]))
            yield row


def _to_item(item: Any) -> tuple[Any, Any]:
    """Return key and value of one entry of a mapping."""
    return (item["key"], item["value"]) if isinstance(item, dict) else item


def row_groups(rows: Iterable[Mapping[str, Any]], /) -> Iterator[list[Mapping[str, Any]]]:
    """Yield *rows* in groups that make good batches; the cut depends on the rows alone."""
    group: list[Mapping[str, Any]] = []
    characters = 0
    for row in rows:
        group.append(row)
        characters += sum(len(value) for value in row.values() if isinstance(value, str))
        if len(group) >= _GROUP_ROWS or characters >= _GROUP_CHARACTERS:
            yield group
            group, characters = [], 0
    if group:
        yield group


def _bad_row(group: Sequence[Mapping[str, Any]], error: Exception) -> RecordError:
    """Return the error for a group that Arrow refused."""
    for row in group:
        fault = surrogate_error(row)
        if fault is not None:
            return fault
    return RecordError(f"cannot be stored as Arrow: {error}")


def _struct_fields(cls: type) -> list[pa.Field]:
    """Return the Arrow fields of a class."""
    attrs.resolve_types(cls)
    fields = []
    for field in attrs.fields(cls):
        inner, nullable = _without_none(field.type)
        fields.append(pa.field(field.name, _arrow_type(inner), nullable=nullable))
    return fields


def _without_none(kind: Any) -> tuple[Any, bool]:
    """Return the type without ``None``, and whether ``None`` was allowed."""
    args = typing.get_args(kind)
    if type(None) not in args:
        return kind, False
    (inner,) = (arg for arg in args if arg is not type(None))
    return inner, True


def _arrow_type(kind: Any) -> pa.DataType:
    """Return the Arrow type of a type as annotated in a record."""
    if kind in _PLAIN_TYPES:
        return _PLAIN_TYPES[kind]
    if attrs.has(kind):
        return pa.struct(_struct_fields(kind))
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal:
        return pa.string()
    if origin is tuple:
        return pa.list_(pa.field("item", _arrow_type(args[0]), nullable=False))
    if origin is Mapping:
        return pa.map_(
            _arrow_type(args[0]), pa.field("value", _arrow_type(args[1]), nullable=False)
        )
    raise TypeError(f"no Arrow type for {kind!r}: teach corpuskit.formats.arrow this type")


def _map_fields(cls: type) -> list[str]:
    """Return the names of the fields of *cls* that are mappings."""
    attrs.resolve_types(cls)
    return [f.name for f in attrs.fields(cls) if typing.get_origin(f.type) is Mapping]
