"""Word documents (Office Open XML, ISO/IEC 29500): the text of the body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from corpuskit.containers.base import Container, Extracted, Source
from corpuskit.containers.paragraphs import LINE_BREAK, set_paragraphs
from corpuskit.containers.zips import is_zip, iter_names, open_zip, read_zipped
from corpuskit.errors import FeedError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zipfile import ZipFile

SUFFIXES = (".docm", ".docx")
"""Suffixes that promise a Word document."""

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_BODY = re.compile(r"word/document[0-9]{0,3}\.xml")
_BODY_BYTES = re.compile(rb"word/document[0-9]{0,3}\.xml")
_TAIL_BYTES = 1 << 16
"""Bytes at the end of a file, 64 KiB, that hold the list of a document's parts."""

_WORD = frozenset({
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
})  # fmt: skip
"""Namespaces of the text: as Word writes it, and strict."""

_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
"""What older readers are to show in place of its neighbour, which is the same text."""

_TEXT_OF: Mapping[str, str] = {
    "tab": "\t", "ptab": "\t", "br": LINE_BREAK, "cr": LINE_BREAK, "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}  # fmt: skip
"""Elements that stand for characters."""

_ITEM = "- "
"""What stands before the paragraphs of a list; their numbers are not in the text."""


def sniff(source: Source) -> bool:
    """Tell whether the file is an archive with the body of a document in it."""
    if not is_zip(source.raw) or not _BODY_BYTES.search(source.raw[-_TAIL_BYTES:]):
        return False
    # The list may also be that of a document inside an archive: so it is read.
    try:
        archive = open_zip(source.raw, feed=source.feed)
    except FeedError:
        return False
    return _find_body(archive) is not None


def extract(source: Source) -> Extracted:
    """Return the text of the document; page headers, notes and deleted text are no part of it."""
    archive = open_zip(source.raw, feed=source.feed)
    name = _find_body(archive)
    if name is None:
        raise FeedError("the document has no body; open and save it anew", source.feed)
    body = read_zipped(archive, name, feed=source.feed)
    return Extracted(text=_Reader(source.feed).read(body), encoding=MEDIA_TYPE)


def _find_body(archive: ZipFile) -> str | None:
    """Return the name of the part that holds the text; ``None`` if there is none."""
    return next(filter(_BODY.fullmatch, iter_names(archive)), None)


class _Reader:
    """Reads the XML of a body. No entity is ever expanded: a document type is refused."""

    def __init__(self, feed: str) -> None:
        self._feed = feed
        self._parts: list[str] = []
        self._due = ""  # what divides the next text from the last, inside a table
        self._item = ""
        self._cells = 0  # table cells around
        self._skipped = 0  # elements around that are left out
        self._is_text = False
        self._in_settings = 0  # of paragraph or run: their <tab> is a tab stop

    def read(self, body: bytes) -> str:
        """Return the text of the body.

        Raises:
            FeedError: If it is not well-formed, or has a document type.
        """
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._take_text
        try:
            parser.Parse(body, True)  # noqa: FBT003 - the parser takes it by position
        except (expat.ExpatError, ValueError) as error:
            message = f"the document is broken ({error}); open and save it anew"
            raise FeedError(message, self._feed) from error
        return set_paragraphs("".join(self._parts))

    def _refuse(self, *_: object) -> None:
        message = "the document declares a document type, which none needs; save it anew"
        raise FeedError(message, self._feed)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if self._skipped or name == _FALLBACK or (local == "moveFrom" and space in _WORD):
            self._skipped += 1
            return
        if space not in _WORD:
            return
        if local in {"pPr", "rPr"}:
            self._in_settings += 1
        elif local == "numPr" and not self._parts_open():
            self._item = _ITEM
        elif local == "numId" and attributes.get(f"{space} val") == "0":  # no list after all
            self._item = ""
        elif local == "tc":
            self._cells += 1
        elif local == "t":
            self._is_text = True
        elif local in _TEXT_OF and not self._in_settings:
            self._write(_TEXT_OF[local])

    def _parts_open(self) -> bool:
        """Tell whether the line that is being written has text already."""
        return (
            bool(self._parts) and not self._due and not self._parts[-1].endswith(("\n", LINE_BREAK))
        )

    def _end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        space, _, local = name.rpartition(" ")
        if space not in _WORD:
            return
        if local in {"pPr", "rPr"}:
            self._in_settings -= 1
        elif local == "t":
            self._is_text = False
        elif local == "p":
            self._item = ""
            if self._cells:
                self._due = self._due or LINE_BREAK
            else:
                self._parts.append("\n")
        elif local == "tc":
            self._cells -= 1
            self._due = "\t"
        elif local == "tr":
            self._due = ""
            self._parts.append(LINE_BREAK)
        elif local == "tbl" and not self._cells:
            self._parts.append("\n")

    def _take_text(self, text: str) -> None:
        if self._is_text and not self._skipped:
            self._write(text)

    def _write(self, text: str) -> None:
        self._parts.append(self._due + self._item + text)
        self._due = self._item = ""


CONTAINER = Container(name="docx", suffixes=SUFFIXES, sniff=sniff, extract=extract)
