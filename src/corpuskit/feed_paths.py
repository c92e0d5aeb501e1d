"""Paths as a person gives them, files, folders and globs, to the files to be read."""

from __future__ import annotations

import glob
import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from corpuskit.compression import SUFFIXES
from corpuskit.records import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

TEXT_SUFFIXES = (".asc", ".text", ".txt")
"""Suffixes of the files that are read out of a folder, also with one of compression behind."""

STDIN = "-"
"""Name of standard input."""


def expand_paths(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]], /
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Return the files that *paths* mean, in order of their names, and what was not found.

    A file is taken whatever its name, and ``"-"`` is standard input. A folder gives the files
    below it whose names end with ``.txt``, ``.text`` or ``.asc``, also compressed (``.gz .bz2 .xz
    .zst``); hidden files and folders and links to folders are left out. ``*``, ``?``, ``[...]`` and
    ``**`` stand for what a shell would put there. A file that is meant twice is taken once, under
    the name that sorts first. The result does not depend on the order of *paths*.

    Returns:
        Paths as given (those below a folder begin with it), and a problem, of kind
        ``unreadable-feed``, for each path that does not exist, each folder or pattern that gives
        no file, and each folder with other files in it, which are named by their suffixes.
    """
    given = [paths] if isinstance(paths, str | os.PathLike) else paths
    found: list[str] = []
    problems: list[Problem] = []
    for name in sorted({os.fspath(path) for path in given}):
        files, messages = _expand(name)
        found.extend(files)
        problems.extend(_problem(name, message) for message in messages)
    unique: dict[str, str] = {}
    for path in sorted(found, key=_order):
        unique.setdefault(path if path == STDIN else str(Path(path).resolve()), path)
    return tuple(unique.values()), tuple(problems)


def printable_name(name: str, /) -> str:
    """Return a file name that can be stored: bytes of it that are not UTF-8 are written out."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8") or "(empty path)"


def _problem(name: str, message: str) -> Problem:
    """Return the problem of one path."""
    return Problem(kind="unreadable-feed", feed=printable_name(name), message=message)


def _order(path: str) -> tuple[str, ...]:
    """Return the sort key of a path: folder by folder, by code point, on every system."""
    return PurePath(path).parts


def _expand(name: str) -> tuple[list[str], list[str]]:
    """Return the files that one path means, and messages about what is wrong with it."""
    if name == STDIN:
        return [name], []
    if name and Path(name).is_dir():
        return _walk(name)
    if os.path.lexists(name):
        return [name], []
    if not glob.has_magic(name):
        return [], ["no such file or folder; check the path"]
    files: list[str] = []
    messages: list[str] = []
    # Not Path.glob: it does not leave hidden files out.
    for match in glob.glob(name, recursive=True):  # noqa: PTH207
        if not Path(match).is_dir():
            files.append(match)
        elif "**" not in name:
            below, about = _walk(match)
            files.extend(below)
            messages.extend(about)
    if not files and not messages:
        messages.append("no file matches this pattern; check it")
    return files, messages


def _walk(folder: str) -> tuple[list[str], list[str]]:
    """Return the text files below *folder*, and messages about what else is there."""
    files: list[str] = []
    others: list[PurePath] = []
    messages: list[str] = []

    def note(error: OSError) -> None:
        messages.append(f"{error.filename} cannot be listed ({error.strerror}); check its rights")

    for parent, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = PurePath(parent, name)
            if _is_text_name(path):
                files.append(str(path))
            elif not name.startswith("."):
                others.append(path)
    if not files:
        kinds = " ".join(TEXT_SUFFIXES)
        messages.append(f"no text files ({kinds}, also compressed) in this folder; name the files")
    elif others:
        suffixes = " ".join(sorted({path.suffix.lower() or path.name for path in others})[:5])
        messages.append(
            f"{len(others):,} other files in this folder were left out ({suffixes}); "
            "name them one by one if they are texts"
        )
    return files, messages


def _is_text_name(path: PurePath) -> bool:
    """Return whether the name is that of a text file that is not hidden."""
    inner = path.with_suffix("") if path.suffix.lower() in SUFFIXES else path
    return not path.name.startswith(".") and inner.suffix.lower() in TEXT_SUFFIXES
