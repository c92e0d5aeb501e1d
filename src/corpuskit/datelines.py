"""Datelines: the place, day and wire that open a report, "PARIS, France (AFP) – ".

Two forms are read: at the beginning of a paragraph, closed by a dash, a full stop or the wire; and
a line of its own, "Baku, December 7, AZERTAC".
"""

from __future__ import annotations

import functools
import re

import attrs

from corpuskit.agencies import find_group_credits, name_agency
from corpuskit.dates import find_dates
from corpuskit.wordlists import COUNTRIES, NOT_NAMES, PARTICLES

LONGEST_DATELINE = 110
"""Characters up to the dash; the longest seen names two cities, a country, a day and a wire."""

_MOST_PARTS = 4
_MOST_WORDS = 5
_MOST_CANDIDATES = 8

_CLOSE = re.compile(
    r"""
      (?P<slash>/\s?\.?)(?=\s|[-–—]|\Z)            # YEREVAN, November 28. /TASS/.
    | (?P<bracket>\)\s?)(?=\.?[-–—:_]|\.\s|\s[A-ZÀ-Þ"“])     # (AFP) –
    | (?P<point>\.)(?=\s)                              # YEREVAN, DECEMBER 7, ARMEPRESS.
    | (?P<dash>\s[-–—_]{1,2}\s|\s?—\s?|\s?--\s?|\s–|\s-(?=[A-ZÀ-Þ]))
    """,
    re.VERBOSE,
)
_ASIDE = re.compile(r"\([^()]{2,40}\)\s{0,3}\Z")
_REGION = re.compile(r"[^\W\d_][\w.'’-]*")


_NO_PLACES = NOT_NAMES - frozenset(
    ["new", "north", "south", "east", "west", "los", "las", "of", "the", "and", "el", "under"]
)
_SMALL = PARTICLES | {"of", "the", "and", "près", "bei", "am", "an", "im", "near"}
_LONGEST_ABBREVIATION = 6
"""Letters of "Calif." with its point; a longer word before a point ends a sentence."""


@attrs.frozen
class Dateline:
    """A dateline found at the beginning of a text."""

    start: int
    """Its first character."""

    end: int
    """The character after its last one; the dash behind it is left out."""

    text: str
    """As printed."""

    place: str | None
    """The place as printed; ``None`` where only a day or a wire is named."""

    credits: tuple[str, ...]
    """Wires it names, by their usual short names."""


def read_dateline(paragraph: str) -> Dateline | None:
    """Return the dateline that opens *paragraph*; ``None`` if none does.

    Examples:
        >>> read_dateline("PARIS, France (AFP) – Separatists have agreed").text
        'PARIS, France (AFP)'
        >>> read_dateline("Dec. 8 (UPI) — Armenia").credits
        ('UPI',)
        >>> read_dateline("They met in Paris - and left.") is None
        True
    """
    start = len(paragraph[:LONGEST_DATELINE]) - len(paragraph[:LONGEST_DATELINE].lstrip())
    return _read_window(paragraph[: start + LONGEST_DATELINE], start)


@functools.lru_cache(maxsize=2048)
def _read_window(window: str, start: int) -> Dateline | None:
    """Return the dateline that opens *window*: several readers ask for that of a line in turn."""
    for count, match in enumerate(_CLOSE.finditer(window, start)):
        if count >= _MOST_CANDIDATES:
            break
        end = match.start() if match.lastgroup == "dash" else match.end()
        end = len(window[:end].rstrip())
        closed = {"dash": "dash", "point": "point"}.get(match.lastgroup or "", "wire")
        if closed == "dash" and "--" in match.group():
            closed = "double"
        found = _check(window, start, end, closed)
        if found is not None:
            return found
    return None


def read_dateline_row(row: str) -> Dateline | None:
    """Return the dateline that is all of *row*: a place with a day or a wire behind it.

    Examples:
        >>> read_dateline_row("Baku, December 7, AZERTAC").place
        'Baku'
    """
    start = len(row) - len(row.lstrip())
    end = len(row.rstrip(" \t\u00a0-–—"))
    if end - start > LONGEST_DATELINE or end <= start:
        return None
    found = _check(row, start, end, "row")
    return found if found is not None and found.place is not None else None


def _check(text: str, start: int, end: int, closed: str) -> Dateline | None:
    """Return what stands from *start* to *end* as a dateline if every part of it fits."""
    raw = text[start:end]
    if ":" in raw:
        return None
    groups = find_group_credits(raw)
    wires = [name for group in groups for name in group.agencies]
    rest = raw
    for group in reversed(groups):
        rest = rest[: group.start] + " , " + rest[group.end :]
    rest = _ASIDE.sub(" ", rest)  # "Oct. 22, 2001 (press report)", "WASHINGTON (AFX)"
    dates = find_dates(rest)
    for found in reversed(dates):
        rest = rest[: found.start] + " , " + rest[found.end :]
    parts = [_strip_part(part) for part in rest.split(",")]
    parts = [part for part in parts if part]
    if parts and name_agency(parts[-1]) and (dates or len(parts) > 1):
        wires.append(name_agency(parts.pop()) or "")
    if not _are_places(parts) or not (parts or wires):
        return None
    goes_on = text[end:].lstrip()[:1] in ("/", "(", "[")
    if closed == "point" and dates and len(parts) == 1 and not goes_on:
        closed = "dated"  # "Muenchen, 6. Juli 1998. VIAG"
    if not _is_sure(parts, closed, dated=bool(dates), credited=bool(wires)):
        return None
    place = ", ".join(parts) or None
    return Dateline(start, end, raw, place, tuple(dict.fromkeys(wires)))


def _strip_part(part: str) -> str:
    part = part.strip(" -–—_:\u00a0").lstrip(".").strip()
    last = part.rpartition(" ")[2]
    return part if len(last) <= _LONGEST_ABBREVIATION else part.rstrip(".")


def _is_sure(parts: list[str], closed: str, *, dated: bool, credited: bool) -> bool:
    """Whether a place in this company is a dateline rather than the subject of a sentence."""
    if closed in ("row", "wire", "point"):
        region = closed == "row" and dated and len(parts) > 1 and _is_region(parts[-1])
        return credited or region
    if closed == "dated":
        return True
    if closed == "double" and len(parts) == 1:
        return True  # "Sacramento -- Lawmakers are struggling"
    capital = bool(parts) and parts[0].isupper() and len(parts[0]) > len("UN")
    return credited or capital or (dated and bool(parts)) or len(parts) > 1


def _is_region(part: str) -> bool:
    """Whether *part* is a country or the abbreviation of a state: "TX", "Calif."."""
    short = len(part) <= _LONGEST_ABBREVIATION and (part.isupper() or part.endswith("."))
    return short or part.casefold() in COUNTRIES


def _are_places(parts: list[str]) -> bool:
    if len(parts) > _MOST_PARTS:
        return False
    for part in parts:
        words = part.replace("/", " ").split()
        if len(words) > _MOST_WORDS or not all(_REGION.fullmatch(word) for word in words):
            return False
        if not words or not words[0][0].isupper():
            return False
        if any(word.casefold() in _NO_PLACES for word in words):
            return False
        if any(word[0].islower() and word not in _SMALL for word in words):
            return False
    return True
