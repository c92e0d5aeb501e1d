"""Mailing-list archive: headline / blank line / publication / date / blank line / text, and again.

Nothing stands between articles, and often one blank line only. The anchor is a row that is wholly
a date, the same form in the whole archive (``Oct 2 2023``, in any language). From there the
header is found upwards: publication (it may be missing, or parted by a blank line), then the
headline. A date of another form heads an article below the words of a share widget (``Save``,
``Share``, ``20:28, 7 December, 2020``), or under a publication that the archive names elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import attrs

from corpuskit.dates import looks_like_date_line, parse_date
from corpuskit.layouts.assemble import assemble
from corpuskit.layouts.base import Layout, LayoutCut, RowRange
from corpuskit.layouts.reading import (
    ProseFinder,
    compile_row,
    find_rows,
    first_text,
    fold,
    holds_prose,
    is_blank,
    is_prose,
    last_text,
)

if TYPE_CHECKING:
    from corpuskit.lines import Rows

NAME = "mailing-list-1"

DATE_LENGTH = 40
"""Characters of a row that is wholly a date; "Wednesday, 27 de septiembre de 2023" has 35."""

HEADLINE_LENGTH = 250
"""Characters of the longest headline; in the archives seen it has 146."""

SOURCE_LENGTH = 60
"""Characters of the longest publication; "U.S. Department of State" has 24."""

SOURCE_WORDS = 7
"""Words of the longest publication."""

PLAIN_SHARE = 0.6
"""Least share of the dates of the archive's own form that stand in its own order, too; in the
archives seen 0.8."""

TEXT_SHARE = 0.8
"""Least share of the articles that hold running text: in contents lists none does."""

FEWEST_ARTICLES = 2
"""Articles of an archive: one date under one title stands on top of any report."""

ROWS_ABOVE = 2
"""Non-blank rows that may stand above the first headline, for example the archive's name."""

SURE, LOOSE, WEAK = 0.98, 0.9, 0.7
"""Chance that an article begins where its header has the archive's own order, where publication
or blank lines differ, and where only a share widget and a date of another form say so."""

_DATED_ROW = compile_row(
    r"""
    (?=[^\r\n]{6,60}+(?![^\r\n]))                            # short: most rows are not
    (?=[^\r\n]{0,60}(?<!\d)(?:1[6-9]|20|21)\d\d(?!\d))        # a year
    (?=[^\r\n]{0,60}(?<!\d)\d{1,2}(?!\d))                   # and a day
    [^\r\n]{6,60}
    """
)
_WIDGETS = frozenset({
    "save", "share", "tweet", "print", "email", "like", "facebook", "twitter", "whatsapp",
    "telegram", "teilen", "drucken", "speichern", "partager", "imprimer", "enregistrer",
    "compartir", "imprimir", "guardar", "condividi", "stampa", "salva", "delen", "opslaan",
    "поделиться", "печать", "сохранить", "paylaş", "yazdır", "kaydet", "կիսվել", "udostępnij",
    "drukuj", "zapisz", "copy link", "listen", "comments",
})  # fmt: skip
_TOKEN = re.compile(r"(?P<word>[^\W\d_]+)|(?P<year>\d{4})|(?P<number>\d+)")
_ADDRESS = re.compile(r"\s*(?:https?://|www\.)", re.IGNORECASE)


@attrs.frozen
class _Header:
    """A header as found upwards from its date."""

    first: int
    """Row of the headline."""

    date: int
    """Row of the date."""

    confidence: float
    """How sure the place of the headline is."""

    own: bool = True
    """Whether the date has the form that is the archive's own."""


def find(rows: Rows) -> list[RowRange]:
    """Return the articles of an archive; none if the feed is not one from its top on."""
    headers = _find_headers(rows)
    top = first_text(rows, 0, len(rows) - 1)
    if len(headers) < FEWEST_ARTICLES or _count_text(rows, top, headers[0].first - 1) > ROWS_ABOVE:
        return []
    found: list[RowRange] = []
    with_text = 0
    for header, following in zip(headers, [*headers[1:], None], strict=True):
        end = len(rows) if following is None else following.first
        last = last_text(rows, header.date, end - 1)
        with_text += holds_prose(rows, header.date + 1, last)
        found.append(
            RowRange(
                first=header.first,
                last=last,
                layout=NAME,
                confidence=header.confidence,
                evidence=("date-line", "headline-block"),
            )
        )
    own = [header for header in headers if header.own]
    plain = sum(header.confidence == SURE for header in own)
    return found if plain >= PLAIN_SHARE * len(own) and with_text >= TEXT_SHARE * len(found) else []


def _count_text(rows: Rows, first: int, last: int) -> int:
    """Count the non-blank rows of *first* to *last*."""
    return sum(not is_blank(rows, row) for row in range(first, last + 1))


def _find_headers(rows: Rows) -> list[_Header]:
    """Return the headers in order: those of the commonest form of date, then widget headers."""
    dates = _find_dates(rows)
    if not dates:
        return []
    shapes = Counter(shape for _, shape in dates)
    common = max(shapes, key=lambda shape: (shapes[shape], shape))
    own = [row for row, shape in dates if shape == common]
    sources = {fold(rows[row - 1]).casefold() for row in own if row and not is_blank(rows, row - 1)}
    headers: list[_Header] = []
    prose = ProseFinder(rows)
    for row, shape in dates:
        above = headers[-1].date + 1 if headers else 0
        header = (
            _climb(rows, row, above, sources)
            if shape == common
            else _climb_widgets(rows, row, above) or _climb_known(rows, row, above, sources)
        )
        if header is not None and (not headers or prose.holds(above, header.first - 1)):
            headers.append(header)
    return headers


def _find_dates(rows: Rows) -> list[tuple[int, str]]:
    """Return the rows that are wholly a date with a month's name, and the shape of each."""
    found: list[tuple[int, str]] = []
    for row in find_rows(_DATED_ROW, rows):
        text = rows[row].strip()
        shape = _shape(text)
        if "w" not in shape or len(text) > DATE_LENGTH or not looks_like_date_line(text):
            continue
        parsed = parse_date(text)
        if parsed is not None and parsed.date is not None:
            found.append((row, shape))
    return found


def _shape(text: str) -> str:
    """Return the form of a date: words, years and numbers each made one letter."""
    return _TOKEN.sub(lambda match: (match.lastgroup or "")[0], fold(text))


def _climb(rows: Rows, date: int, above: int, sources: set[str]) -> _Header | None:
    """Find the headline above a date, at row *above* or later; ``None`` if there is none."""
    near = last_text(rows, above, date - 1)
    if near < above:
        return None
    if near == date - 1:
        headline = last_text(rows, above, near - 1)
        if headline < above or not _is_headline(rows[headline]) or not _is_source(rows[near]):
            return None
        blank_between = headline < near - 1
        return _Header(headline, date, SURE if blank_between else LOOSE)
    upper = last_text(rows, above, near - 1)
    if upper >= above and _is_source(rows[near]) and _is_headline(rows[upper]):
        known = fold(rows[near]).casefold() in sources
        if known or _is_longer(rows[upper], rows[near]):
            return _Header(upper, date, SURE if known else LOOSE)
    return _Header(near, date, LOOSE) if _is_headline(rows[near]) else None


def _climb_known(rows: Rows, date: int, above: int, sources: set[str]) -> _Header | None:
    """Find the headline above a date of another form under a publication met elsewhere."""
    if not date or fold(rows[date - 1]).casefold() not in sources:
        return None
    header = _climb(rows, date, above, sources)
    return header and attrs.evolve(header, confidence=LOOSE, own=False)


def _climb_widgets(rows: Rows, date: int, above: int) -> _Header | None:
    """Find the headline above the words of a share widget; ``None`` if there are none."""
    row = last_text(rows, above, date - 1)
    widgets = 0
    while row >= above and fold(rows[row]).casefold() in _WIDGETS:
        widgets += 1
        row = last_text(rows, above, row - 1)
    if not widgets or row < above or not _is_headline(rows[row]):
        return None
    return _Header(row, date, WEAK, own=False)


def _is_headline(text: str) -> bool:
    """Tell whether a row may be a headline: letters, no address, no paragraph."""
    text = text.strip()
    return (
        len(text) <= HEADLINE_LENGTH
        and any(letter.isalpha() for letter in text)
        and not _ADDRESS.match(text)
        and not (is_prose(text) and text.endswith("."))
    )


def _is_source(text: str) -> bool:
    """Tell whether a row may be a publication: short, no end of a sentence, no address."""
    text = text.strip()
    return (
        len(text) <= SOURCE_LENGTH
        and len(text.split()) <= SOURCE_WORDS
        and not text.endswith(("?", "!", ":", ";", ","))
        and not _ADDRESS.match(text)
    )


def _is_longer(headline: str, source: str) -> bool:
    """Tell whether, of two rows, the upper is the more like a headline."""
    return len(headline.strip()) > len(source.strip()) and not headline.rstrip().endswith(".")


def sniff(rows: Rows) -> float:
    """Answer 0.8 if the feed is an archive from its top on, else 0."""
    return 0.8 if find(rows) else 0.0


def cut(rows: Rows) -> LayoutCut:
    """Cut above the headlines."""
    return assemble(rows, find(rows))


LAYOUT = Layout(name=NAME, sniff=sniff, cut=cut)
