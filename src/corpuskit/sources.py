"""Publication lines: how much a line looks like a paper's name, and what is printed beside it.

A publication stands alone ("TASS, Russia"), with a date ("THE HINDU, Friday, May 11, 2001"), with
number and page ('"Der Bote" Nr. 7342 vom 17.09.2012  Seite: 8'), or in brackets behind an
article ("(Bay Courier, 9. Mai 1997)").
"""

from __future__ import annotations

import functools
import re

import attrs

from corpuskit.agencies import name_agency
from corpuskit.dates import ParsedDate, find_dates, may_hold_date
from corpuskit.dates.months import LABELS, fold_name
from corpuskit.wordlists import (
    COUNTRIES,
    PUBLICATION_ENDINGS,
    PUBLICATION_WORDS,
    SECTIONS,
    SMALL_WORDS,
    WIDGETS,
)

LONGEST_SOURCE = 80
"""Characters of a publication's name; databases print up to 75 with town and edition."""

_LONGEST_KEPT = 200
"""Characters of a line whose score is kept for the next reader that asks."""

_MOST_WORDS = 12
LONGEST_LINE = 160
"""Characters of a line that names a publication with date and page."""
_NAME_SCORE, _PLAIN_SCORE, _WORD_SCORE, _COUNTRY_SCORE = 0.95, 0.3, 0.7, 0.6
_SHORT = 4
_LONGEST_CJK = 14
_LAST_LATIN = "ʯ"
_CJK = re.compile(r"[぀-ヿ一-鿿]")
_GENERIC = frozenset(
    ["news story", "news release", "press release", "news brief", "news briefs", "top stories"]
)
"""Kinds of text that hold a telling word and name no publication."""

_NO_NAMES = frozenset(["renews", "impress", "suppress", "compress", "sometimes", "halftimes"])
"""Words that end as names of publications do and are none."""

_NO_SOURCE = re.compile(r"(?:page|column|section|part|words?|length)\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d{3}")

_DOMAIN = re.compile(r"(?:www\.)?[\w-]{1,40}(?:\.[\w-]{1,30}){0,3}\.[a-z]{2,10}", re.IGNORECASE)
_NUMBERED = re.compile(r"[\d年月日(]")
"""What a date, a number, a page or a bracket begins with."""

_PAGE = re.compile(
    r"""
    (?<!\w)
    (?:
        (?:pages?|seiten?|s\.|pp?\.|pg\.?|págs?\.?|página|pagina|pag\.|стр\.|sayfa|sida|side|sivu|bl(?:z|\.))
        \s{0,3}:?\s{0,3}
        (?P<page>[A-Z]{0,3}\s?-?\s?\d{1,4}(?:\s?[-–,/]\s?[A-Z]{0,2}\s?-?\d{1,4}){0,6})
      | (?P<cjk>\d{1,3})(?:頁|面|版)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BARE_PAGE = re.compile(
    r"(?:(?:page|p\.|seite|s\.)\s?)?(?:[A-Z]{0,2}\s?-?\d{1,3}|[A-Z]\s-\s\d{1,3})"
    r"(?:,\s(?:column|section)\s\w{1,4}){0,2}",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r"(?:,?\s?(?:nr|no|n°|nº|№|vol|issue|ausgabe|numéro|núm)\.?\s{0,2}\d[\d/.-]{0,12}"
    r"|\s(?:朝刊|夕刊))",
    re.IGNORECASE,
)
_EDGE = " \t\u00a0\u3000,;:.-–—|/·•*()[]{}<>\"“”„«»'’‘"
_FROM = re.compile(r"(?:from|source:|quelle:)\s{1,3}", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()]{2,80}\)")
_ASIDE = re.compile(r"\S\s?\((?P<inner>[^()]{3,60})\)")
_LINK_WORDS = re.compile(
    r"(?:\b(?:vom|du|del|of|from|on|dated|issue|am|den|от)\s{0,2})\Z", re.IGNORECASE
)


@attrs.frozen
class PublicationLine:
    """A line that names a publication."""

    start: int
    """First character of the publication's name in the line."""

    end: int
    """The character after its last one."""

    name: str
    """The publication, without date, number and page."""

    score: float
    """How much the name looks like a publication, 0 to 1."""

    date: ParsedDate | None = None
    """The date printed beside it; ``None`` if none is."""

    page: tuple[int, int] | None = None
    """Where its page stands in the line; ``None`` if none is printed."""


def score_source(text: str) -> float:
    """Return how much *text* looks like the name of a publication, 0 to 1.

    0.9 and more is a wire or an address, 0.6 and more holds a telling word or country, about 0.3
    is any short line in capitals that could be a name, 0 is none.

    Examples:
        >>> score_source("TASS, Russia") > 0.9, score_source("They met on Monday in Paris.")
        (True, 0.0)
    """
    return _score_short(text) if len(text) <= _LONGEST_KEPT else _score_name(text)


@functools.lru_cache(maxsize=2048)
def _score_short(text: str) -> float:
    """Score a short line: several readers ask for that of one line in turn."""
    return _score_name(text)


def _score_name(text: str) -> float:
    name = " ".join(text[: LONGEST_SOURCE + 1].split()).strip(_EDGE)
    words = name.split()
    if _is_excluded(name, words, closing=text.rstrip()[-1:]):
        return 0.0
    folded = name.casefold()
    head, _, tail = folded.rpartition(",")
    abroad = bool(head) and tail.strip() in COUNTRIES and len(head.split()) <= _SHORT
    if name_agency(name) or (abroad and name_agency(head)) or _DOMAIN.fullmatch(name.split(",")[0]):
        return _NAME_SCORE
    score = _PLAIN_SCORE if _is_capitalised(words) or _is_foreign_name(words) else 0.0
    if score and any(_is_publication_word(word.strip(_EDGE).casefold()) for word in words):
        score = _WORD_SCORE
    if abroad:
        score = max(score, _COUNTRY_SCORE)
    ends = text.rstrip().endswith(".") and not folded.endswith(("inc", "co", "corp", "ltd"))
    return score * (0.5 if folded in SECTIONS else 1.0) * (0.5 if ends else 1.0)


def _is_excluded(name: str, words: list[str], *, closing: str) -> bool:
    """Whether length, words or the *closing* mark forbid that *name* is a publication's."""
    folded = name.casefold()
    return (
        not words
        or len(name) > LONGEST_SOURCE
        or len(words) > _MOST_WORDS
        or folded in WIDGETS
        or folded in _GENERIC
        or closing in "?!:"
        or bool(_NO_SOURCE.match(name) or _DIGITS.search(name))
        or (len(name) > _LONGEST_CJK and bool(_CJK.search(name)))
    )


def _is_publication_word(word: str) -> bool:
    return word in PUBLICATION_WORDS or (
        word not in _NO_NAMES
        and (len(word) > len("media") or word > _LAST_LATIN)
        and word.endswith(PUBLICATION_ENDINGS)
    )


def _is_foreign_name(words: list[str]) -> bool:
    """Whether a telling word in another script opens or closes a name whose others are small."""
    first = words[0].strip(_EDGE)
    telling = first[:1] > _LAST_LATIN and any(
        _is_publication_word(word.strip(_EDGE).casefold()) for word in (words[0], words[-1])
    )
    return telling and not first[0].islower() and len(words) <= _SHORT


def _is_capitalised(words: list[str]) -> bool:
    """Whether the long words begin with capitals, as in a name; one word may be all lower case."""
    long = [word.strip(_EDGE) for word in words if len(word.strip(_EDGE)) > len("of")]
    if not long:
        return all(not word[0].islower() for word in words)
    if len(words) == 1:
        return not words[0][0].islower() or (words[0].isalnum() and len(words[0]) > _SHORT)
    return all(not word[0].islower() or word in SMALL_WORDS for word in long)


def may_be_publication(row: str) -> bool:
    """Whether *row* holds what a publication line needs: a date, a page, a number or brackets."""
    if not _NUMBERED.search(row):
        return False
    return "(" in row or may_hold_date(row) or bool(_PAGE.search(row) or _ISSUE.search(row))


def read_publication_line(row: str) -> PublicationLine | None:
    """Return the publication that the line *row* names beside a date, number or page.

    Brackets around the name do as well. Lines that are nothing but a name are left to
    `score_source`: ``None`` for them.

    Examples:
        >>> found = read_publication_line("IFR - November 17, 2001")
        >>> found.name, found.date.date
        ('IFR', '2001-11-17')
        >>> read_publication_line("O Diario do Rio, 7 Mar 2003, p. c-2:-").name
        'O Diario do Rio'
    """
    if not row.strip() or len(row) > LONGEST_LINE or not may_be_publication(row):
        return None
    dates = find_dates(row)
    page = _PAGE.search(row)
    issue = _ISSUE.search(row)
    if not (dates or page or issue or _BRACKETED.fullmatch(row.strip())):
        return None
    cuts = [(found.start, found.end) for found in dates]
    cuts += [match.span() for match in _ISSUE.finditer(row)]
    if page:
        cuts.append(page.span())
    pieces = _pieces_between(row, sorted(cuts))
    if not pieces:
        return None
    scored = [(score_source(row[a:b]), -a, b) for a, b in pieces]
    scored += [
        (score, -match.start("inner"), match.end("inner"))
        for match in _ASIDE.finditer(row)
        if (score := score_source(match["inner"])) >= _WORD_SCORE
    ]
    score, start, end = max(scored)
    others = sum(len(row[a:b].split()) for a, b in pieces if a != -start)
    if score <= 0 or others > _SHORT:
        return None
    spot = read_page(row)
    return PublicationLine(
        -start,
        end,
        row[-start:end],
        score,
        dates[0] if dates else None,
        spot,
    )


def _pieces_between(row: str, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the stretches of *row* outside of *cuts* that hold a word, edges trimmed."""
    found, at = [], 0
    for start, end in [*cuts, (len(row), len(row))]:
        piece = row[at:start]
        link = _LINK_WORDS.search(piece.rstrip()[-12:])
        if link:
            piece = piece.rstrip()[: -len(link.group())] if link.group() else piece
        lead = len(piece) - len(piece.lstrip(_EDGE))
        core = piece.strip(_EDGE)
        lead_word = _FROM.match(core)
        if lead_word:
            lead += lead_word.end()
            core = core[lead_word.end() :]
        if any(c.isalpha() for c in core) and not _is_date_label(core):
            found.append((at + lead, at + lead + len(core)))
        at = max(at, end)
    return found


def _is_date_label(text: str) -> bool:
    """Whether *text* holds only words that announce a date: "Published on"."""
    words = text.split()
    return len(words) <= _SHORT and all(fold_name(w.strip(_EDGE)) in LABELS for w in words)


def read_page(row: str) -> tuple[int, int] | None:
    """Return where the page number stands in *row*; ``None`` if it prints none.

    Examples:
        >>> row = "Seite: 13"
        >>> row[slice(*read_page(row))]
        '13'
    """
    if len(row) > LONGEST_LINE:
        return None
    match = _PAGE.search(row)
    if match is None:
        return None
    return match.span("page") if match["page"] else match.span("cjk")


def is_bare_page(row: str) -> bool:
    """Whether *row* is nothing but a page number: "A4", "10", "A - 14"."""
    return bool(_BARE_PAGE.fullmatch(row.strip()))
