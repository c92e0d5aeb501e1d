"""Which characters make a word, and which scripts write without spaces between words."""

from __future__ import annotations

import functools
import re
import sys
import unicodedata
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

_UNSPACED = (
    (0x0E00, 0x0E7F),  # Thai
    (0x0E80, 0x0EFF),  # Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x19E0, 0x19FF),  # Khmer symbols
    (0x2E80, 0x2FDF),  # CJK radicals
    (0x3005, 0x3007),  # iteration mark, closing mark, zero
    (0x3021, 0x3029),  # Hangzhou numerals
    (0x3031, 0x303C),  # vertical repeat marks
    (0x3041, 0x30FF),  # Hiragana, Katakana
    (0x3100, 0x312F),  # Bopomofo
    (0x31A0, 0x31BF),  # Bopomofo extended
    (0x31F0, 0x31FF),  # Katakana phonetic extensions
    (0x3400, 0x4DBF),  # CJK extension A
    (0x4E00, 0x9FFF),  # CJK unified ideographs
    (0xA9E0, 0xA9FF),  # Myanmar extended B
    (0xAA60, 0xAA7F),  # Myanmar extended A
    (0xF900, 0xFAFF),  # CJK compatibility ideographs
    (0xFF66, 0xFF9D),  # half-width Katakana
    (0x1B000, 0x1B16F),  # Kana supplement and extensions
    (0x20000, 0x323AF),  # CJK extensions B to H, compatibility supplement
)
"""Blocks of the scripts without spaces, first and last code point (Unicode 15 Blocks.txt).

Hangul is not among them: Korean divides its words. Tibetan is not either: its syllables are
divided by a mark of their own.
"""

IGNORED = "\u00ad\u0640\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphen, tatweel, zero-width space, joiners, byte order mark: no part of any word."""

_LAST_SPACED = 0x1FFFF
"""Past this code point come ideographs, tags and private use: no script with spaces."""

_VARIATION_SELECTORS = (0xE0100, 0xE01EF)


def _ranges(points: Iterable[int]) -> str:
    """Return ascending code points as the inside of a character class."""
    runs: list[list[int]] = []
    for point in points:
        if runs and runs[-1][1] == point - 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in runs)


def is_unspaced(character: str) -> bool:
    """Tell whether *character* belongs to a script without spaces between words."""
    point = ord(character)
    return any(first <= point <= last for first, last in _UNSPACED)


@functools.cache
def simple_letters() -> npt.NDArray[np.bool_]:
    """Return for each code point whether it is a letter or digit that needs no further thought.

    Marks, invisible characters and unspaced scripts do need some: `word_pattern` knows them.
    """
    flags = np.zeros(sys.maxunicode + 1, bool)
    flags[[p for p in range(_LAST_SPACED + 1) if chr(p).isalnum()]] = True
    flags[list(map(ord, IGNORED))] = False
    for first, last in _UNSPACED:
        flags[first : last + 1] = False
    return flags


@functools.cache
def simple_others() -> npt.NDArray[np.bool_]:
    """Return for each code point whether it stands between words whatever surrounds it."""
    flags = ~simple_letters()
    flags[[p for p in range(0x300, _LAST_SPACED + 1) if unicodedata.category(chr(p))[0] == "M"]] = 0
    flags[list(map(ord, IGNORED))] = False
    for first, last in (*_UNSPACED, _VARIATION_SELECTORS):
        flags[first : last + 1] = False
    return flags


@functools.cache
def capitals() -> npt.NDArray[np.bool_]:
    """Return for each code point whether it is a capital letter."""
    flags = np.zeros(sys.maxunicode + 1, bool)
    flags[[p for p in range(_LAST_SPACED + 1) if chr(p).isupper() or chr(p).istitle()]] = True
    return flags


@functools.cache
def sentence_characters() -> npt.NDArray[np.bool_]:
    """Return for each code point whether a sentence goes on behind it: a, 7 or a comma."""
    flags = np.zeros(sys.maxunicode + 1, bool)
    flags[[p for p in range(_LAST_SPACED + 1) if chr(p).islower() or chr(p).isdigit()]] = True
    flags[ord(",")] = True
    return flags


@functools.cache
def word_pattern() -> re.Pattern[str]:
    r"""Return the pattern of one token in any text: a word, or one character of unspaced script.

    A word is a run of letters, digits and the marks on them. A character of an
    unspaced script takes its marks along (Thai vowels and tones). The class is listed code
    point by code point, because ``\w`` ends a word at every mark.
    """
    unspaced = {point for first, last in _UNSPACED for point in range(first, last + 1)}
    marks = [p for p in range(0x300, _LAST_SPACED + 1) if unicodedata.category(chr(p))[0] == "M"]
    marks += range(_VARIATION_SELECTORS[0], _VARIATION_SELECTORS[1] + 1)
    inner = {*marks, *map(ord, IGNORED)}
    letters = {p for p in range(_LAST_SPACED + 1) if chr(p).isalnum()}
    word = _ranges(sorted((letters | inner) - unspaced))
    alone = _ranges(sorted(p for p in unspaced if chr(p).isalnum()))
    return re.compile(
        rf"""
        [{word}]+                       # a word of a script with spaces, or a number
        | [{alone}] [{_ranges(marks)}]*  # one character of a script without, and its marks
        """,
        re.VERBOSE,
    )
