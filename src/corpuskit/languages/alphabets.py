"""From characters to the numbers of letters, as the n-gram tables know them.

Small and capital letters have one number; so have the forms of a letter that Unicode keeps apart
for the sake of old character sets (full-width Latin, Arabic presentation forms).
"""

from __future__ import annotations

import functools
import unicodedata
from typing import TYPE_CHECKING

import numpy as np

from corpuskit.languages.scripts import NUMBER_OF, number_scripts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

BMP = 0x10000
"""Code points that have a number of their own; those above are letters of no profile."""

SPACE = 0
"""Number of whatever breaks words."""

UNWRITTEN = "\u00ad\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0670"
"""Signs that make no other word: the soft hyphen, the Arabic tatweel and vowel points."""

SAME_LETTER: Mapping[str, str] = {"ș": "ş", "ț": "ţ"}
"""Letters that are written in two ways: Romanian with a comma or, for want of it, a cedilla."""


def fold_letter(char: str) -> str:
    """Return the small, plain form of *char*: one character, itself where there is none."""
    if unicodedata.east_asian_width(char) == "F" or "\ufb00" <= char <= "\ufefc":
        plain = unicodedata.normalize("NFKC", char)
        char = plain if len(plain) == 1 else char
    small = char.lower()[:1]
    return SAME_LETTER.get(small, small)


@functools.cache
def fold_script(script: str) -> Mapping[str, str]:
    """Return the folded form of every letter of *script*."""
    numbers = number_scripts(np.arange(BMP, dtype=np.uint32))
    letters = map(chr, np.flatnonzero(numbers == NUMBER_OF[script]).tolist())
    return {char: fold_letter(char) for char in letters}


def split_words(text: str, script: str) -> list[str]:
    """Return the words of *text* in *script*, folded: the runs of its letters."""
    folds = fold_script(script)
    plain = text.translate(dict.fromkeys(map(ord, UNWRITTEN)))
    return "".join(folds.get(char, " ") for char in plain).split()


def number_letters(
    number: Mapping[str, int], script: str
) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
    """Return the number of every code point of the BMP, and whether it is a capital.

    Letters of *script* that have no number get the next free one, ``UNWRITTEN`` the one after it;
    what belongs to other scripts breaks words.

    Args:
        number: Folded letters of *script*, and the space, numbered from 0 on.
        script: ISO 15924 code.
    """
    table = np.full(BMP, SPACE, np.int32)
    capital = np.zeros(BMP, np.bool_)
    for char, folded in fold_script(script).items():
        table[ord(char)] = number.get(folded, len(number))
        capital[ord(char)] = char.isupper()
    table[list(map(ord, UNWRITTEN))] = len(number) + 1
    return table, capital
