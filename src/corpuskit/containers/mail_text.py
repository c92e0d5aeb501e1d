"""One mail message to text: its head in three lines, then what a reader sees of its body."""

from __future__ import annotations

import email
import re
from email import policy
from email.errors import HeaderParseError
from email.header import decode_header
from typing import TYPE_CHECKING

import attrs

from corpuskit.containers import docx, rtf
from corpuskit.containers.base import Source
from corpuskit.containers.charsets import decode_loosely
from corpuskit.containers.html_text import html_to_text
from corpuskit.errors import FeedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

HEAD = ("Subject", "From", "Date")
"""Headers that are printed above the text, in this order."""

MAX_HEADER = 4_000
"""Characters of a header that are read: four times what a line of RFC 5322 may have."""

MAX_BOUNDARIES = 100
"""Most boundaries that a message may declare. Each forwarded mail adds one or two; the parser of
the standard library asks every open boundary at every line."""

STUB_SHARE = 0.1
"""A plain-text version with less than this share of the letters of the HTML beside it is but a
note that there is one."""

_BOUNDARY = re.compile(rb"\bboundary\s{0,9}=", re.IGNORECASE)
_HEADER = re.compile(rb"[!-9;-~]{1,80}:")
_WHITE = re.compile(r"\s+")
_LINE_END = re.compile(r"\r\n|\r")
_NO_TEXT = frozenset({"text/calendar", "text/css", "text/rtf", "text/vcard", "text/x-vcard"})
_DOCUMENTS = (docx.CONTAINER, rtf.CONTAINER)
_SIGNATURE = "-- "
"""Line that divides the signature; its blank is no soft line break (RFC 3676, section 4.3)."""


class _BoundedHeaders(policy.Compat32):
    """The rules of the standard library, which takes quadratic time on parameters: so cut."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return name and value of a header, the value no longer than `MAX_HEADER`."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:MAX_HEADER]


_BOUNDED = _BoundedHeaders()


@attrs.frozen
class MailText:
    """A message as text."""

    text: str
    """Head and body, without blank lines at its end."""

    left_out: tuple[str, ...] = ()
    """Media types of the parts that are no text, in order."""


def begins_with_header(raw: bytes, /) -> bool:
    """Tell whether the first line is a header of a message."""
    return bool(_HEADER.match(raw))


def read_mail(raw: bytes, /, *, feed: str, encoding: str | None = None) -> MailText:
    """Read one message (RFC 5322, MIME), transfer encodings and charsets decoded.

    Of alternatives the plain text is taken, and the HTML where that is but a stub; of messages
    inside the message, and of attached texts, RTF and Word documents, all are.

    Args:
        raw: The message, from its first header on.
        feed: Name for errors.
        encoding: Codec of parts that name none.

    Raises:
        FeedError: If its parts are nested beyond use.
    """
    if len(_BOUNDARY.findall(raw)) > MAX_BOUNDARIES:
        raise FeedError(f"a mail in more than {MAX_BOUNDARIES} parts; save its texts", feed)
    try:
        message = email.message_from_bytes(raw, policy=_BOUNDED)
        reader = _Reader(feed, encoding)
        text = reader.print_message(message)
    except RecursionError as error:
        raise FeedError("mails nested too deep in one another; save its texts", feed) from error
    return MailText(text, tuple(reader.left_out))


def decode_words(value: str, /, *, feed: str) -> str:
    """Return a header with encoded words (RFC 2047) decoded and its lines joined."""
    value = _WHITE.sub(" ", value[:MAX_HEADER]).strip()
    if not value.isascii():
        raw = value.encode("utf-8", "surrogateescape")
        value = decode_loosely(raw, None, feed=feed).text
    if "=?" not in value:
        return value
    try:
        words = decode_header(value)
    except (HeaderParseError, ValueError):
        return value
    return _WHITE.sub(" ", "".join(_decode_word(*word, feed=feed) for word in words)).strip()


def _decode_word(word: bytes | str, label: str | None, *, feed: str) -> str:
    """Return one stretch of a header, as the library cut it."""
    if isinstance(word, str):
        return word
    if label is None:  # the library writes what is no encoded word so
        return word.decode("raw-unicode-escape", "replace")
    return decode_loosely(word, label.partition("*")[0], feed=feed).text


class _Reader:
    """Prints the parts of one message."""

    def __init__(self, feed: str, encoding: str | None) -> None:
        self._feed = feed
        self._encoding = encoding
        self.left_out: list[str] = []

    def print_message(self, message: Message[str, str]) -> str:
        """Return the head and the text of a message."""
        found = {name.lower(): value for name, value in reversed(list(message.raw_items()))}
        lines = [
            f"{name}: {value}"
            for name in HEAD
            if (value := decode_words(str(found.get(name.lower(), "")), feed=self._feed))
        ]
        return "\n\n".join(filter(None, ["\n".join(lines), self._print_part(message)]))

    def _print_part(self, part: Message[str, str]) -> str:
        """Return the text of a part, with that of the parts in it."""
        kind = part.get_content_type()
        if kind == "message/rfc822" or (kind == "message/global" and part.is_multipart()):
            return "\n\n".join(self.print_message(inner) for inner in _inner(part))
        if kind == "multipart/alternative":
            return self._choose(_inner(part))
        if part.is_multipart():
            texts = (self._print_part(inner) for inner in _inner(part))
            return "\n\n".join(text for text in texts if text)
        if not kind.startswith("text/") or kind in _NO_TEXT:
            return self._print_attachment(part, kind)
        text = self._decode(part)
        if kind == "text/html":
            return html_to_text(text).strip("\n")
        if str(part.get_param("format", "")).lower() == "flowed":
            text = unflow(text, delete=str(part.get_param("delsp", "")).lower() == "yes")
        return text.strip("\n")

    def _print_attachment(self, part: Message[str, str], kind: str) -> str:
        """Return the text of an attached Word or RTF document; note what is neither."""
        source = Source(raw=_payload(part), feed=self._feed)
        form = next((form for form in _DOCUMENTS if form.sniff(source)), None)
        try:
            if form is not None:
                return form.extract(source).text.strip("\n")
        except FeedError as error:
            kind = f"{kind}: {error.message}"
        self.left_out.append(kind)
        return ""

    def _choose(self, parts: list[Message[str, str]]) -> str:
        """Return the best of several versions of one text."""
        plain = rich = ""
        for part in parts:
            text = self._print_part(part)
            if part.get_content_type() == "text/plain":
                plain = plain or text
            else:
                rich = rich or text
        return plain if _letters(plain) >= STUB_SHARE * _letters(rich) and plain else rich

    def _decode(self, part: Message[str, str]) -> str:
        """Return the characters of a part that has no parts."""
        label = part.get_content_charset() or self._encoding
        text = decode_loosely(_payload(part), label, feed=self._feed).text
        return _LINE_END.sub("\n", text).removeprefix("\ufeff")


def _inner(part: Message[str, str]) -> list[Message[str, str]]:
    """Return the parts of a part."""
    payload = part.get_payload()
    return (
        [inner for inner in payload if not isinstance(inner, str)]
        if isinstance(payload, list)
        else []
    )


def _payload(part: Message[str, str]) -> bytes:
    """Return the bytes of a part that has no parts, transfer encoding undone."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _letters(text: str) -> int:
    """Count the characters of *text* that are not white space."""
    return len(text) - sum(map(str.isspace, text))


def unflow(text: str, /, *, delete: bool = False) -> str:
    r"""Undo the soft line breaks of ``format=flowed`` (RFC 3676); quoted lines stay as they are.

    Args:
        text: Lines that end with ``\n``.
        delete: Whether the blank at a soft break goes too (``DelSp=yes``).

    Examples:
        >>> unflow("One long \nline.\nNext.\n")
        'One long line.\nNext.\n'
    """
    return "".join(_flow(text, delete=delete))


def _flow(text: str, *, delete: bool) -> Iterator[str]:
    for line in text.splitlines(keepends=True) if "\n" in text else [text]:
        bare = line.rstrip("\n")
        if bare.startswith(">"):
            yield line
            continue
        bare = bare.removeprefix(" ")  # space-stuffed
        if bare.endswith(" ") and bare != _SIGNATURE and bare.strip():
            yield bare[:-1] if delete else bare
        else:
            yield bare + "\n" * line.endswith("\n")
