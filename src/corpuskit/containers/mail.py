"""One mail message in a file: ``.eml``, and web pages saved whole (``.mht``)."""

from __future__ import annotations

import codecs
import re
from collections import Counter

from corpuskit.containers.base import Container, Extracted, Source
from corpuskit.containers.mail_text import begins_with_header, read_mail
from corpuskit.records import Problem

SUFFIXES = (".eml", ".mht", ".mhtml")
"""Suffixes that promise a message."""

MEDIA_TYPE = "message/rfc822"

_SAMPLE_BYTES = 1 << 16
"""Bytes in which the headers of a message must stand: 64 KiB."""

_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
_AUTHOR = re.compile(rb"^(?:from|sender):", re.MULTILINE | re.IGNORECASE)
_TRANSPORT = re.compile(
    rb"^(?:mime-version|message-id|received|return-path|delivered-to):",
    re.MULTILINE | re.IGNORECASE,
)
"""Headers that mail programs write and people, who paste a mail into a text, leave away."""


def sniff(source: Source) -> bool:
    """Tell whether the file begins with the headers of a message that has been sent."""
    raw = strip_lead(source.raw)
    if not begins_with_header(raw):
        return False
    head = _END_OF_HEADERS.split(raw[:_SAMPLE_BYTES], 1)[0]
    if source.suffix in SUFFIXES:
        return True
    return bool(_AUTHOR.search(head) and _TRANSPORT.search(head))


def extract(source: Source) -> Extracted:
    """Return the text of the message."""
    mail = read_mail(strip_lead(source.raw), feed=source.feed, encoding=source.encoding)
    return Extracted(
        text=f"{mail.text}\n" if mail.text else "",
        encoding=MEDIA_TYPE,
        problems=note_left_out(mail.left_out, source.feed),
    )


def strip_lead(raw: bytes, /) -> bytes:
    """Return *raw* without the byte order mark and the line ends that editors put before it."""
    return raw.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")


def note_left_out(kinds: tuple[str, ...], feed: str) -> tuple[Problem, ...]:
    """Return a problem that counts the parts that are no text, by their media types."""
    if not kinds:
        return ()
    counts = ", ".join(
        f"{count:,} {_ascii(kind)}" for kind, count in sorted(Counter(kinds).items())
    )
    message = f"attachments were left out ({counts}); save those that hold articles as files"
    return (Problem(kind="parts-left-out", feed=feed, message=message),)


def _ascii(kind: str) -> str:
    """Return a media type as it can be printed: a broken one may hold anything."""
    return kind[:120].encode("ascii", "replace").decode("ascii")


CONTAINER = Container(name="mail", suffixes=SUFFIXES, sniff=sniff, extract=extract)
