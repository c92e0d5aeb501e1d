"""HTML as a reader sees it: blocks on lines of their own, white space folded, entities decoded.

Paragraphs, headings, lists, tables and the ``<div>`` of a page are divided by blank lines, as
database exports are when a browser or converter saves them as text; lines break at ``<br>`` and
between rows and list items.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from corpuskit.containers.tags import Tag, iter_tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

RULE = "-" * 72
"""What stands for ``<hr>``."""

BULLET = "- "
"""What stands before the items of a list."""

_BLANK_LINE = 2  # line breaks around an element that is divided from others by a blank line
_LINE = 1

_BREAKS: Mapping[str, int] = {
    **dict.fromkeys(
        ("address", "article", "aside", "blockquote", "body", "center", "details", "dialog", "div",
         "dl", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
         "h6", "header", "hr", "html", "main", "menu", "nav", "ol", "p", "pre", "section", "table",
         "ul"),
        _BLANK_LINE,
    ),
    **dict.fromkeys(
        ("caption", "dd", "dt", "legend", "li", "option", "summary", "tbody", "tfoot", "thead",
         "tr"),
        _LINE,
    ),
}  # fmt: skip
"""Line breaks before and after an element: the style sheet of the HTML standard, section 15.3."""

_WHITE = re.compile(r"[ \t\n\f\r]+")
_HUGE_REFERENCE = re.compile(r"&\#(?:[0-9]|[xX][0-9a-fA-F])[0-9a-fA-F]{8,};?")
_SURROGATES = re.compile("[\ud800-\udfff]")
_CONTROLS = {**dict.fromkeys([0, 0x0B, 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029], " "), 0x0C: "\n"}
"""Characters that would end a line, or a text, where the page does not."""
_ODD = re.compile("[\0\v\f\x1c-\x1e\x85\u2028\u2029]")


def html_to_text(page: str, /) -> str:
    r"""Return what a reader of *page* sees, in the order of the source; "" for an empty page.

    Examples:
        >>> html_to_text("<h1>Rain&nbsp;comes</h1><p>It <b>rains</b>.<br>Much.</p>")
        'Rain\xa0comes\n\nIt rains.\nMuch.\n'
    """
    printer = _Printer()
    for token in iter_tokens(page):
        if isinstance(token, Tag):
            printer.take_tag(token)
        else:
            printer.write(_decode_entities(token) if "&" in token else token)
    return printer.finish()


def _decode_entities(text: str) -> str:
    """Return *text* with its character references decoded."""
    return html.unescape(_HUGE_REFERENCE.sub("\ufffd", text))


class _Printer:
    """Writes text, holding back white space until it is known what follows."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._breaks = 0  # line breaks due before the next text
        self._gap = ""  # space or tab due before the next text
        self._is_at_start = True  # of a line
        self._bullet = ""  # due before the text of a list item
        self._pre = 0  # <pre> elements around

    def take_tag(self, tag: Tag) -> None:
        """Print what a tag stands for."""
        name = tag.name
        if name == "br":
            self._break_line()
        elif name in {"td", "th"} and not tag.is_end:
            self._gap = "" if self._is_at_start or self._breaks else "\t"
        elif name in _BREAKS:
            # A block inside a cell or an item stays in its row until the next line begins.
            self._breaks = max(self._breaks, _BREAKS[name]) if self._parts else 0
            self._gap = ""
        if name == "pre":
            self._pre = max(0, self._pre + (-1 if tag.is_end else 1))
        elif name == "hr":
            self._put(RULE)
            self._breaks = _BLANK_LINE
        elif name == "li" and not tag.is_end:
            self._bullet = BULLET

    def _break_line(self) -> None:
        """End the line at a ``<br>``: two of them make a blank line."""
        if self._breaks:
            self._breaks = _BLANK_LINE if self._parts else 0
        elif self._parts:
            self._breaks = _LINE
        self._gap = ""

    def write(self, text: str) -> None:
        """Print text; outside of ``<pre>`` every run of white space is one space."""
        if _ODD.search(text):
            text = text.translate(_CONTROLS)
        if self._pre:
            for number, line in enumerate(text.replace("\r\n", "\n").split("\n")):
                if number:
                    self._breaks = min(self._breaks + 1, _BLANK_LINE) if self._parts else 0
                    self._gap = ""
                if line.isspace():
                    self._gap += line
                else:
                    self._put(line)
            return
        folded = _WHITE.sub(" ", text)
        words = folded.strip(" ")
        if not words:
            self._gap = self._gap or (" " if folded else "")
            return
        if folded[0] == " ":
            self._gap = self._gap or " "
        self._put(words)
        self._gap = " " if folded[-1] == " " else ""

    def _put(self, text: str) -> None:
        """Append *text* behind what is due before it."""
        if not text:
            return
        if self._breaks:
            self._parts.append("\n" * self._breaks + (self._gap if self._pre else ""))
        elif not self._is_at_start:
            self._parts.append(self._gap)
        self._parts.append(self._bullet + text)
        self._breaks, self._gap, self._bullet, self._is_at_start = 0, "", "", False

    def finish(self) -> str:
        """Return all that was printed, with a line feed at its end."""
        text = _SURROGATES.sub("\ufffd", "".join(self._parts))
        return f"{text}\n" if text else ""
