"""The layouts we know, and the choice among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpuskit.layouts.base import Layout, LayoutCut
    from corpuskit.lines import Rows
    from corpuskit.records import Header

LAYOUTS: tuple[Layout, ...] = ()
"""All known layouts, most specific first."""

SNIFF_FLOOR = 0.5
"""Least sniff score that lets a layout cut a feed."""


def cut_known(rows: Rows) -> LayoutCut | None:
    """Cut a feed by the known layout that is surest of it; ``None`` if none knows it."""
    scored = [(layout.sniff(rows), -rank, layout) for rank, layout in enumerate(LAYOUTS)]
    best = max(scored, default=None, key=lambda item: item[:2])
    if best is None or best[0] < SNIFF_FLOOR:
        return None
    return best[2].cut(rows)


def parse_known(rows: Rows, first: int, last: int, *, layout: str) -> Header | None:
    """Read the fields of one article by its layout; ``None`` if the layout has no field map."""
    for known in LAYOUTS:
        if known.name == layout and known.parse is not None:
            return known.parse(rows, first, last)
    return None
