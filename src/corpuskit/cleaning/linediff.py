"""Where two forms of one line differ: small replacements, found in linear time.

A difference in the sense of the shortest edit script is quadratic; here the two forms are read
side by side, and after a difference the next run of equal characters is looked for nearby.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.edits import make_edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.records import Edit

ANCHOR = 3
"""Equal characters in a row that end a difference. Two would often meet by chance."""

WINDOW = 96
"""How many characters ahead an anchor is looked for, in either form: a long word in mojibake of
three characters a letter. Beyond it the difference runs to where the lines end alike."""

STRIDE = 64
"""Characters compared at once where the forms are alike."""

LONGEST_RUN = 12
"""Characters of the new form in one edit of `diff_runs`: a word or two."""

_RUN = re.compile(r"([^\x00-\x7f]+)")


def diff_runs(old: str, new: str, /, *, offset: int, rule: str) -> Iterator[Edit]:
    """Yield edits that turn *old* into *new*, where they differ only beyond ASCII.

    That is so where UTF-8 was read in a codec of single bytes: the ASCII characters are the same
    in both, and what stands between them was put for what stands there now. Each edit is of
    `LONGEST_RUN` new characters at most, of which each was one to four bytes. Other pairs of
    lines are left to `diff_line`. The arguments are those of `diff_line`.
    """
    before, after = _RUN.split(old), _RUN.split(new)
    if before[::2] != after[::2]:
        yield from diff_line(old, new, offset=offset, rule=rule)
        return
    for index in range(0, len(before) - 1, 2):
        offset += len(before[index])
        run, put = before[index + 1], after[index + 1]
        if len(put) <= LONGEST_RUN:
            if run != put:
                yield make_edit(offset, offset + len(run), put, rule)
        else:
            yield from _cut_run(run, put, offset, rule)
        offset += len(run)


def _cut_run(old: str, new: str, offset: int, rule: str) -> Iterator[Edit]:
    """Yield the edits for a long run, cut where the bytes of new characters meet."""
    if len(old) != len(new.encode()):
        yield from diff_line(old, new, offset=offset, rule=rule)
        return
    at = 0
    for begin in range(0, len(new), LONGEST_RUN):
        put = new[begin : begin + LONGEST_RUN]
        end = at + len(put.encode())
        yield make_edit(offset + at, offset + end, put, rule)
        at = end


def diff_line(old: str, new: str, /, *, offset: int, rule: str) -> Iterator[Edit]:
    """Yield edits that turn *old* into *new*.

    Args:
        old: The line as it was.
        new: The line as it shall be.
        offset: Where *old* begins in its text.
        rule: Name of the rule for the edits.

    Examples:
        >>> [(e.start, e.end, e.text) for e in diff_line("a bXYc d", "a bZc d", offset=0, rule="r")]
        [(3, 5, 'Z')]
    """
    if old == new:
        return
    tail = _run_of_equals(old[::-1], new[::-1], 0, 0)
    i = j = 0
    while True:
        same = _run_of_equals(old, new, i, j)
        i, j = i + same, j + same
        rest = min(tail, len(old) - i, len(new) - j)
        if i == len(old) and j == len(new):
            return
        skip_old, skip_new = _find_anchor(old, new, i, j)
        if skip_old < 0 or len(old) - i - skip_old < rest or len(new) - j - skip_new < rest:
            skip_old, skip_new = len(old) - i - rest, len(new) - j - rest
        yield from _replace(old[i : i + skip_old], new[j : j + skip_new], offset + i, rule)
        i, j = i + skip_old, j + skip_new


def _replace(old: str, new: str, offset: int, rule: str) -> Iterator[Edit]:
    """Yield one edit from *old* to *new*; one a character if they are equally long."""
    if len(old) != len(new):
        yield make_edit(offset, offset + len(old), new, rule)
        return
    for place, (before, after) in enumerate(zip(old, new, strict=True), offset):
        if before != after:
            yield make_edit(place, place + 1, after, rule)


def _run_of_equals(one: str, two: str, i: int, j: int) -> int:
    """Return how many characters *one* from *i* and *two* from *j* have in common."""
    begin, longest = i, min(len(one) - i, len(two) - j)
    while one[i : i + STRIDE] == two[j : j + STRIDE] and i - begin + STRIDE <= longest:
        i, j = i + STRIDE, j + STRIDE
    while i - begin < longest and one[i] == two[j]:
        i, j = i + 1, j + 1
    return i - begin


def _find_anchor(old: str, new: str, i: int, j: int) -> tuple[int, int]:
    """Return how far ahead of *i* and *j* the forms agree again; -1, -1 if nowhere near."""
    places: dict[str, int] = {}
    for ahead in range(min(WINDOW, len(new) - j - ANCHOR + 1)):
        places.setdefault(new[j + ahead : j + ahead + ANCHOR], ahead)
    for ahead in range(min(WINDOW, len(old) - i - ANCHOR + 1)):
        found = places.get(old[i + ahead : i + ahead + ANCHOR])
        if found is not None:
            return ahead, found
    return -1, -1
