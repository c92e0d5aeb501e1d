"""HTML: exports of databases (Factiva, Nexis), saved web pages."""

from __future__ import annotations

import codecs
import re

import attrs

from corpuskit.containers.base import Container, Extracted, Source
from corpuskit.containers.charsets import decode_declared
from corpuskit.containers.html_text import html_to_text
from corpuskit.reading.decode import BOMS, decode_bytes

SUFFIXES = (".htm", ".html", ".xhtml")
"""Suffixes that promise HTML."""

_SAMPLE_BYTES = 1 << 12
"""Bytes in which a page must say that it is one, and its charset: 4 KiB. Browsers look for the
charset in the first 1,024 (HTML standard, section 13.2.3.2); exports are less tidy."""

_FIRST_TAG = re.compile(
    rb"""
    (?: \s+ | <!--(?:[^-]|-(?!->)){0,2000}--> | <\?[^>]{0,500}> ){0,50}+  # before the page
    < (?: !doctype\s+html | html | head | body | meta\s+charset ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CHARSET = re.compile(
    rb"""
    (?: charset\s{0,9}=\s{0,9}["']?            # <meta charset=...>, <meta content="...; charset=
      | <\?xml\b[^>]{0,100}?encoding\s{0,9}=\s{0,9}["'] )  # XHTML
    (?P<label>[\w:.-]{1,40})
    """,
    re.VERBOSE | re.IGNORECASE,
)


def sniff(source: Source) -> bool:
    """Tell whether the file begins like a page, or is called one."""
    head = source.raw[:_SAMPLE_BYTES].replace(b"\0", b"")  # UTF-16 without its NULs
    for mark, _ in BOMS:
        head = head.removeprefix(mark.replace(b"\0", b""))
    if source.suffix in SUFFIXES:
        return b"<" in head
    return bool(_FIRST_TAG.match(head))


def extract(source: Source) -> Extracted:
    """Return the text of the page."""
    raw = source.raw
    if source.encoding or raw.startswith(
        (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    ):
        decoded = decode_bytes(raw, feed=source.feed, encoding=source.encoding)
    else:
        decoded = decode_declared(raw, find_charset(raw), feed=source.feed)
    return Extracted(
        text=html_to_text(decoded.text),
        encoding=f"text/html; charset={decoded.encoding}",
        # They stood in the source of the page; nobody can tell where in its text.
        problems=tuple(attrs.evolve(problem, span=None) for problem in decoded.problems),
    )


def find_charset(raw: bytes) -> str | None:
    """Return the charset that a page declares; ``None`` if it declares none."""
    found = _CHARSET.search(raw, 0, _SAMPLE_BYTES)
    return found["label"].decode("ascii", "ignore") if found else None


CONTAINER = Container(name="html", suffixes=SUFFIXES, sniff=sniff, extract=extract)
