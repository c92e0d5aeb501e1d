"""Remains of quoted-printable, the mail encoding of "=" and two hexadecimal digits.

Repairs: "=E2=80=99" and other bytes that are UTF-8; and, where the text shows that it went
through this encoding, "=3D", "=20" at the end of a line, soft line breaks ("=" at the end of a
line, which joins it to the next), and single bytes of Windows-1252 inside a word ("caf=E9").
Leaves alone: "=20" within a line ("?id=20"), lower-case digits, bytes that are no character, and
an "=3D" before what would then read as another escape.
Costs: in a text that holds both such remains and sound URLs, "?x=E9" inside a word is decoded.
Source: RFC 2045, section 6.7.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.records import Edit
from corpuskit.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "quoted-printable"

SOFT_BREAKS = 2
"""Soft line breaks that prove the encoding by themselves: one may be a sum at a line's end."""

LONGEST_TOKEN = 200
"""Characters looked back for signs of an address."""

_BYTES = re.compile(r"(?:=[0-9A-F]{2})++")
_UTF8 = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")
_SOFT_BREAK = re.compile(r"(?m)(?<=^.{59})[^\n]{0,15}[\w ,;.]=\n(?=[\w\"'(])")
_LINE_END_SPACE = re.compile(r"(?m)[^\w\n=]=(?:20|09)$")

_ESCAPE = re.compile(
    r"""
    ( (?:=[89A-F][0-9A-F])++ )                   # 1: bytes beyond ASCII
    | ( =(?:20|09)(?=\n|\Z) )                    # 2: a blank kept at the end of a line
    | ( =3D (?!3D|20(?:\n|\Z)|09(?:\n|\Z)|[89A-F][0-9A-F]|\n) )   # 3: an equals sign
    | ( (?<=[\w ,;.:!?\"')])=\n(?=[\w\"'(=]) )    # 4: a soft line break
    """,
    re.VERBOSE,
)


def _is_encoded(text: str) -> bool:
    """Return whether *text* shows that it was encoded: no single sum or address does."""
    if any(_as_utf8(match.group()) for match in _BYTES.finditer(text)):
        return True
    if '=3D"' in text or _LINE_END_SPACE.search(text):
        return True
    soft = _SOFT_BREAK.finditer(text)
    return sum(1 for _ in zip(range(SOFT_BREAKS), soft, strict=False)) == SOFT_BREAKS


def _as_utf8(escapes: str) -> str:
    """Return the characters that *escapes* are in UTF-8; empty if they are none."""
    raw = bytes.fromhex(escapes.replace("=", ""))
    if not _UTF8.search(raw):
        return ""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _decode(match: re.Match[str]) -> str:
    """Return what an escape stands for, or the escape itself."""
    high, blank, equals, soft = match.groups()
    if equals:
        return "="
    if blank or soft:
        return ""
    text = _as_utf8(high)
    if text:
        return text
    if len(high) == len("=E9") and _in_word(match):
        char = bytes.fromhex(high[1:]).decode("cp1252", "replace")
        return char if char.isalpha() or char in "’”…" else str(high)
    return str(high)


def _in_word(match: re.Match[str]) -> bool:
    """Return whether an escape stands within or at the end of a word, not in an address."""
    text, start = match.string, match.start()
    token = text[max(0, start - LONGEST_TOKEN) : start].split(" ")[-1].split("\n")[-1]
    after = text[match.end() : match.end() + 1]
    address = any(sign in token for sign in "/?&=@")
    return token[-1:].isalpha() and not address and not after.isdigit() and not after.isupper()


def find_quoted_printable(text: str, /) -> Iterator[Edit]:
    """Yield the edits that decode quoted-printable remains."""
    if not _is_encoded(text):
        return
    for match in _ESCAPE.finditer(text):
        new = _decode(match)
        if new != match.group():
            yield Edit(start=match.start(), end=match.end(), text=new, rule=NAME)


RULE = Rule(name=NAME, level="transport", find=find_quoted_printable, signs=frozenset("="))
