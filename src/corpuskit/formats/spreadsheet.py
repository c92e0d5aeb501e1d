"""Articles as CSV that Excel, LibreOffice and Numbers open well, and that does nothing there.

UTF-8 with a byte order mark, without which Excel takes the letters for another encoding; commas,
quotes doubled, lines ended by CR LF (RFC 4180).
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, BinaryIO

from corpuskit.convert import article_to_json
from corpuskit.errors import RecordError
from corpuskit.formats.atomic import reporting_errors
from corpuskit.formats.flat import COLUMNS, flatten_article
from corpuskit.formats.jsonl import surrogate_error

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpuskit.formats.flat import Cell
    from corpuskit.records import Article

MAX_CELL = 32_767
"""Most UTF-16 units that Excel takes into a cell; what is longer spills into other rows."""

FORMULA_SIGNS = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""First characters by which a spreadsheet takes a cell for a formula, after OWASP's *CSV
injection*: the signs themselves, their full-width forms, and what some programs skip."""

CUT = "…"
"""Ends a cell that was too long."""


def write_csv(articles: Iterable[Article], file: BinaryIO, name: str, /) -> int:
    """Write the flat row of each article; return how many there were.

    A cell that would be a formula gets an apostrophe in front; one that is too long for Excel is
    cut and ends with an ellipsis (``words`` counts all of the body).

    Args:
        articles: Articles, taken as they are needed.
        file: Where to write.
        name: The output as the caller named it, for errors.

    Raises:
        WriteError: If writing fails.
        RecordError: If an article holds a lone surrogate.
    """
    with reporting_errors(name):
        file.write(f"\N{ZERO WIDTH NO-BREAK SPACE}{_to_line(COLUMNS)}".encode())
    count = 0
    for count, article in enumerate(articles, start=1):  # noqa: B007 - the last number counts
        line = _to_line(map(escape_cell, flatten_article(article).values()))
        try:
            block = line.encode()
        except UnicodeEncodeError as error:
            raise surrogate_error(article_to_json(article)) or RecordError(str(error)) from error
        with reporting_errors(name):
            file.write(block)
    return count


def escape_cell(cell: Cell, /) -> Cell:
    r"""Return *cell* so that a spreadsheet shows it as it is, and evaluates nothing.

    Examples:
        >>> escape_cell('=HYPERLINK("http://example.org")')
        '\'=HYPERLINK("http://example.org")'
    """
    if not isinstance(cell, str):
        return cell
    if cell[:1] in FORMULA_SIGNS:
        cell = f"'{cell}"
    units = cell.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * MAX_CELL:
        return cell
    kept = units[: 2 * (MAX_CELL - len(CUT))]
    is_split = 0xD8 <= kept[-1] < 0xDC  # noqa: PLR2004 - the first half of a pair
    return (kept[:-2] if is_split else kept).decode("utf-16-le", "surrogatepass") + CUT


def _to_line(cells: Iterable[Cell]) -> str:
    """Return one line of CSV, its end included."""
    held = io.StringIO(newline="")
    csv.writer(held).writerow(cells)
    return held.getvalue()
