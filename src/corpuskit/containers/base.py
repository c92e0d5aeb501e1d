"""What a container is: a name, a sniff and a function from bytes to text."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from corpuskit.records import Problem


@attrs.frozen(kw_only=True)
class Source:
    """The bytes of one file, and what is known about them."""

    raw: bytes = attrs.field(repr=False)
    """The bytes, decompressed."""

    feed: str
    """Name of the feed, for problems and errors."""

    suffix: str = ""
    """Last suffix of its name in lower case, that of a compression left out: ``".html"``."""

    encoding: str | None = None
    """Codec of text that does not say its own; ``None`` if nobody knows."""


@attrs.frozen(kw_only=True)
class Extracted:
    """The text of a file."""

    text: str = attrs.field(repr=False)
    """What a reader of the file sees, in its order; lines end with a line feed."""

    encoding: str
    """Media type of the file, with its charset where it has one, as in
    ``"text/html; charset=cp1252"``."""

    problems: tuple[Problem, ...] = ()
    """Bytes that could not be decoded, parts that were left out."""


@attrs.frozen(kw_only=True)
class Container:
    """A form of file that holds text."""

    name: str
    """Name of the form, for example ``"rtf"``."""

    suffixes: tuple[str, ...]
    """Suffixes of such files, in lower case."""

    sniff: Callable[[Source], bool]
    """Whether a file is one, told by its first bytes; its suffix may settle doubts."""

    extract: Callable[[Source], Extracted]
    """Returns the text: the same for the same bytes, in time linear in their number.

    Raises FeedError where there is none to be had.
    """
