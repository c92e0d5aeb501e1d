"""Factiva with field codes, flowed into running text: ``*SE* FIGARO *HD* Le pont ouvre *BY* ...``.

That is what a plain-text view of the HTML export leaves: the codes, bold there, stand between stars
in the middle of rows, and one article follows the other in the same row. A record runs from its
first code to the document's code behind ``*AN*``, or to the next record; its first and last row
may hold the end of the one above and the beginning of the one below. Without any codes the flowed
text says nowhere where a headline ends, and no layout answers for it.

Checked against a real export of twenty articles.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from corpuskit.layouts.assemble import assemble
from corpuskit.layouts.base import Layout, LayoutCut, RowRange
from corpuskit.layouts.fields import UNMODELLED, Fields
from corpuskit.layouts.labels import FACTIVA
from corpuskit.layouts.reading import with_next
from corpuskit.lines import strip_span
from corpuskit.records import Header, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpuskit.lines import Rows

NAME = "factiva-flowed-1"

FEWEST_CODES = 6
"""Different codes a record must have, headline and text among them; the shortest seen has 17."""

_OPENING = frozenset({"se", "hd", "clm"})
"""Codes that a record begins with."""

_CODE = re.compile(r"(?<!\S)\*(?P<code>[A-Z]{2,4})\*(?=\s|\Z)")
_DOCUMENT = re.compile(
    r"""
    \*AN\*\s{1,20}
    (?:[^\W\d_]{2,20}\s{1,20})?                       # "Document" in the interface's language
    [A-Za-z][A-Za-z0-9]{7} (?:19|20)\d{6} [a-z0-9]{5,12}
    """,
    re.VERBOSE,
)
_BLANK = re.compile(r"(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)")


class _Code(NamedTuple):
    """A code in the text; a tuple, for a hostile text holds a million."""

    name: str
    """The code, case-folded."""

    start: int
    """Offset of its first star."""

    end: int
    """Offset behind its second star."""


def find(rows: Rows) -> list[RowRange]:
    """Return the records, each with its exact characters."""
    return [
        RowRange(
            first=rows.row_at(span.start),
            last=rows.row_at(span.end - 1),
            layout=NAME,
            evidence=("field-codes",),
            span=span,
        )
        for span in _find_records(rows.text)
    ]


def _find_records(text: str) -> Iterator[Span]:
    """Yield the spans of the records, in order."""
    if "*HD*" not in text:
        return
    groups: list[list[_Code]] = []
    seen: set[str] = set()
    for code in _find_codes(text, 0, len(text)):
        if not groups or "an" in seen or (code.name in _OPENING and "hd" in seen):
            groups.append([])
            seen = set()
        groups[-1].append(code)
        seen.add(code.name)
    kept = [group for group in groups if _is_record(group)]
    starts = [group[0].start for group in groups]
    after = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    for group in kept:
        yield strip_span(text, Span(group[0].start, _find_end(text, group, after[group[0].start])))


def _find_codes(text: str, start: int, end: int) -> Iterator[_Code]:
    """Yield the known codes between two offsets."""
    for found in _CODE.finditer(text, start, end):
        name = found["code"].casefold()
        if name in FACTIVA:
            yield _Code(name, found.start(), found.end())


def _is_record(codes: Sequence[_Code]) -> bool:
    """Tell whether codes are those of a whole record."""
    names = {code.name for code in codes}
    return len(names) >= FEWEST_CODES and "hd" in names and not names.isdisjoint({"lp", "td"})


def _find_end(text: str, codes: Sequence[_Code], following: int) -> int:
    """Return the offset behind a record: behind its document code, else before the next record.

    One that was cut off ends at a blank row.
    """
    last = codes[-1]
    if last.name == "an":
        found = _DOCUMENT.match(text, last.start, following)
        if found is not None:
            return found.end()
    blank = _BLANK.search(text, last.end, following)
    return following if blank is None else blank.start()


def sniff(rows: Rows) -> float:
    """Answer 0.99 if such a record stands in the feed, else 0."""
    return 0.99 if next(_find_records(rows.text), None) is not None else 0.0


def cut(rows: Rows) -> LayoutCut:
    """Cut at the codes, in the middle of rows where they stand there."""
    return assemble(rows, find(rows))


def parse(rows: Rows, first: int, last: int) -> Header:
    """Read the coded fields."""
    fields = Fields(rows)
    start, end = rows.starts[first], rows.ends[last]
    codes = {code.start: code for code in _find_codes(rows.text, start, end)}
    body: list[Span] = []
    for place, following in with_next(sorted(codes), end):
        code = codes[place]
        span = strip_span(rows.text, Span(code.end, following))
        role = FACTIVA[code.name]
        if role == "body":
            if body:
                fields.put_furniture(Span(code.start, code.end))
            body.append(span)
        elif role == "credit":
            fields.put_credits(code.name.upper(), span)
        elif role in UNMODELLED:
            fields.put_extra(code.name.upper(), span)
        else:
            fields.put(role, span)
    if body:
        fields.body = Span(body[0].start, body[-1].end)
    return fields.build(first)


LAYOUT = Layout(name=NAME, sniff=sniff, cut=cut, parse=parse)
