"""What a piece says by itself, before its neighbours and the feed are asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import attrs

from corpuskit.agencies import read_credit_line
from corpuskit.bylines import Byline, read_byline
from corpuskit.datelines import read_dateline, read_dateline_row
from corpuskit.dates import ParsedDate, looks_like_date_line, parse_date
from corpuskit.heads.labels import (
    LABELS,
    is_advisory,
    is_copyright,
    is_edition,
    is_identifier,
    is_office,
    is_pointer,
    is_section,
    is_relative_time,
    read_label,
)
from corpuskit.heads.pieces import FeedShape, Piece
from corpuskit.sources import (
    PublicationLine,
    is_bare_page,
    read_publication_line,
    score_source,
)
from corpuskit.urls import FoundUrl, find_urls
from corpuskit.wordlists import WIDGETS

Role = Literal[
    "date",
    "publication",
    "byline",
    "office",
    "copyright",
    "url",
    "page",
    "edition",
    "section",
    "cell",
    "constant",
    "credit",
    "widget",
    "advisory",
    "identifier",
    "stamp",
    "label",
    "text",
]

LONGEST_HEADLINE = 320
"""Characters of the longest headline met, two sentences with decks joined by semicolons."""

_SURE_PROSE = 240
"""A row this long is a paragraph, with or without a full stop at its end."""

_LEAST_PROSE = 90
"""A row this long that ends a sentence is a paragraph; shorter ones may be decks."""

_LEAST_WRAPPED = 45
_LEAST_CJK = 40
_URL_COMPANY = 24
_LONGEST_WRAPPED = 600
_TELLING = 0.55
_COMPANY = 40
_PROSE_ROWS = 5
_MOST_HEADLINE_ROWS = 4
_SLACK = 2

_BELOW_HEADLINE = frozenset(["byline", "date", "office", "publication", "label"])
_TITLE_SHARE, _PROSE_SHARE = 0.75, 0.45
"""Share of capitalised long words: in a title-case headline at least, in a sentence at most."""

_DATELINE_PROSE = 5
"""Words in small letters behind a dateline that make a row the beginning of a report."""

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]{0,3}\s*\Z")
_CJK = re.compile(r"[぀-ヿ一-鿿가-힯]")


@attrs.frozen(kw_only=True)
class Reading:
    """A piece with what it says by itself."""

    piece: Piece
    role: Role

    field: str | None = None
    """Of a label: the Article field it names, "body" or "other"."""

    start: int
    """First character (of the feed) of the value, label and number left out."""

    end: int
    """The character after its last one."""

    text: str
    """The value, white space folded."""

    date: ParsedDate | None = None
    """The date in *piece*'s own characters, offsets from *start*."""

    byline: Byline | None = None
    """Its names; of a piece of text, those it would name without a mark."""

    publication: PublicationLine | None = None
    """Offsets from *start*."""

    url: FoundUrl | None = None
    """Offsets in the feed."""

    credits: tuple[str, ...] = ()
    """Wires it credits."""


def read_pieces(text: str, pieces: Sequence[Piece], *, numbered: bool) -> list[Reading]:
    """Read every piece by itself; *numbered* tells whether numbers before headlines are cut."""
    readings: list[Reading] = []
    pending: str | None = None
    until = 0
    for piece in pieces:
        if piece.start < until:  # a further row of a wrapped address
            last = readings[-1].url
            readings.append(_rest_of_url(piece, last))
            continue
        reading = _read(text, piece, pending, numbered=numbered)
        if reading.url is not None and "<" in text[piece.start - 2 : reading.url.start + 1]:
            until = reading.url.end
        pending = reading.field if reading.role == "label" and not reading.text else None
        readings.append(reading)
    return readings


def _rest_of_url(piece: Piece, url: FoundUrl | None) -> Reading:
    """Return the reading of a row that only ends the address above it."""
    text = piece.text
    return Reading(piece=piece, role="url", start=piece.start, end=piece.end, text=text, url=url)


def _find_url(text: str, start: int, end: int) -> FoundUrl | None:
    """Return the first address that begins from *start* to *end*; it may go on behind *end*."""
    if "://" not in text[start:end] and "www." not in text[start:end].casefold():
        return None
    open_bracket = text.rfind("<", start - 2 if start > 1 else 0, end)
    if open_bracket >= 0 and ">" not in text[open_bracket:end]:
        for found in find_urls(text[open_bracket : open_bracket + _LONGEST_WRAPPED]):
            return _shift(found, open_bracket)
    for found in find_urls(text[start:end]):
        return _shift(found, start)
    return None


def _read(text: str, piece: Piece, pending: str | None, *, numbered: bool) -> Reading:
    start, end = piece.start, piece.end
    field = LABELS.get(piece.tag or "") or pending
    labelled = None if field else read_label(text[start : min(end, start + 80)])
    if labelled:
        field, start = labelled[0], start + labelled[1]
    elif numbered:
        start += piece.numbering
    value = text[start:end]
    base = Reading(piece=piece, role="text", start=start, end=end, text=" ".join(value.split()))
    if field:
        details = _add_details(base, value, field)
        url = _find_url(text, start, end)
        return attrs.evolve(details, role="label", field=field, url=url)
    return _classify(base, value, _find_url(text, start, end))


def _add_details(base: Reading, value: str, field: str) -> Reading:
    """Read the value of a labelled piece by its field's own grammar."""
    date = parse_date(value) if field in ("date", "source") else None
    byline = read_byline(value, bare=True) if field == "byline" else None
    publication = read_publication_line(value) if field == "source" else None
    return attrs.evolve(base, date=date, byline=byline, publication=publication)


def _classify(base: Reading, value: str, url: FoundUrl | None) -> Reading:
    """Find the role of an unlabelled piece."""
    line = base.text
    if looks_like_date_line(value):
        return attrs.evolve(base, role="date", date=parse_date(value))
    if url:
        head = value[: url.start - base.start].rstrip(" <\t\u00a0")
        tail = value[url.end - base.start :].strip(" >)]\t\u00a0.")
        if len(tail) <= _URL_COMPANY and len(head.split()) > 1 and not is_pointer(head):
            # "Headline <http://...>": the address is cut off
            cut = base.start + len(head)
            return attrs.evolve(base, end=cut, text=" ".join(head.split()), url=url)
        if len(line) - (url.end - url.start) <= _URL_COMPANY:
            return attrs.evolve(base, role="url", url=url)
    simple = _simple_role(line)
    if simple:
        return attrs.evolve(base, role=simple)
    byline = read_byline(value)
    if byline:
        return attrs.evolve(base, role="byline", byline=byline)
    names = read_byline(value, bare=True)
    if names and names.office and is_office(names.office):
        return attrs.evolve(base, role="byline", byline=names)
    if is_office(line):
        return attrs.evolve(base, role="office")
    wires = read_credit_line(line)
    if wires and (
        base.piece.bullet
        or not line[0].isalnum()
        or line.casefold().startswith(("from ", "source"))
    ):
        return attrs.evolve(base, role="credit", credits=wires)
    publication = None if _opens_body(value) else read_publication_line(value)
    if publication and _fills(publication, value):
        return attrs.evolve(
            base, role="publication", publication=publication, date=publication.date
        )
    if base.piece.column:
        return attrs.evolve(base, role="cell")
    return attrs.evolve(base, byline=names)


def _simple_role(line: str) -> Role | None:
    """Return the role of a line that its words give away."""
    if is_copyright(line):
        return "copyright"
    if line.casefold().strip(" .:»>") in WIDGETS:
        return "widget"
    if is_advisory(line):
        return "advisory"
    if is_bare_page(line):
        return "page"
    if is_edition(line):
        return "edition"
    if is_section(line):
        return "section"
    if is_relative_time(line):
        return "stamp"
    return "identifier" if is_identifier(line) else None


def _opens_body(value: str) -> bool:
    """Whether a dateline stands in *value*, alone or with text behind it."""
    if read_dateline_row(value) is not None:
        return True
    found = read_dateline(value)
    if found is None:
        return False
    rest = value[found.end :].lstrip(" \t\u00a0-–—_")
    if looks_like_date_line(rest):  # "Austin, TX - April 8, 1993", but "IFR - November 17, 2001"
        return "," in found.text and score_source(found.text) < _TELLING
    return len(rest.split()) > 1


def _fills(publication: PublicationLine, value: str) -> bool:
    """Whether publication, date and page are all that the row holds, but for a word or two."""
    rest = " ".join((value[: publication.start] + " " + value[publication.end :]).split())
    date = publication.date
    size = date.end - date.start if date else 0
    return len(rest) <= size + _COMPANY


def _shift(url: FoundUrl, by: int) -> FoundUrl:
    return attrs.evolve(url, start=url.start + by, end=url.end + by)


def ends_sentence(text: str) -> bool:
    """Whether *text* ends with a mark that closes a sentence."""
    return bool(_SENTENCE_END.search(text[-8:]))


def headline_run(readings: Sequence[Reading], at: int, shape: FeedShape) -> int:
    """Return the index after the rows of the headline that begins at *at*; *at* if it is prose."""
    stop = at + 1
    while stop < len(readings) and _goes_on(readings[stop - 1], readings[stop], shape):
        stop += 1
        if stop - at > _MOST_HEADLINE_ROWS:
            return at
    text = " ".join(reading.text for reading in readings[at:stop])
    if len(text) > LONGEST_HEADLINE:
        return at
    if stop - at == 1 and not shape.width and is_prose(readings, at, shape):
        return at
    if stop - at > 1 and ends_sentence(text) and not text.endswith(("?", "!", "...", "…")):
        below = readings[stop] if stop < len(readings) else None
        closing = below is not None and (below.role in _BELOW_HEADLINE or below.byline is not None)
        return stop if closing else at
    return stop


def _goes_on(upper: Reading, lower: Reading, shape: FeedShape) -> bool:
    """Whether *lower* is the next row of the wrapped line that *upper* begins."""
    if lower.role != "text" or lower.piece.gap or lower.piece.cell or lower.piece.bullet:
        return False
    if lower.piece.numbering and lower.start > lower.piece.start:
        return False
    if upper.url is not None or _is_capitals(upper.text) != _is_capitals(lower.text):
        return False
    if _title_share(upper.text) >= _TITLE_SHARE and _title_share(lower.text) <= _PROSE_SHARE:
        return False
    word = lower.text.split(maxsplit=1)[0]
    if shape.width and upper.piece.full + 1 + len(word) >= shape.width - _SLACK:
        return True
    if ends_sentence(upper.text):
        return False
    return _is_capitals(upper.text) or (
        lower.text[0].islower() and len(upper.text) < LONGEST_HEADLINE
    )


def _title_share(text: str) -> float:
    """Return the share of words of five letters and more that begin with a capital."""
    long = [word for word in text.split() if len(word) > len("from") and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) / len(long) if long else _PROSE_SHARE


def _is_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    upper = sum(c.isupper() for c in letters)
    return len(letters) > 1 and upper >= 0.8 * len(letters)  # noqa: PLR2004


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
    run = readings[at:stop]
    closed = ends_sentence(run[-1].text)
    wide = sum(len(reading.text) for reading in run) >= _LEAST_WRAPPED * len(run)
    return (len(run) >= _PROSE_ROWS) or (closed and wide) or (closed and len(run) > 1 + bool(wide))
