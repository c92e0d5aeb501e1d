"""What a correction is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from attrs import validators as v

from corpuskit.layouts.fields import FIELDS
from corpuskit.layouts.reading import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

CUTS = ("cut", "no-cut", "end")
"""Corrections of where articles begin and end."""

FIELD_NAMES = tuple(sorted(FIELDS))
"""Fields that a line can be said to hold, or not to hold."""

KINDS = frozenset({*CUTS, "body", "not-body", *FIELD_NAMES, *(f"not-{name}" for name in FIELDS)})
"""All that a correction can say of a line."""

SHORTENED = " […]"
"""Stands behind the text of a line of which only the beginning is given."""

_number = v.optional(v.and_(v.instance_of(int), v.ge(1)))


def _check_kind(_: object, attribute: attrs.Attribute[str], value: str) -> None:
    """Refuse what no correction can say."""
    if value not in KINDS:
        raise ValueError(f"{attribute.name} {value!r} is none of {', '.join(sorted(KINDS))}")


def _check_folded(_: object, attribute: attrs.Attribute[str], value: str) -> None:
    """Refuse text that is empty, or holds white space other than single spaces."""
    if not value or fold(value) != value:
        raise ValueError(f"{attribute.name} is not the text of a line: {value!r}")


def _to_tuple(values: Iterable[Correction]) -> tuple[Correction, ...]:
    """Return *values* as a tuple; plain ``tuple`` as a converter is beyond mypy."""
    return tuple(values)


_lines_of_text = v.deep_iterable(_check_folded, v.instance_of(tuple))


@attrs.frozen(kw_only=True)
class Correction:
    """What a person says of one line of a feed, or of all lines that read alike."""

    what: str = attrs.field(validator=_check_kind)
    """``cut`` (an article begins with this line), ``no-cut`` (none does), ``end`` (its article
    ends with it), a field (``source``, ``headline`` ...: the line is this field of its article),
    ``body``, or ``not-`` with a field or ``body`` behind."""

    text: str = attrs.field(validator=_check_folded)
    """The line, white space folded; it may be shortened, with `SHORTENED` behind."""

    line: int | None = attrs.field(default=None, validator=_number)
    """Where the line stood, counted from 1; a hint which of several lines that read alike is
    meant. ``None`` means all of them."""

    lines: int | None = attrs.field(default=None, validator=_number)
    """How many lines the feed had then; it tells at which end a feed has grown."""

    above: tuple[str, ...] = attrs.field(default=(), validator=_lines_of_text)
    """Lines with text above it, nearest first; they tell lines that read alike apart."""

    below: tuple[str, ...] = attrs.field(default=(), validator=_lines_of_text)
    """Lines with text below it, nearest first."""

    value: str | None = attrs.field(default=None, validator=v.optional(_check_folded))
    """The part of the line that is the field; ``None`` if the whole line is."""

    at: int = attrs.field(default=0, eq=False, validator=v.ge(0))
    """Line of the file of corrections it was read from; 0 if it came from memory."""


@attrs.frozen(kw_only=True)
class Corrections:
    """The corrections of one feed."""

    items: tuple[Correction, ...] = attrs.field(default=(), converter=_to_tuple)
    """In the order given; of two that contradict, the one that names a line number counts, else
    the later one."""

    path: str = attrs.field(default="", eq=False)
    """File they were read from; empty if they came from memory."""

    sha256: str | None = attrs.field(default=None, eq=False)
    """SHA-256 of that file, 64 hex digits; ``None`` if they came from memory."""
