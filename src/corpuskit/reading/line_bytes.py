"""Lines as bytes: how much of them is UTF-8, and what to judge the codec of the rest by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SAMPLE_BYTES = 1 << 15
"""Bytes that the codec is judged by: 32 KiB, a hundred times what the judgement needs."""

_CONTEXT_BYTES = 1 << 11
"""Bytes of other lines looked at beside them, which show the language."""

_MIN_SEQUENCES = 4
"""Characters of valid UTF-8, and nothing invalid, that show a line of a file in another codec to be
UTF-8. Two bytes of GBK form one by chance in about a seventh of cases: four, in one of 2,000."""

_MIN_SHARE = 0.9
"""Least share of bytes beyond ASCII that are parts of them, in such a line: a stray byte or two."""

MAIN_SHARE = 0.8
"""Share of the bytes beyond ASCII of a whole feed that are parts of UTF-8 characters from which the
feed is UTF-8 with faults. By chance it is 0.4 in Russian in cp866 and less elsewhere."""

WEAK_CODECS = frozenset(
    {"cp1252", "cp1250", "cp1254", "cp1257", "iso8859-2", "iso8859-13", "iso8859-15"}
)
"""Codecs whose text all but never holds a typical character of UTF-8 by chance, since it would read
``Ã©`` or ``â€™``: there one is enough. Others come about: ``é »`` with a no-break space, ``ß“``."""

SEQUENCE = re.compile(
    rb"""
      [\xc2-\xdf][\x80-\xbf]
    | \xe0[\xa0-\xbf][\x80-\xbf] | [\xe1-\xec\xee\xef][\x80-\xbf]{2} | \xed[\x80-\x9f][\x80-\xbf]
    | \xf0[\x90-\xbf][\x80-\xbf]{2} | [\xf1-\xf3][\x80-\xbf]{3} | \xf4[\x80-\x8f][\x80-\xbf]{2}
    """,
    re.VERBOSE,
)
"""One character beyond ASCII in well-formed UTF-8 (Unicode Standard, table 3-7)."""

_TYPICAL = re.compile(
    rb"""
      [\xc2-\xc5\xce-\xd1][\x80-\xbf]
    | \xe2[\x80-\x84][\x80-\xbf]  # punctuation, currencies, the numero and trade mark signs
    """,
    re.VERBOSE,
)
"""Those of the Latin, Greek and Cyrillic blocks and of general punctuation."""

_ASCII = bytes(range(128))


@attrs.frozen
class Line:
    """One line and what its bytes look like."""

    raw: bytes
    """Its bytes, line end excluded."""

    high: int
    """Bytes beyond ASCII."""

    sequences: int
    """Characters of well-formed UTF-8 beyond ASCII."""

    inside: int
    """Bytes of those characters; equal to *high* in a line of valid UTF-8."""

    typical: int
    """Those of the characters that are Latin, Greek, Cyrillic or punctuation."""

    def is_utf8(self, least: float) -> bool:
        """Whether at least this share of the bytes beyond ASCII are parts of UTF-8 characters."""
        return self.inside >= least * self.high


def measure_line(raw: bytes) -> Line:
    """Return the counts of one line."""
    if raw.isascii():
        return Line(raw, 0, 0, 0, 0)
    found = SEQUENCE.findall(raw)
    high = len(raw.translate(None, _ASCII))
    typical = len(_TYPICAL.findall(raw))
    return Line(raw, high, len(found), sum(map(len, found)), typical)


def is_utf8_line(line: Line, *, is_utf8: bool, weak: bool) -> bool:
    """Return whether a line is UTF-8, in a feed that is not all UTF-8 (but mostly: *is_utf8*)."""
    if is_utf8 and line.sequences:
        return True
    if weak and line.typical and line.is_utf8(0.5):
        return True
    return line.sequences >= _MIN_SEQUENCES and line.is_utf8(_MIN_SHARE)


def take_sample(lines: Iterable[Line], *, is_utf8: bool) -> tuple[bytes, bool, str]:
    """Return bytes to judge the codec by, whether they are cut off, and text from around them.

    The bytes are lines from all over that are not UTF-8, the text is of lines that are.
    """
    foreign: list[bytes] = []
    context: list[str] = []
    wanted = _CONTEXT_BYTES
    for line in lines:
        if line.high > line.inside:
            strays = (is_utf8 and line.is_utf8(0.5)) or line.is_utf8(_MIN_SHARE)
            foreign.append(SEQUENCE.sub(b"", line.raw) if strays else line.raw)
        elif line.raw and wanted > 0:
            context.append(line.raw[:wanted].decode("utf-8", "ignore"))
            wanted -= len(line.raw)
    foreign = list(dict.fromkeys(foreign))  # what is repeated says nothing new
    size = sum(map(len, foreign))
    chosen = [*_first_with_each_byte(foreign), *foreign[:: max(1, size // _SAMPLE_BYTES)]]
    picked = b"\n".join(dict.fromkeys(chosen))
    return picked[:_SAMPLE_BYTES], len(picked) > _SAMPLE_BYTES, "\n".join(context)


def _first_with_each_byte(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield lines such that every byte beyond ASCII in *lines* stands in one of them."""
    seen: set[int] = set()
    for line in lines:
        new = set(line.translate(None, _ASCII)) - seen
        if new:
            seen |= new
            yield line
