"""What a piece says by itself, before its neighbours and the feed are asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import attrs

from corpuskit.agencies import read_credit_line
from corpuskit.bylines import Byline, read_byline
from corpuskit.datelines import read_dateline, read_dateline_row
from corpuskit.dates import ParsedDate, find_time, looks_like_date_line, parse_date
from corpuskit.heads.addresses import find_address
from corpuskit.heads.labels import (
    LABELS,
    is_advisory,
    is_copyright,
    is_edition,
    is_identifier,
    is_office,
    is_pointer,
    is_relative_time,
    is_section,
    read_label,
)
from corpuskit.heads.origins import is_titled, read_origin, split_origin
from corpuskit.heads.pieces import Piece
from corpuskit.sources import (
    PublicationLine,
    is_bare_page,
    read_publication_line,
    score_source,
)
from corpuskit.urls import FoundUrl
from corpuskit.wordlists import WIDGETS

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpuskit.records import Span

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
    "time",
    "label",
    "text",
]

LONGEST_HEADLINE = 320
"""Characters of the longest headline met, two sentences with decks joined by semicolons."""

_LONGEST_TOLD = 240
"""Characters of a line that may be anything but text: the longest are copyright lines."""

_LONGEST_TIME = 24
"""Characters of a time of day with its zone."""

_URL_COMPANY = 24
"""Characters that may stand beside an address on a line of its own: "(Story... <...>)"."""

_FURTHER_URL = re.compile(r"<?https?://[^\s<>]{1,2000}>?", re.IGNORECASE)
_CREDIT_LEAD = re.compile(r"from\ |source", re.IGNORECASE)
_COMPANY = 40
"""Characters that may stand beside publication and date: number, page, edition, town."""

_TELLING = 0.55
"""Score from which a name is a publication's by its words alone."""


@attrs.frozen(kw_only=True)
class Reading:
    """A piece with what it says by itself."""

    piece: Piece
    """The piece."""

    role: Role
    """What kind of line it is, by itself."""

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

    time: str | None = None
    """Of a line that is nothing but a time of day: the time."""

    credits: tuple[str, ...] = ()
    """Wires it credits."""


def read_piece(
    text: str, piece: Piece, pending: str | None, segment: Span, *, numbered: bool
) -> Reading:
    """Read one piece.

    Args:
        text: The feed.
        piece: The piece.
        pending: Field that a label on the row above names, if it stands there alone.
        segment: The segment, which no wrapped address leaves.
        numbered: Whether a number before it is cut.
    """
    start, end = piece.start, piece.end
    field = LABELS.get(piece.tag or "")
    labelled = None if field else read_label(text[start : min(end, start + 80)])
    if not labelled:
        field = field or pending
    if labelled:
        field, start = labelled[0], start + labelled[1]
    elif numbered:
        start += piece.numbering
    value = text[start:end]
    base = Reading(piece=piece, role="text", start=start, end=end, text=" ".join(value.split()))
    if field == "body" and start < end:
        field = None  # what stands behind "Text:", or inside a tag of that name, is read as text
    if field:
        details = _add_details(base, value, field)
        url = find_address(text, start, end, segment)
        return attrs.evolve(details, role="label", field=field, url=url)
    return _classify(base, value, find_address(text, start, end, segment))


def _add_details(base: Reading, value: str, field: str) -> Reading:
    """Read the value of a labelled piece by its field's own grammar."""
    date = parse_date(value) if field in ("date", "source") else None
    byline = read_byline(value, bare=True) if field == "byline" else None
    publication = read_publication_line(value) if field == "source" else None
    return attrs.evolve(base, date=date, byline=byline, publication=publication)


def _classify(base: Reading, value: str, url: FoundUrl | None) -> Reading:
    """Find the role of an unlabelled piece: the first reader that knows it decides."""
    if looks_like_date_line(value):
        return attrs.evolve(base, role="date", date=parse_date(value))
    if len(base.text) <= _LONGEST_TIME and (time := find_time(base.text)) is not None:
        rest = base.text[: time.start] + base.text[time.end :]
        if not rest.strip(" -–—|·•,;()."):
            return attrs.evolve(base, role="time", time=time.text)
    if url is not None and (found := _read_url(base, value, url)):
        return found
    if len(base.text) > _LONGEST_TOLD:
        return attrs.evolve(base, role="cell") if base.piece.column else base
    size = len(base.text)
    simple = next(
        (role for test, role, most in _SIMPLE_ROLES if size <= most and test(base.text)), None
    )
    if simple is not None:
        return attrs.evolve(base, role=simple)
    names = read_byline(value, bare=True)
    named = attrs.evolve(base, byline=names) if names else base
    return (
        _read_author(named)
        or _read_credit(base, value)
        or _read_publication(base, value)
        or (attrs.evolve(base, role="cell") if base.piece.column else named)
    )


def _is_widget(line: str) -> bool:
    return line.casefold().strip(" .:»>") in WIDGETS


_SIMPLE_ROLES: tuple[tuple[Callable[[str], bool], Role, int], ...] = (
    (is_copyright, "copyright", _LONGEST_TOLD),
    (_is_widget, "widget", 40),
    (is_advisory, "advisory", _LONGEST_TOLD),
    (is_bare_page, "page", 40),
    (is_edition, "edition", 72),
    (is_section, "section", 60),
    (is_relative_time, "stamp", 40),
    (is_identifier, "identifier", 40),
)
"""Roles that a line's words give away, in the order they are asked, with the characters of the
longest such line."""


def _read_url(base: Reading, value: str, url: FoundUrl) -> Reading | None:
    """Read an address alone, or a title with its address behind it: "Headline <http://...>"."""
    head = value[: url.start - base.start].rstrip(" <\t\u00a0")
    tail = _FURTHER_URL.sub("", value[url.end - base.start :]).strip(" >)]\t\u00a0.")
    if len(tail) <= _URL_COMPANY and len(head.split()) > 1 and not is_pointer(head):
        cut = base.start + len(head)
        return attrs.evolve(base, end=cut, text=" ".join(head.split()), url=url)
    if len(base.text) - (url.end - url.start) <= _URL_COMPANY:
        return attrs.evolve(base, role="url", url=url)
    return None


def _read_author(base: Reading) -> Reading | None:
    """Read a marked byline, names with an office, or an office alone."""
    byline = base.byline
    if byline is not None and (byline.marked or (byline.office and is_office(byline.office))):
        return attrs.evolve(base, role="byline")
    return attrs.evolve(base, role="office", byline=None) if is_office(base.text) else None


def _read_credit(base: Reading, value: str) -> Reading | None:
    """Read a line of wires that a bullet, a bracket or a word marks as credit."""
    if base.text[:1].isalnum() and not base.piece.bullet and not _CREDIT_LEAD.match(base.text):
        return None
    wires = read_credit_line(value)
    return attrs.evolve(base, role="credit", credits=wires) if wires else None


def _read_publication(base: Reading, value: str) -> Reading | None:
    """Read a publication with a date or page, or in brackets."""
    origin = split_origin(value)
    if origin is not None and is_titled(value, origin[0]):
        end = base.start + len(value[: origin[0]].rstrip())
        title = " ".join(value[: origin[0]].split())
        return attrs.evolve(base, end=end, text=title, publication=origin[1], date=origin[1].date)
    told = read_origin(value)
    if told is not None:
        return attrs.evolve(base, role="publication", publication=told)
    found = read_publication_line(value)
    if found is None or not _fills(found, value) or _opens_body(value):
        return None
    role: Role = "date" if found.date is not None and is_edition(found.name) else "publication"
    return attrs.evolve(base, role=role, publication=found, date=found.date)


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
