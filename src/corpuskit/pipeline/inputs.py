"""Finds the inputs of a run and puts them in an order of their own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeAlias

import attrs

from corpuskit.read import expand_paths, read
from corpuskit.reading.feed_paths import printable_name
from corpuskit.records import Feed, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

Source: TypeAlias = str | os.PathLike[str] | Feed
"""What may be normalised: a path of a file or folder, a glob, ``"-"`` for stdin, or a feed."""

STDIN = "-"


@attrs.frozen(kw_only=True)
class Inputs:
    """The inputs of a run."""

    items: tuple[str | Feed, ...]
    """Paths to be read, and feeds that have been; ordered by name, none twice."""

    problems: tuple[Problem, ...]
    """Paths that could not be found, and the like."""


def collect_inputs(sources: Source | Iterable[Source], /) -> Inputs:
    """Find the inputs that *sources* name.

    The result doesn't depend on the order in which they are given, and a path given twice is
    one input. Standard input is read here, since worker processes cannot.
    """
    given = [sources] if isinstance(sources, str | os.PathLike | Feed) else list(sources)
    feeds = [source for source in given if isinstance(source, Feed)]
    names = [os.fspath(source) for source in given if not isinstance(source, Feed)]
    if STDIN in names:
        feeds.append(read(STDIN))
    paths, problems = expand_paths(name for name in names if name != STDIN)
    items: list[str | Feed] = [*dict.fromkeys(paths), *dict.fromkeys(feeds)]
    return Inputs(items=tuple(sorted(items, key=_order)), problems=tuple(problems))


def name_of(item: str | Feed, /) -> str:
    """Return the name that the records of an input carry."""
    return item.name if isinstance(item, Feed) else printable_name(item)


def key_of(item: str | Feed, /) -> bytes:
    """Return what tells an input from all others, also one whose name is no text."""
    if isinstance(item, Feed):
        return f"{item.name}\0{item.sha256}".encode("utf-8", "surrogatepass")
    return os.fsencode(item)


def _order(item: str | Feed) -> tuple[str, str]:
    """Return the sort key of an input: its name, then its content."""
    return (item.name, item.sha256) if isinstance(item, Feed) else (item, "")
