"""A cut feed as a strip of blocks, and how sure its boundaries are."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from corpuskit.lines import LineCounter
from corpuskit.notebook.markup import SOFT, Markup, facts, join, quote, table, tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.records import Gap, Segment, Segmentation

FLOORS = (0.3, 0.5, 0.7, 0.9)
COLOURS = ("#b4440b", "#db8429", "#a89f8d", "#6d9fc6", "#2a6496")
"""From weak to sure, the colours of the report: orange to blue, for any colour vision."""

BLOCKS = 200
"""Blocks that a strip shows at most."""

WEAKEST = 5
"""Boundaries that the table shows at most."""

_HATCH = "repeating-linear-gradient(45deg,#888 0 1px,transparent 1px 4px)"


def show_segmentation(cut: Segmentation, /) -> Markup:
    """Return the strip of a feed, and its weakest boundaries with their evidence."""
    parts: list[Segment | Gap] = sorted([*cut.articles, *cut.gaps], key=lambda part: part.span)
    more = len(parts) - BLOCKS
    counted = {
        "articles": f"{len(cut.articles):,}",
        "gaps": f"{len(cut.gaps):,}",
        "problems": f"{len(cut.problems):,}",
        "feed": quote(cut.feed.name),
    }
    strip = tag(
        "div",
        *map(_show_part, parts[:BLOCKS]),
        style="display:flex;flex-wrap:wrap;gap:2px;align-items:flex-end;margin:.4em 0",
    )
    return tag(
        "div",
        facts(counted),
        strip,
        tag("div", f"and {more:,} more parts", style=SOFT) if more > 0 else None,
        _show_weakest(cut) if cut.articles else None,
    )


def _show_part(part: Segment | Gap) -> Markup:
    """Return the block of an article, or the mark of a gap."""
    size = part.span.end - part.span.start
    boundary = getattr(part, "boundary", None)
    if boundary is None:
        return tag("span", style=f"width:4px;height:12px;background:{_HATCH}", title="gap")
    height = round(8 + 28 * boundary.confidence)
    colour = COLOURS[bisect_right(FLOORS, boundary.confidence)]
    return tag(
        "span",
        style=f"flex:{max(1, size)} 1 8px;max-width:100%;height:{height}px;background:{colour}",
        title=f"{size:,} characters, confidence {boundary.confidence:.2f}",
    )


def _show_weakest(cut: Segmentation) -> Markup:
    """Return the table of the weakest boundaries."""
    ranked = sorted(cut.articles, key=lambda part: (part.boundary.confidence, part.span.start))
    head = ("confidence", "line", "begins", "for it", "against it")
    note = tag("div", "Weakest boundaries", style=SOFT)
    return join([note, table(head, _list_weakest(cut, ranked[:WEAKEST]))])


def _list_weakest(cut: Segmentation, weakest: list[Segment]) -> Iterator[list[Markup | str]]:
    """Yield the rows of the table."""
    text, counter = cut.feed.text, LineCounter(cut.feed.text)
    for part in weakest:
        first = text[part.span.start : part.span.start + 120].splitlines()[:1]
        yield [
            f"{part.boundary.confidence:.2f}",
            f"{counter.line_at(part.span.start):,}",
            quote("".join(first), limit=60),
            quote(", ".join(part.boundary.evidence)),
            quote(", ".join(part.boundary.against) or "nothing"),
        ]
