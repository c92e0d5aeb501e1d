"""Stage 1, bytes to Feed: opened, decompressed, taken out of its container, decoded."""

from __future__ import annotations

import contextlib
import hashlib
import io
import lzma
import os
import re
import stat
import sys
import zlib
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeAlias

from corpuskit.compression import MAX_BYTES, decompress
from corpuskit.containers.archive import MARK, iter_members, list_members, read_member, split_member
from corpuskit.containers.registry import extract_text, is_archive
from corpuskit.errors import FeedError
from corpuskit.reading.decode import decode_bytes
from corpuskit.reading.decode_lines import make_problems
from corpuskit.reading.feed_paths import STDIN, expand_paths, printable_name
from corpuskit.records import Feed, Problem, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["expand_paths", "read", "read_all"]

Source: TypeAlias = str | os.PathLike[str] | bytes | bytearray | memoryview | IO[bytes] | IO[str]
"""What may be read: a path, bytes, or an open file."""

_BOM = "\ufeff"
_SURROGATE = re.compile("[\ud800-\udfff]")
_SURROGATES = re.compile("[\ud800-\udfff]+")
_PART_BYTES = 1 << 20
"""Bytes of a pipe read at a time."""

_BUFFER_NAME = "<bytes>"
_STREAM_NAME = "<stream>"


def read(source: Source, /, *, name: str | None = None, encoding: str | None = None) -> Feed:
    r"""Read one feed, whatever its encoding, compression and form.

    Gzip, bzip2, xz and Zstandard are told by the first bytes and taken off. Byte order marks are
    obeyed; what is valid UTF-8 is UTF-8; UTF-16 without a mark, the Windows, ISO, KOI8, DOS and
    Macintosh code pages and the East Asian codecs are told by the text they make. In a file that
    mixes UTF-8 with something else each line is decoded by itself, and a problem says where:
    ``encoding`` is then the codec of the most of it.

    Of mails (``.eml .mbox .mht``), web pages, RTF and Word documents ``text`` is what a reader
    sees, extracted; ``encoding`` is then a media type, with the charset where there is one, as in
    ``"text/html; charset=cp1252"``. They are told by their content, and by their suffix where that
    is doubtful; a file called ``.txt`` is text, even if that is the source of a page. Of a ZIP
    archive one member is read, its only one or that named: ``"archive.zip!member"``.

    Laws: of text no character is added, dropped or changed, line ends included (``\r\n`` stays);
    any bytes give a feed or a FeedError; where ``problems`` is empty and ``encoding`` names a
    codec, the (decompressed) bytes decoded with it are ``feed.text``; the same bytes under the same
    suffix give the same text.

    Args:
        source: A path; ``"archive.zip!member"``; ``"-"`` for standard input; the bytes themselves;
            or an open file, read from where it stands. A file opened as text is taken at its word
            for the encoding.
        name: Name of the feed; the path as given if left out.
        encoding: Codec of the text, where it is known; detected if left out. Of mails, that of
            the parts that name none.

    Raises:
        FeedError: If nothing can be read there, the compressed data is broken or cut off, the
            bytes are no text (``kind`` is then ``"binary-feed"``), an archive has several
            members (`read_all` reads those) or exceeds a limit, or *encoding* is no codec.
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
    return _from_bytes(data, feed, encoding)


def read_all(
    source: Source, /, *, name: str | None = None, encoding: str | None = None
) -> Iterator[Feed]:
    r"""Read every feed in *source*: of a ZIP archive one a member, of anything else the one.

    Members are those that a folder would give: files with the suffix of text or of a form that
    `read` knows, not hidden, also in archives inside the archive. Nothing is written to a disk.

    Args:
        source: As for `read`.
        name: As for `read`; members are called ``name!member``.
        encoding: As for `read`.

    Raises:
        FeedError: As `read` does, when the feed in question is asked for.

    Examples:
        >>> [feed.name for feed in read_all(b"Rain at last\n", name="clip.txt")]
        ['clip.txt']
    """
    data, default_name = _load(source)
    feed = printable_name(default_name if name is None else name)
    if isinstance(data, str):
        yield _from_text(data, feed)
        return
    raw = decompress(data, feed)
    if not is_archive(raw, feed=feed):
        yield _from_bytes(data, feed, encoding)
        return
    for member, content in iter_members(raw, feed=feed):
        yield _from_bytes(content, printable_name(f"{feed}{MARK}{member}"), encoding)


def _from_bytes(data: bytes, feed: str, encoding: str | None) -> Feed:
    """Return the feed of bytes as stored."""
    raw, meant = decompress(data, feed), feed
    if is_archive(raw, feed=feed):
        raw, meant = _open_only_member(raw, feed)
    found = extract_text(raw, feed=feed, name=meant, encoding=encoding)
    decoded = found or decode_bytes(raw, feed=feed, encoding=encoding)
    return Feed(
        name=feed,
        text=decoded.text,
        encoding=decoded.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        problems=(*_note_emptiness(decoded.text, feed), *decoded.problems),
    )


def _open_only_member(raw: bytes, feed: str) -> tuple[bytes, str]:
    """Return the bytes and the name of the one file in an archive."""
    names = list_members(raw, feed=feed).names
    if len(names) != 1:
        what = f"{len(names):,} files" if names else "no file"
        message = f"an archive with {what}; read_all() and normalize() take each by itself"
        raise FeedError(message, feed)
    ((member, content),) = iter_members(raw, feed=feed)
    return decompress(content, feed), member


def _load(source: Source) -> tuple[bytes | str, str]:
    """Return what *source* holds, and a name for it."""
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source), _BUFFER_NAME
    if isinstance(source, str | os.PathLike):
        path = os.fspath(source)
        if path == STDIN:
            return _load_stdin(), STDIN
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
        with Path(path).open("rb") as file:
            return _read_limited(file, feed)
    except FeedError:
        raise
    except (FileNotFoundError, NotADirectoryError) as error:
        if found := split_member(path):
            return read_member(*found, feed=feed)
        message = "no such file; check the path (text itself is read as bytes or io.StringIO)"
        raise FeedError(message, feed) from error
    except IsADirectoryError as error:
        message = "this is a folder; normalize() and expand_paths() take those"
        raise FeedError(message, feed) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FeedError(f"cannot be read: {reason}; check the path and its rights", feed) from error


def _load_stdin() -> bytes | str:
    """Return the rest of standard input."""
    file = getattr(sys.stdin, "buffer", None)
    if file is None:  # something else stands in for it
        return _load_file(sys.stdin, STDIN)
    try:
        return _read_limited(file, STDIN)
    except (OSError, ValueError) as error:
        if isinstance(error, FeedError):
            raise
        raise FeedError(f"cannot be read: {error}; open it anew", STDIN) from error


def _read_limited(file: IO[bytes], feed: str) -> bytes:
    """Return the rest of a file, of a pipe or a device too, but not without end.

    Raises:
        FeedError: If there is more of it than a feed may have.
    """
    known = _size_of(file)
    if known is not None and known <= MAX_BYTES:
        return file.read()
    parts, size = [], known or 0
    while size <= MAX_BYTES and (part := file.read(_PART_BYTES)):
        parts.append(part)
        size += len(part)
    if size > MAX_BYTES:
        raise FeedError(f"more than {MAX_BYTES >> 30} GiB; split it first", feed)
    return b"".join(parts)


def _size_of(file: IO[bytes]) -> int | None:
    """Return the size of an ordinary file; ``None`` of anything else, whose end is not known."""
    try:
        found = os.fstat(file.fileno())
    except io.UnsupportedOperation:
        return None
    return found.st_size if stat.S_ISREG(found.st_mode) else None


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
