"""The layouts we know, and the choice among them and those of other packages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from corpuskit.errors import LayoutError
from corpuskit.layouts import (
    apa,
    digest_1153,
    dow_jones,
    ebsco,
    europresse,
    factiva,
    factiva_fields,
    factiva_flowed,
    genios,
    infomedia,
    kikuzo,
    mailing_list,
    mbox,
    mediargus,
    nexis_text,
    nexis_uni,
    proquest,
    retriever,
    wire_numbers,
    wire_sgml,
    wire_zczc,
    yomidasu,
)
from corpuskit.layouts.assemble import cut_regions, fill_rest, trim_rows
from corpuskit.layouts.base import Layout
from corpuskit.layouts.messages import cut_messages
from corpuskit.layouts.plugins import guard_layout, load_plugin, plugin_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpuskit.layouts.base import LayoutCut
    from corpuskit.lines import Rows
    from corpuskit.records import Header, Span
    from corpuskit.settings import LayoutChoice

LAYOUTS: tuple[Layout, ...] = (
    factiva_fields.LAYOUT,
    factiva_flowed.LAYOUT,
    factiva.LAYOUT,
    nexis_text.LAYOUT,
    nexis_uni.LAYOUT,
    proquest.LAYOUT,
    europresse.LAYOUT,
    retriever.LAYOUT,
    infomedia.LAYOUT,
    genios.LAYOUT,
    ebsco.LAYOUT,
    kikuzo.LAYOUT,
    yomidasu.LAYOUT,
    wire_sgml.LAYOUT,
    wire_zczc.LAYOUT,
    apa.LAYOUT,
    wire_numbers.LAYOUT,
    mediargus.LAYOUT,
    dow_jones.LAYOUT,
    mailing_list.LAYOUT,
    digest_1153.LAYOUT,
    mbox.LAYOUT,
)
"""All known layouts, most specific first; those that may hold others last."""

_WHOLE = (mediargus.LAYOUT, mailing_list.LAYOUT)
"""Layouts that know a feed from its top on; they find no article where they do not."""

_INSIDE = tuple(one for one in LAYOUTS if one is not mbox.LAYOUT and one not in _WHOLE)
"""Layouts whose articles may stand anywhere, also in a mail."""

SNIFF_FLOOR = 0.5
"""Least sniff score that lets a layout cut a feed."""

KNOWN = "known"
"""Stands for all known layouts where layouts are named."""


@attrs.frozen(kw_only=True)
class Choice:
    """The layouts that a feed is cut and read by."""

    named: tuple[Layout, ...]
    """Those named: each cuts whatever it finds. Ordered by name."""

    known: bool
    """Whether all known layouts are asked for what the named ones leave."""


def choose_layouts(layouts: LayoutChoice, /) -> Choice:
    """Resolve a choice of layouts; the order of names doesn't matter.

    Raises:
        LayoutError: If a name is unknown, two layouts have one name, or a layout of another
            package cannot be loaded.
    """
    if isinstance(layouts, bool):
        return Choice(named=(), known=layouts)
    chosen: dict[str, Layout] = {}
    for item in layouts:
        if item == KNOWN:
            continue
        layout = _find_layout(item) if isinstance(item, str) else guard_layout(item)
        if not isinstance(item, str) and layout.name in {own.name for own in LAYOUTS}:
            raise LayoutError("this is the name of a known layout; choose another", layout.name)
        if not isinstance(item, str) and layout.name in chosen:
            raise LayoutError("two layouts have this name; rename one", layout.name)
        chosen[layout.name] = layout
    named = tuple(chosen[name] for name in sorted(chosen))
    return Choice(named=named, known=KNOWN in layouts)


def _find_layout(name: str) -> Layout:
    """Return the layout called *name*: a known one, else that of another package."""
    for layout in LAYOUTS:
        if layout.name == name:
            return layout
    plugin = load_plugin(name)
    if plugin is None:
        names = ", ".join(sorted({*(layout.name for layout in LAYOUTS), *plugin_names()}))
        raise LayoutError(f"there is no layout of this name; there are {names}", name)
    return guard_layout(plugin)


def cut_known(rows: Rows, *, layouts: LayoutChoice = True) -> LayoutCut | None:
    """Cut what layouts answer for; ``None`` if none knows a row.

    A feed may hold several layouts, one after the other, and foreign text between them.

    Args:
        rows: The feed.
        layouts: Which layouts are asked; see `SegmentSettings`.

    Raises:
        LayoutError: As `choose_layouts`, and if a layout of somebody else's breaks its contract.
    """
    choice = choose_layouts(layouts)
    cut = _join(rows, [(layout, layout.cut(rows)) for layout in choice.named])
    if not choice.known:
        return cut
    return _cut_sniffed(rows) if cut is None else fill_rest(rows, cut, _cut_sniffed)


def _cut_sniffed(rows: Rows) -> LayoutCut | None:
    """Cut what known layouts are sure of: mails first, then whatever stands in each of them."""
    messages = mbox.find(rows)
    if not messages:
        return _cut_inside(rows)
    return fill_rest(rows, cut_messages(rows, messages, mbox.NAME, _cut_inside), _cut_inside)


def _cut_inside(rows: Rows) -> LayoutCut | None:
    """Cut what known layouts but that of mails are sure of.

    Those of whole feeds get what the others leave: their marks are the least of their own.
    """
    cut = _join(rows, [(one, one.cut(rows)) for one in _INSIDE if one.sniff(rows) >= SNIFF_FLOOR])
    return _cut_whole(rows) if cut is None else fill_rest(rows, cut, _cut_whole)


def _cut_whole(rows: Rows) -> LayoutCut | None:
    """Cut by the first layout that knows the rows as a whole: it sniffs by cutting."""
    cuts = (one.cut(rows) for one in _WHOLE)
    return next((cut for cut in cuts if cut.articles), None)


def _join(rows: Rows, cuts: Sequence[tuple[Layout, LayoutCut]]) -> LayoutCut | None:
    """Return one cut of those of several layouts; ``None`` if none found an article."""
    cuts = [(layout, cut) for layout, cut in cuts if cut.articles]
    if not cuts:
        return None
    return cuts[0][1] if len(cuts) == 1 else cut_regions(rows, cuts)


def parse_known(
    rows: Rows,
    first: int,
    last: int,
    *,
    layout: str,
    layouts: LayoutChoice = True,
    span: Span | None = None,
) -> Header | None:
    """Read the fields of one article by its layout; ``None`` if the layout has no field map.

    Args:
        rows: The feed.
        first: First row of the article.
        last: Its last row, included.
        layout: Name of the layout that cut it.
        layouts: The choice it was cut with: other packages' layouts are found through it.
        span: Its exact characters, where it may begin or end inside a row.

    Raises:
        LayoutError: As `cut_known`.
    """
    if span is not None:
        rows, first, last = trim_rows(rows, first, last, span)
    named = () if isinstance(layouts, bool) else choose_layouts(layouts).named
    for known in (*named, *LAYOUTS):
        if known.name == layout:
            return None if known.parse is None else known.parse(rows, first, last)
    return None
