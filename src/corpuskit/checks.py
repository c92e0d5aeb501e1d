"""What the fields of records must hold.

Of some records many are made: what is right is told at once here, and only what is not is handed
to the checks of attrs, which say what is wrong with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import attrs
from attrs import validators as v

if TYPE_CHECKING:
    from collections.abc import Mapping

    Field: TypeAlias = attrs.Attribute[Any]

_full_text = v.and_(v.instance_of(str), v.min_len(1))
_from_zero = v.and_(v.instance_of(int), v.ge(0))
_ge_zero = v.ge(0)

check_share = v.and_(v.ge(0.0), v.le(1.0))
"""Refuse what is not from 0 to 1."""


def check_text(instance: Any, field: Field, value: Any) -> None:
    """Refuse what is neither a text nor ``None``, and the empty text."""
    if value is not None and (type(value) is not str or not value):
        _full_text(instance, field, value)


def check_offset(instance: Any, field: Field, value: int) -> None:
    """Refuse what lies before the text."""
    if value < 0:
        _ge_zero(instance, field, value)


def check_start(instance: Any, field: Field, value: Any) -> None:
    """Refuse what is no offset."""
    if type(value) is not int or value < 0:
        _from_zero(instance, field, value)


def check_end(instance: Any, field: Field, value: Any) -> None:
    """Refuse what is no offset, or lies before the start."""
    if type(value) is not int or value < instance.start:
        v.instance_of(int)(instance, field, value)
        check_order(instance, field, value)


def check_order(instance: Any, field: Field, value: int) -> None:
    """Refuse an end, the second field of its record, that lies before the first."""
    begin = getattr(instance, attrs.fields(type(instance))[0].name)
    if value < begin:
        raise ValueError(f"{field.name} {value} lies before {begin}")


SPELT_OUT: Mapping[Any, Any] = {
    check_text: _full_text,
    check_offset: _ge_zero,
    check_start: _from_zero,
}
"""The checks of attrs that the quick ones stand for: what is read by a program, as by the maker of
the JSON Schema, is read there."""
