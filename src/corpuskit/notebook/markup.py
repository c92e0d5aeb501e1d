"""HTML from records: a text becomes markup only by being escaped."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Child: TypeAlias = "str | Markup | None"

_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What HTML cannot hold: controls, halves of surrogate pairs, and no characters."""


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def escape(text: str, /) -> Markup:
    r"""Return *text* as HTML that shows it; U+FFFD stands for what cannot be shown.

    Examples:
        >>> escape("<b>\x00")
        '&lt;b&gt;\ufffd'
    """
    return Markup(html.escape(_UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", text)))


def tag(name: str, *children: Child, style: str = "", title: str = "") -> Markup:
    """Return an element; children that are no markup are escaped, ``None`` is left out."""
    said = {"style": style, "title": title}
    attributes = "".join(f' {key}="{escape(value)}"' for key, value in said.items() if value)
    return Markup(f"<{name}{attributes}>{join(children)}</{name}>")


def join(children: Iterable[Child], /) -> Markup:
    """Return *children* one after another."""
    return Markup(
        "".join(c if isinstance(c, Markup) else escape(c) for c in children if c is not None)
    )


def quote(text: str, /, *, limit: int = 120) -> Markup:
    """Return a text of a stranger for use within a line: cut, its direction its own."""
    shown = text if len(text) <= limit else f"{text[: limit - 1]}…"
    return tag("bdi", shown)


def table(head: Iterable[str], rows: Iterable[Iterable[Child]]) -> Markup:
    """Return a table."""
    top = tag("tr", *(tag("th", cell, style=CELL) for cell in head))
    body = (tag("tr", *(tag("td", cell, style=_cell_style(cell)) for cell in row)) for row in rows)
    return tag("table", tag("thead", top), tag("tbody", *body), style="margin:.4em 0")


def _cell_style(cell: Child) -> str:
    """Return the style of a cell: short values of ours, such as dates, stay in one line."""
    return CELL if isinstance(cell, Markup) else f"{CELL};white-space:nowrap"


def facts(items: Mapping[str, Child]) -> Markup:
    """Return a list of labels and what they stand for, in one line."""
    parts: list[Child] = []
    for label, fact in items.items():
        parts += [" · " if parts else None, f"{label} ", tag("b", fact)]
    return tag("div", *parts, style=SOFT)


CELL = "text-align:left;vertical-align:top"
SOFT = "opacity:.75;font-size:90%"
SERIF = "font-family:Palatino,Georgia,serif"
