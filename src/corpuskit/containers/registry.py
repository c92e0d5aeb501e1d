"""The forms of file we know, and the text of any of them."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from corpuskit.compression import SUFFIXES as COMPRESSED
from corpuskit.containers import docx, html, mail, mbox, rtf
from corpuskit.containers.base import Source
from corpuskit.containers.zips import is_zip

if TYPE_CHECKING:
    from corpuskit.containers.base import Container, Extracted

CONTAINERS: tuple[Container, ...] = (
    docx.CONTAINER,
    rtf.CONTAINER,
    mbox.CONTAINER,
    mail.CONTAINER,
    html.CONTAINER,
)
"""All forms but archives, those told by a magic number first."""

TEXT_SUFFIXES = (".asc", ".text", ".txt")
"""Suffixes that promise text as it stands."""

ARCHIVE_SUFFIXES = (".zip",)
"""Suffixes that promise an archive of files."""

FILE_SUFFIXES = (
    *TEXT_SUFFIXES,
    *sorted(suffix for container in CONTAINERS for suffix in container.suffixes),
    *ARCHIVE_SUFFIXES,
)
"""Suffixes of all files that can be read."""

_BINARY_FORMS = (docx.CONTAINER, rtf.CONTAINER)
"""Forms that nobody can read as text: they are looked for in files called text, too."""


def find_suffix(name: str, /) -> str:
    """Return the last suffix of *name* in lower case, that of a compression left out."""
    path = PurePath(name)
    if path.suffix.lower() in COMPRESSED:
        path = path.with_suffix("")
    return path.suffix.lower()


def extract_text(raw: bytes, /, *, feed: str, name: str, encoding: str | None) -> Extracted | None:
    """Return the text of a file in one of the forms; ``None`` if it is in none.

    A file called ``.txt`` is text, also where it holds the source of a page or mails as they
    were sent: its lines are then what it is cut by.

    Args:
        raw: The bytes, decompressed.
        feed: Name for problems and errors.
        name: Name whose suffix tells what the file is meant to be.
        encoding: Codec of text that does not say its own; ``None`` if nobody knows.

    Raises:
        FeedError: If it is in one of the forms and broken.
    """
    source = Source(raw=raw, feed=feed, suffix=find_suffix(name), encoding=encoding)
    forms = _BINARY_FORMS if source.suffix in TEXT_SUFFIXES else CONTAINERS
    found = next((form for form in forms if form.sniff(source)), None)
    return found.extract(source) if found else None


def is_archive(raw: bytes, /, *, feed: str) -> bool:
    """Tell whether *raw* is an archive of files, and not a document that is stored as one."""
    return is_zip(raw) and not docx.CONTAINER.sniff(Source(raw=raw, feed=feed))
