"""Paths as a person gives them, files, folders and globs, to the files to be read."""

from __future__ import annotations

import glob
import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, TypeAlias

from corpuskit.compression import SUFFIXES
from corpuskit.records import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpuskit.records import ProblemKind

TEXT_SUFFIXES = (".asc", ".text", ".txt")
"""Suffixes of the files that are read out of a folder, also with one of compression behind."""

_Finding: TypeAlias = tuple["ProblemKind", str]
"""Kind of a problem, and the sentence for a person."""

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
        ``unreadable-feed``, for each path that does not exist and each folder or pattern that
        gives no file; of kind ``files-left-out`` for each folder with other files in it, which
        are named by their suffixes.
    """
    given = [paths] if isinstance(paths, str | os.PathLike) else paths
    found: list[str] = []
    problems: list[Problem] = []
    for name in sorted({os.fspath(path) for path in given}):
        files, findings = _expand(name)
        found.extend(files)
        problems.extend(_problem(name, finding) for finding in findings)
    unique: dict[str, str] = {}
    for path in sorted(found, key=_order):
        unique.setdefault(path if path == STDIN else str(Path(path).resolve()), path)
    return tuple(unique.values()), tuple(problems)


def printable_name(name: str, /) -> str:
    """Return a file name that can be stored: bytes of it that are not UTF-8 are written out."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8") or "(empty path)"


def _problem(name: str, finding: _Finding) -> Problem:
    """Return the problem of one path."""
    kind, message = finding
    return Problem(kind=kind, feed=printable_name(name), message=message)


def _order(path: str) -> tuple[str, ...]:
    """Return the sort key of a path: folder by folder, by code point, on every system."""
    return PurePath(path).parts


def _expand(name: str) -> tuple[list[str], list[_Finding]]:
    """Return the files that one path means, and what is wrong with it."""
    if name == STDIN:
        return [name], []
    if name and Path(name).is_dir():
        return _walk(name)
    if os.path.lexists(name):
        return [name], []
    if not glob.has_magic(name):
        return [], [("unreadable-feed", "no such file or folder; check the path")]
    files: list[str] = []
    findings: list[_Finding] = []
    # Not Path.glob: it does not leave hidden files out.
    for match in glob.glob(name, recursive=True):  # noqa: PTH207
        if not Path(match).is_dir():
            files.append(match)
        elif "**" not in name:
            below, about = _walk(match)
            files.extend(below)
            findings.extend(about)
    if not files and not findings:
        findings.append(("unreadable-feed", "no file matches this pattern; check it"))
    return files, findings


def _walk(folder: str) -> tuple[list[str], list[_Finding]]:
    """Return the text files below *folder*, and what else is there."""
    files: list[str] = []
    others: list[PurePath] = []
    findings: list[_Finding] = []

    def note(error: OSError) -> None:
        message = f"{error.filename} cannot be listed ({error.strerror}); check its rights"
        findings.append(("unreadable-feed", message))

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
        message = f"no text files ({kinds}, also compressed) in this folder; name the files"
        findings.append(("unreadable-feed", message))
    elif others:
        suffixes = " ".join(sorted({path.suffix.lower() or path.name for path in others})[:5])
        message = (
            f"{len(others):,} other files in this folder were left out ({suffixes}); "
            "name them one by one if they are texts"
        )
        findings.append(("files-left-out", message))
    return files, findings


def _is_text_name(path: PurePath) -> bool:
    """Return whether the name is that of a text file that is not hidden."""
    inner = path.with_suffix("") if path.suffix.lower() in SUFFIXES else path
    return not path.name.startswith(".") and inner.suffix.lower() in TEXT_SUFFIXES
