"""Output that appears whole or not at all: written beside its place, then moved there."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
import shutil
import stat
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from corpuskit.errors import WriteError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextlib.contextmanager
def reporting_errors(path: str, /) -> Iterator[None]:
    """Turn the errors of the operating system inside the block into WriteErrors for *path*."""
    try:
        yield
    except WriteError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise WriteError(f"cannot be written: {reason}; choose another output", path) from error


@contextlib.contextmanager
def replacing_file(path: str, /) -> Iterator[BinaryIO]:
    """Give a file to write; it takes the place of *path* when the block ends well.

    The new file stands in the same folder under a hidden name, is forced to the disk, and is
    moved over *path* in one step. If the block raises, or the process dies, whatever stood at
    *path* is untouched; only a killed process leaves the hidden file behind. A link is followed,
    the mode of a file that is replaced is kept.

    Raises:
        WriteError: If the file cannot be made, or *path* is a folder or a device.
    """
    target = Path(path).resolve()
    mode = _mode_of_file(target, path)
    temporary = _name_beside(target)
    with reporting_errors(path):
        file = temporary.open("xb")
    try:
        yield file
        with reporting_errors(path):
            if mode is not None:
                temporary.chmod(mode)
            sync_file(file)
            file.close()
            temporary.replace(target)
            _sync_folder(target.parent)
    except BaseException:
        file.close()
        temporary.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def replacing_folder(path: str, /, *, is_ours: Callable[[str], bool]) -> Iterator[Path]:
    """Give a new folder to fill; it takes the place of *path* when the block ends well.

    A folder that stands at *path* is replaced only if *is_ours* knows the names of all files in
    it: one with anything else in it is somebody's work. Between two moves *path* is missing for an
    instant: no portable call exchanges two folders.

    Raises:
        WriteError: If the folder cannot be made or must not be replaced.
    """
    target = Path(path).resolve()
    refuse_foreign(path, is_ours=is_ours)
    temporary = _name_beside(target)
    with reporting_errors(path):
        temporary.mkdir()
    try:
        yield temporary
        with reporting_errors(path):
            _swap_folders(temporary, target)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise


def _mode_of_file(target: Path, path: str) -> int | None:
    """Return the permissions of the file to be replaced, ``None`` if there is none."""
    with reporting_errors(path):
        try:
            mode = target.stat().st_mode
        except FileNotFoundError:
            return None
    if not stat.S_ISREG(mode):
        kind = "a folder" if stat.S_ISDIR(mode) else "no ordinary file"
        raise WriteError(f"cannot be replaced: it is {kind}; choose another output", path)
    return stat.S_IMODE(mode)


def refuse_foreign(path: str, /, *, is_ours: Callable[[str], bool]) -> None:
    """Refuse a folder that holds files that are not *is_ours*; one that is missing will do.

    Raises:
        WriteError: If it does, or is no folder.
    """
    with reporting_errors(path):
        try:
            present = [entry.name for entry in Path(path).resolve().iterdir()]
        except FileNotFoundError:
            return
    foreign = sorted(name for name in present if not is_ours(name))
    if foreign:
        message = f"holds other files ({foreign[0]}) and is not replaced; choose an empty folder"
        raise WriteError(message, path)


def _swap_folders(new: Path, target: Path) -> None:
    """Move *new* to *target*; what stood there is put back if that fails, else removed."""
    _sync_folder(new)
    old = _name_beside(target)
    existed = target.is_dir()
    if existed:
        target.rename(old)
    try:
        new.rename(target)
    except OSError:
        if existed:
            old.rename(target)
        raise
    _sync_folder(target.parent)
    if existed:
        shutil.rmtree(old, ignore_errors=True)


def _name_beside(target: Path) -> Path:
    """Return a hidden, unused name in the folder of *target*."""
    return target.with_name(f"{_leftover_prefix(target)}{secrets.token_hex(8)}.tmp")


def _leftover_prefix(target: Path) -> str:
    """Return what the hidden names of one output begin with, however long its own name is."""
    digest = hashlib.sha256(os.fsencode(target.name)).hexdigest()
    return f".corpuskit-{digest[:8]}-"


def remove_leftovers(path: str, /) -> None:
    """Remove what killed runs have left beside *path*; to be called while no run is at work on it.

    Raises:
        WriteError: If something of it cannot be removed.
    """
    target = Path(path).resolve()
    form = re.compile(re.escape(_leftover_prefix(target)) + r"[0-9a-f]{16}\.tmp")
    with reporting_errors(path):
        for entry in list(target.parent.iterdir()):
            if not form.fullmatch(entry.name):
                continue
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            else:
                entry.unlink()


def sync_file(file: BinaryIO, /) -> None:
    """Force what was written to *file* to the disk."""
    file.flush()
    os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Force a move inside *folder* to the disk, where the system knows how."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
