"""How the layouts look at rows: folded text, blocks, wraps, and where a pattern stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpuskit.lines import Rows

PROSE_WORDS = 10
"""Fewest words of a row of running text; titles and list items are mostly shorter."""

PROSE_LETTERS = 45
"""Fewest characters of a row of running text in a script without spaces."""

MIN_WIDTH, MAX_WIDTH = 55, 140
"""Hard wraps stand between these widths (characters); wider rows are whole paragraphs."""

LONG_ROWS = 150
"""Mean characters of rows from which it is quicker to go from row to row than from sign to sign."""

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*(?:\s|$)")
_RULE = re.compile(r"[\W_]{3,}")


def fold(text: str) -> str:
    """Return *text* with every run of white space (NBSP too) made one space, none at the ends."""
    return " ".join(text.split())


def is_blank(rows: Rows, row: int) -> bool:
    """Tell whether a row holds white space only."""
    return not rows[row].strip()


def is_rule(text: str) -> bool:
    """Tell whether *text* is a row of dashes, stars, underscores and the like."""
    return bool(_RULE.fullmatch(text.strip()))


def first_text(rows: Rows, first: int, last: int) -> int:
    """Return the first non-blank row of *first* to *last*; *last* + 1 if all are blank."""
    while first <= last and is_blank(rows, first):
        first += 1
    return first


def last_text(rows: Rows, first: int, last: int) -> int:
    """Return the last non-blank row of *first* to *last*; *first* - 1 if all are blank."""
    while last >= first and is_blank(rows, last):
        last -= 1
    return last


def iter_blocks(rows: Rows, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield runs of non-blank rows (first and last row, included) in *first* to *last*."""
    begin = -1
    for row in range(first, last + 1):
        if is_blank(rows, row):
            if begin >= 0:
                yield begin, row - 1
            begin = -1
        elif begin < 0:
            begin = row
    if begin >= 0:
        yield begin, last


@attrs.frozen
class RowPattern:
    """A pattern of a whole row."""

    row: re.Pattern[str]
    """Matches at the start of a row."""

    scan: re.Pattern[str]
    """The same behind a line feed: searching for one is what regular expressions do fastest."""


def compile_row(pattern: str, *, ignore_case: bool = False) -> RowPattern:
    """Compile a verbose pattern that must match a row from its first to its last character.

    Some blanks may stand at the end of the row.
    """
    flags = re.VERBOSE | (re.IGNORECASE if ignore_case else re.NOFLAG)
    end = r"[^\S\r\n]{0,8}(?![^\r\n])"
    return RowPattern(
        re.compile(f"(?:{pattern}){end}", flags), re.compile(rf"\n(?:{pattern}){end}", flags)
    )


def find_rows(pattern: RowPattern, rows: Rows) -> list[int]:
    """Return the rows that *pattern* matches, ascending."""
    text = rows.text
    if len(text) > LONG_ROWS * len(rows) or not _are_lines(rows):
        # Few rows, or lone carriage returns: then there are rows that the fast search misses.
        return [row for row, start in enumerate(rows.starts) if pattern.row.match(text, start)]
    found = [0] if pattern.row.match(text) else []
    found.extend(rows.row_at(match.start() + 1) for match in pattern.scan.finditer(text))
    return found


def _are_lines(rows: Rows) -> bool:
    """Tell whether each row but the first begins behind a line feed, and all of them are here."""
    whole = rows.starts[0] == 0 and rows.ends[-1] == len(rows.text)
    return whole and ("\r" not in rows.text or rows.text.count("\n") + 1 == len(rows))


def with_next(marks: Sequence[int], end: int) -> Iterator[tuple[int, int]]:
    """Yield each of *marks* with the one after it, the last with *end*."""
    if marks:
        yield from zip(marks, [*marks[1:], end], strict=True)


def is_prose(text: str) -> bool:
    """Tell whether a row reads like running text: many words, and the end of a sentence."""
    if not _SENTENCE_END.search(text):
        return False
    words = len(text.split(maxsplit=PROSE_WORDS))
    return words >= PROSE_WORDS or (words <= 2 and len(text.strip()) >= PROSE_LETTERS)  # noqa: PLR2004 - a script without spaces


def count_prose(rows: Rows, first: int, last: int) -> int:
    """Count the rows of running text in *first* to *last*."""
    return sum(is_prose(rows[row]) for row in range(first, last + 1))


def holds_prose(rows: Rows, first: int, last: int) -> bool:
    """Tell whether running text stands in *first* to *last*."""
    return any(is_prose(rows[row]) for row in range(first, last + 1))


class ProseFinder:
    """Tells whether running text stands in ranges of rows, reading each row once.

    No range begins above the one before it.
    """

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._found = -1
        self._unread = 0

    def holds(self, first: int, last: int) -> bool:
        """Tell whether running text stands in *first* to *last*."""
        if self._found < first:  # then no row between the last one found and the unread ones is it
            self._unread = max(self._unread, first)
            while self._unread <= last and self._found < first:
                if is_prose(self._rows[self._unread]):
                    self._found = self._unread
                self._unread += 1
        return first <= self._found <= last


def find_width(rows: Rows, first: int, last: int) -> int:
    """Return the width (characters) that rows *first* to *last* were wrapped at, 0 if at none."""
    width = max((len(rows[row].rstrip()) for row in range(first, last + 1)), default=0)
    return width if MIN_WIDTH <= width <= MAX_WIDTH else 0


def is_wrapped(upper: str, lower: str, width: int) -> bool:
    """Tell whether *lower* goes on the line *upper* that was broken at *width* characters.

    It does if the first word of *lower* would not have fitted into the row of *upper*.
    """
    word = lower.split(maxsplit=1)[:1]
    return bool(width and word) and len(upper.rstrip()) + 1 + len(word[0]) > width


def join_wrapped(rows: Rows, first: int, last: int, width: int) -> list[tuple[int, int]]:
    """Return the lines (first and last row) that rows *first* to *last* print, wraps undone."""
    lines: list[tuple[int, int]] = []
    for row in range(first, last + 1):
        if lines and is_wrapped(rows[row - 1], rows[row], width):
            lines[-1] = (lines[-1][0], row)
        else:
            lines.append((row, row))
    return lines
