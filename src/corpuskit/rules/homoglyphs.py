"""Letters of another alphabet inside a word: a Cyrillic а in "Ruzа".

Repairs: where all letters of a word but some belong to one alphabet (Latin, Greek or Cyrillic),
and each of those others has a full look-alike in it, the look-alike is put.
Leaves alone: words wholly in one alphabet; words in which a letter has no look-alike ("Δt",
"COVIDом"); ties that both alphabets could claim; an inflection of the line's own alphabet on a
foreign word ("VIPа" in a Russian line).
Costs: an ornament that mixes alphabets on purpose.
Source of the look-alikes: the Unicode confusables table (UTS 39), only pairs that fonts draw
alike.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from corpuskit.records import Edit
from corpuskit.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NAME = "homoglyph"

_CYRILLIC = "аеорсухіјѕһԁԛԝӏАВЕКМНОРСТУХІЈЅЁёЇї"
_CYRILLIC_AS_LATIN = "aeopcyxijshdqwlABEKMHOPCTYXIJSËëÏï"
_GREEK = "οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
_GREEK_AS_LATIN = "oABEZHIKMNOPTYX"
_TO_LATIN = dict(zip(_CYRILLIC + _GREEK, _CYRILLIC_AS_LATIN + _GREEK_AS_LATIN, strict=True))
_CYRILLIC_OF = dict(zip(_CYRILLIC_AS_LATIN, _CYRILLIC, strict=True))
_GREEK_OF = dict(zip(_GREEK_AS_LATIN, _GREEK, strict=True))

LOOK_ALIKES: Mapping[str, Mapping[str, str]] = {
    "latin": _TO_LATIN,
    "cyrillic": {
        **_CYRILLIC_OF,
        **{
            greek: _CYRILLIC_OF[_TO_LATIN[greek]]
            for greek in _GREEK
            if _TO_LATIN[greek] in _CYRILLIC_OF
        },
    },
    "greek": {
        **_GREEK_OF,
        **{cyr: _GREEK_OF[_TO_LATIN[cyr]] for cyr in _CYRILLIC if _TO_LATIN[cyr] in _GREEK_OF},
    },
}
"""For each alphabet, the letters of the others that look like one of its own."""

_GREEK_LETTER = "\u0370-\u0373\u0376-\u0377\u037b-\u037d\u0386-\u03ff\u1f00-\u1fff"
_CYRILLIC_LETTER = "\u0400-\u0481\u048a-\u052f"
_LATIN_LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_LETTERS = {
    "latin": re.compile(f"[{_LATIN_LETTER}]"),
    "greek": re.compile(f"[{_GREEK_LETTER}]"),
    "cyrillic": re.compile(f"[{_CYRILLIC_LETTER}]"),
}
_MEETING = re.compile(
    rf"""
    [{_GREEK_LETTER}{_CYRILLIC_LETTER}]                       # found quickly: rare, or all there is
    (?: (?<=[{_LATIN_LETTER}].) | (?=[{_LATIN_LETTER}])       # with a Latin neighbour
      | (?<=[{_GREEK_LETTER}]) (?=[{_CYRILLIC_LETTER}])       # Greek before Cyrillic
      | (?<=[{_CYRILLIC_LETTER}]) (?=[{_GREEK_LETTER}]) )     # and the other way round
    """,
    re.VERBOSE,
)
_WORD_END = re.compile(r"[\W\d_]")

NEAR = 200
"""Characters on either side that show the alphabet of a line: some thirty words."""

LONGEST_WORD = 60
"""Letters: what runs on longer is no word."""


def _alphabet_of(char: str) -> str:
    """Return the alphabet of a letter; empty for other signs."""
    return next((name for name, letters in _LETTERS.items() if letters.match(char)), "")


def _main_alphabet(word: str) -> str:
    """Return the alphabet that *word* is meant in; empty if that cannot be told."""
    alphabets = [_alphabet_of(char) for char in word]
    if not all(alphabets):
        return ""
    counts = Counter(alphabets)
    fits = [
        name
        for name in counts
        if all(
            alphabet == name or char in LOOK_ALIKES[name]
            for char, alphabet in zip(word, alphabets, strict=True)
        )
    ]
    if len(fits) > 1:
        most = max(counts[name] for name in fits)
        fits = [name for name in fits if counts[name] == most]
    return fits[0] if len(fits) == 1 and 2 * counts[fits[0]] >= len(word) else ""


def _is_inflected(text: str, start: int, end: int, main: str) -> bool:
    """Return whether the odd letters are an ending in the alphabet of the rest of the line."""
    odd = {_alphabet_of(char) for char in text[start:end]} - {main}
    ending = _alphabet_of(text[end - 1])
    if ending == main or len(odd) != 1:
        return False
    before = text[max(0, start - NEAR) : start].rpartition("\n")[2]
    near = before + text[end : end + NEAR].partition("\n")[0]
    return len(_LETTERS[ending].findall(near)) > len(_LETTERS[main].findall(near))


def find_homoglyphs(text: str, /) -> Iterator[Edit]:
    """Yield the edits that put the right alphabet's letter inside a word."""
    at = 0
    while meeting := _MEETING.search(text, at):
        start = meeting.start()
        while start > at and text[start - 1].isalpha():
            start -= 1
        stop = _WORD_END.search(text, meeting.end())
        end = at = stop.start() if stop else len(text)
        word = text[start:end]
        main = _main_alphabet(word) if len(word) <= LONGEST_WORD else ""
        if not main or _is_inflected(text, start, end, main):
            continue
        for index, char in enumerate(word, start):
            new = char if _alphabet_of(char) == main else LOOK_ALIKES[main][char]
            if new != char:
                yield Edit(start=index, end=index + 1, text=new, rule=NAME)


_SIGNS = frozenset(
    char for char in map(chr, range(0x0370, 0x0530)) if not _LETTERS["latin"].match(char)
)

RULE = Rule(name=NAME, level="transport", find=find_homoglyphs, signs=_SIGNS, scope="line")
