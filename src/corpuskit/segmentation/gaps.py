"""What stands between articles: the kinds of gaps, and the tiling of a feed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from corpuskit.cues.contents_title import is_contents_title, is_navigation
from corpuskit.lines import Rows
from corpuskit.records import Gap, GapKind, Segment, Span

_RULE = re.compile(r"[\W_]+")

LIST_ROWS = 4
"""Short rows from which a stretch without running text is a contents list."""


def tile_gaps(
    rows: Rows, articles: Sequence[Segment], known: Mapping[int, GapKind]
) -> Iterator[Gap]:
    """Yield the stretches of the feed that no article covers, each of one kind, in order."""
    text = rows.text
    at = 0
    for index, article in enumerate([*articles, None]):
        end = article.span.start if article else len(text)
        if at < end:
            place = "front" if index == 0 else "inner" if article else "end"
            yield Gap(span=Span(at, end), kind=_find_kind(rows, Span(at, end), place, known))
        at = article.span.end if article else end


def _find_kind(rows: Rows, span: Span, place: str, known: Mapping[int, GapKind]) -> GapKind:
    """Return what a gap holds: what a layout says of it, or what its rows look like."""
    parts = [part for part in rows.text[span.start : span.end].splitlines() if part.strip()]
    if not parts:
        return "blank"
    if known:
        first, last = rows.row_at(span.start), rows.row_at(span.end - 1)
        said = [known[row] for row in range(first, last + 1) if row in known]
        if said:
            return max(dict.fromkeys(said), key=said.count)
    solid = [part.strip() for part in parts if not _RULE.fullmatch(part.strip())]
    if not solid:
        return "separator"
    if any(map(is_contents_title, solid)):
        return "contents"
    if all(map(is_navigation, solid)):
        return "navigation"
    if place == "front":
        return "cover" if len(solid) < LIST_ROWS else "front-matter"
    return "end-matter" if place == "end" else "other"
