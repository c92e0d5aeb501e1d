"""HTML to tags and text: one pass, linear on any input.

The tokenizer of the HTML standard, simplified: character data, tags with quoted attributes,
comments, and elements whose content is no markup. (That of the standard library is quadratic on
some broken input in the versions of Python that we support.)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPENING = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][^\s/>\x00]{0,60})")
"""A tag up to its attributes."""

_STOP = re.compile(r"[>\"']")

_MAX_TAG = 1 << 12
"""Characters of a tag, 4,096, in which quotes may hide its end; longer ones are addresses of
pictures inside the page (``data:``), which hold no ``>``."""

_MAX_MISSES = 100
"""Tags whose quotes don't close after which quotes are no longer looked at: such a page is broken,
and looking costs `_MAX_TAG` each time."""

OPAQUE = frozenset({
    "script", "style", "template", "noscript", "iframe", "object", "svg", "math", "select", "title",
    "textarea", "audio", "video", "canvas", "noframes", "xml",
})  # fmt: skip
"""Elements with nothing in them that a reader of the page sees as its text."""

_CLOSING = {name: re.compile(f"</{name}", re.IGNORECASE | re.ASCII) for name in OPAQUE}


@attrs.frozen
class Tag:
    """A start or end tag."""

    name: str
    """Name in lower case."""

    is_end: bool
    """Whether it closes its element."""


def iter_tokens(html: str, /) -> Iterator[Tag | str]:
    """Yield the tags and the raw text between them, in order; entities are left as they are.

    Comments, declarations and the content of `OPAQUE` elements are left out.
    """
    ends = _TagEnds(html)
    at, size = 0, len(html)
    open_ended: set[str] = set()  # elements with no end tag any more
    while at < size:
        less = html.find("<", at)
        if less < 0:
            yield html[at:]
            return
        if less > at:
            yield html[at:less]
        opening = _OPENING.match(html, less)
        if opening is None:
            end = ends.skip_markup(less)
            if end is None:
                yield "<"
            at = less + 1 if end is None else end
            continue
        end = ends.find_end(opening.end())
        if end is None:  # the file ends inside a tag
            yield html[less:]
            return
        tag = Tag(opening["name"].lower(), bool(opening["close"]))
        yield tag
        at = end
        if tag.name in _CLOSING and not tag.is_end and tag.name not in open_ended:
            close = _CLOSING[tag.name].search(html, at)
            if close is None:
                open_ended.add(tag.name)
            else:
                at = close.start()


class _TagEnds:
    """Finds where tags and comments end."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._misses = 0
        self._last = html.rfind(">")
        self._last_comment = html.rfind("-->")

    def find_end(self, at: int) -> int | None:
        """Return the offset behind the tag whose attributes begin at *at*; ``None`` if none."""
        if at > self._last:
            return None
        if self._misses < _MAX_MISSES:
            end = self._read_quotes(at)
            if end is not None:
                return end
            self._misses += 1
        return self._html.index(">", at) + 1

    def _read_quotes(self, at: int) -> int | None:
        """Return the end of a tag, ``>`` in quotes passed over; ``None`` if quotes don't close."""
        limit = min(at + _MAX_TAG, len(self._html))
        while (stop := _STOP.search(self._html, at, limit)) is not None:
            if stop[0] == ">":
                return stop.end()
            # A quote not behind "=" is a slip of the page's author.
            is_value = self._html[at : stop.start()].rstrip().endswith("=")
            close = self._html.find(stop[0], stop.end(), limit) if is_value else stop.start()
            if close < 0:
                return None
            at = close + 1
        return None

    def skip_markup(self, at: int) -> int | None:
        """Return the end of the comment or declaration at *at*; ``None`` if there is none."""
        html = self._html
        if html.startswith("<!--", at):
            if at + 2 <= self._last_comment:
                return html.index("-->", at + 2) + 3
            return len(html) if self._last < at else html.index(">", at) + 1
        if html.startswith(("<!", "<?", "</"), at) and at <= self._last:
            return html.index(">", at) + 1
        return None
