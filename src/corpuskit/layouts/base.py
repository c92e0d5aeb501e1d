"""What a layout is: three functions and a name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import attrs
from attrs import validators as v

from corpuskit.lines import Rows
from corpuskit.records import GapKind, Header, Span


@attrs.frozen(kw_only=True)
class RowRange:
    """One article of a known layout."""

    first: int
    """Its first non-blank row, counted from 0."""

    last: int
    """Its last non-blank row, included."""

    layout: str
    """Name of the layout that cut it."""

    confidence: float = 0.99
    """Chance that an article begins exactly at *first*, 0 to 1."""

    mark: int | None = None
    """Row of the mark it is known by, where that stands outside of it."""

    evidence: tuple[str, ...] = ()
    """What the cut was made on, strongest first."""

    span: Span | None = None
    """Its exact characters, where it begins or ends inside a row; ``None`` where it holds whole
    rows. Two articles that share a row both have one."""


@attrs.frozen(order=True)
class Cover:
    """Rows that a layout answers for: articles and what lies between them."""

    first: int
    """First row, counted from 0."""

    last: int
    """Last row, included."""


@attrs.frozen(kw_only=True)
class LayoutCut:
    """A feed, or the parts of it that known layouts answer for, cut into articles.

    Every article lies inside one of the covers. Rows in no cover are unknown: they may hold
    articles of any other form, and the caller must cut them by other means.
    """

    articles: tuple[RowRange, ...]
    """Articles in order, disjoint; each names its layout."""

    covers: tuple[Cover, ...]
    """The rows answered for, in order, disjoint, each from its first to its last row."""

    gap_kinds: Mapping[int, GapKind] = attrs.field(factory=dict, hash=False)
    """Kind of non-blank rows in a cover that belong to no article; keys are row numbers."""


@attrs.frozen(kw_only=True)
class Layout:
    """A form in which a database or archive writes out articles."""

    name: str = attrs.field(validator=v.matches_re(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*-[1-9]\d*"))
    """Name of the layout with its version behind, for example ``"nexis-text-1"``: the version
    rises when articles of the same export are cut or read otherwise."""

    sniff: Callable[[Rows], float]
    """How surely rows of this layout stand in a feed, 0 to 1, whatever else stands there.

    Reads the whole feed in linear time and asks for markers at the right places, never for how
    many there are: one article is enough.
    """

    cut: Callable[[Rows], LayoutCut]
    """Finds the articles; called only where *sniff* was sure enough."""

    anchor: Literal["head", "foot"] = "head"
    """Where the mark stands that an article is known by; what lies at its other end may be
    somebody else's where a feed holds several layouts."""

    fronts: Callable[[Rows], Sequence[int]] | None = None
    """Finds the rows, ascending, that a cover page or a list before the articles is told by; only
    asked where an export stands below one of another layout. ``None``: it has none."""

    parse: Callable[[Rows, int, int], Header] | None = None
    """Reads the fields of the article in rows *first* to *last* (included); ``None``: the general
    header parser does it. Of an article that begins or ends inside a row, the parser is given rows
    that do so, too."""
