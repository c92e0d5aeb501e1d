"""Tells whether an input is still what it was, reading it only where the file system cannot say."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from corpuskit.containers.archive import read_member, split_member
from corpuskit.corrections import find_corrections
from corpuskit.errors import CorrectionError, FeedError
from corpuskit.records import Feed

if TYPE_CHECKING:
    from corpuskit.corrections import CorrectionSource
    from corpuskit.pipeline.journal import Journal

SETTLED_NS = 50_000_000
"""Age, 50 ms in nanoseconds, from which the times of a file say whether it has changed since:
file systems count them in ticks of 1 to 10 ms, and two changes in one tick look like one."""

_BLOCK = 1 << 20


@attrs.frozen
class Stamp:
    """What the file system says of a file."""

    text: str
    """Size, times of change and of status change, number: no program can set the third back."""

    is_settled: bool
    """Whether a later change is sure to show: the last one is `SETTLED_NS` ago."""


def take_stamp(path: str, /) -> Stamp | None:
    """Return the stamp of the file at *path*, or of the archive it is in; ``None`` without one.

    Pipes and devices have none: what was read from them is gone.
    """
    split = None if Path(path).exists() else split_member(path)
    try:
        found = Path(split[0] if split else path).stat()
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return Stamp(
        f"{found.st_size}:{found.st_mtime_ns}:{found.st_ctime_ns}:{found.st_ino}",
        time.time_ns() - max(found.st_mtime_ns, found.st_ctime_ns) >= SETTLED_NS,
    )


def settled_text(stamp: Stamp | None, /) -> str | None:
    """Return what is stored of a stamp: ``None`` if it proves nothing."""
    return stamp.text if stamp is not None and stamp.is_settled else None


def hash_input(path: str, /) -> str | None:
    """Return the SHA-256 of an input as stored, 64 hex digits; ``None`` if it cannot be read."""
    try:
        if not Path(path).exists() and (split := split_member(path)):
            return hashlib.sha256(read_member(*split, feed=path)).hexdigest()
        digest = hashlib.sha256()
        with Path(path).open("rb", buffering=0) as file:
            while block := file.read(_BLOCK):
                digest.update(block)
        return digest.hexdigest()
    except (OSError, FeedError, ValueError):
        return None


def is_unchanged(
    item: str | Feed, key: bytes, journal: Journal, corrections: CorrectionSource, /
) -> bool:
    """Tell whether *journal* holds what *item* comes to today.

    A file with the stamp that it was read with is not opened. One with another stamp is read, but
    not worked on, where its SHA-256 is the same.
    """
    known = journal.find(key)
    if known is None or known.corrections != _hash_corrections(item, corrections):
        return False
    if isinstance(item, Feed):
        return item.sha256 == known.sha256
    now = take_stamp(item)
    if now is None:
        return False
    stamp = settled_text(now)
    if stamp is not None and stamp == known.stamp:
        return True
    if hash_input(item) != known.sha256:
        return False
    # Taken before the bytes were read: a change since then shows.
    journal.restamp(key, stamp)
    return True


def _hash_corrections(item: str | Feed, source: CorrectionSource) -> str | None:
    """Return the SHA-256 of the corrections that apply to *item*."""
    name = os.fspath(item.name if isinstance(item, Feed) else item)
    try:
        found = find_corrections(name, source)
    except CorrectionError:
        return "unreadable"
    return None if found is None else found.sha256
