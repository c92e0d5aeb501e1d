"""Records to JSON objects and back, strictly: what does not fit is refused with its path.

A record becomes an object whose keys are the fields of its class, in the order of the class;
tuples become arrays, absent values ``null``, ``[]`` or ``{}``. Back again every key must be
there, no other key may be, and every value must have its type: nothing is cast but a whole
number where a fraction is meant.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import attrs
import cattrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from corpuskit.errors import RecordError
from corpuskit.records import Article

_Record = TypeVar("_Record")

_QUOTED_NAME = re.compile(
    r"""
    '(\w+)'      # the validators of attrs quote the name of the field
    | ^(\w+)\ \d # ours begin with it: "end 3 lies before 5"
    """,
    re.VERBOSE,
)


def article_to_json(article: Article, /) -> dict[str, Any]:
    """Return *article* as a JSON object (a dict of plain values), keys in field order.

    :func:`article_from_json` turns it back into an equal article.

    Examples:
        >>> from corpuskit import normalize
        >>> article = normalize("seeds/feeds/003_33b6664c3e37414a.txt").articles[0]
        >>> article_to_json(article)["span"]["start"]
        0
    """
    return record_to_json(article)


def article_from_json(stored: Mapping[str, Any], /) -> Article:
    """Return the article that *stored* describes.

    Raises:
        RecordError: If a key is unknown or missing or a value is not what its field holds;
            ``path`` names the place, for example ``"furniture[2].span.end"``.

    Examples:
        >>> from corpuskit import normalize
        >>> article = normalize("seeds/feeds/003_33b6664c3e37414a.txt").articles[0]
        >>> article_from_json(article_to_json(article)) == article
        True
    """
    return record_from_json(stored, Article)


def record_to_json(record: Any, /) -> dict[str, Any]:
    """Return any attrs record as a JSON object, keys in field order.

    Examples:
        >>> from corpuskit.records import Span
        >>> record_to_json(Span(3, 5))
        {'start': 3, 'end': 5}
    """
    plain: dict[str, Any] = _CONVERTER.unstructure(record)
    return plain


def record_from_json(stored: object, cls: type[_Record], /) -> _Record:
    """Return the record of class *cls* that the JSON value *stored* describes.

    Raises:
        RecordError: If it describes none; ``path`` names the place.

    Examples:
        >>> from corpuskit.records import Span
        >>> record_from_json({"start": 3, "end": 5}, Span)
        Span(start=3, end=5)
    """
    try:
        return _CONVERTER.structure(stored, cls)
    except (cattrs.BaseValidationError, ValueError, TypeError) as error:
        path, message = _locate(error)
        raise RecordError(message, path) from error


def _locate(error: BaseException) -> tuple[str, str]:
    """Return path and message of the first fault inside *error*."""
    if isinstance(error, cattrs.ClassValidationError):
        for inner, note in error.group_exceptions()[0]:
            path, message = _locate(inner)
            return f"{note.name}{_joined(path)}", message
        path, message = _locate(error.exceptions[0])
        return path or _named_field(error.exceptions[0], error.cl), message
    if isinstance(error, cattrs.IterableValidationError):
        for inner, index in error.group_exceptions()[0]:
            path, message = _locate(inner)
            return f"[{index.index}]{_joined(path)}", message
    if isinstance(error, RecordError):
        return error.path, error.message
    return "", str(error.args[0]) if error.args else type(error).__name__


def _joined(path: str) -> str:
    """Return *path* as it follows a longer one."""
    return f".{path}" if path and not path.startswith("[") else path


def _named_field(error: BaseException, cls: type) -> str:
    """Return the field of *cls* that the message of a validator names; empty if none."""
    match = _QUOTED_NAME.search(str(error.args[0])) if error.args else None
    name = (match[1] or match[2]) if match else ""
    return name if name in attrs.fields_dict(cls) else ""


def _exactly(*types: type) -> Callable[[object, object], Any]:
    """Return a hook that lets only values of exactly these types pass: ``True`` is no integer."""

    def structure(value: object, _: object) -> Any:
        if type(value) in types:
            return types[0](value)
        raise TypeError(f"expected {_JSON_NAMES[types[0]]}, found {_shown(value)}")

    return structure


_JSON_NAMES = {str: "a string", int: "a whole number", float: "a number"}


def _shown(value: object) -> str:
    """Return *value* as a message shows it: short, in JSON's words."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."  # noqa: PLR2004 - fits a terminal line


def _structure_literal(value: object, cls: Any) -> Any:
    """Let only the words of a ``Literal`` pass."""
    words = typing.get_args(cls)
    if type(value) is str and value in words:
        return value
    raise ValueError(f"expected one of {', '.join(words)}, found {_shown(value)}")


def _made_from(origin: Any) -> Callable[[Any], bool]:
    """Return a test for types such as ``tuple[int, ...]``, by what stands before the bracket."""
    return lambda cls: typing.get_origin(cls) is origin


def _structure_tuple(converter: cattrs.Converter, cls: Any) -> Callable[[object, object], Any]:
    """Return a hook for ``tuple[X, ...]`` that takes arrays only: a string is no list of names."""
    as_list: Any = types.GenericAlias(list, typing.get_args(cls)[:1])

    def structure(value: object, _: object) -> tuple[Any, ...]:
        if not isinstance(value, (list, tuple)):
            raise TypeError(f"expected an array, found {_shown(value)}")
        return tuple(converter.structure(value, as_list))

    return structure


def _structure_mapping(value: object, _: object) -> dict[str, str]:
    """Let only objects pass whose keys and values are strings."""
    if not isinstance(value, Mapping):
        raise TypeError(f"expected an object, found {_shown(value)}")
    for key, item in value.items():
        if type(key) is not str or type(item) is not str:
            raise RecordError(f"expected a string, found {_shown(item)}", str(key))
    return dict(value)


def _structure_record(cls: type) -> Callable[[Any, Any], Any]:
    """Return a hook for the attrs class *cls* that wants each of its keys and no other."""
    attrs.resolve_types(cls)
    structure_fields: Callable[[Any, Any], Any] = make_dict_structure_fn(cls, _CONVERTER)
    names = [field.name for field in attrs.fields(cls)]
    wanted = frozenset(names)

    def structure(value: Any, kind: Any) -> Any:
        if not isinstance(value, Mapping):
            raise TypeError(f"expected an object, found {_shown(value)}")
        if value.keys() != wanted:
            for name in names:
                if name not in value:
                    raise RecordError("the key is missing", name)
            unknown = min(str(key) for key in value if key not in wanted)
            raise RecordError("unknown key; a newer version may have written it", unknown)
        return structure_fields(value, kind)

    return structure


def _unstructure_record(cls: type) -> Callable[[Any], dict[str, Any]]:
    """Return a hook that turns records of *cls* into dicts in field order."""
    attrs.resolve_types(cls)
    return make_dict_unstructure_fn(cls, _CONVERTER)


def _make_converter() -> cattrs.Converter:
    """Return a converter that knows JSON's types and casts nothing."""
    converter = cattrs.Converter(unstruct_collection_overrides={tuple: list})
    converter.register_structure_hook(str, _exactly(str))
    converter.register_structure_hook(int, _exactly(int))
    converter.register_structure_hook(float, _exactly(float, int))
    converter.register_structure_hook_func(_made_from(typing.Literal), _structure_literal)
    converter.register_structure_hook_func(_made_from(Mapping), _structure_mapping)
    converter.register_structure_hook_factory(
        _made_from(tuple), lambda cls: _structure_tuple(converter, cls)
    )
    converter.register_structure_hook_factory(attrs.has, _structure_record)
    converter.register_unstructure_hook_factory(attrs.has, _unstructure_record)
    return converter


_CONVERTER = _make_converter()
