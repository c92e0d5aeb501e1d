"""Sources that only a contents list names: "Bay Courier, Tue, 5/8: Harbour fees go up"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from corpuskit.heads.evidence import fold_text
from corpuskit.sources import read_publication_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpuskit.lines import Rows
    from corpuskit.records import Header, Span

_LONGEST_ROW = 300
"""Characters of a line of a contents list."""

_KEY = 12
"""Letters and digits of a title that must agree; the list may cut or wrap the rest."""

_MOST_COLONS = 3


def infer_sources(
    rows: Rows, spans: Sequence[Span], headers: Sequence[Header]
) -> tuple[Header, ...]:
    """Return *headers* with sources that the text between the segments states for their titles.

    Such a source is marked as inferred: the segment itself does not print it.

    Args:
        rows: The feed.
        spans: Its segments.
        headers: Their headers, in the same order.
    """
    if not any(header.headline and header.source is None for header in headers):
        return tuple(headers)
    listed = _read_list(rows, sorted(spans))
    if not listed:
        return tuple(headers)
    return tuple(_infer(header, listed) for header in headers)


def _infer(header: Header, listed: dict[str, list[tuple[str, str]]]) -> Header:
    title = fold_text(header.headline or "")
    if header.source is not None or len(title) < _KEY:
        return header
    for entry, source in listed.get(title[:_KEY], ()):
        if title.startswith(entry) or entry.startswith(title):
            return attrs.evolve(header, source=source, inferred=(*header.inferred, "source"))
    return header


def _read_list(rows: Rows, spans: Sequence[Span]) -> dict[str, list[tuple[str, str]]]:
    """Return folded titles and their sources, by the titles' first characters."""
    listed: dict[str, list[tuple[str, str]]] = {}
    above, last = "", -1
    for row in _rows_between(rows, spans):
        short = rows.ends[row] - rows.starts[row] <= _LONGEST_ROW
        line = rows[row].strip() if short else ""
        above = above if row == last + 1 else ""
        last = row
        for title, source in _read_entries(line, above):
            folded = fold_text(title)
            if len(folded) >= _KEY:
                listed.setdefault(folded[:_KEY], []).append((folded, source))
        above = line
    return listed


def _rows_between(rows: Rows, spans: Sequence[Span]) -> Iterator[int]:
    """Yield the rows that no span touches; *spans* are in order."""
    row = 0
    for span in spans:
        yield from range(row, rows.row_at(span.start))
        row = max(row, rows.row_at(max(span.start, span.end - 1)) + 1)
    yield from range(row, len(rows))


def _read_entries(line: str, above: str) -> list[tuple[str, str]]:
    """Return the titles with sources that a line states, by itself or with the line above."""
    if not any(c.isdigit() for c in line):
        return []
    entries = []
    at = line.find(": ")
    for _ in range(_MOST_COLONS):
        if at < 0:
            break
        found = read_publication_line(line[:at])
        if found is not None and found.date is not None:
            entries.append((line[at + 2 :], found.name))
        at = line.find(": ", at + 2)
    found = read_publication_line(line) if above else None
    if found is not None and found.date is not None:
        entries.append((above, found.name))
    return entries
