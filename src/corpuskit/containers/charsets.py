"""Text in a file that declares its charset, as HTML and mail do, rightly or not."""

from __future__ import annotations

import codecs

from corpuskit.errors import FeedError
from corpuskit.reading.decode import decode_bytes
from corpuskit.reading.decode_lines import Decoded

_LABELS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""Codecs that are meant by other names: the WHATWG Encoding Standard, section 4.2. All but the
ISO parts, whose controls no text has, are supersets of what was declared."""

_NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined"})
"""Codecs of Python that decode text and are no charset of any file."""

_LONGEST_LABEL = 40
"""Characters of a charset label; the longest that is registered has 38."""


def find_codec(label: str | None, /) -> str | None:
    """Return the Python codec that a charset label means; ``None`` if it is no text codec."""
    if not label or len(label) > _LONGEST_LABEL or "\0" in label:
        return None
    try:
        name = codecs.lookup(label.strip(" \"'")).name
        b"text".decode(name)
    except (LookupError, ValueError):
        return None
    return None if name.replace("_", "-") in _NO_CHARSETS else _LABELS.get(name, name)


def decode_declared(raw: bytes, label: str | None, /, *, feed: str) -> Decoded:
    """Decode *raw*, whose charset is said to be *label*.

    UTF-8 is believed wherever the bytes allow it, the label where they allow that; else the
    charset is told by the text.

    Raises:
        FeedError: If *raw* is no text.
    """
    try:
        return (
            Decoded(raw.decode("utf-8"), "utf-8") if b"\x1b" not in raw else _as_label(raw, label)
        )
    except UnicodeError:
        pass
    try:
        return _as_label(raw, label)
    except UnicodeError:
        return decode_bytes(raw, feed=feed)


def _as_label(raw: bytes, label: str | None) -> Decoded:
    """Decode *raw* as *label* says; raise UnicodeError if it cannot be."""
    codec = find_codec(label)
    if codec is None:
        raise UnicodeError("no codec")
    text = raw.decode(codec)
    text.encode()  # a codec that lets lone surrogates through, as UTF-7 does, is none to believe
    return Decoded(text, codec)


def decode_loosely(raw: bytes, label: str | None, /, *, feed: str) -> Decoded:
    """Decode *raw* as `decode_declared` does; what is no text at all becomes Latin letters."""
    try:
        return decode_declared(raw, label, feed=feed)
    except FeedError:
        return Decoded(raw.decode("latin-1"), "latin-1")
