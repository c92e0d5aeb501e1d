"""The words of RTF that matter for its text (Rich Text Format Specification 1.9.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuskit.containers.paragraphs import LINE_BREAK

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXT_OF: Mapping[bytes, str] = {
    b"par": "\n", b"sect": "\n", b"page": "\n", b"column": "\n", b"softpage": "\n",
    b"line": LINE_BREAK, b"softline": LINE_BREAK, b"row": LINE_BREAK, b"nestrow": LINE_BREAK,
    b"tab": "\t", b"cell": "\t", b"nestcell": "\t",
    b"emdash": "\u2014", b"endash": "\u2013", b"bullet": "\u2022",
    b"lquote": "\u2018", b"rquote": "\u2019", b"ldblquote": "\u201c", b"rdblquote": "\u201d",
    b"emspace": "\u2003", b"enspace": "\u2002", b"qmspace": "\u2005",
    b"zwj": "\u200d", b"zwnj": "\u200c", b"ltrmark": "\u200e", b"rtlmark": "\u200f",
}  # fmt: skip
"""Control words that stand for characters."""

SIGNS: Mapping[bytes, str] = {
    b"~": "\u00a0", b"_": "\u2011", b"-": "\u00ad", b"\\": "\\", b"{": "{", b"}": "}",
    b"\n": "\n", b"\r": "\n", b"\t": "\t",
}  # fmt: skip
"""Control symbols that stand for characters; ``\\`` before a line end is ``\\par``."""

DESTINATIONS = frozenset({
    b"annotation", b"atnauthor", b"atndate", b"atnid", b"author", b"background", b"bkmkend",
    b"bkmkstart", b"category", b"colortbl", b"comment", b"company", b"creatim", b"datastore",
    b"doccomm", b"falt", b"fchars", b"file", b"filetbl", b"fldinst", b"fontemb", b"footer",
    b"footerf", b"footerl", b"footerr", b"footnote", b"ftncn", b"ftnsep", b"ftnsepc",
    b"generator", b"header", b"headerf", b"headerl", b"headerr", b"info", b"keywords", b"lchars",
    b"listoverridetable", b"listtable", b"nonshppict", b"nextfile", b"objdata", b"operator",
    b"pict", b"private", b"pgptbl", b"printim", b"revtbl", b"revtim", b"rsidtbl", b"rxe",
    b"stylesheet", b"subject", b"tc", b"template", b"themedata", b"title", b"txe", b"xe",
    b"xmlnstbl",
})  # fmt: skip
"""Groups that are no part of the text, old enough not to be marked with ``\\*``. Page headers
and footers are among them: they are the page's, not the story's."""

CODEPAGE_OF: Mapping[int, str] = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030",
    136: "big5hkscs", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256",
    186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""Codec by the charset of a font (``\\fcharset``)."""

CODECS: Mapping[int, str] = {65001: "utf-8", 10000: "mac_roman", 936: "gb18030", 950: "big5hkscs"}
"""Codec by number of a code page (``\\ansicpg``) where it is not called ``cp`` and the number."""

CHARSETS: Mapping[bytes, str] = {b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850"}
"""Codec by the charset word of the document; ``\\ansi`` is the default."""
