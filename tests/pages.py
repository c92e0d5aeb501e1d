"""Reads HTML strictly, for tests of what the library prints."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

VOID = {"meta", "link", "br", "hr", "img", "input"}


class Page(HTMLParser):
    """Reads a page strictly: every element is closed, in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str | None]] = []
        self.content: dict[str, str] = {}
        self.plain: list[str] = []
        self._name = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.add(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)
        self._name = dict(attrs).get("id") or tag

    def handle_endtag(self, tag: str) -> None:
        """Check that it is the one that is open."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note the content of elements."""
        if self.open and self.open[-1] in {"script", "style"}:
            self.content[self._name] = self.content.get(self._name, "") + data
        else:
            self.plain.append(data)

    def data(self, name: str) -> Any:
        """Return the JSON of a script element."""
        return json.loads(self.content[name])
