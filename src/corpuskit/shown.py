"""How records print: in one line, and in a notebook as a small picture.

A record says what it is, not all that it holds: a list of articles must stay readable, and no
program should print a million characters because somebody logs a feed.
"""

from __future__ import annotations

import reprlib
from collections.abc import Mapping, Sized
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LINE = 100
"""Characters that a record takes at most when it is printed."""

INNER = 48
"""Characters that a record within a record takes at most."""

WORDS = 32
"""Characters of a text that are shown at most."""

FIRST: Mapping[str, tuple[str, ...]] = {
    "Article": ("headline", "source", "date", "language", "body", "id"),
    "Feed": ("name", "encoding", "text"),
    "Segment": ("span", "boundary", "layout"),
    "Segmentation": ("articles", "gaps", "problems", "feed"),
    "Header": ("headline", "source", "date", "byline"),
    "Cleaned": ("text", "edits"),
    "Problem": ("kind", "feed", "message"),
    "DuplicatePair": ("kind", "a", "b"),
    "Corpus": ("articles", "problems", "duplicates"),
    "Duplicates": ("entries", "keep"),
    "Manifest": ("inputs", "articles", "clusters", "problems"),
    "Summary": ("articles", "feeds", "dates", "undated"),
}
"""What a line says first of a record that does not fit; of others the fields in their order."""


class Shown:
    """A record that prints in one line.

    The line is that of attrs where it fits: it can be read back. Where it does not, absent fields
    are left out, texts cut, and of a long field its size is told; an ellipsis says that more is
    there.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return print_line(self)


class ShownInNotebooks(Shown):
    """A record that is also shown as HTML where notebooks ask for it."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Return a small picture of the record; texts in it are escaped."""
        from corpuskit.notebook import show_html  # noqa: PLC0415 - needed in notebooks alone

        return show_html(self)


def print_line(record: Any, /, *, limit: int = LINE) -> str:
    """Return *record*, an attrs class, in one line of at most *limit* characters."""
    fields = [field for field in attrs.fields(type(record)) if not field.name.startswith("_")]
    whole = _print_whole(record, fields, limit)
    if whole is not None:
        return whole
    name = type(record).__name__
    ranks = {first: rank for rank, first in enumerate(FIRST.get(name, ()))}
    ordered = sorted(fields, key=lambda field: ranks.get(field.name, len(ranks)))
    shown = [f for f in ordered if f.repr or f.name in ranks]
    line = f"{name}("
    for part in _print_parts(record, shown):
        joined = f"{line}{part}, "
        if len(joined) + len("…)") <= limit:
            line = joined
    return f"{line}…)"


def _print_whole(record: Any, fields: Iterable[attrs.Attribute[Any]], limit: int) -> str | None:
    """Return *record* as attrs prints it; ``None`` if that is longer than *limit*."""
    parts, size = [], len(type(record).__name__) + 2
    for field in fields:
        value = getattr(record, field.name)
        if not field.repr or (isinstance(value, Sized) and len(value) > limit):
            return None
        parts.append(f"{field.name}={value!r}")
        size += len(parts[-1]) + 2
        if size - 2 > limit:
            return None
    return f"{type(record).__name__}({', '.join(parts)})"


def _print_parts(record: Any, fields: Iterable[attrs.Attribute[Any]]) -> Iterator[str]:
    """Yield the fields that are not absent, each cut short."""
    for field in fields:
        value = getattr(record, field.name)
        if value is not None and not (isinstance(value, Sized) and len(value) == 0):
            yield f"{field.name}={_print_short(value, cut=field.repr is not False)}"


def _print_short(value: object, *, cut: bool) -> str:
    """Return a value of a field: a text cut, of anything else that is long its size.

    Args:
        value: The value.
        cut: Whether the beginning of a text is worth showing.
    """
    if isinstance(value, str):
        if len(value) <= WORDS:
            return repr(value)
        return repr(f"{value[: WORDS - 1]}…") if cut else f"<{len(value):,} characters>"
    if attrs.has(type(value)):
        return print_line(value, limit=INNER)
    if isinstance(value, tuple) and len(value) > 1 and isinstance(value[0], str):
        return f"({_print_short(value[0], cut=True)}, …)"
    if isinstance(value, Sized):
        small = repr(value) if len(value) == 1 and not isinstance(value, Mapping) else ""
        return small if 0 < len(small) <= WORDS else f"<{len(value):,}>"
    return f"{value:.4g}" if isinstance(value, float) else " ".join(reprlib.repr(value).split())
