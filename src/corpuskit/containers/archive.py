"""Archives of files: their members, each a feed of its own, named ``archive.zip!member``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import attrs

from corpuskit.compression import decompress
from corpuskit.containers.registry import ARCHIVE_SUFFIXES, FILE_SUFFIXES, find_suffix, is_archive
from corpuskit.containers.zips import MAX_MEMBERS, is_zip, iter_names, open_zip, read_zipped
from corpuskit.errors import FeedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from zipfile import ZipFile

MARK = "!"
"""What divides the name of an archive from that of a member."""

MAX_DEPTH = 3
"""Archives inside one another: one in another happens, more than three are a trap."""

_TOO_DEEP = f"more than {MAX_DEPTH} archives in one another; unpack the outer"

MAX_NESTED = 1 << 28
"""Largest size of all archives inside an archive together, 256 MiB: several may be in memory at a
time."""

_OFFICE = frozenset({"[Content_Types].xml", "META-INF/manifest.xml"})
"""Files that make an archive a document: Office Open XML (xlsx, pptx), OpenDocument (odt)."""

_NOT_TEXT = frozenset({"__macosx"})
"""Folders that programs add to archives, in lower case."""


@attrs.frozen(kw_only=True)
class Members:
    """What stands in an archive."""

    names: tuple[str, ...]
    """Names of the files that can be read, sorted; those in archives inside behind a ``!``."""

    left_out: tuple[str, ...] = ()
    """Names of other files, sorted, hidden ones left out."""


def list_members(raw: bytes, /, *, feed: str) -> Members:
    """List the files of an archive, and of the archives in it.

    A file counts if its name has one of the suffixes that a folder is searched for. Where none
    has, all files that are not hidden count.

    Raises:
        FeedError: If an archive is broken or exceeds a limit.
    """
    archive = open_zip(raw, feed=feed)
    if not _OFFICE.isdisjoint(iter_names(archive)):
        message = "this is no text: it looks like an Office document; save it as .docx or text"
        raise FeedError(message, feed, kind="binary-feed")
    lister = _Lister(feed)
    lister.list_files(archive, "", 1)
    names, others = sorted(lister.names), sorted(lister.others)
    return Members(names=tuple(names or others), left_out=tuple(others if names else ()))


class _Lister:
    """Lists an archive with those in it, counting against the limits."""

    def __init__(self, feed: str) -> None:
        self.names: list[str] = []
        self.others: list[str] = []
        self._feed = feed
        self._nested = 0  # bytes of archives inside so far

    def list_files(self, archive: ZipFile, prefix: str, depth: int) -> None:
        """List the files of one archive; *prefix* leads to it."""
        for name in iter_names(archive):
            if _is_hidden(name):
                continue
            nested = None
            if find_suffix(name) in ARCHIVE_SUFFIXES:
                nested = self._open_nested(archive, name, f"{self._feed}{MARK}{prefix}{name}")
            if nested is not None and depth >= MAX_DEPTH:
                raise FeedError(_TOO_DEEP, self._feed)
            if nested is not None:
                self.list_files(nested, f"{prefix}{name}{MARK}", depth + 1)
            elif find_suffix(name) in FILE_SUFFIXES:
                self.names.append(f"{prefix}{name}")
            else:
                self.others.append(f"{prefix}{name}")
        if len(self.names) + len(self.others) > MAX_MEMBERS:
            message = f"more than {MAX_MEMBERS:,} files in archives inside it; unpack it"
            raise FeedError(message, self._feed)

    def _open_nested(self, archive: ZipFile, name: str, feed: str) -> ZipFile | None:
        """Open a member that is an archive; ``None`` if it is none, or cannot be read."""
        self._nested += archive.getinfo(name).file_size
        if self._nested > MAX_NESTED:
            message = f"archives of more than {MAX_NESTED >> 20} MiB inside it; unpack it"
            raise FeedError(message, self._feed)
        try:
            raw = read_zipped(archive, name, feed=feed)
            return open_zip(raw, feed=feed) if is_archive(raw, feed=feed) else None
        except FeedError:
            return None  # it is listed by its name, and refused with the reason once it is read


def _is_hidden(name: str) -> bool:
    """Tell whether a file, or a folder it is in, is hidden."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(part.startswith(".") or part.lower() in _NOT_TEXT for part in parts if part != "..")


def split_member(path: str, /) -> tuple[str, str] | None:
    """Split ``archive.zip!member`` at the first ``!`` behind the name of a file.

    Returns ``None`` if there is no such file.
    """
    at = path.find(MARK)
    while at >= 0:
        if at and path[at + 1 :] and _is_file(path[:at]):
            return path[:at], path[at + 1 :]
        at = path.find(MARK, at + 1)
    return None


def _is_file(path: str) -> bool:
    try:
        return Path(path).is_file()
    except (OSError, ValueError):  # a NUL in the name, or too long a one
        return False


def read_member(archive: str, member: str, /, *, feed: str) -> bytes:
    """Return the bytes of one member of the archive in the file *archive*.

    Raises:
        FeedError: If archive or member cannot be read; its *feed* is the name given.
    """
    try:
        stat = Path(archive).stat()

        def open_inner(inner: tuple[str, ...]) -> ZipFile:
            return _open_file(archive, stat.st_mtime_ns, stat.st_size, inner)

        return _read(open_inner, member, feed)
    except FeedError as error:
        raise FeedError(error.message, feed) from error
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}; check the path and its rights"
        raise FeedError(message, feed) from error


def _read(open_inner: Callable[[tuple[str, ...]], ZipFile], member: str, feed: str) -> bytes:
    """Return the bytes of a member, going through the archives that its name leads through."""
    inner: tuple[str, ...] = ()
    while len(inner) < MAX_DEPTH:
        archive = open_inner(inner)
        name, member = _split_name(archive, member)
        if not member:
            return read_zipped(archive, name, feed=feed)
        inner = (*inner, name)
    raise FeedError(_TOO_DEEP, feed)


@lru_cache(maxsize=MAX_DEPTH)
def _open_file(path: str, changed: int, size: int, inner: tuple[str, ...]) -> ZipFile:
    """Return the archive in a file, or one inside it, kept in memory for its next member.

    Raises:
        FeedError: If it is none.
        OSError: If the file cannot be read.
    """
    if inner:
        archive = _open_file(path, changed, size, inner[:-1])
        return open_zip(read_zipped(archive, inner[-1], feed=path), feed=path)
    raw = decompress(Path(path).read_bytes(), path)
    if not is_zip(raw):
        raise FeedError("no ZIP archive, so there is nothing behind the !", path)
    return open_zip(raw, feed=path)


def _split_name(archive: ZipFile, member: str) -> tuple[str, str]:
    """Split the name of a member of an archive in *archive*; "" behind one of its own."""
    at = len(member)
    while at >= 0:
        try:
            archive.getinfo(member[:at])
        except KeyError:
            at = member.rfind(MARK, 0, at)
        else:
            return member[:at], member[at + 1 :]
    return member, ""


def iter_members(raw: bytes, /, *, feed: str) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each file in the archive *raw*, as `list_members` names them.

    Raises:
        FeedError: If the archive or a member cannot be read.
    """

    @lru_cache(maxsize=MAX_DEPTH)
    def open_inner(inner: tuple[str, ...]) -> ZipFile:
        if not inner:
            return open_zip(raw, feed=feed)
        archive = open_inner(inner[:-1])
        return open_zip(read_zipped(archive, inner[-1], feed=feed), feed=feed)

    for member in list_members(raw, feed=feed).names:
        yield member, _read(open_inner, member, f"{feed}{MARK}{member}")
