"""What stands between articles: the kinds of gaps, and the tiling of a feed."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from corpuskit.cues.contents_title import is_contents_title, is_navigation
from corpuskit.records import Gap, GapKind, Segment, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpuskit.lines import Rows

_RULE = re.compile(r"[\W_]+")

LIST_ROWS = 4
"""Solid rows below which the stretch before the first article is a cover, no front matter."""

_KINDS: dict[str, GapKind] = {"front": "front-matter", "inner": "other", "end": "end-matter"}
_SHORT_KINDS: dict[str, GapKind] = {"front": "cover", "inner": "other", "end": "end-matter"}


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
    parts = [part.strip() for part in rows.text[span.start : span.end].splitlines()]
    parts = [part for part in parts if part]
    if not parts:
        return "blank"
    if said := _ask_layout(rows, span, known):
        return said
    solid = [part for part in parts if not _RULE.fullmatch(part)]
    if not solid:
        return "separator"
    if any(map(is_contents_title, solid)):
        return "contents"
    if all(map(is_navigation, solid)):
        return "navigation"
    return _KINDS[place] if len(solid) >= LIST_ROWS else _SHORT_KINDS[place]


def _ask_layout(rows: Rows, span: Span, known: Mapping[int, GapKind]) -> GapKind | None:
    """Return what a layout says most often of the rows in *span*."""
    if not known:
        return None
    first, last = rows.row_at(span.start), rows.row_at(span.end - 1)
    said = Counter(known[row] for row in range(first, last + 1) if row in known)
    return said.most_common(1)[0][0] if said else None
