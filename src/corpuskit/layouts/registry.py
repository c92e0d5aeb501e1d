"""The layouts we know, and the choice among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuskit.layouts import (
    apa,
    europresse,
    factiva,
    factiva_fields,
    kikuzo,
    mailing_list,
    mediargus,
    nexis_text,
    nexis_uni,
    proquest,
    wire_numbers,
    wire_sgml,
    yomidasu,
)
from corpuskit.layouts.assemble import cut_regions

if TYPE_CHECKING:
    from corpuskit.layouts.base import Layout, LayoutCut
    from corpuskit.lines import Rows
    from corpuskit.records import Header

LAYOUTS: tuple[Layout, ...] = (
    factiva_fields.LAYOUT,
    factiva.LAYOUT,
    nexis_text.LAYOUT,
    nexis_uni.LAYOUT,
    proquest.LAYOUT,
    europresse.LAYOUT,
    kikuzo.LAYOUT,
    yomidasu.LAYOUT,
    wire_sgml.LAYOUT,
    apa.LAYOUT,
    wire_numbers.LAYOUT,
    mediargus.LAYOUT,
    mailing_list.LAYOUT,
)
"""All known layouts, most specific first."""

SNIFF_FLOOR = 0.5
"""Least sniff score that lets a layout cut a feed."""


def cut_known(rows: Rows) -> LayoutCut | None:
    """Cut what known layouts answer for; ``None`` if none knows a row.

    A feed may hold several layouts, one after the other, and foreign text between them.
    """
    known = [layout for layout in LAYOUTS if layout.sniff(rows) >= SNIFF_FLOOR]
    cuts = [(layout, layout.cut(rows)) for layout in known]
    if not cuts:
        return None
    return cuts[0][1] if len(cuts) == 1 else cut_regions(rows, cuts)


def parse_known(rows: Rows, first: int, last: int, *, layout: str) -> Header | None:
    """Read the fields of one article by its layout; ``None`` if the layout has no field map."""
    for known in LAYOUTS:
        if known.name == layout and known.parse is not None:
            return known.parse(rows, first, last)
    return None
