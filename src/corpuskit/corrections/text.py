"""Corrections as text that a person can write: one line each, details indented below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.corrections.form import (
    CUTS,
    FIELD_NAMES,
    KINDS,
    SHORTENED,
    Correction,
    Corrections,
)
from corpuskit.errors import CorrectionError
from corpuskit.layouts.reading import fold
from corpuskit.lines import split_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

_CORRECTION = re.compile(
    r"""
    (?P<what>[^\W\d_]+(?:-[^\W\d_]+)*)                       # cut, no-cut, source ...
    (?:\s+(?P<line>[0-9]{1,12})(?:/(?P<lines>[0-9]{1,12}))?)?   # 120/300: line 120 of 300
    \s*:(?P<text>.*)
    """,
    re.VERBOSE | re.DOTALL,
)
_DETAIL = re.compile(r"\s+(?P<name>above|below|value)\s*:(?P<text>.*)", re.DOTALL)
_LINE_LIMIT = 100_000
"""Characters of a line: nobody writes longer ones, and a binary file is told at once."""


def parse_corrections(text: str, /, *, path: str = "") -> Corrections:
    """Read corrections from text.

    One line a correction: what it says, where the line stood (a number, or number and number of
    lines of the feed; left out, all lines that read so are meant), a colon, the line itself.
    Details stand indented below: ``above:`` and ``below:``, lines around it; ``value:``, the part
    of it that is the field. ``#`` opens a remark; blank lines are nothing.

    Law: ``parse_corrections(format_corrections(c)) == c`` for all corrections; any other text
    gives corrections, or an error that names the line.

    Args:
        text: What to read.
        path: Where it comes from, for messages.

    Raises:
        CorrectionError: If a line is none of this.

    Examples:
        >>> parse_corrections("cut 12/80: Rain").items[0].line
        12
    """
    items: list[Correction] = []
    details: list[tuple[str, str]] = []
    opening: tuple[int, re.Match[str]] | None = None
    for number, line in _iter_lines(text, path):
        detail = _DETAIL.fullmatch(line)
        if detail is not None and opening is not None:
            details.append((detail["name"], _read_text(detail["text"], path, number)))
            continue
        if opening is not None:
            items.append(_build(opening, details, path))
        match = None if line[0].isspace() else _CORRECTION.fullmatch(line)
        if match is None:
            raise CorrectionError(
                f"{line[:40]!r} is no correction; write, for example, `cut 12: text of the line`",
                path,
                number,
            )
        opening, details = (number, match), []
    if opening is not None:
        items.append(_build(opening, details, path))
    return Corrections(items=tuple(items), path=path)


def format_corrections(corrections: Corrections, /) -> str:
    """Print corrections as text; `parse_corrections` reads it back.

    Examples:
        >>> print(format_corrections(parse_corrections("cut  12 :  Rain ")), end="")
        cut 12: Rain
    """
    return "".join(format_correction(item) for item in corrections.items)


def format_correction(item: Correction, /) -> str:
    """Print one correction, with its details below."""
    place = "" if item.line is None else f" {item.line}"
    place += "" if item.line is None or item.lines is None else f"/{item.lines}"
    details = [
        *(("above", line) for line in item.above),
        *(("below", line) for line in item.below),
        *([("value", item.value)] if item.value is not None else []),
    ]
    return "".join(
        [f"{item.what}{place}: {item.text}\n", *(f"    {k}: {text}\n" for k, text in details)]
    )


def _iter_lines(text: str, path: str) -> Iterator[tuple[int, str]]:
    """Yield number and text of each line that is neither blank nor a remark."""
    rows = split_rows(text.removeprefix("\ufeff"))
    for row in range(len(rows)):
        line = rows[row]
        if len(line) > _LINE_LIMIT:
            raise CorrectionError(
                "this line is too long: is the file one of corrections?", path, row + 1
            )
        if line.strip() and not line.lstrip().startswith("#"):
            yield row + 1, line


def _read_text(text: str, path: str, number: int) -> str:
    """Return the text of a line, white space folded.

    Raises:
        CorrectionError: If there is none.
    """
    folded = fold(text)
    if not folded:
        raise CorrectionError("the text of the line is missing behind the colon", path, number)
    return folded


def _build(
    opening: tuple[int, re.Match[str]], details: list[tuple[str, str]], path: str
) -> Correction:
    """Return the correction of one line and its details."""
    number, match = opening
    what = match["what"].lower()
    if what not in KINDS:
        names = ", ".join([*CUTS, "body", *FIELD_NAMES])
        message = f"{what!r} says nothing of a line; write one of {names}, or not- before a field"
        raise CorrectionError(message, path, number)
    if match["line"] and not int(match["line"]):
        raise CorrectionError("lines are counted from 1", path, number)
    text = _read_text(match["text"], path, number)
    values = [value for name, value in details if name == "value"]
    if values and (what not in FIELD_NAMES or len(values) > 1):
        raise CorrectionError("a value stands below a field, and once", path, number)
    if values and values[0] not in text and not text.endswith(SHORTENED):
        raise CorrectionError(f"{values[0]!r} does not stand in this line", path, number)
    return Correction(
        what=what,
        text=text,
        line=int(match["line"]) if match["line"] else None,
        lines=(int(match["lines"]) or None) if match["lines"] else None,
        above=tuple(value for name, value in details if name == "above"),
        below=tuple(value for name, value in details if name == "below"),
        value=values[0] if values else None,
        at=number,
    )
