"""Stage 1, bytes to Feed: opened, decompressed, decoded; every line end kept."""

from __future__ import annotations

import contextlib
import hashlib
import io
import lzma
import os
import re
import sys
import zlib
from pathlib import Path
from typing import IO

from corpuskit.compression import decompress
from corpuskit.decode import decode_bytes
from corpuskit.decode_lines import make_problems
from corpuskit.errors import FeedError
from corpuskit.feed_paths import STDIN, expand_paths, printable_name
from corpuskit.records import Feed, Problem, Span

__all__ = ["expand_paths", "read"]

_BOM = "\ufeff"
_SURROGATE = re.compile("[\ud800-\udfff]")
_SURROGATES = re.compile("[\ud800-\udfff]+")
_BUFFER_NAME = "<bytes>"
_STREAM_NAME = "<stream>"


def read(
    source: str | os.PathLike[str] | bytes | bytearray | memoryview | IO[bytes] | IO[str],
    /,
    *,
    name: str | None = None,
    encoding: str | None = None,
) -> Feed:
    r"""Read one feed, whatever its encoding and compression.

    Gzip, bzip2, xz and Zstandard are told by the first bytes and taken off. Byte order marks are
    obeyed; what is valid UTF-8 is UTF-8; UTF-16 without a mark, the Windows, ISO, KOI8, DOS and
    Macintosh code pages and the East Asian codecs are told by the text they make. In a file that
    mixes UTF-8 with something else each line is decoded by itself, and a problem says where:
    ``encoding`` is then the codec of the most of it.

    Laws: no character is added, dropped or changed, line ends included (``\r\n`` stays); any bytes
    give a feed or a FeedError; where ``problems`` is empty, the (decompressed) bytes decoded with
    ``feed.encoding`` are ``feed.text``.

    Args:
        source: A path; ``"-"`` for standard input; the bytes themselves; or an open file, read
            from where it stands. A file opened as text is taken at its word for the encoding.
        name: Name of the feed; the path as given if left out.
        encoding: Codec of the text, where it is known; detected if left out.

    Raises:
        FeedError: If nothing can be read there, the compressed data is broken or cut off, the
            bytes are no text (``kind`` is then ``"binary-feed"``), or *encoding* is no codec.
        TypeError: If *source* is none of these.

    Examples:
        >>> feed = read(b"Caf\xe9 closes\r\n")
        >>> feed.text, feed.encoding
        ('Café closes\r\n', 'cp1252')
    """
    data, default_name = _load(source)
    feed = printable_name(default_name if name is None else name)
    if isinstance(data, str):
        return _from_text(data, feed)
    decoded = decode_bytes(decompress(data, feed), feed=feed, encoding=encoding)
    problems = (*_note_emptiness(decoded.text, feed), *decoded.problems)
    return Feed(
        name=feed,
        text=decoded.text,
        encoding=decoded.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        problems=problems,
    )


def _load(
    source: str | os.PathLike[str] | bytes | bytearray | memoryview | IO[bytes] | IO[str],
) -> tuple[bytes | str, str]:
    """Return what *source* holds, and a name for it."""
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source), _BUFFER_NAME
    if isinstance(source, str | os.PathLike):
        path = os.fspath(source)
        if path == STDIN:
            return _load_file(getattr(sys.stdin, "buffer", sys.stdin), STDIN), STDIN
        return _load_path(path), path
    if not hasattr(source, "read"):
        kind = type(source).__name__
        raise TypeError(f"a feed is read from a path, bytes or an open file, not from {kind}")
    given = getattr(source, "name", None)
    name = given if isinstance(given, str) and given else _STREAM_NAME
    return _load_file(source, name), name


def _load_path(path: str) -> bytes:
    """Return the bytes of the file at *path*."""
    feed = printable_name(path)
    if not path:
        raise FeedError("the path is empty; give the name of a file", feed)
    try:
        return Path(path).read_bytes()
    except FileNotFoundError as error:
        message = "no such file; check the path (text itself is read as bytes or io.StringIO)"
        raise FeedError(message, feed) from error
    except IsADirectoryError as error:
        message = "this is a folder; normalize() and expand_paths() take those"
        raise FeedError(message, feed) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FeedError(f"cannot be read: {reason}; check the path and its rights", feed) from error


def _load_file(file: IO[bytes] | IO[str], name: str) -> bytes | str:
    """Return the rest of an open file; of a text file, with its line ends as they are."""
    feed = printable_name(name)
    if isinstance(file, io.TextIOWrapper):
        with contextlib.suppress(io.UnsupportedOperation):  # once some of it has been read
            file.reconfigure(newline="")
    try:
        data = file.read()
    except UnicodeDecodeError as error:
        message = f"the file was opened as {error.encoding} and is not; open it in binary mode"
        raise FeedError(message, feed, error.start) from error
    except (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError) as error:
        raise FeedError(f"cannot be read: {error}; open it anew", feed) from error
    if not isinstance(data, bytes | str):
        kind = type(data).__name__
        raise FeedError(f"its read() gave {kind}, not text or bytes; wait for its data", feed)
    return data


def _from_text(text: str, feed: str) -> Feed:
    """Return the feed of a text that somebody else has decoded.

    Lone surrogates, which no file can hold, become U+FFFD, and a problem says where. The SHA-256 is
    that of the text in UTF-8.
    """
    encoding = "utf-8-sig" if text.startswith(_BOM) else "utf-8"
    text = text.removeprefix(_BOM)
    clean = _SURROGATE.sub("\ufffd", text)
    spans = [Span(*match.span()) for match in _SURROGATES.finditer(text)] if clean != text else []
    note = "lone surrogates, which are no characters; U+FFFD stands for each"
    found = make_problems(feed, [(span, "undecodable-bytes", note) for span in spans])
    problems = (*_note_emptiness(clean, feed), *found)
    return Feed(
        name=feed,
        text=clean,
        encoding=encoding,
        sha256=hashlib.sha256(clean.encode(encoding)).hexdigest(),
        problems=problems,
    )


def _note_emptiness(text: str, feed: str) -> tuple[Problem, ...]:
    """Return a problem if there is no text in the feed."""
    if text and not text.isspace():
        return ()
    what = "white space only" if text else "nothing at all"
    return (Problem(kind="empty-feed", feed=feed, message=f"the feed holds {what}"),)
