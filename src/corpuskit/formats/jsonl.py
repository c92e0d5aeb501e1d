"""JSON Lines: one object a line, UTF-8, no line break inside a line whatever program reads it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from corpuskit.errors import RecordError

_LINE_BREAKS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})
"""Characters that JSON leaves bare and many programs take for the end of a line."""

_NO_RECORDS = "is this a file of records, as `corpuskit normalize` writes them?"

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def dump_line(stored: Mapping[str, Any], /) -> bytes:
    """Return a JSON object as one line, its end included.

    Raises:
        RecordError: If it holds a lone surrogate, which UTF-8 cannot, or a number that is none.
    """
    try:
        return _ENCODER.encode(stored).translate(_LINE_BREAKS).encode() + b"\n"
    except UnicodeEncodeError as error:
        raise surrogate_error(stored) or RecordError(str(error)) from error
    except ValueError as error:
        raise RecordError(f"cannot be stored as JSON: {error}") from error


def dump_lines(rows: Iterable[Mapping[str, Any]], /, *, block: int = 1 << 20) -> Iterator[bytes]:
    """Yield the lines of *rows* in blocks of at least *block* bytes (the last may be shorter)."""
    held: list[bytes] = []
    size = 0
    for row in rows:
        held.append(dump_line(row))
        size += len(held[-1])
        if size >= block:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)


def dump_document(stored: Mapping[str, Any], /) -> Iterator[bytes]:
    """Yield a JSON object, indented, in parts; of a value that is an iterator, one item a line.

    So a document with a million items needs no more memory than one of them.

    Raises:
        RecordError: If it holds what JSON cannot.
    """
    for number, (key, value) in enumerate(stored.items()):
        yield b"," if number else b"{"
        yield f"\n  {json.dumps(key)}: ".encode()
        if isinstance(value, Iterator):
            yield from _dump_items(value)
        else:
            text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2)
            yield text.replace("\n", "\n  ").encode("utf-8", "backslashreplace")
    yield b"\n}\n" if stored else b"{}\n"


def _dump_items(items: Iterator[Any]) -> Iterator[bytes]:
    """Yield an array with one item a line."""
    ended = b"[]"
    for number, item in enumerate(items):
        yield b",\n    " if number else b"[\n    "
        yield dump_line(item).rstrip(b"\n")
        ended = b"\n  ]"
    yield ended


def load_lines(parts: Iterable[bytes], feed: str, /) -> Iterator[tuple[int, Any]]:
    r"""Yield the JSON value of every line that is not blank, with its number, counted from 1.

    Args:
        parts: The bytes of the file in any portions; lines end with ``\n`` or ``\r\n``.
        feed: Name of the file, for errors.

    Raises:
        RecordError: If a line is not JSON; lines before it have been yielded.
    """
    for number, line in enumerate(_split_lines(parts), start=1):
        if not line.strip():
            continue
        try:
            yield number, json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
        except (ValueError, RecursionError) as error:
            hint = "the file may be cut off" if number > 1 else _NO_RECORDS
            message = f"the line is no JSON in UTF-8 ({error}); {hint}"
            raise RecordError(message, feed=feed, line=number) from error


def surrogate_error(stored: Mapping[str, Any], /) -> RecordError | None:
    """Return the error that names the first lone surrogate in *stored*; ``None`` if it has none."""
    path, character = _find_surrogate(stored)
    if not character:
        return None
    message = (
        f"holds the lone surrogate U+{ord(character):04X}, which no file form can store; "
        "replace it first"
    )
    return RecordError(message, path)


def _find_surrogate(value: Any) -> tuple[str, str]:
    """Return path and character of the first lone surrogate inside *value*; empty if none."""
    if isinstance(value, str):
        return "", next((c for c in value if "\ud800" <= c <= "\udfff"), "")
    items: Iterable[tuple[str, Any]] = ()
    if isinstance(value, Mapping):
        # A key is looked at as if it were a value of its own.
        items = [(str(key), item) for key in value for item in (str(key), value[key])]
    elif isinstance(value, list):
        items = [(f"[{index}]", item) for index, item in enumerate(value)]
    for step, item in items:
        path, character = _find_surrogate(item)
        if character:
            joint = "." if path and not path.startswith("[") else ""
            return f"{step}{joint}{path}", character
    return "", ""


def _split_lines(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the lines in *parts* without their ends; linear also where one line fills many."""
    held: list[bytes] = []
    for part in parts:
        *ended, rest = part.split(b"\n")
        for line in ended:
            held.append(line)
            yield b"".join(held)
            held.clear()
        held.append(rest)
    if any(held):
        yield b"".join(held)
