"""What a layout is: three functions and a name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs

from corpuskit.lines import Rows
from corpuskit.records import GapKind, Header


@attrs.frozen(kw_only=True)
class RowRange:
    """One article of a known layout."""

    first: int
    """Its first non-blank row, counted from 0."""

    last: int
    """Its last non-blank row, included."""

    confidence: float = 0.99
    """Chance that an article begins exactly at *first*, 0 to 1."""

    evidence: tuple[str, ...] = ()
    """What the cut was made on, strongest first."""


@attrs.frozen(kw_only=True)
class LayoutCut:
    """A whole feed as cut by one layout."""

    layout: str
    """Name of the layout."""

    articles: tuple[RowRange, ...]
    """Articles in order, disjoint."""

    gap_kinds: Mapping[int, GapKind] = attrs.field(factory=dict)
    """Kind of rows between articles, where the layout knows it; keys are row numbers."""


@attrs.frozen(kw_only=True)
class Layout:
    """A form in which a database or archive writes out articles."""

    name: str
    """Versioned name, for example ``"nexis-text-1"``."""

    sniff: Callable[[Rows], float]
    """How surely a feed has this layout, 0 to 1; reads the whole feed in linear time."""

    cut: Callable[[Rows], LayoutCut]
    """Finds the articles; called only where *sniff* was sure enough."""

    parse: Callable[[Rows, int, int], Header] | None = None
    """Reads the fields of the article in rows *first* to *last* (included); ``None``: the general
    header parser does it."""
