"""ZIP archives, opened in memory within limits: nothing of them is ever written to a disk."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from corpuskit.errors import FeedError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
"""First bytes of an archive, and of an empty one (APPNOTE 6.3.10, sections 4.3.7 and 4.3.16)."""

MAX_MEMBERS = 20_000
"""Most members of an archive: the list of a larger one is no person's folder of texts."""

MAX_TOTAL = 4 << 30
"""Largest size of all members of an archive together, 4 GiB, as of a compressed feed."""

MAX_RATIO = 250
"""Largest ratio of a member's size to that in the archive. Text has 3 to 10, one sentence over
and over some 200; deflate reaches 1,032, which only bombs come near."""

RATIO_FROM = 1 << 20
"""Bytes, 1 MiB, up to which the ratio does not matter: no bomb is that small."""

_ENCRYPTED = 0x1

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,  # names that are no text, offsets before the file
    IndexError,  # extra fields that are cut off
    OverflowError,
)


def is_zip(raw: bytes, /) -> bool:
    """Tell whether *raw* begins like an archive."""
    return raw.startswith(MAGIC)


def open_zip(raw: bytes, /, *, feed: str) -> zipfile.ZipFile:
    """Open an archive that lies in memory.

    Raises:
        FeedError: If it is broken or exceeds a limit; the message says which.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except (*_BROKEN, NotImplementedError) as error:
        raise FeedError(f"the ZIP archive is broken ({error}); fetch it again", feed) from error
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        message = f"{len(members):,} files in the archive, more than {MAX_MEMBERS:,}; unpack it"
        raise FeedError(message, feed)
    if sum(member.file_size for member in members) > MAX_TOTAL:
        message = f"more than {MAX_TOTAL >> 30} GiB once unpacked; unpack it and name the files"
        raise FeedError(message, feed)
    return archive


def iter_names(archive: zipfile.ZipFile, /) -> Iterator[str]:
    """Yield the names of the files in an archive, in its order, each once."""
    names = dict.fromkeys(member.filename for member in archive.infolist())
    yield from (name for name in names if name and not name.endswith("/"))


def read_zipped(archive: zipfile.ZipFile, name: str, /, *, feed: str) -> bytes:
    """Return the bytes of one file of an archive.

    Never more than the archive's list announces, whose sum `open_zip` has checked.

    Raises:
        FeedError: If it is not there, broken, encrypted or packed beyond reason.
    """
    try:
        member = archive.getinfo(name)
    except KeyError as error:
        raise FeedError("no such file in the archive; check the name behind the !", feed) from error
    if member.flag_bits & _ENCRYPTED:
        raise FeedError("encrypted; unpack the archive with its password first", feed)
    if member.file_size > max(RATIO_FROM, MAX_RATIO * member.compress_size):
        message = f"packed more than {MAX_RATIO} to 1, as bombs are; unpack it if it is none"
        raise FeedError(message, feed)
    try:
        return archive.read(member)
    except NotImplementedError as error:
        raise FeedError(f"cannot be unpacked here ({error}); unpack it first", feed) from error
    except (*_BROKEN, RuntimeError) as error:
        raise FeedError(f"broken in the archive ({error}); fetch it again", feed) from error
