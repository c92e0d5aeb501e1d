"""The unlabelled head of a Factiva article: what each row is, told by order and form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.bylines import read_byline
from corpuskit.dates import parse_date
from corpuskit.layouts.reading import (
    find_width,
    first_text,
    fold,
    is_blank,
    iter_blocks,
    join_wrapped,
)

if TYPE_CHECKING:
    from corpuskit.layouts.fields import Fields
    from corpuskit.lines import Rows
    from corpuskit.records import Span

LENGTH = re.compile(
    r"""
    \s*(?P<number>\d{1,3}(?:[.,’'\s]?\d{3}){0,2})\s?
    (?: words? | Wörter | Wort | mots? | palabras? | parole | parola | woorden | palavras?
    | слов\w? | slov[aá]? | ord | sanaa | kelime | sözcük
    | słowa? | słów | 語 | 字 | 词 | 詞 | 단어 | 個字 | 文字 )
    \s*
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A row with the number of words, in the interface languages of Factiva."""

HEAD_ROWS = 60
"""Rows of the longest head: headline and copyright may be wrapped."""

ROWS_BELOW = 14
"""Rows between number of words and copyright; twelve fields may stand there."""

_NUMBER = re.compile(r"\s*\d{1,4}\s?[).]\s+(?=\S)")
_TIME = re.compile(r"\s*\d{1,2}:\d{2}(?::\d{2})?\s*(?:[AP]M)?\s*(?:[A-Z]{2,5})?\s*", re.IGNORECASE)
_CODE = re.compile(r"\s*[A-Z][A-Z0-9]{1,9}\s*")
_PAGE = re.compile(r"\s*[A-Z]{0,5}-?\d{1,4}[A-Z]?(?:\s?[-–,]\s?[A-Z]{0,3}\d{1,4}){0,6}\s*")
_RIGHTS = re.compile(r"\s*(?:(?:\(c\)|©|copyright)|alle rechte|tous droits)", re.IGNORECASE)
_BY = re.compile(
    r"\s*(?:by|von|par|por|door|di|da|от|special to|exklusiv von)\b\s?\S", re.IGNORECASE
)
_SPECIAL = re.compile(r"\s*(?:special to|exklusiv für)\b", re.IGNORECASE)
_SECTION = re.compile(r"\bDesk\b|;\s\w{1,3}$")
_EAST_ASIAN_NAMES = re.compile(
    r"""
    (?:[가-힣]{2,4}|[一-鿿]{2,4})(?:\s?(?:기자|특파원|논설위원|記者|记者))?
    (?:\s?[;,·ㆍ]\s?(?:[가-힣]{2,4}|[一-鿿]{2,4})(?:\s?(?:기자|특파원))?){0,4}
    """,
    re.VERBOSE,
)
_LANGUAGES = frozenset({
    "english", "german", "french", "spanish", "italian", "dutch", "portuguese", "russian",
    "korean", "japanese", "chinese", "polish", "swedish", "danish", "norwegian", "finnish",
    "turkish", "arabic", "czech", "hungarian", "deutsch", "englisch", "französisch", "anglais",
    "français", "allemand", "espagnol", "italien", "español", "inglés", "francés", "alemán",
    "italiano", "inglese", "tedesco", "francese", "nederlands", "engels", "duits", "frans",
    "português", "inglês", "русский", "английский", "spanisch", "italienisch", "niederländisch",
    "polski", "angielski", "日本語", "英語", "中文", "한국어", "chinese - traditional",
    "chinese - simplified", "traditional chinese", "simplified chinese", "greek", "slovak",
    "catalan", "indonesian", "malay", "thai", "hebrew", "bulgarian", "romanian", "croatian",
})  # fmt: skip


def read_head(fields: Fields, first: int, last: int) -> int:
    """Read the head of the article in rows *first* to *last*; return the first row below it."""
    rows = fields.rows
    length = next(
        (
            row
            for row in range(first, min(last, first + HEAD_ROWS) + 1)
            if LENGTH.fullmatch(rows[row][:60])
        ),
        None,
    )
    if length is None:
        block = next(iter_blocks(rows, first, last), (first, first))
        fields.put("headline", fields.span(*block))
        return block[1] + 1
    _read_title(fields, first, length - 1)
    fields.put_extra("WC", fields.span(length))
    return _read_rows(fields, length + 1, last)


def _read_title(fields: Fields, first: int, last: int) -> None:
    """Read section, headline and byline from the rows above the number of words."""
    rows = fields.rows
    width = find_width(rows, first, min(last + HEAD_ROWS, len(rows) - 1))
    lines = [
        line
        for begin, end in iter_blocks(rows, first, last)
        for line in join_wrapped(rows, begin, end, width)
    ]
    if not lines:
        return
    lines = _drop_notes(fields, lines)
    headline = _find_headline(rows, lines)
    if headline > 0:
        fields.put("section", fields.span(lines[0][0], lines[headline - 1][1]))
    begin, end = lines[headline]
    numbered = _NUMBER.match(rows[begin])
    fields.put("headline", fields.span(begin, end, skip=numbered.end() if numbered else 0))
    if headline + 1 < len(lines):
        fields.put("byline", fields.span(lines[-1][0], lines[-1][1]))
    if headline + 2 < len(lines):
        fields.put("deck", fields.span(lines[headline + 1][0], lines[-2][1]))


def _drop_notes(fields: Fields, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep what stands below a byline apart: "Special to The New York Times"."""
    if len(lines) > 2 and _SPECIAL.match(fields.rows[lines[-1][0]][:80]):  # noqa: PLR2004 - headline and byline above
        above = fields.text(fields.span(*lines[-2]))
        if _is_byline(above):
            fields.put_extra("BY", fields.span(*lines[-1]))
            return lines[:-1]
    return lines


def _find_headline(rows: Rows, lines: list[tuple[int, int]]) -> int:
    """Return which of the lines is the headline: a numbered one, or told by their number."""
    texts = [fold(rows.text[rows.starts[begin] : rows.ends[end]]) for begin, end in lines]
    for number, text in enumerate(texts):
        if _NUMBER.match(text):
            return number
    if len(lines) == 1:
        return 0
    if len(lines) > 2:  # noqa: PLR2004 - section, headline, byline
        if not _is_short(texts[0]):
            return 0
        # Two sections above a headline without a byline.
        return 2 if len(texts[1].split()) == 1 and not _is_byline(texts[2]) else 1
    if _SECTION.search(texts[0]) and _is_short(texts[0]):
        return 1
    return 0 if _is_byline(texts[1]) or not _is_short(texts[0]) else 1


def _is_short(text: str) -> bool:
    """Tell whether a line is as short as a section's name."""
    return len(text) <= 40 and len(text.split()) <= 5  # noqa: PLR2004 - "Beruf und Chance Seite 1"


def _is_byline(text: str) -> bool:
    """Tell whether a line may be a byline."""
    if _BY.match(text) or _EAST_ASIAN_NAMES.fullmatch(text[:60]):
        return True
    return read_byline(text, bare=True) is not None


def _read_rows(fields: Fields, first: int, last: int) -> int:
    """Read date, time, source, codes and copyright; return the first row below them."""
    rows = fields.rows
    lines = [
        row for row in range(first, min(last, first + 2 * ROWS_BELOW) + 1) if rows[row].strip()
    ]
    language = next(
        (n for n, row in enumerate(lines[:ROWS_BELOW]) if fold(rows[row]).casefold() in _LANGUAGES),
        None,
    )
    rights = next((n for n, row in enumerate(lines[:ROWS_BELOW]) if _RIGHTS.match(rows[row])), None)
    known = [n for n in (language, rights) if n is not None]
    body = last + 1 if not known else 0
    upper = lines[: max(known)] if known else lines[:3]
    _read_fields(fields, upper, language)
    if rights is not None:
        end = lines[rights]
        while end + 1 <= last and not is_blank(rows, end + 1):
            end += 1
        fields.put("copyright", fields.span(lines[rights], end))
        body = end + 1
    elif language is not None:
        body = lines[language] + 1
    elif upper:
        body = upper[-1] + 1
    if language is not None:
        fields.put_extra("LA", fields.span(lines[language]))
    return first_text(rows, body, last)


def _read_fields(fields: Fields, lines: list[int], language: int | None) -> None:
    """Read the rows between number of words and language."""
    rows = fields.rows
    numbers: list[Span] = []
    for number, row in enumerate(lines):
        text, span = rows[row], fields.span(row)
        if number == language:
            break
        if "date_text" not in fields.values and parse_date(text) is not None:
            fields.put("date", span)
        elif "source" not in fields.values:
            if _TIME.fullmatch(text):
                fields.put("time", span)
            elif number:
                fields.put("source", span)
        elif _TIME.fullmatch(text):
            fields.put("time", span)
        elif "SC" not in fields.extra and _CODE.fullmatch(text):
            fields.put_extra("SC", span)
        elif _PAGE.fullmatch(text):
            numbers.append(span)
        else:
            fields.put("edition", span)
    _read_numbers(fields, numbers)


def _read_numbers(fields: Fields, numbers: list[Span]) -> None:
    """Read the rows of numbers behind the source code: edition, page and volume, in this order.

    A single one is the page; of two, the first is the edition where none is printed in words.
    """
    if len(numbers) > 1 and "edition" not in fields.values:
        fields.put("edition", numbers.pop(0))
    if numbers:
        fields.put("page", numbers[0])
    if len(numbers) > 1:
        fields.put_extra("VOL", numbers[1])
