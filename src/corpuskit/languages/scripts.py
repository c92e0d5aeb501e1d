"""The scripts of letters: which characters belong to which, and which script means one language.

Source: ``Scripts.txt`` and ``Blocks.txt`` of the Unicode Character Database (version 15), with
ISO 15924 codes. Ranges cover letters together with the vowel signs and marks written among them;
digits and punctuation inside a block are told apart by ``str.isalpha`` when the table is made.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

RANGES: tuple[tuple[int, int, str], ...] = (
    (0x0041, 0x024F, "Latn"),
    (0x0250, 0x02AF, "Latn"),  # phonetic letters, ə of some fonts among them
    (0x0370, 0x03FF, "Grek"),
    (0x0400, 0x052F, "Cyrl"),
    (0x0530, 0x058F, "Armn"),
    (0x0590, 0x05FF, "Hebr"),
    (0x0600, 0x06FF, "Arab"),
    (0x0700, 0x074F, "Syrc"),
    (0x0750, 0x077F, "Arab"),
    (0x0780, 0x07BF, "Thaa"),
    (0x07C0, 0x07FF, "Nkoo"),
    (0x0870, 0x08FF, "Arab"),
    (0x0900, 0x097F, "Deva"),
    (0x0980, 0x09FF, "Beng"),
    (0x0A00, 0x0A7F, "Guru"),
    (0x0A80, 0x0AFF, "Gujr"),
    (0x0B00, 0x0B7F, "Orya"),
    (0x0B80, 0x0BFF, "Taml"),
    (0x0C00, 0x0C7F, "Telu"),
    (0x0C80, 0x0CFF, "Knda"),
    (0x0D00, 0x0D7F, "Mlym"),
    (0x0D80, 0x0DFF, "Sinh"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Laoo"),
    (0x0F00, 0x0FFF, "Tibt"),
    (0x1000, 0x109F, "Mymr"),
    (0x10A0, 0x10FF, "Geor"),
    (0x1100, 0x11FF, "Hang"),
    (0x1200, 0x139F, "Ethi"),
    (0x13A0, 0x13FF, "Cher"),
    (0x1400, 0x167F, "Cans"),
    (0x1780, 0x17FF, "Khmr"),
    (0x1800, 0x18AF, "Mong"),
    (0x1C50, 0x1C7F, "Olck"),
    (0x1C80, 0x1C8F, "Cyrl"),
    (0x1C90, 0x1CBF, "Geor"),
    (0x1D00, 0x1DBF, "Latn"),
    (0x1E00, 0x1EFF, "Latn"),
    (0x1F00, 0x1FFF, "Grek"),
    (0x2C60, 0x2C7F, "Latn"),
    (0x2D00, 0x2D2F, "Geor"),
    (0x2D30, 0x2D7F, "Tfng"),
    (0x2D80, 0x2DDF, "Ethi"),
    (0x2DE0, 0x2DFF, "Cyrl"),
    (0x3005, 0x3007, "Hani"),  # the iteration mark and the ideographic zero
    (0x3041, 0x309F, "Hira"),
    (0x30A1, 0x30FF, "Kana"),
    (0x3100, 0x312F, "Bopo"),
    (0x3130, 0x318F, "Hang"),
    (0x31F0, 0x31FF, "Kana"),
    (0x3400, 0x4DBF, "Hani"),
    (0x4E00, 0x9FFF, "Hani"),
    (0xA000, 0xA4CF, "Yiii"),
    (0xA640, 0xA69F, "Cyrl"),
    (0xA720, 0xA7FF, "Latn"),
    (0xAB30, 0xAB6F, "Latn"),
    (0xAC00, 0xD7FF, "Hang"),
    (0xF900, 0xFAFF, "Hani"),
    (0xFB00, 0xFB06, "Latn"),
    (0xFB13, 0xFB17, "Armn"),
    (0xFB1D, 0xFB4F, "Hebr"),
    (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFC, "Arab"),
    (0xFF21, 0xFF5A, "Latn"),  # full-width letters
    (0xFF66, 0xFF9F, "Kana"),  # half-width kana
    (0xFFA0, 0xFFDC, "Hang"),
)
"""First and last code point of each stretch, both included, and the ISO 15924 code."""

NO_SCRIPT = 0
"""Number of what is no letter, or a letter of a script not listed here."""

SCRIPTS: tuple[str, ...] = ("Zyyy", *sorted({code for _, _, code in RANGES}))
"""ISO 15924 codes; a script's place here is its number."""

NUMBER_OF: Mapping[str, int] = {code: number for number, code in enumerate(SCRIPTS)}
"""Number of each script."""

ONE_LANGUAGE: Mapping[str, str] = {
    "Armn": "hy",
    "Beng": "bn",
    "Cans": "iu",
    "Cher": "chr",
    "Ethi": "am",
    "Geor": "ka",
    "Grek": "el",
    "Gujr": "gu",
    "Guru": "pa",
    "Hang": "ko",
    "Hani": "zh",
    "Hebr": "he",
    "Hira": "ja",
    "Kana": "ja",
    "Khmr": "km",
    "Knda": "kn",
    "Laoo": "lo",
    "Mlym": "ml",
    "Mong": "mn",
    "Mymr": "my",
    "Nkoo": "nqo",
    "Olck": "sat",
    "Orya": "or",
    "Sinh": "si",
    "Syrc": "syr",
    "Taml": "ta",
    "Telu": "te",
    "Tfng": "zgh",
    "Thaa": "dv",
    "Thai": "th",
    "Tibt": "bo",
    "Yiii": "ii",
}
"""The language that nearly all text in a script is written in. Others that share it are told
apart by letters of their own (see ``letters``) or not at all (Sanskrit in Malayalam script)."""

JAPANESE = frozenset({"Hira", "Kana"})
"""Scripts that, beside Han, mean Japanese."""

EAST_ASIAN = JAPANESE | {"Hani", "Hang"}
"""Scripts that stand mixed in one text."""

DENSE = EAST_ASIAN | {"Yiii"}
"""Scripts in which one character says about as much as three letters elsewhere."""

_INSIDE_NAMES = frozenset("_·・")
"""Signs that Unicode allows inside an identifier although they are no letters."""

_FIRST_ASTRAL = 0x10000
_HAN_ASTRAL = (0x20000, 0x3FFFF)


@functools.cache
def script_table() -> NDArray[np.uint8]:
    """Return the script number of every code point below 65,536, made once.

    Vowel signs count as letters of their script, so that a word of an Indic script is one run.
    """
    table = np.zeros(_FIRST_ASTRAL, dtype=np.uint8)
    for first, last, code in RANGES:
        number = NUMBER_OF[code]
        for point in range(first, last + 1):
            char = chr(point)
            # Vowel signs and points may stand inside an identifier, punctuation may not.
            sign = ("a" + char).isidentifier() and not char.isdecimal()
            if (char.isalpha() or sign) and char not in _INSIDE_NAMES:
                table[point] = number
    return table


def number_scripts(points: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """Return the script number of each code point; ``NO_SCRIPT`` for what is no letter."""
    table = script_table()
    if not len(points) or points.max() < _FIRST_ASTRAL:
        return table.take(points)
    numbers = table[np.minimum(points, _FIRST_ASTRAL - 1)]
    astral = points >= _FIRST_ASTRAL
    if astral.any():
        han = (points >= _HAN_ASTRAL[0]) & (points <= _HAN_ASTRAL[1])
        numbers[astral] = NO_SCRIPT
        numbers[han] = NUMBER_OF["Hani"]
    return numbers


def script_of(char: str) -> str:
    """Return the ISO 15924 code of one letter; ``"Zyyy"`` for what is no letter."""
    return SCRIPTS[int(number_scripts(code_points(char))[0])]


def code_points(text: str) -> NDArray[np.uint32]:
    """Return the code points of *text*, one number a character, lone surrogates included."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
