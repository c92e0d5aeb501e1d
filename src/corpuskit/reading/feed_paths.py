"""Paths as a person gives them, files, folders and globs, to the files to be read."""

from __future__ import annotations

import glob
import os
import stat
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, TypeAlias

from corpuskit.compression import decompress
from corpuskit.containers.archive import MARK, list_members, split_member
from corpuskit.containers.registry import ARCHIVE_SUFFIXES, FILE_SUFFIXES, find_suffix, is_archive
from corpuskit.records import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpuskit.records import ProblemKind

_Finding: TypeAlias = tuple["ProblemKind", str]
"""Kind of a problem, and the sentence for a person."""

STDIN = "-"
"""Name of standard input."""

CORRECTIONS_SUFFIX = ".ck"
"""Suffix of the corrections that stand beside a feed: no input of their own."""


def expand_paths(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]], /
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Return the files that *paths* mean, in order of their names, and what was not found.

    A file is taken whatever its name, and ``"-"`` is standard input. A folder gives the files
    below it whose names end with ``.txt``, ``.text``, ``.asc``, ``.eml``, ``.mbox``, ``.mbx``,
    ``.mht``, ``.mhtml``, ``.html``, ``.htm``, ``.xhtml``, ``.rtf``, ``.docx``, ``.docm`` or
    ``.zip``, also compressed (``.gz .bz2 .xz .zst``); hidden files and folders and links to folders
    are left out. A ``.zip`` gives its members as ``archive.zip!member``, chosen like the files of a
    folder. ``*``, ``?``, ``[...]`` and ``**`` stand for what a shell would put there. A file that
    is meant twice is taken once, under the name that sorts first. The result does not depend on
    the order of *paths*.

    Returns:
        Paths as given (those below a folder begin with it), and a problem, of kind
        ``unreadable-feed``, for each path that does not exist and each folder or pattern that
        gives no file; of kind ``files-left-out`` for each folder with other files in it, which
        are named by their suffixes.

    Examples:
        >>> paths, problems = expand_paths(["seeds/feeds", "nowhere.txt"])
        >>> len(paths), [problem.feed for problem in problems]
        (5, ['nowhere.txt'])
    """
    given = [paths] if isinstance(paths, str | os.PathLike) else paths
    found: list[str] = []
    problems: list[Problem] = []
    for name in sorted({os.fspath(path) for path in given}):
        files, findings = _expand(name)
        found.extend(files)
        problems.extend(_problem(name, finding) for finding in findings)
    unique: dict[str, str] = {}
    for path in _drop_repeats(found):
        names, findings = _open_archive(path)
        problems.extend(_problem(path, finding) for finding in findings)
        unique |= {_identify(name): name for name in names}
    return tuple(_drop_repeats(unique.values())), tuple(problems)


def _drop_repeats(paths: Iterable[str]) -> list[str]:
    """Return *paths* in order of their names, of those that mean one file the first."""
    unique: dict[str, str] = {}
    for path in sorted(paths, key=_order):
        unique.setdefault(_identify(path), path)
    return list(unique.values())


def _identify(path: str) -> str:
    """Return the one name of the file, or of the member of an archive, that *path* means."""
    if path == STDIN:
        return path
    archive, mark, member = path, "", ""
    if not Path(path).exists() and (found := split_member(path)):
        archive, mark, member = found[0], MARK, found[1]
    try:
        return f"{Path(archive).resolve()}{mark}{member}"
    except (OSError, RuntimeError, ValueError):  # a link to itself, a NUL: reading it says so
        return path


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
    if os.path.lexists(name) or split_member(name):
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
    """Return the files with text below *folder*, and what else is there."""
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
            if _is_special(path):
                others.append(path)
            elif _is_text_name(path):
                files.append(str(path))
            elif not name.startswith(".") and path.suffix != CORRECTIONS_SUFFIX:
                others.append(path)
    if not files:
        kinds = " ".join(FILE_SUFFIXES)
        message = f"no text files ({kinds}, also compressed) in this folder; name the files"
        findings.append(("unreadable-feed", message))
    elif others:
        findings.append(_left_out(others, "this folder"))
    return files, findings


def _is_special(path: PurePath) -> bool:
    """Tell whether a path is a pipe, a socket or a device: reading it might never end."""
    try:
        mode = Path(path).stat().st_mode
    except OSError:  # gone, or a link to nowhere: reading it says so
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _left_out(others: list[PurePath], where: str) -> _Finding:
    """Return what to say of the files that are not read."""
    suffixes = " ".join(sorted({path.suffix.lower() or path.name for path in others})[:5])
    message = (
        f"{len(others):,} other files in {where} were left out ({suffixes}); "
        "name them one by one if they are texts"
    )
    return "files-left-out", message


def _open_archive(path: str) -> tuple[list[str], list[_Finding]]:
    """Return the paths of the members of the archive at *path*; of another file, *path* itself.

    A file that cannot be opened as its name says is returned too: reading it gives the reason.
    """
    if path == STDIN or find_suffix(path) not in ARCHIVE_SUFFIXES or not Path(path).is_file():
        return [path], []
    feed = printable_name(path)
    try:
        raw = decompress(Path(path).read_bytes(), feed)
        if not is_archive(raw, feed=feed):
            return [path], []
        members = list_members(raw, feed=feed)
    except OSError:  # FeedError among them
        return [path], []
    others = [PurePath(name) for name in members.left_out]
    findings = [_left_out(others, "this archive")] if others else []
    # An archive without a file stays, too: reading it says so.
    return [f"{path}{MARK}{name}" for name in members.names] or [path], findings


def _is_text_name(path: PurePath) -> bool:
    """Return whether the name is that of a text file that is not hidden."""
    return not path.name.startswith(".") and find_suffix(path.name) in FILE_SUFFIXES
