"""ftfy's sense for bad text, asked only where it can matter.

ftfy decides by one large pattern whether a line is mojibake, some 300 ns a character. Each of its
alternatives holds a *spot*: a rare sign beside another character beyond ASCII, or one of a few
signs by themselves; so the pattern is tried around spots only. This was read off the pattern that
`KNOWN_PATTERNS` names by its hash. With another one, of a newer ftfy, nothing is read off: every
line with a character beyond ASCII is a case for ftfy as a whole, slower and no less right.
"""

from __future__ import annotations

import hashlib
import re

import ftfy.bad_codecs  # noqa: F401  # registers the codecs named below
from ftfy.badness import BADNESS_RE, MOJIBAKE_CATEGORIES

KNOWN_PATTERNS = frozenset(
    {
        "d4a9ba2b2ed925baf14ee94f98f6c6f20984d646fbbc30989888f7ec3f183d33",  # 6.2
        "9dcc0f2ac90d9ae3c85eb7b9b2c0b8a8e8126153847c2b30c91a0bb263f3b8c4",  # 6.3
    }
)
"""SHA-256 of the patterns whose spots are known: those of ftfy 6.2 and 6.3."""

KNOWN = hashlib.sha256(BADNESS_RE.pattern.encode()).hexdigest() in KNOWN_PATTERNS
"""Whether the installed ftfy is one whose pattern is known."""

REACH = 8
"""Characters of the longest thing that the pattern matches (seven), and one."""

FIRST_WINDOW = 64
"""Characters looked at around the first spot of a line; doubled from one to the next, so that a
line full of spots is read but little more than once."""

_RARE = (
    "".join(
        MOJIBAKE_CATEGORIES.get(name, "")
        for name in (
            *("c1", "bad", "law", "currency", "numeric", "box"),
            *("upper_accented", "lower_accented"),
        )
    )
    + "ÂÃÎÐØÙàÒŒœ×°‚Ђ"
)
"""Ranges and characters of which every alternative but the last holds one, beside another."""

_SPOT = re.compile(
    rf"""
    [{_RARE}ВГРСΒΓΞΟ]                   # one class: such patterns are found quickest
    (?: (?<=[{_RARE}])
        (?: (?=[^\x00-\x7f])            # beside another character beyond ASCII
          | (?<=[^\x00-\x7f].)
          | (?<=[\x80-\x9fŒœÂÃ]) )      # or by itself
      | (?<=[ВГРС]) [^\w\s\x00-\x7f] [ВГРС]      # punctuation between these: Windows-1251
      | (?<=[ΒΓΞΟ]) [^\w\s\x00-\x7f] [ΒΓΞΟ] )    # the same in Windows-1253
    """,
    re.VERBOSE | re.DOTALL,
)
_FOREIGN = re.compile(r"[^\x00-\x7f]")

SIGNS: frozenset[str] | None = (
    frozenset(("é”", *map(chr, range(0x80, 0xA0)), *"ŒœÂÃ")) if KNOWN else None
)
"""Two neighbours beyond ASCII, or a spot by itself, as the cleaner looks for the signs of rules;
``None`` where every character beyond ASCII is a spot."""


def find_spot(text: str, start: int, /) -> int:
    """Return where in *text* the first character stands that may be part of mojibake; or -1."""
    match = (_SPOT if KNOWN else _FOREIGN).search(text, start)
    return match.start() if match else -1


def is_bad(line: str, /) -> bool:
    """Return what ``ftfy.badness.is_bad`` says of *line*, in less time."""
    if not KNOWN:
        return BADNESS_RE.search(line) is not None
    at, window = 0, FIRST_WINDOW
    while match := _SPOT.search(line, at):
        start = max(0, match.start() - REACH)
        if BADNESS_RE.search(line, start, start + window):
            return True
        at, window = max(match.end(), start + window - REACH), 2 * window
    return False


def decode_whole(line: str, /) -> str | None:
    """Return bad *line* decoded anew, where that is all that ftfy would do with it; else ``None``.

    Its first steps are: UTF-8 that was read as Latin-1, else as Windows-1252, the whole line
    without one faulty byte. ftfy mends bytes before it decodes, but only such as are no UTF-8.
    """
    if not KNOWN:
        return None
    try:
        try:
            raw = line.encode("latin-1")
        except UnicodeEncodeError:
            raw = line.encode("sloppy-windows-1252")
        return raw.decode("utf-8")
    except UnicodeError:
        return None
