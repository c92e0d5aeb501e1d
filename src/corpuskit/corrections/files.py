"""Where the corrections of a feed stand: beside it, in a folder, or in a file that was named."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path, PurePath
from typing import TypeAlias

import attrs

from corpuskit.corrections.form import Corrections
from corpuskit.corrections.text import parse_corrections
from corpuskit.errors import CorrectionError

SUFFIX = ".ck"
"""Stands behind the whole name of the feed: ``clips.txt.ck``."""

SIZE_LIMIT = 50_000_000
"""Bytes of a file of corrections: a hundred of them for each of half a million lines."""

CorrectionSource: TypeAlias = bool | str | os.PathLike[str] | Corrections
"""Where corrections come from: the files beside the feeds (``True``), nowhere (``False``), a
folder of files ``NAME.ck``, one file for the one feed, or corrections in memory."""


def read_corrections(path: str | os.PathLike[str], /) -> Corrections:
    r"""Read a file of corrections (UTF-8); the form is that of `parse_corrections`.

    Args:
        path: The file, usually that of a feed with ``.ck`` behind: ``clips.txt.ck``.

    Raises:
        CorrectionError: If it cannot be read, or a line in it is no correction.

    Examples:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder, "clips.txt.ck")
        ...     _ = path.write_text("no-cut: Read also\n", encoding="utf-8")
        ...     [item.text for item in read_corrections(path).items]
        ['Read also']
    """
    name = os.fspath(path)
    try:
        data = Path(name).read_bytes()
    except OSError as error:
        message = f"the corrections cannot be read ({error.strerror}); check the path"
        raise CorrectionError(message, name) from error
    if len(data) > SIZE_LIMIT:
        raise CorrectionError(
            f"larger than {SIZE_LIMIT:,} bytes: is it a file of corrections?", name
        )
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CorrectionError(
            "this line is not UTF-8; save the file as UTF-8", name, line
        ) from error
    digest = hashlib.sha256(data).hexdigest()
    return attrs.evolve(parse_corrections(text, path=name), sha256=digest)


def find_corrections(feed: str, source: CorrectionSource, /) -> Corrections | None:
    """Return the corrections of the feed called *feed*; ``None`` if it has none.

    Args:
        feed: Its name, that is, its path as given.
        source: Where they come from. In a folder the file is looked for under the path of the
            feed, then under its last part.

    Raises:
        CorrectionError: As `read_corrections`, and if *source* does not exist.
    """
    if isinstance(source, Corrections):
        return source
    if isinstance(source, bool):
        paths = [Path(feed + SUFFIX)] if source and feed != "-" else []
    elif Path(source).is_dir():
        paths = [Path(source, name + SUFFIX) for name in _names_below(feed)]
    else:
        return read_corrections(source)
    return next((read_corrections(path) for path in paths if _is_file(path)), None)


def _names_below(feed: str) -> list[str]:
    """Return the names under which a folder may hold the corrections of a feed."""
    path = PurePath(feed)
    inside = not path.is_absolute() and ".." not in path.parts
    return [*([feed] if inside else []), path.name or feed]


def _is_file(path: Path) -> bool:
    """Tell whether a path is a file; names that no file can have are none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
