"""Feeds of gigabytes on the general path: a stretch at a time, in memory that does not grow.

What the general path keeps of each row is several times the text. So a long feed is cut into
stretches. Each ends where the path is surest that an article begins, in the second half of what it
was shown, and the next one begins there. Where that half holds no beginning at all, the stretch is
doubled: an article longer than a stretch is not cut for its length, and the time stays linear.

A feed that fits in one stretch is cut as a whole: there the feed's habits are learned from all
of it.
"""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

import attrs

from corpuskit.lines import split_rows
from corpuskit.segmentation.general import find_articles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpuskit.lines import Rows
    from corpuskit.segmentation.general import Found

STRETCH = 1 << 24
"""Characters that are looked at at once: some 6,000 articles, enough to learn a feed's habits; at
about 11 bytes a character, 200 MB of memory."""

STRETCH_ROWS = 1 << 19
"""Rows of a stretch at the most: short rows cost more than their characters."""

SURE = 0.9
"""Confidence from which the last such beginning ends a stretch; without one, the surest does."""


def find_in_stretches(
    rows: Rows, *, size: int = STRETCH, most_rows: int = STRETCH_ROWS
) -> Iterator[Found]:
    """Yield the articles in *rows*, in order, as `find_articles` finds them in each stretch.

    Args:
        rows: The rows of the feed.
        size: Characters of a stretch, 1 or more.
        most_rows: Rows of a stretch, 2 or more.
    """
    begin, grown = 0, 1
    while begin < len(rows):
        end = _end_stretch(rows, begin, size * grown, most_rows * grown)
        part = _take_rows(rows, begin, end)
        found = find_articles(part)
        if end == len(rows):
            yield from (_move(one, begin) for one in found)
            return
        seam = _find_seam(found, len(part) // 2)
        if seam is None:
            grown *= 2
            continue
        yield from (_move(one, begin) for one in found[:seam])
        begin, grown = begin + found[seam].first, 1


def _end_stretch(rows: Rows, begin: int, size: int, most_rows: int) -> int:
    """Return the row after the last one of the stretch that begins at row *begin*."""
    end = bisect.bisect_right(rows.starts, rows.starts[begin] + size)
    return min(max(end, begin + 2), begin + most_rows, len(rows))


def _take_rows(rows: Rows, begin: int, end: int) -> Rows:
    """Return a table of rows *begin* to *end* (excluded) alone."""
    if end - begin == len(rows):
        return rows
    return split_rows(rows.text[rows.starts[begin] : rows.ends[end - 1]])


def _find_seam(found: Sequence[Found], half: int) -> int | None:
    """Return which article ends the stretch before it: a sure one from row *half* on, or none."""
    late = [place for place, one in enumerate(found) if place and one.first >= half]
    if not late:
        return None
    sure = [place for place in late if found[place].confidence >= SURE]
    return sure[-1] if sure else max(late, key=lambda place: (found[place].confidence, place))


def _move(found: Found, by: int) -> Found:
    """Return *found* with its rows counted from the top of the feed."""
    return attrs.evolve(found, first=found.first + by, last=found.last + by)
