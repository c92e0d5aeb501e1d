"""Factiva with field codes: every field begins with its two- or three-letter code.

A record runs from the first code after the last record (mostly SE or HD) to AN, which holds the
document's code; values go on in indented rows. The text stands in LP (lead) and TD.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.layouts.assemble import assemble
from corpuskit.layouts.base import Layout, LayoutCut, RowRange
from corpuskit.layouts.factiva import skip_navigation
from corpuskit.layouts.fields import UNMODELLED, Fields
from corpuskit.layouts.labels import FACTIVA
from corpuskit.layouts.reading import compile_row, find_rows, last_text, with_next
from corpuskit.lines import strip_span
from corpuskit.records import Header, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.lines import Rows

NAME = "factiva-fields-1"

FEWEST_CODES = 4
"""Different codes a record must have; the shortest seen has thirteen."""

_ACCESSION = compile_row(
    r"""
    [ \xa0]{0,8} AN [ \xa0\t:]{1,12}
    (?:[^\W\d_]{2,20}[ \xa0]{1,3})?                      # "Document" in the interface's language
    [A-Za-z][A-Za-z0-9]{7} (?:19|20)\d{6} [a-z0-9]{5,12}
    [^\S\r\n]{0,60}
    """
)
_CODE = re.compile(r"[ \xa0]{0,8}(?P<code>[A-Z]{2,4})(?:[ \xa0\t]{1,12}(?=\S)|[ \xa0\t]*$)")


def find(rows: Rows) -> list[RowRange]:
    """Return the records that end in an accession number."""
    found: list[RowRange] = []
    begin = 0
    for row in find_rows(_ACCESSION, rows):
        codes = list(_codes(rows, begin, row))
        if len({code for _, code, _ in codes}) >= FEWEST_CODES:
            first = _find_first(rows, codes, begin)
            found.append(RowRange(first=first, last=row, layout=NAME, evidence=("field-codes",)))
        begin = row + 1
    return found


def _find_first(rows: Rows, codes: list[tuple[int, str, int]], begin: int) -> int:
    """Return the first code of the record: none of the codes from there on stands twice."""
    seen: set[str] = set()
    first = codes[-1][0]
    for row, code, _ in reversed(codes):
        if code in seen:
            break
        seen.add(code)
        first = row
    return max(first, skip_navigation(rows, begin, first))


def _codes(rows: Rows, first: int, last: int) -> Iterator[tuple[int, str, int]]:
    """Yield row, code and width of the code for each row that begins with a known code."""
    for row in range(first, last + 1):
        found = _CODE.match(rows[row][:40])
        if found is not None and found["code"].casefold() in FACTIVA:
            yield row, found["code"], found.end()


def sniff(rows: Rows) -> float:
    """Answer 0.99 if coded records stand in the feed, else 0."""
    return 0.99 if find(rows) else 0.0


def cut(rows: Rows) -> LayoutCut:
    """Cut behind the accession numbers."""
    return assemble(rows, find(rows))


def parse(rows: Rows, first: int, last: int) -> Header:
    """Read the coded fields."""
    fields = Fields(rows)
    codes = list(_codes(rows, first, last))
    marks = {row: (code, skip) for row, code, skip in codes}
    body: list[Span] = []
    for row, following in with_next(sorted(marks), last + 1):
        code, skip = marks[row]
        span = fields.span(row, max(row, last_text(rows, row, following - 1)), skip=skip)
        role = FACTIVA[code.casefold()]
        if role == "body":
            if body:
                start = rows.starts[row]
                fields.put_furniture(strip_span(rows.text, Span(start, start + skip)))
            body.append(span)
        elif role == "credit":
            fields.put_credits(code, span)
        elif role in UNMODELLED:
            fields.put_extra(code, span)
        else:
            fields.put(role, span)
    if body:
        fields.body = Span(body[0].start, body[-1].end)
    return fields.build(first)


LAYOUT = Layout(name=NAME, sniff=sniff, cut=cut, anchor="foot", parse=parse)
