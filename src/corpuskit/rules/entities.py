"""HTML entities left in plain text.

Repairs: named entities of HTML 5 that end with ";", their upper-case forms where those mean
nothing else ("&EACUTE;"), PostScript names of quotation marks and dashes, decimal and hexadecimal
references; through any number of "&amp;" layers at once.
Leaves alone: names without ";" ("AT&T", "?a=1&copy=2"), unknown names, references to control
characters, surrogates and numbers that are no character.
Costs: an article that writes about entities loses its examples.
"""

from __future__ import annotations

import functools
import html.entities
import re
from typing import TYPE_CHECKING

from corpuskit.rules.base import Rule, replace_matches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corpuskit.records import Edit

NAME = "entity"

GLYPHS = {
    "quotedblbase": "„",
    "quotesinglbase": "‚",
    "quotedblleft": "“",
    "quotedblright": "”",
    "quoteleft": "‘",
    "quoteright": "’",
    "guillemotleft": "«",
    "guillemotright": "»",
    "endash": "–",
    "emdash": "—",
    "ellipsis": "…",
}
"""PostScript's names of glyphs, which newspapers' systems write where HTML has other names. Source:
the Adobe Glyph List."""

_ENTITY = re.compile(
    r"""
    & (?: (?:amp|AMP|\#0{0,4}38|\#[xX]0{0,4}26) ; )*+   # layers of escaped "&", all at once
    (?:
        ( \#[0-9]{1,7} | \#[xX][0-9a-fA-F]{1,6} | [A-Za-z][A-Za-z0-9]{1,31} ) ;
    )?
    """,
    re.VERBOSE,
)
"""One entity, with the "&amp;" layers around it; a bare "&" matches and is left alone."""


@functools.cache
def _names() -> Mapping[str, str]:
    """Return what each entity name stands for, upper-case forms that mean nothing else included."""
    known = {name[:-1]: char for name, char in html.entities.html5.items() if name[-1] == ";"}
    shouted = {
        name.upper(): char.upper()
        for name, char in known.items()
        if name.islower() and name.upper() not in known
    }
    return {**GLYPHS, **shouted, **known}


def _resolve(match: re.Match[str]) -> str:
    """Return the character that an entity stands for, or the entity where it stands for none."""
    name = match.group(1)
    layered = match.end() - match.start() > (len(name) + 2 if name else 1)
    if name is None:
        return "&"
    unresolved = f"&{name};" if layered else match.group()
    if not name.startswith("#"):
        return _names().get(name, unresolved)
    char = html.unescape(f"&{name};")
    return unresolved if not char.isprintable() and not char.isspace() else _plain(char, unresolved)


def _plain(char: str, unresolved: str) -> str:
    """Return *char*, unless it is a line end or no character at all."""
    return unresolved if char in ("", "\ufffd", "\r", "\v", "\f") else char


def find_entities(text: str, /) -> Iterator[Edit]:
    """Yield the edits that put characters for their entities."""
    if ";" in text:
        yield from replace_matches(_ENTITY, text, _resolve, NAME)


RULE = Rule(name=NAME, level="transport", find=find_entities, signs=frozenset("&"), scope="line")
