r"""A layout of one's own in a few lines: patterns for its first and last rows, and for its fields.

Examples:
    >>> from corpuskit.layouts.declare import make_layout
    >>> bulletin = make_layout("bulletin-1", start=r"ITEM \d+$", fields={"headline": 1})
    >>> bulletin.name
    'bulletin-1'
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

import attrs

from corpuskit.errors import LayoutError
from corpuskit.layouts.assemble import assemble
from corpuskit.layouts.base import Layout, LayoutCut, RowRange
from corpuskit.layouts.fields import FIELDS, Fields
from corpuskit.layouts.patterns import ROW_LIMIT, compile_safe
from corpuskit.layouts.reading import first_text, is_blank, last_text
from corpuskit.lines import Rows, strip_span
from corpuskit.records import Header, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD_ROWS, FOOT_ROWS = 40, 20
"""Text rows at the top and at the end of an article among which fields are looked for."""

FieldRule: TypeAlias = re.Pattern[str] | int
"""A pattern that a row begins with, or the number of the row."""


def make_layout(
    name: str,
    /,
    *,
    start: str | None = None,
    end: str | None = None,
    between: str | None = None,
    fields: Mapping[str, str | int] | None = None,
    extra: Mapping[str, str | int] | None = None,
) -> Layout:
    r"""Return a layout that is told by its rows.

    At least one of *start*, *end* and *between* says where articles stand. All patterns are
    regular expressions that must match from the beginning of a row (white space before it left
    out); only its first 300 characters are looked at. The time taken is linear in the length of
    the feed.

    Args:
        name: Its name, with a version behind: ``"bulletin-1"``.
        start: Matches the first row of each article. Without it an article begins with the first
            text below the end of another, or at the top.
        end: Matches the last row of each article. Without it an article ends above the next.
        between: Matches rows that stand between articles and belong to none.
        fields: Where each field stands: a pattern, whose first group is the value (the whole row,
            if it has none), or the number of the row, counted from 0 over the rows with text, from
            -1 upwards at the end. A field stands in the first 40 or last 20 such rows. The body is
            the longest stretch between rows with fields. Without *fields* and *extra* the general
            header parser reads the articles.
        extra: The same for what `Article` does not model; kept in ``extra`` under these names.

    Raises:
        LayoutError: If the name has no version, there is no mark, a field does not exist, or a
            pattern is wrong or could take very long on some text.

    Examples:
        >>> import corpuskit as ck
        >>> bulletin = make_layout(
        ...     "bulletin-1",
        ...     start=r"ITEM \d+$",
        ...     fields={"headline": 1, "source": r"Paper: (.+)", "date": r"Date: (.+)"},
        ... )
        >>> settings = ck.SegmentSettings(layouts=(bulletin,))
        >>> parts = ck.segment("ITEM 1\nRain\nPaper: The Echo\n\nIt rained.", settings=settings)
        >>> [article.layout for article in parts.articles]
        ['bulletin-1']
    """
    marks = {
        what: pattern
        for what, pattern in (("start", start), ("end", end), ("between", between))
        if pattern is not None
    }
    if not marks:
        raise LayoutError("say where articles stand: start, end or between", name)
    unknown = sorted({*(fields or {})} - FIELDS)
    if unknown:
        known = ", ".join(sorted(FIELDS))
        raise LayoutError(f"no field is called {unknown[0]!r}; use extra, or one of {known}", name)
    declared = _Declared(
        name=name,
        marks={what: compile_safe(pattern, layout=name) for what, pattern in marks.items()},
        fields=_compile_rules(fields or {}, name),
        extra=_compile_rules(extra or {}, name),
    )
    parse = declared.parse if fields or extra else None
    try:
        return Layout(name=name, sniff=declared.sniff, cut=declared.cut, parse=parse)
    except ValueError as error:
        message = "a name is small letters, digits and dashes, its version behind: bulletin-1"
        raise LayoutError(message, name) from error


def _compile_rules(rules: Mapping[str, str | int], layout: str) -> dict[str, FieldRule]:
    """Return the rules with their patterns compiled."""
    return {
        field: rule if isinstance(rule, int) else compile_safe(rule, layout=layout)
        for field, rule in rules.items()
    }


@attrs.frozen(kw_only=True)
class _Declared:
    """The functions of a declared layout; an object, so that worker processes can be given it."""

    name: str
    marks: Mapping[str, re.Pattern[str]]
    fields: Mapping[str, FieldRule]
    extra: Mapping[str, FieldRule]

    def sniff(self, rows: Rows) -> float:
        """Answer 0.99 if an article stands in the feed, else 0."""
        return 0.99 if any(True for _ in self._find(rows)) else 0.0

    def cut(self, rows: Rows) -> LayoutCut:
        """Cut at the marks."""
        return assemble(rows, list(self._find(rows)))

    def parse(self, rows: Rows, first: int, last: int) -> Header:
        """Read the fields; the body is the longest stretch between rows that hold some."""
        fields = Fields(rows)
        places = _find_places(rows, first, last)
        used = {row for row in (first, last) if self._mark_of(rows, row)}
        for name, rule in self.fields.items():
            found = _apply_rule(rows, places, rule)
            if found is not None:
                fields.put(name, found[1])
                if name != "dateline" or found[1].end == fields.span(found[0]).end:
                    used.add(found[0])
        for name, rule in self.extra.items():
            found = _apply_rule(rows, places, rule)
            if found is not None:
                fields.put_extra(name, found[1])
                used.add(found[0])
        edges = [first - 1, *sorted(used), last + 1]
        spans = [
            fields.span(above + 1, below - 1)
            for above, below in itertools.pairwise(edges)
            if above + 1 < below
        ]
        body = max(spans, key=lambda span: span.end - span.start, default=Span(0, 0))
        if body.end > body.start:
            fields.body = body
        return fields.build(first)

    def _find(self, rows: Rows) -> Iterator[RowRange]:
        """Yield the articles between the marks, in order."""
        started, ended = "start" in self.marks, "end" in self.marks
        first = None if started else 0
        last: int | None = None
        for row in range(len(rows)):
            mark = self._mark_of(rows, row)
            if mark is None:
                continue
            last = row if mark == "end" else row - 1
            if mark == "end" or started or not ended:
                yield from self._range(rows, first, last)
            first = row if mark == "start" else None if started else row + 1
        if last is not None and (started or not ended):
            yield from self._range(rows, first, len(rows) - 1)

    def _range(self, rows: Rows, first: int | None, last: int) -> Iterator[RowRange]:
        """Yield rows *first* to *last* without blank ones at both ends, if any are left."""
        if first is None:
            return
        first = first_text(rows, first, last)
        last = last_text(rows, first, last)
        if first <= last:
            evidence = tuple(f"{what}-row" for what in self.marks)
            yield RowRange(first=first, last=last, layout=self.name, evidence=evidence)

    def _mark_of(self, rows: Rows, row: int) -> str | None:
        """Return which mark a row is; ``None`` if it is none."""
        head, _ = _read_head(rows, row)
        if not head:
            return None
        return next((what for what, mark in self.marks.items() if mark.match(head)), None)


def _read_head(rows: Rows, row: int) -> tuple[str, int]:
    """Return the part of a row that patterns see, and its offset in the feed."""
    start = rows.starts[row]
    piece = rows.text[start : min(rows.ends[row], start + ROW_LIMIT)]
    head = piece.lstrip()
    return head, start + len(piece) - len(head)


def _find_places(rows: Rows, first: int, last: int) -> tuple[list[int], list[int]]:
    """Return the rows with text at the top of an article, and all that fields may stand in."""
    upward = (row for row in range(last, first - 1, -1) if not is_blank(rows, row))
    downward = (row for row in range(first, last + 1) if not is_blank(rows, row))
    foot = list(itertools.islice(upward, FOOT_ROWS))[::-1]
    head = list(itertools.islice(downward, HEAD_ROWS))
    return head, foot


def _apply_rule(
    rows: Rows, places: tuple[list[int], list[int]], rule: FieldRule
) -> tuple[int, Span] | None:
    """Return the row and the span that a rule finds; ``None`` if it finds none."""
    head, foot = places
    if isinstance(rule, int):
        side = head if rule >= 0 else foot
        if not -len(side) <= rule < len(side):
            return None
        return side[rule], rows.span_of(side[rule], side[rule])
    for row in sorted({*head, *foot}):
        text, offset = _read_head(rows, row)
        match = rule.match(text)
        if match is None:
            continue
        if not rule.groups:
            return row, rows.span_of(row, row)
        begin, end = match.span(1)
        if 0 <= begin < end:
            cut_off = end == len(text)  # the row may go on where patterns stop looking
            last = rows.ends[row] if cut_off else offset + end
            return row, strip_span(rows.text, Span(offset + begin, last))
    return None
