"""Lines that come back in article after article of a feed: the publisher's, not the author's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpuskit.furnishings.blocks import Body
    from corpuskit.records import FurnitureKind

LEAST_ARTICLES = 3
"""Articles that a line comes back in, each time among other neighbours."""

LEAST_SHARE = 0.1
"""Share of the feed's articles that it comes back in."""

EDGE = 2
"""Blocks from the beginning or end of a body within which recurring lines are furniture. Further
inside they may be sub-headings that a series repeats ("Background")."""

LONGEST_RECURRING = 400
"""Characters of the longest line compared."""

SHORTEST_RECURRING = 12
"""Characters of the shortest one: shorter lines come back by chance."""

_DIGITS = re.compile(r"\d+")


def find_recurring(
    bodies: Sequence[Body], claimed: Sequence[Mapping[int, FurnitureKind]]
) -> Iterator[tuple[int, int, FurnitureKind]]:
    """Yield body, block and kind of the lines at the edges of bodies that recur in the feed.

    Copies of one story do not count as recurrence: there the neighbours recur as well. The
    result does not depend on the order of the bodies.
    """
    places: dict[str, list[tuple[int, int]]] = {}
    neighbours: dict[str, set[str]] = {}
    for number, body in enumerate(bodies):
        free = [at for at in range(len(body.blocks)) if at not in claimed[number]]
        for place in {*range(EDGE), *range(len(free) - EDGE, len(free))}:
            if not 0 <= place < len(free):
                continue
            key = _fold(body, free[place])
            if key is None:
                continue
            inward = free[place + EDGE : place + EDGE + 1] if place < EDGE else []
            inward += free[place - EDGE : place - EDGE + 1] if place >= len(free) - EDGE else []
            places.setdefault(key, []).append((number, free[place]))
            around = {" ".join(body.blocks[at].text[:LONGEST_RECURRING].split()) for at in inward}
            neighbours.setdefault(key, set()).update(around)
    least = max(LEAST_ARTICLES, LEAST_SHARE * len(bodies))
    for key, found in places.items():
        if len({number for number, _ in found}) >= least and len(neighbours[key]) >= least:
            yield from ((number, at, "other") for number, at in found)


def _fold(body: Body, at: int) -> str | None:
    """Return block *at* as it is compared: without case and spacing.

    In lines, but not in paragraphs, numbers count as equal: paragraphs that differ by numbers
    alone are reports after a template.
    """
    text = body.blocks[at].text
    if not SHORTEST_RECURRING <= len(text) <= LONGEST_RECURRING:
        return None
    folded = " ".join(text.split()).casefold()
    return folded if body.blocks[at].is_long else _DIGITS.sub("0", folded)
