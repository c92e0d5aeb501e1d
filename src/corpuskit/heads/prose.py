"""Which rows are titles, wrapped or not, and which begin a paragraph of the body."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from corpuskit.datelines import read_dateline
from corpuskit.dates import find_dates
from corpuskit.heads.labels import is_collective
from corpuskit.heads.rating import SURE_SOURCE
from corpuskit.heads.readings import LONGEST_HEADLINE
from corpuskit.sources import score_source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpuskit.heads.pieces import FeedShape
    from corpuskit.heads.readings import Reading

_SURE_PROSE = 240
"""A row of so many characters is a paragraph, with or without a full stop at its end."""

_LEAST_PROSE = 90
"""A row of so many characters that ends a sentence is a paragraph; shorter ones may be decks."""

_LEAST_WRAPPED = 45
"""Mean characters of the rows of a hard-wrapped paragraph; titles and lists have shorter ones."""

_LEAST_CJK = 40
"""The same as `_LEAST_PROSE` in Chinese and Japanese, whose signs say twice as much."""

_PROSE_ROWS = 5
"""Rows in a block that no title has."""

_MOST_HEADLINE_ROWS, _FREE_ROWS = 7, 4
"""Rows of the longest headline met; and of one that no byline or date below confirms."""

_SLACK = 2
"""Characters by which a row may miss the width and still be a full one."""

_BELOW_HEADLINE = frozenset(["byline", "date", "office", "publication", "label"])
TITLE_SHARE, _PROSE_SHARE = 0.75, 0.45
"""Share of capitalised long words: in a title-case headline at least, in a sentence at most."""

_CAPITALS_SHARE = 0.8
_DATELINE_PROSE = 5
"""Words in small letters behind a dateline that make a row the beginning of a report."""

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]{0,3}\s*\Z")
_CJK = re.compile(r"[぀-ヿ一-鿿가-힯]")


def ends_sentence(text: str) -> bool:
    """Whether *text* ends with a mark that closes a sentence."""
    return bool(_SENTENCE_END.search(text[-8:]))


def headline_run(readings: Sequence[Reading], at: int, shape: FeedShape) -> int:
    """Return the index after the rows of the headline that begins at *at*; *at* if it is prose."""
    stop = at + 1
    while (
        stop < len(readings)
        and _goes_on(readings[stop - 1], readings[stop], shape)
        and not _has_office(readings, stop)
    ):
        stop += 1
        if stop - at > _MOST_HEADLINE_ROWS:
            return at
    if stop - at > _FREE_ROWS and not _closes(readings, stop):
        return at
    if stop - at == 1 and _is_signed(readings, stop):
        # However long: a line of names stands right below.
        return stop if len(readings[at].text) <= LONGEST_HEADLINE else at
    return stop if _is_title(readings, at, stop, shape) else at


def _has_office(readings: Sequence[Reading], at: int) -> bool:
    """Whether the piece *at* names authors whose office stands right below."""
    below = readings[at + 1] if at + 1 < len(readings) else None
    names = readings[at].byline is not None
    return names and below is not None and below.role == "office" and not below.piece.gap


def _is_title(readings: Sequence[Reading], at: int, stop: int, shape: FeedShape) -> bool:
    """Whether the rows from *at* to *stop* are short and open enough for a title."""
    text = " ".join(reading.text for reading in readings[at:stop])
    if len(text) > LONGEST_HEADLINE:
        return False
    if stop - at == 1:
        return bool(shape.width) or not is_prose(readings, at, shape)
    open_end = not ends_sentence(text) or text.endswith(("?", "!", "...", "…"))
    return open_end or _closes(readings, stop)


def _is_signed(readings: Sequence[Reading], stop: int) -> bool:
    """Whether the piece *stop* names authors, on the row right below the one before it."""
    below = readings[stop] if stop < len(readings) else None
    return (
        below is not None
        and not below.piece.gap
        and not below.piece.cell
        and (below.role in ("byline", "office") or below.byline is not None)
    )


def _closes(readings: Sequence[Reading], stop: int) -> bool:
    """Whether the piece *stop* is one that stands below headlines: a byline, a date."""
    below = readings[stop] if stop < len(readings) else None
    return below is not None and (
        below.role in _BELOW_HEADLINE or below.byline is not None or is_collective(below.text)
    )


def _goes_on(upper: Reading, lower: Reading, shape: FeedShape) -> bool:
    """Whether *lower* is the next row of the wrapped line that *upper* begins."""
    piece = lower.piece
    numbered = piece.numbering and lower.start > piece.start
    apart = piece.gap or piece.cell or piece.bullet or numbered or upper.url is not None
    apart = apart or piece.lead or upper.piece.trail
    if apart or lower.role != "text" or _is_capitals(upper.text) != _is_capitals(lower.text):
        return False
    if title_share(upper.text) >= TITLE_SHARE and title_share(lower.text) <= _PROSE_SHARE:
        return False
    if _opens_report(lower.text) or score_source(lower.text) >= SURE_SOURCE:
        return False
    word = lower.text.split(maxsplit=1)[0]
    if shape.width and upper.piece.full + 1 + len(word) >= shape.width - _SLACK:
        return True
    if ends_sentence(upper.text):
        return False
    return _is_capitals(upper.text) or (
        lower.text[0].islower() and len(upper.text) < LONGEST_HEADLINE
    )


def _opens_report(text: str) -> bool:
    """Whether a dateline with day or wire, or a day before a dash, opens *text*."""
    dateline = read_dateline(text)
    if dateline is not None:
        return bool(dateline.credits or find_dates(dateline.text))
    dates = find_dates(text) if text[0].isdigit() else ()
    return (
        bool(dates) and not dates[0].start and text[dates[0].end :].lstrip()[:1] in ("-", "–", "—")
    )


@functools.lru_cache(maxsize=1024)
def title_share(text: str) -> float:
    """Return the share of words of five letters and more that begin with a capital."""
    long = [word for word in text.split() if len(word) > len("from") and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) / len(long) if long else _PROSE_SHARE


@functools.lru_cache(maxsize=1024)
def _is_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    upper = sum(c.isupper() for c in letters)
    return len(letters) > 1 and upper >= _CAPITALS_SHARE * len(letters)


def is_prose(readings: Sequence[Reading], at: int, shape: FeedShape) -> bool:
    """Whether a paragraph of the body begins at the piece *at*."""
    text = readings[at].text
    if len(text) >= _SURE_PROSE or (len(text) >= _LEAST_PROSE and ends_sentence(text)):
        return True
    if _CJK.search(text) and len(text) >= _LEAST_CJK and "。" in text:
        return True
    dateline = read_dateline(text)
    if dateline is not None:
        rest = text[dateline.end :].split()
        if sum(word[0].islower() for word in rest) >= _DATELINE_PROSE:
            return True
    if not shape.width:
        return False
    stop = at + 1
    while stop < len(readings) and not readings[stop].piece.gap and readings[stop].role == "text":
        stop += 1
        if stop - at >= _PROSE_ROWS:
            return True
    run = readings[at:stop]
    closed = ends_sentence(run[-1].text)
    wide = sum(len(reading.text) for reading in run) >= _LEAST_WRAPPED * len(run)
    return closed and (wide or len(run) > 1)
