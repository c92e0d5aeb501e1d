"""RTF: the text of its paragraphs, code pages and Unicode escapes decoded.

Written from the Rich Text Format Specification 1.9.1: the small libraries there are add the
addresses of links to the text, split characters outside the basic plane, and look for pictures
with patterns that take quadratic time on broken files.
"""

from __future__ import annotations

import re

import attrs

from corpuskit.containers.base import Container, Extracted, Source
from corpuskit.containers.charsets import find_codec
from corpuskit.containers.paragraphs import set_paragraphs
from corpuskit.containers.rtf_codes import (
    CHARSETS,
    CODECS,
    CODEPAGE_OF,
    DESTINATIONS,
    SIGNS,
    TEXT_OF,
)
from corpuskit.records import Problem

SUFFIXES = (".rtf",)
"""Suffixes that promise RTF."""

MEDIA_TYPE = "application/rtf"

_TOKEN = re.compile(
    rb"""
      \\ (?P<word>[A-Za-z]{1,32}) (?P<number>-?[0-9]{1,10})? [ ]?
    | \\' (?P<hex>[0-9A-Fa-f]{2})
    | \\ (?P<sign>[^A-Za-z])
    | (?P<brace>[{}])
    | (?P<text>[^\\{}\r\n]+)
    | [\r\n\\]                       # line ends mean nothing; a backslash at the end of the file
    """,
    re.VERBOSE | re.DOTALL,
)
_CELL_ENDS = re.compile(r"(?<!\t)\t++(?=[\n\v]|\Z)")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


@attrs.define
class _Group:
    """What holds inside one pair of braces; inherited from the group around it."""

    is_text: bool = True  # not a destination that is left out
    is_fonts: bool = False  # the table of fonts
    is_hidden: bool = False
    font: int = -1
    skip: int = 1  # characters that stand for a Unicode escape in old readers (\uc)


class _Reader:
    """Reads one document."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._group = _Group()
        self._stack: list[_Group] = []
        self._parts: list[str] = []
        self._run = bytearray()  # bytes of text not yet decoded
        self._codec = "cp1252"
        self._fonts: dict[int, str] = {}
        self._due = 0  # characters still to be skipped behind a Unicode escape

    def read(self) -> str:
        """Return the text."""
        at = 0
        while (token := _TOKEN.match(self._raw, at)) is not None:
            at = token.end()
            if token["word"]:
                number = int(token["number"]) if token["number"] else None
                if token["word"] == b"bin":
                    at += max(0, number or 0)
                else:
                    self._take_word(token["word"], number)
            elif token["brace"]:
                self._take_brace(token["brace"])
            elif token["hex"]:
                self._take_bytes(bytes([int(token["hex"], 16)]))
            elif token["text"]:
                self._take_bytes(token["text"])
            elif token["sign"]:
                self._take_sign(token["sign"])
        self._flush()
        text = "".join(self._parts)
        text = _PAIR.sub(
            lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text
        )
        text = _CELL_ENDS.sub("", _SURROGATE.sub("\ufffd", text).replace("\0", ""))
        return set_paragraphs(text)

    def _take_brace(self, brace: bytes) -> None:
        self._flush()
        self._due = 0
        if brace == b"{":
            self._stack.append(self._group)
            self._group = attrs.evolve(self._group)
        elif self._stack:
            self._group = self._stack.pop()

    def _take_sign(self, sign: bytes) -> None:
        if sign == b"*":  # a destination that readers may not know: none of them is text
            self._group.is_text = False
        elif sign in SIGNS:
            self._write(SIGNS[sign])

    def _take_bytes(self, raw: bytes) -> None:
        """Collect bytes of text: their codec may need several of them for a character."""
        skipped = min(self._due, len(raw))
        self._due -= skipped
        if self._group.is_text and not self._group.is_hidden:
            self._run += raw[skipped:]

    def _take_word(self, word: bytes, number: int | None) -> None:
        group = self._group
        if word == b"u" and number is not None:
            self._write(chr(number % 0x10000))
            self._due = group.skip
            return
        if word in TEXT_OF:
            self._write(TEXT_OF[word])
            return
        self._flush()
        self._due = 0
        if word == b"fonttbl":
            group.is_text, group.is_fonts = False, True
        elif word in DESTINATIONS:
            group.is_text = False
        elif word in {b"v", b"deleted"}:
            group.is_hidden = number != 0
        elif word == b"plain":
            group.is_hidden = False
        elif word == b"uc":
            group.skip = max(0, number or 0)
        else:
            self._take_charset(word, number)

    def _take_charset(self, word: bytes, number: int | None) -> None:
        """Read what says how bytes are to be decoded."""
        group = self._group
        if word == b"f" and number is not None:
            group.font = number
        elif word == b"fcharset" and group.is_fonts and number is not None:
            self._fonts[group.font] = CODEPAGE_OF.get(number, self._codec)
        elif word in {b"ansicpg", b"cpg"} and number is not None:
            codec = CODECS.get(number) or find_codec(f"cp{number}")
            if codec and word == b"ansicpg":
                self._codec = codec
            elif codec and group.is_fonts:
                self._fonts[group.font] = codec
        elif word in CHARSETS:
            self._codec = CHARSETS[word]

    def _write(self, text: str) -> None:
        """Append characters that are no bytes of a code page."""
        self._flush()
        if self._due:
            self._due -= 1
        elif self._group.is_text and not self._group.is_hidden:
            self._parts.append(text)

    def _flush(self) -> None:
        """Decode the bytes collected so far, in the codec of the font they are set in."""
        if self._run:
            codec = self._fonts.get(self._group.font, self._codec)
            self._parts.append(self._run.decode(codec, "replace"))
            self._run.clear()


def sniff(source: Source) -> bool:
    """Tell whether the file begins like RTF."""
    return source.raw.startswith(b"{\\rtf")


def extract(source: Source) -> Extracted:
    """Return the text of the document."""
    text = _Reader(source.raw).read()
    lost = text.count("\ufffd")
    problems: tuple[Problem, ...] = ()
    if lost:
        message = f"{lost:,} bytes that the code page does not know; U+FFFD stands for each"
        problems = (Problem(kind="undecodable-bytes", feed=source.feed, message=message),)
    return Extracted(text=text, encoding=MEDIA_TYPE, problems=problems)


CONTAINER = Container(name="rtf", suffixes=SUFFIXES, sniff=sniff, extract=extract)
