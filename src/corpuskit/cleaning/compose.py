"""Two steps of edits made into one: edits on the first step's input with the same outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np
from numpy.typing import NDArray

from corpuskit.edits import EditColumns

if TYPE_CHECKING:
    from collections.abc import Iterator


@attrs.frozen(eq=False)
class _Join:
    """The two steps, with the places of the first step's edits in the text between them."""

    source: str
    middle: str
    first: EditColumns
    second: EditColumns
    begins: NDArray[np.int64]
    """Where the first step's new texts begin in the middle text."""
    finishes: NDArray[np.int64]
    """Where they end there."""


def compose_columns(
    source: str, middle: str, first: EditColumns, second: EditColumns, /
) -> EditColumns:
    """Return edits on *source* that do *first*, then *second*.

    Args:
        source: The text that *first* works on.
        middle: The text between the two steps.
        first: Edits that turn *source* into *middle*.
        second: Edits on *middle*.

    Edits of both steps that touch the same characters become one edit; one that changes nothing
    in the end is dropped. Time n log n in the number of edits.
    """
    if not len(first):
        return second
    if not len(second):
        return first
    shifts = first.shift_before()
    begins = first.starts + shifts[:-1]
    lengths = np.fromiter(map(len, first.texts), np.int64, len(first))
    join = _Join(source, middle, first, second, begins, begins + lengths)
    low, high = _find_conflicts(join)
    alone = low == high
    merged = list(_merge_conflicts(join, low, high))
    touched = np.zeros(len(first) + 1, np.int64)
    np.add.at(touched, low[~alone], 1)
    np.add.at(touched, high[~alone], -1)
    kept = np.cumsum(touched[:-1]) == 0
    # A lone edit of the second step lies between two edits of the first: one shift for both ends.
    moved = shifts[low[alone]]
    return _collect(join, kept, alone, moved, merged)


def _find_conflicts(join: _Join) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return, for each edit of the second step, the range of first edits that it touches.

    Two edits touch when they share a character, or when one of them has no width and stands
    within or at an end of the other.
    """
    starts, ends = join.second.starts, join.second.ends
    low = np.searchsorted(join.finishes, starts, side="right")
    high = np.searchsorted(join.begins, ends, side="left")
    # Insertions: also what merely borders on them.
    empty = starts == ends
    low = np.where(empty, np.searchsorted(join.finishes, starts, side="left"), low)
    high = np.where(empty, np.searchsorted(join.begins, ends, side="right"), high)
    return low, np.maximum(high, low)


def _merge_conflicts(
    join: _Join, low: NDArray[np.int64], high: NDArray[np.int64]
) -> Iterator[tuple[int, int, str, str]]:
    """Yield one edit for each group of edits of both steps that hang together."""
    rows = np.flatnonzero(low != high).tolist()
    at = 0
    while at < len(rows):
        begin, until = at, int(high[rows[at]])
        at += 1
        while at < len(rows) and int(low[rows[at]]) < until:
            until = max(until, int(high[rows[at]]))
            at += 1
        yield _merge_group(join, (int(low[rows[begin]]), until), rows[begin:at])


def _merge_group(
    join: _Join, firsts: tuple[int, int], seconds: list[int]
) -> tuple[int, int, str, str]:
    """Return the edit that does the first step's edits *firsts*, then the second's *seconds*."""
    low, high = firsts
    first, second = join.first, join.second
    head = min(int(join.begins[low]), int(second.starts[seconds[0]]))
    tail = max(int(join.finishes[high - 1]), int(second.ends[seconds[-1]]))
    parts, end = [], head
    for row in seconds:
        parts.append(join.middle[end : int(second.starts[row])])
        parts.append(second.texts[row])
        end = int(second.ends[row])
    parts.append(join.middle[end:tail])
    start = int(first.starts[low]) - (int(join.begins[low]) - head)
    stop = int(first.ends[high - 1]) + (tail - int(join.finishes[high - 1]))
    names = [*first.rules[low:high], *(second.rules[row] for row in seconds)]
    split = dict.fromkeys(name for joined in names for name in joined.split("+"))
    return start, stop, "".join(parts), "+".join(split)


def _collect(
    join: _Join,
    kept: NDArray[np.bool_],
    alone: NDArray[np.bool_],
    moved: NDArray[np.int64],
    merged: list[tuple[int, int, str, str]],
) -> EditColumns:
    """Return the untouched edits of both steps and the *merged* ones, in order."""
    first, second, source = join.first, join.second, join.source
    merged = [row for row in merged if source[row[0] : row[1]] != row[2]]
    starts = np.concatenate(
        (
            first.starts[kept],
            second.starts[alone] - moved,
            np.fromiter((row[0] for row in merged), np.int64, len(merged)),
        )
    )
    ends = np.concatenate(
        (
            first.ends[kept],
            second.ends[alone] - moved,
            np.fromiter((row[1] for row in merged), np.int64, len(merged)),
        )
    )
    ones, twos = np.flatnonzero(kept).tolist(), np.flatnonzero(alone).tolist()
    texts = [first.texts[i] for i in ones] + [second.texts[i] for i in twos]
    rules = [first.rules[i] for i in ones] + [second.rules[i] for i in twos]
    texts += [row[2] for row in merged]
    rules += [row[3] for row in merged]
    order = np.lexsort((ends, starts))
    places = order.tolist()
    return EditColumns(
        starts[order], ends[order], [texts[i] for i in places], [rules[i] for i in places]
    )
