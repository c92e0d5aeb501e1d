"""Finding the lines that corrections speak of, also in a feed that has grown since."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

import attrs

from corpuskit.corrections.form import SHORTENED, Correction, Corrections
from corpuskit.layouts.reading import fold
from corpuskit.lines import Rows, split_rows
from corpuskit.records import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpuskit.records import Feed

KEY = 160
"""Characters of a line that it is looked up by; `LONGEST` of them are printed."""

LONGEST = 120
"""Characters of a line that are printed in a correction."""

SHORT = 60
"""The same for the lines around it."""

CONTEXT = 3
"""Most lines above and below that are printed to tell lines apart."""

NEAR = 50
"""Lines that read alike which are compared, on each side of the hints: enough for a line in every
article, and it bounds the time in a feed of one line a million times."""


class LineIndex:
    """The lines of a feed, to be looked up by their text."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        folded = [(fold(rows[row]), row) for row in range(len(rows))]
        self._solid = [row for text, row in folded if text]
        self._found: dict[str, list[int]] = {}
        self._keys = sorted((text[:KEY], row) for text, row in folded if text)

    def find(self, text: str) -> list[int]:
        """Return the rows that read *text*, ascending; of shortened text, that begin so."""
        if text not in self._found:
            self._found[text] = self._find(text)
        return self._found[text]

    def _find(self, text: str) -> list[int]:
        """Look rows up by their text."""
        prefix = text.removesuffix(SHORTENED)
        found = []
        for place in range(bisect.bisect_left(self._keys, (prefix[:KEY],)), len(self._keys)):
            key, row = self._keys[place]
            if not key.startswith(prefix[:KEY]) or (prefix == text and key != text[:KEY]):
                break
            if len(prefix) < KEY or self.reads(row, text):
                found.append(row)
        return sorted(found)

    def reads(self, row: int, text: str) -> bool:
        """Tell whether a row reads *text*, or begins with it where it is shortened."""
        line = fold(self.rows[row])
        return line == text or (
            text.endswith(SHORTENED) and line.startswith(text.removesuffix(SHORTENED))
        )

    def quote(self, row: int, longest: int = LONGEST) -> str:
        """Return the text of a row as it is printed in a correction."""
        line = fold(self.rows[row])
        return line if len(line) <= longest else line[:longest].rstrip() + SHORTENED

    def above(self, row: int) -> list[int]:
        """Return the rows with text above *row*, nearest first, `CONTEXT` at most."""
        place = bisect.bisect_left(self._solid, row)
        return self._solid[max(0, place - CONTEXT) : place][::-1]

    def below(self, row: int) -> list[int]:
        """Return the rows with text below *row*, nearest first, `CONTEXT` at most."""
        place = bisect.bisect_right(self._solid, row)
        return self._solid[place : place + CONTEXT]


@attrs.frozen(kw_only=True)
class Resolved:
    """Corrections with the lines of one feed that they were found to mean."""

    rows: Rows = attrs.field(repr=False)
    """The lines of the feed."""

    feed: str
    """Name of the feed."""

    places: tuple[tuple[int, Correction], ...]
    """Row (from 0) and correction; of corrections that contradict, the one that counts is last."""

    stale: tuple[Problem, ...]
    """A problem for each correction whose line the feed does not have."""

    path: str = ""
    """File the corrections were read from; empty if they came from memory."""


def resolve_corrections(feed: Feed, corrections: Corrections, /) -> Resolved:
    r"""Find the lines of *feed* that *corrections* speak of.

    A line is found by its text. Where several read alike and a line number was given, that with
    most of the lines above and below is meant; among these the nearest to where the line would
    stand if the feed had grown at its end, or at its top.

    Laws: corrections find their lines again when text that has none of these lines is added to
    either end of the feed; each is found or reported.

    Examples:
        >>> import corpuskit as ck
        >>> feed = ck.read(b"Rain at last\n\nIt rained.\n")
        >>> said = ck.parse_corrections("cut: Rain at last\ncut: Snow in May")
        >>> [problem.kind for problem in resolve_corrections(feed, said).stale]
        ['stale-correction']
    """
    rows = split_rows(feed.text)
    if not corrections.items:
        return Resolved(rows=rows, feed=feed.name, places=(), stale=(), path=corrections.path)
    index = LineIndex(rows)
    every: list[tuple[int, Correction]] = []
    single: list[tuple[int, Correction]] = []
    stale: list[Problem] = []
    for item in dict.fromkeys(corrections.items[::-1]):  # the last of equal ones
        found = index.find(item.text)
        if not found:
            reason = "the feed has no such line (any more)"
            stale.append(report_stale(feed.name, item, corrections.path, reason))
        elif item.line is None:
            every.extend((row, item) for row in found)
        else:
            single.append((_choose(index, found, item, item.line), item))
    return Resolved(
        rows=rows,
        feed=feed.name,
        places=(*every[::-1], *single[::-1]),
        stale=tuple(stale[::-1]),
        path=corrections.path,
    )


def report_stale(feed: str, item: Correction, path: str, reason: str) -> Problem:
    """Return the problem of a correction that could not be applied."""
    where = f"{path}:{item.at}: " if path and item.at else ""
    place = "" if item.line is None else f" {item.line}"
    message = f"{where}`{item.what}{place}: {item.text}` was left out: {reason}"
    return Problem(kind="stale-correction", feed=feed, message=message)


def _choose(index: LineIndex, found: Sequence[int], item: Correction, line: int) -> int:
    """Return the one of several rows that a correction with a line number means."""
    hints = {line - 1, line - 1 + len(index.rows) - (item.lines or len(index.rows))}
    near: set[int] = set()
    for hint in hints:
        place = bisect.bisect_left(found, hint)
        near.update(found[max(0, place - NEAR) : place + NEAR])

    def rank(row: int) -> tuple[int, int, int]:
        agreeing = _agree(index, row, item.above, item.below)
        exact = index.quote(row) == item.text
        return -agreeing - exact, min(abs(row - hint) for hint in hints), row

    return min(near, key=rank)


def quote_line(index: LineIndex, row: int, what: str) -> Correction:
    """Return a correction of one row; where its text repeats, with lines that tell it apart.

    Where three lines above and below don't, the number must.
    """
    text = index.quote(row)
    alike = index.find(text)
    place = bisect.bisect_left(alike, row)
    alike = alike[max(0, place - NEAR) : place + NEAR]
    above = [index.quote(other, SHORT) for other in index.above(row)]
    below = [index.quote(other, SHORT) for other in index.below(row)]
    depth = 0
    while len(alike) > 1 and depth < CONTEXT:
        depth += 1
        wanted = above[:depth], below[:depth]
        alike = [other for other in alike if _agree(index, other, *wanted) == sum(map(len, wanted))]
    return Correction(
        what=what,
        text=text,
        line=row + 1,
        lines=len(index.rows),
        above=tuple(above[:depth]),
        below=tuple(below[:depth]),
    )


def _agree(index: LineIndex, row: int, above: Sequence[str], below: Sequence[str]) -> int:
    """Count the lines around *row* that read as they should."""
    around = ((index.above(row), above), (index.below(row), below))
    return sum(
        index.reads(other, text)
        for others, texts in around
        for other, text in zip(others, texts, strict=False)
    )
