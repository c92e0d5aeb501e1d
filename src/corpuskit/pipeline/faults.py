"""Describes a fault of the program itself, in one sentence that helps to mend it."""

from __future__ import annotations

import traceback
from pathlib import Path

PACKAGE = Path(__file__).parent.parent
"""The folder of this package: lines outside it are other people's."""


def describe_fault(error: BaseException, /) -> str:
    """Return what *error* is and where in this package it was raised, in one line."""
    frames = traceback.extract_tb(error.__traceback__)
    inner = [frame for frame in frames if Path(frame.filename).is_relative_to(PACKAGE)]
    place = f" at {_shorten(inner[-1].filename)}:{inner[-1].lineno}" if inner else ""
    what = " ".join(f"{type(error).__name__}: {error}".split())
    return f"left out, by a fault of the program: {what}{place}; please report it"


def _shorten(filename: str) -> str:
    """Return the path from the package on, with ``/`` between its parts."""
    return Path(filename).relative_to(PACKAGE.parent).as_posix()
