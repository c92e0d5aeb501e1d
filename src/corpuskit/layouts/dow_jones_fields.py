"""Reading the fields of an article of Dow Jones Interactive."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.agencies import name_agencies
from corpuskit.bylines import is_name, read_byline
from corpuskit.layouts.fields import Fields
from corpuskit.layouts.reading import (
    compile_row,
    find_width,
    first_text,
    is_wrapped,
    join_wrapped,
    last_text,
)
from corpuskit.records import Span

if TYPE_CHECKING:
    from corpuskit.lines import Rows
    from corpuskit.records import Header

HEAD_ROWS = 7
"""Rows from the publication to the end of the copyright; the most seen are five."""

LONGEST_ROW = 200
"""Characters of a row of the head; copyrights not wrapped have up to 150."""

LONGEST_OFFICE = 60
"""Characters of the row below the byline; "Houston Chronicle Washington Bureau" has 35."""

WIDTH_ROWS = 60
"""Rows of an article that show at which width it is wrapped."""

TAIL_LINES = 3
"""Most lines from the byline downwards."""

PLACE_WORDS = 2
"""Words of a place below a byline, "New Delhi"."""

LONGEST_SECTION = 45
"""Characters of a section; "Business/Financial Desk; Section C" has 34."""

THEME_WORDS = 4
"""Words of a line above the headline, "Financial Post: Canada"."""

DATE = compile_row(
    r"[^\S\r\n]{0,20}(?:0[1-9]|1[0-2])/(?:[0-2]\d|3[01])/(?:19|20)\d{2}[^\S\r\n]{0,20}"
)
"""A row that is a date, month first."""

FOOT = compile_row(
    r"""
    [^\S\r\n]{0,20} Copyright [^\w\r\n]{1,8} (?:c\)[ ])? (?:19|20)\d\d [ ]
    Dow[ ]Jones[ ]&[ ]Company,?[ ]Inc\. [ ]{1,2} All[ ]Rights[ ]Reserved\.? [^\S\r\n]{0,20}
    """,
    ignore_case=True,
)
"""The row that the database prints behind an article."""

RIGHTS = re.compile(
    r"\s*(?:.{0,40}\bcopyright\b|\(?\(c\)|©|c\.\s(?:19|20)\d\d|all\srights\sreserved)",
    re.IGNORECASE,
)
"""The beginning of the copyright in the head."""

_PAGE = re.compile(
    r"\s*(?:page\s)?(?P<page>[A-Z]{0,2}[-.]?\d{1,3}[A-Z]?)(?:,\scolumn\s\d)?\s*", re.IGNORECASE
)
_OFFICE = re.compile(
    r"\b(?:writers?|correspondents?|reporters?|editors?|bureau|staff|newswires?|service"
    r"|columnists?|news (?:services?|agency)|wire (?:services?|reports?))\b"
    r"|^\s*(?:of|special to)\s",
    re.IGNORECASE,
)
_SECTION = re.compile(r"\b(?:Desk|Section|Part|Edition|Pages?)\b")


def find_rights(rows: Rows, date: int) -> int | None:
    """Return the first row of the copyright below a date; ``None`` if no head stands there."""
    for row in range(date + 1, min(len(rows), date + 1 + HEAD_ROWS)):
        text = rows[row]
        if not text.strip() or len(text) > LONGEST_ROW:
            return None
        if row > date + 1 and RIGHTS.match(text):
            return row
    return None


def parse(rows: Rows, first: int, last: int) -> Header:
    """Read the title block, the rows below the date, and the foot."""
    fields = Fields(rows)
    width = find_width(rows, first, min(last, first + WIDTH_ROWS))
    date = next(
        (row for row in range(first, last + 1) if DATE.row.match(rows.text, rows.starts[row])),
        None,
    )
    end = first - 1
    if date is not None:
        _read_title(fields, first, last_text(rows, first, date - 1), width)
        fields.put("date", fields.span(date))
        end = min(last, _read_source(fields, date, width))
    foot = last
    if FOOT.row.match(rows.text, rows.starts[last]):
        fields.put_extra("database", fields.span(last))
        foot = last_text(rows, first, last - 1)
    fields.set_body(first_text(rows, end + 1, foot), foot)
    return fields.build(first)


def _read_source(fields: Fields, date: int, width: int) -> int:
    """Read publication, edition, page and copyright; return the last row of the head."""
    rows = fields.rows
    rights = find_rights(rows, date)
    if rights is None:
        return date
    for number, (first, last) in enumerate(join_wrapped(rows, date + 1, rights - 1, width)):
        page = _PAGE.fullmatch(rows[first][:LONGEST_ROW])
        if number == 0:
            fields.put("source", fields.span(first, last))
        elif page is not None:
            start = rows.starts[first]
            fields.put("page", Span(start + page.start("page"), start + page.end("page")))
        else:
            fields.put("edition", fields.span(first, last))
    end = rights
    while end + 1 < len(rows) and is_wrapped(rows[end], rows[end + 1], width):
        end += 1
    fields.put("copyright", fields.span(rights, end))
    return end


def _read_title(fields: Fields, first: int, last: int, width: int) -> None:
    """Read section, line above the headline, headline, byline and office."""
    lines = _drop_author(fields, join_wrapped(fields.rows, first, last, width))
    texts = [fields.text(fields.span(*line)) for line in lines]
    if len(lines) > 1 and _is_section(texts[0]):
        fields.put("section", fields.span(*lines[0]))
        lines, texts = lines[1:], texts[1:]
    if len(lines) > 1 and len(texts[0].split()) <= THEME_WORDS:
        fields.put("kicker", fields.span(*lines[0]))
        lines = lines[1:]
    if lines:
        fields.put("headline", fields.span(lines[0][0], lines[-1][1]))


def _drop_author(fields: Fields, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Read byline and office from the last lines; return the lines above them."""
    texts = [fields.text(fields.span(*line)) for line in lines]
    place = _find_author(texts)
    if place is None:
        return lines
    fields.put("byline", fields.span(*lines[place]))
    if place + 1 < len(lines):
        fields.put_extra("office", fields.span(lines[place + 1][0], lines[-1][1]))
    return lines[:place]


def _find_author(texts: list[str]) -> int | None:
    """Return which line names the authors; ``None`` if none does. The headline stands above it.

    Below may stand an office, a wire, a place, or a sentence about the author.
    """
    below = len(texts)
    for place in range(len(texts) - 1, max(0, len(texts) - 1 - TAIL_LINES), -1):
        if _is_author(texts[place]) and (place > 1 or not _is_section(texts[0])):
            return place
        if not (_is_office(texts[place]) or _is_about(texts[place], texts[place - 1])):
            break
        below = place
    return below if below < len(texts) and _is_office(texts[below]) else None


def _is_author(text: str) -> bool:
    """Tell whether a line names authors."""
    if read_byline(text) is not None:
        return True
    name = text.partition(",")[0].strip(" ?")
    return (
        read_byline(text, bare=True) is not None
        or (is_name(name) and bool(_OFFICE.search(text)))
        or is_name(text.strip(" ?"))
    )


def _is_office(text: str) -> bool:
    """Tell whether a line names an office, a wire or a service: "Our Bureau", "Reuters"."""
    return len(text) <= LONGEST_OFFICE and bool(_OFFICE.search(text) or name_agencies(text))


def _is_about(text: str, above: str) -> bool:
    """Tell whether a line says where the author above sits, or who that is."""
    if not _is_author(above):
        return False
    words = text.split()
    return len(words) <= PLACE_WORDS or text.casefold().startswith(above.casefold()[:30])


def _is_section(text: str) -> bool:
    """Tell whether a line names a section: "National Desk; Section A", "BUSINESS", "Money"."""
    words = len(text.split())
    return len(text) <= LONGEST_SECTION and (
        bool(_SECTION.search(text)) or words == 1 or (text.isupper() and words <= 2)  # noqa: PLR2004 - "A SECTION"
    )
