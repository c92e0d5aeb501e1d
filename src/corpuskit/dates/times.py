"""Times of day as feeds print them beside a date: ``20:28``, ``5:45 AM``, ``16.30 Uhr``."""

from __future__ import annotations

import re

import attrs

_NOON = 12
_MIDNIGHT_HOUR = 24

_TIME = r"""
    (?:(?P<clock>klo|kl\.?|um|ore|alle|om|saat)\s{1,2})?
    (?P<hour>[01]?\d|2[0-4])
    (?:
        [:：](?P<minute>[0-5]\d)                                                  # 20:28
          (?::(?P<second>[0-5]\d)(?:[.,]\d{1,6})?)?(?![\d:])                     # 20:28:05
      | \s?h\s?(?P<minute_h>[0-5]\d)(?!\d)                                     # 16h30
      | [.](?P<minute_dot>[0-5]\d)(?![\d.])                                      # klo 16.30
          (?(clock)|(?=\s?(?:uhr|[ap]\.?\s?m\b|hrs?\b|h\b)))                     # 16.30 Uhr
      | 時(?P<minute_cjk>[0-5]?\d)分
      | (?=\s?[ap]\.?m\b)                                                           # 5pm
      | (?=\s?uhr\b)                                                                # 16 Uhr
    )
    (?:\s?(?P<half>[ap])\.?\s?m\b\.?)?
    (?:\s?(?:uhr|hrs|h)\b\.?)?
    (?:
        [ \u00a0]?[(\[]?
        (?P<zone>
            Z\b
          | (?:utc|gmt)(?:\s?[+\-−]\d{1,2}(?::?\d\d)?)?\b
          | [+\-−]\d\d:?\d\d\b(?:[ ]\([A-Z]{3,4}\))?
          | (?-i:[ECMPAN][SD]?T|AKST|HST|BST|IST|JST|KST|MSK|CES?T|EES?T|WES?T|MESZ|MEZ|HKT|SGT
              |A[EC][SD]T|NZ[SD]T|МСК|мск)\b
        )
        [)\]]?
    )?
"""
_CITY = r"(?:\s{1,2}\((?-i:[A-Z][a-z]{2,14}(?:\s[A-Z][a-z]{2,14})?)\))?"  # 15:09 (New York)
_AFTER = re.compile(
    r"""
    [\s,;|–—\-(]{0,4}                    # "2 October 2023, 16:30", "2023-10-02 16:30"
    (?:(?:t|at|à|a\ las|as|às|op|kello|в|@|[•·])\s{0,2})?
    """
    + _TIME
    + _CITY,
    re.VERBOSE | re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?<![\d:.,])"
    + _TIME
    + r"""
    (?:[\s,;|–—\-•·]{0,4}(?:on|le|am|el|il|op)?\s{0,2})
    \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ALONE = re.compile(r"(?<![\d:.,])" + _TIME, re.VERBOSE | re.IGNORECASE)
_LOOK_BACK = 32
"""Characters before a date that may hold its time: the longest printed form has 26."""


@attrs.frozen
class ParsedTime:
    """A time of day found in a text."""

    start: int
    """Its first character, or that of the words that tie it to a date."""

    end: int
    """The character after its last one."""

    text: str
    """``HH:MM`` or ``HH:MM:SS``, then a space and the zone as printed, if one is."""


def _read(match: re.Match[str]) -> ParsedTime | None:
    hour = int(match["hour"])
    minute = match["minute"] or match["minute_h"] or match["minute_dot"] or match["minute_cjk"]
    half = (match["half"] or "").casefold()
    if half:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    clock = f"{hour % _MIDNIGHT_HOUR:02d}:{int(minute or 0):02d}"
    if match["second"]:
        clock += f":{int(match['second']):02d}"
    zone = match["zone"]
    return ParsedTime(match.start(), match.end(), f"{clock} {zone}" if zone else clock)


def time_after(text: str, at: int) -> ParsedTime | None:
    """Read the time that follows a date ending at *at*; ``None`` if none does."""
    match = _AFTER.match(text, at)
    return _read(match) if match else None


def time_before(text: str, at: int) -> ParsedTime | None:
    """Read the time that leads up to a date beginning at *at*; ``None`` if none does."""
    begin = max(0, at - _LOOK_BACK)
    match = _BEFORE.search(text[begin:at])
    found = _read(match) if match else None
    return found and attrs.evolve(found, start=found.start + begin, end=at)


def find_time(text: str) -> ParsedTime | None:
    """Read the first time of day in *text*, also where no date stands beside it.

    Examples:
        >>> find_time("Updated 5:45 p.m. ET").text
        '17:45 ET'
    """
    for match in _ALONE.finditer(text):
        found = _read(match)
        if found is not None:
            return found
    return None
