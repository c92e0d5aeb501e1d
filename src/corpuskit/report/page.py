"""Tables -> one HTML page that holds everything it needs and asks nobody for anything.

What strangers wrote gets in at two places: as JSON in script elements that are data to a browser,
and, for the few words of the head, as escaped text. The policy of the page names the hash of its
own script and style and forbids everything else, the network included.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

SCRIPTS = (
    "dom.js", "data.js", "list.js", "strip.js", "chart.js", "diff.js", "article.js", "lineage.js",
    "views.js", "main.js",
)  # fmt: skip
"""The parts of the page's script, in order."""

STYLES = ("page.css", "parts.css")
"""The parts of its style."""

_SLOT = re.compile(r"<!--(\w+)-->")

_RISKY = re.compile("[<>&\u2028\u2029\ud800-\udfff]")
"""What is escaped in JSON: what could end or open an element, the line ends of JavaScript that are
none of JSON, and halves of surrogate pairs, which no file can hold."""


def embed_json(value: Any, /) -> str:
    r"""Return *value* as JSON that can stand in a script element, whatever it holds.

    Examples:
        >>> embed_json("</script>")
        '"\\u003c/script\\u003e"'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _RISKY.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def print_page(
    title: str,
    facts: Iterable[tuple[str, str]],
    index: Mapping[str, Any],
    sheets: Mapping[str, Sequence[Any]],
) -> str:
    """Return the page.

    Args:
        title: Its title.
        facts: Label and fact of each line of its head.
        index: What is read when the page is opened.
        sheets: Lists that are read in parts, by name.
    """
    style, script = _load_all(STYLES), _wrap(_load_all(SCRIPTS))
    policy = (
        f"default-src 'none'; script-src {_hash_of(script)}; style-src {_hash_of(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    slots = {
        "title": html.escape(title),
        "policy": html.escape(policy),
        "facts": "\n".join(_print_facts(facts)),
        "style": f"<style>{style}</style>",
        "index": _embed("ck-index", index),
        "script": f"<script>{script}</script>",
        "sheets": "\n".join(_embed_sheets(sheets, index["sheet"])),
    }
    return _SLOT.sub(lambda found: slots[found[1]], _load("page.html"))


@cache
def _load(name: str) -> str:
    """Return a file that came with the package."""
    return resources.files("corpuskit.report").joinpath("assets", name).read_text("utf-8")


def _load_all(names: Iterable[str]) -> str:
    """Return several files as one."""
    return "\n" + "\n".join(map(_load, names))


def _wrap(script: str) -> str:
    """Return *script* in a scope of its own."""
    return f'"use strict";\n(() => {{{script}}})();\n'


def _hash_of(text: str) -> str:
    """Return the source expression of an inline script or style."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _embed(name: str, value: Any) -> str:
    """Return a script element with data."""
    return f'<script type="application/json" id="{name}">{embed_json(value)}</script>'


def _embed_sheets(sheets: Mapping[str, Sequence[Any]], size: int) -> Iterator[str]:
    """Yield the lists in parts. They stand behind the script, which need not wait for them."""
    for name, items in sheets.items():
        for number, first in enumerate(range(0, len(items), size)):
            yield _embed(f"ck-{name}-{number}", items[first : first + size])


def _print_facts(facts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the items of the head."""
    for label, fact in facts:
        yield f'<div><dt>{html.escape(label)}</dt><dd dir="auto">{html.escape(fact)}</dd></div>'
