"""Compressed bytes: told by their first bytes, opened whole or refused, written reproducibly.

Gzip (RFC 1952), bzip2, xz and Zstandard (RFC 8878). The last comes with the standard library
from Python 3.14 on (``compression.zstd``) and with the extra ``zstd`` before.
"""

from __future__ import annotations

import bz2
import gzip
import importlib
import io
import lzma
import zlib
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, cast

from corpuskit.errors import FeedError, MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Compression = Literal["gzip", "bzip2", "xz", "zstd"]

MAGIC: Mapping[Compression, bytes] = {
    "gzip": b"\x1f\x8b",
    "bzip2": b"BZh",
    "xz": b"\xfd7zXZ\x00",
    "zstd": b"\x28\xb5\x2f\xfd",
}
"""First bytes of each format, as its specification gives them."""

SUFFIXES: Mapping[str, Compression] = {
    ".gz": "gzip",
    ".bz2": "bzip2",
    ".xz": "xz",
    ".zst": "zstd",
}
"""Compression by the last suffix of a file name, in lower case."""

_BZIP2_BLOCKS = (b"1AY&SY", b"\x17\x72\x45\x38\x50\x90")  # first block, or end of an empty file

MAX_LAYERS = 4
"""Compressions inside one another: two happen by mistake, more are no accident."""

MAX_BYTES = 4 << 30
"""Largest size of a feed, as stored and once decompressed, 4 GiB: a feed is held in memory."""

MAX_RATIO = 250
"""Largest ratio of decompressed to stored bytes, from *RATIO_FROM* on. Text has 3 to 10, one
sentence over and over some 200 in gzip; gzip reaches 1,032, which only bombs come near."""

RATIO_FROM = 1 << 28
"""Decompressed bytes, 256 MiB, up to which the ratio does not matter: that much fits anywhere."""

_READ_BYTES = 1 << 20
"""Decompressed bytes asked for at a time."""

_ZSTD_READ_BYTES = 1 << 12
"""Zstandard bytes decoded at a time: four of them may stand for 128 KiB (RFC 8878, RLE block)."""

_ZSTD_LEVEL = 3
"""The library's own default: about gzip's ratio at ten times its speed."""

_GZIP_LEVEL = 6
"""The default of the gzip program."""


def sniff_compression(raw: bytes) -> Compression | None:
    """Return the format that the first bytes of *raw* announce; ``None`` for anything else."""
    for name, magic in MAGIC.items():
        if raw.startswith(magic) and (name != "bzip2" or raw[4:10] in _BZIP2_BLOCKS):
            return name
    return None


def decompress(raw: bytes, feed: str) -> bytes:
    """Return *raw* with every layer of compression taken off; *raw* itself if there is none.

    Args:
        raw: The bytes as stored.
        feed: Name for error messages; where the bytes are too few to announce a format, its
            suffix says whether they were meant to be compressed.

    Raises:
        FeedError: If the data is truncated or broken, is too large once decompressed, or is
            Zstandard and nothing here can read it. Nothing of a broken file is handed out: its
            checksum fails, so no part of it can be trusted.
    """
    _refuse_stump(raw, feed)
    for _ in range(MAX_LAYERS):
        kind = sniff_compression(raw)
        if kind is None:
            return raw
        raw = _open_layer(raw, kind, feed)
    if sniff_compression(raw) is None:
        return raw
    raise FeedError(
        f"compressed more than {MAX_LAYERS} times over; unpack it and read what is inside", feed
    )


def _refuse_stump(raw: bytes, feed: str) -> None:
    """Refuse a file that has lost even the bytes that would announce its format."""
    kind = SUFFIXES.get(feed[feed.rfind(".") :].lower()) if "." in feed else None
    if kind and raw and sniff_compression(raw) is None and MAGIC[kind].startswith(raw[:10]):
        raise FeedError(f"the {kind} data is cut off; fetch the file again", feed, len(raw))


def _open_layer(raw: bytes, kind: Compression, feed: str) -> bytes:
    """Return *raw* with one layer taken off."""
    parts, size = [], 0
    stored = io.BytesIO(raw)
    for part in decompressed_parts(stored, kind, feed):
        parts.append(part)
        size += len(part)
        if size > MAX_BYTES:
            raise FeedError(
                f"more than {MAX_BYTES >> 30} GiB once decompressed; split it first", feed
            )
        if size > max(RATIO_FROM, MAX_RATIO * stored.tell()):
            message = f"packed more than {MAX_RATIO} to 1, as bombs are; unpack it if it is none"
            raise FeedError(message, feed)
    return b"".join(parts)


def decompressed_parts(file: BinaryIO, kind: Compression | None, feed: str) -> Iterator[bytes]:
    """Yield what *file* holds in parts of about a megabyte, one layer of *kind* taken off.

    Raises:
        FeedError: As :func:`decompress` does; parts yielded before it are not to be trusted.
    """
    try:
        yield from _PARTS[kind](file)
    except EOFError as error:
        raise FeedError(f"the {kind} data is cut off; fetch the file again", feed) from error
    except MissingExtraError as error:
        raise FeedError(str(error), feed) from error
    except (OSError, zlib.error, lzma.LZMAError, _zstd_error()) as error:
        message = f"the {kind} data is broken ({error}); fetch the file again"
        raise FeedError(message, feed) from error


def _plain_parts(file: BinaryIO) -> Iterator[bytes]:
    return iter(lambda: file.read(_READ_BYTES), b"")


def _gzip_parts(file: BinaryIO) -> Iterator[bytes]:
    with gzip.GzipFile(fileobj=file) as opened:
        yield from _plain_parts(cast("BinaryIO", opened))


def _bzip2_parts(file: BinaryIO) -> Iterator[bytes]:
    with bz2.BZ2File(file) as opened:
        yield from _plain_parts(cast("BinaryIO", opened))


def _xz_parts(file: BinaryIO) -> Iterator[bytes]:
    with lzma.LZMAFile(file) as opened:
        yield from _plain_parts(cast("BinaryIO", opened))


def _zstd_parts(file: BinaryIO) -> Iterator[bytes]:
    """Yield the decoded frames of *file*, which may be several.

    The stream readers of the libraries end silently where data is cut off; the decoder objects
    say whether a frame is complete.
    """
    decoder = _zstd_decoder()
    part = file.read(_ZSTD_READ_BYTES)
    while part:
        yield decoder.decompress(part)
        if decoder.eof:
            part = decoder.unused_data or file.read(_ZSTD_READ_BYTES)
            decoder = _zstd_decoder()
        else:
            part = file.read(_ZSTD_READ_BYTES)
            if not part:
                raise EOFError


_PARTS: Mapping[Compression | None, Callable[[BinaryIO], Iterator[bytes]]] = {
    None: _plain_parts,
    "gzip": _gzip_parts,
    "bzip2": _bzip2_parts,
    "xz": _xz_parts,
    "zstd": _zstd_parts,
}


def compress_to(target: BinaryIO, kind: Literal["gzip", "zstd"]) -> BinaryIO:
    """Return a file that compresses into *target*; closing it leaves *target* open.

    The same bytes written give the same bytes compressed: no time, no file name, one thread.

    Raises:
        MissingExtraError: If *kind* is ``"zstd"`` and nothing here can write it.
    """
    if kind == "gzip":
        file = gzip.GzipFile("", "wb", compresslevel=_GZIP_LEVEL, fileobj=target, mtime=0)
        return cast("BinaryIO", file)
    module = _zstd_module()
    if module.__name__ == "zstandard":
        writer = module.ZstdCompressor(level=_ZSTD_LEVEL, write_checksum=True)
        return cast("BinaryIO", writer.stream_writer(target, closefd=False))
    options = {
        module.CompressionParameter.compression_level: _ZSTD_LEVEL,
        module.CompressionParameter.checksum_flag: 1,
    }
    return cast("BinaryIO", module.ZstdFile(target, "w", options=options))


def require_zstd() -> None:
    """Raise MissingExtraError unless Zstandard can be read and written here."""
    _zstd_module()


def _zstd_module() -> Any:
    """Return ``compression.zstd`` or ``zstandard``, whichever is there."""
    for name in ("compression.zstd", "zstandard"):
        try:
            return importlib.import_module(name)
        except ImportError:
            continue
    raise MissingExtraError("Zstandard files", "zstd")


def _zstd_decoder() -> Any:
    """Return an object that decodes one Zstandard frame."""
    module = _zstd_module()
    if module.__name__ == "zstandard":
        return module.ZstdDecompressor().decompressobj()
    return module.ZstdDecompressor()


def _zstd_error() -> type[Exception]:
    """Return the error of the Zstandard library; one that never occurs if there is none."""
    try:
        error: type[Exception] = _zstd_module().ZstdError
    except MissingExtraError:
        return zlib.error
    return error
