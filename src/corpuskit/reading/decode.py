"""Bytes to text: byte order marks, UTF-8, UTF-16 and -32 without marks, all other codecs.

UTF-8 is believed wherever the bytes allow it: by chance, other text almost never does. What is
not UTF-8 is judged line by line, since pasted files often mix encodings. No byte is dropped and
no line end touched.
"""

from __future__ import annotations

import codecs
import contextlib
import re

from corpuskit.errors import FeedError
from corpuskit.reading.charset_tables import MULTI_BYTE, SINGLE_BYTE
from corpuskit.reading.decode_lines import Decoded, decode_lines, decode_tolerantly, make_problems
from corpuskit.reading.sniff import describe_binary, guess_wide
from corpuskit.records import Span

BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks, longest first, and the codec that reads the mark and leaves it out."""

_ISO_2022_JP = re.compile(rb"\x1b\$[@B]")
"""Escape sequence that begins Japanese in ISO-2022-JP (RFC 1468)."""


_STAND_INS = re.compile(
    r"""
      (?: \\x[0-9a-f]{2} )+  # a byte as decode_tolerantly writes it
    | [\x80-\x9f]+          # in single-byte codecs: a C1 control
    """,
    re.VERBOSE,
)

_TOLERANT = frozenset(
    {codecs.lookup(charset.codec).name for charset in (*SINGLE_BYTE, *MULTI_BYTE)}
    | {"ascii", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"}
)
"""Codecs in which every byte that is not known can stand for itself."""


def decode_bytes(raw: bytes, /, *, feed: str, encoding: str | None = None) -> Decoded:
    """Turn the bytes of a feed into text.

    Where no problem is reported, ``raw.decode(encoding)`` is the text, and the text encoded again
    gives *raw*; not so behind a big-endian byte order mark, which Python's codecs write
    little-endian, and in Shift JIS and Big5, which write some characters in two ways.

    Args:
        raw: The decompressed bytes.
        feed: Name for problems and errors.
        encoding: Codec to use in place of detection; ``None`` detects it.

    Raises:
        FeedError: If the bytes are no text, or *encoding* is not the name of a text codec.
    """
    marked = next((codec for mark, codec in BOMS if _begins_with(raw, mark)), None)
    if encoding is not None:
        return _decode_as(raw, _check_codec(encoding, marked, feed), feed)
    if marked is not None:
        return _decode_as(raw, marked, feed)
    wide = guess_wide(raw)
    if wide is not None:
        return _decode_as(raw, wide, feed)
    binary = describe_binary(raw)
    if binary is not None:
        message = f"this is no text: it looks like {binary}; convert it to text first"
        raise FeedError(message, feed, kind="binary-feed")
    if _ISO_2022_JP.search(raw) and _survives(raw, "iso2022_jp"):
        return Decoded(raw.decode("iso2022_jp"), "iso2022_jp")
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return decode_lines(raw, feed=feed)


def _begins_with(raw: bytes, mark: bytes) -> bool:
    """Return whether *raw* begins with a byte order mark that makes sense there."""
    # FF FE 00 00 also opens UTF-16 text that begins with a NUL; the length tells most of it.
    return raw.startswith(mark) and (len(mark) < 4 or len(raw) % 4 == 0)  # noqa: PLR2004


def _check_codec(encoding: str, marked: str | None, feed: str) -> str:
    """Return the codec to use for the encoding asked for, which may or may not name the mark."""
    try:
        name = codecs.lookup(encoding).name
        _try_out(name)
    except (LookupError, ValueError) as error:
        message = f"no text encoding is called {encoding!r}; leave it out to have it detected"
        raise FeedError(message, feed) from error
    if marked and (name == marked.removesuffix("-sig") or name.startswith(f"{marked}-")):
        return marked
    return name


def _try_out(codec: str) -> None:
    """Raise LookupError if *codec* does not make text of bytes, as base64 does not."""
    with contextlib.suppress(UnicodeError):
        b"text".decode(codec)


def _survives(raw: bytes, codec: str) -> bool:
    """Return whether *raw* can be decoded and encoded again without loss."""
    try:
        return raw.decode(codec).encode(codec) == raw
    except UnicodeError:
        return False


def _decode_as(raw: bytes, codec: str, feed: str) -> Decoded:
    """Decode *raw* in a codec that is known, whatever it holds."""
    try:
        return Decoded(raw.decode(codec), codec)
    except UnicodeDecodeError as error:
        if codec in ("utf-8", "utf-8-sig"):
            lead = codecs.BOM_UTF8 if codec == "utf-8-sig" else b""
            return decode_lines(raw[len(lead) :], feed=feed, main=codec)
        if codec not in _TOLERANT:
            message = f"cannot be decoded as {codec}; leave the encoding out to have it detected"
            raise FeedError(message, feed, error.start) from error
    except UnicodeError as error:
        message = f"cannot be decoded as {codec} ({error}); leave the encoding out"
        raise FeedError(message, feed) from error
    text = decode_tolerantly(raw, codec)
    spans = [Span(match.start(), match.end()) for match in _STAND_INS.finditer(text)]
    note = f"bytes that {codec} does not know; they stand here as numbers"
    problems = make_problems(feed, [(span, "undecodable-bytes", note) for span in spans])
    return Decoded(text, codec, problems)
