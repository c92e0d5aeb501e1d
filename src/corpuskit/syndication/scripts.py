"""What every character is to a word, and what it looks like without case and accents, as tables."""

from __future__ import annotations

import functools
import re
import sys
import unicodedata

import attrs
import numpy as np
import numpy.typing as npt

from corpuskit.syndication.utf8 import count_bytes, pack

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

_PLAIN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x17000, 0x18CFF))
"""Blocks of letters without case, accents or variants: ideographs, Tangut."""

_LAST_SPACED = 0x1FFFF
"""Past this code point come ideographs, tags and private use: no script with spaces."""

_LAST = 0x323AF
"""Past this code point comes nothing that stands in a word."""

_KANA_MARKS = (0xFF9E, 0xFF9F)  # Half-width voicing marks, which Unicode calls letters.
_DROPPED = re.compile(
    r"""
    [\u0300-\u036f]                                           # accents: Latin, Greek, Cyrillic
    | [\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]      # Hebrew points
    | [\u0610-\u061a\u064b-\u065f\u0670]                      # Arabic vowel signs
    | [\u00ad\u0640\u200b-\u200d\u2060\ufeff]                 # soft hyphen, tatweel, joiners, BOM
    | [\ufe00-\ufe0f\U000e0100-\U000e01ef]                    # variation selectors
    """,
    re.VERBOSE,
)
"""Characters that make no difference to a word."""

BETWEEN, WORD, ALONE, MARK = range(4)
"""What a character is: no part of a word; part of one; a token of its own (scripts without
spaces); a part of whatever token it follows (vowel signs of Thai and Hindi)."""

_KIND_SHIFT, DIGIT, ODD = 24, 4, 8
"""Where the kind stands in `Characters.facts`, and the flags above it."""


def fold_character(character: str) -> str:
    r"""Return *character* without case, accents and variants: none, one or more characters.

    Folding what was folded changes nothing. Compatibility forms are folded too (NFKD).

    Examples:
        >>> fold_character("É"), fold_character("ß"), fold_character("\u0301")
        ('e', 'ss', '')
    """
    folded, before = character, ""
    while folded != before:
        before = folded
        bare = _DROPPED.sub("", unicodedata.normalize("NFKD", folded)).casefold()
        folded = _DROPPED.sub("", unicodedata.normalize("NFKD", bare))
    return folded


@attrs.frozen(kw_only=True, eq=False)
class Characters:
    """Tables over all code points."""

    facts: npt.NDArray[np.uint32]
    """The folded character; from bit 24 its kind; above that `DIGIT`, and `ODD` if it does not
    fold to one character."""

    odd: npt.NDArray[np.uint32]
    """The odd characters, ascending."""

    bounds: npt.NDArray[np.int64]
    """Where the folded form of each odd character begins in *folds*, and where the last ends."""

    folds: npt.NDArray[np.uint32]
    """Folded forms of the odd characters, one after another."""

    def kinds(self, points: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint8]:
        """Return the kinds (flags taken off) of characters given by their code points."""
        return (self.facts[points] >> np.uint32(_KIND_SHIFT)).astype(np.uint8) & np.uint8(3)


@functools.cache
def characters() -> Characters:
    """Return the tables; they are made at the first call."""
    kinds = _list_kinds()
    facts = np.arange(sys.maxunicode + 1, dtype=np.uint32)
    flags = kinds.astype(np.uint32)
    odd: dict[int, str] = {}
    for point in _list_variable(kinds):
        character = chr(point)
        folded = fold_character(character)
        if len(folded) == 1:
            facts[point] = ord(folded)
        else:
            odd[point] = folded
        if folded.isdigit():
            flags[point] |= DIGIT
    flags[list(odd)] |= ODD
    lengths = [len(folded) for folded in odd.values()]
    text = "".join(odd.values())
    return Characters(
        facts=facts | (flags << np.uint32(_KIND_SHIFT)),
        odd=np.array(list(odd), np.uint32),
        bounds=np.cumsum([0, *lengths], dtype=np.int64),
        folds=np.frombuffer(text.encode("utf-32-le"), np.uint32),
    )


def _list_kinds() -> npt.NDArray[np.uint8]:
    """Return the kind of every code point."""
    kinds = np.zeros(sys.maxunicode + 1, np.uint8)
    alone = np.zeros(sys.maxunicode + 1, bool)
    for first, last in _UNSPACED:
        alone[first : last + 1] = True
    every = "".join(map(chr, range(_LAST + 1)))
    letters = np.fromiter(map(str.isalnum, every), bool, len(every))
    kinds[: _LAST + 1] = np.where(letters, np.where(alone[: _LAST + 1], ALONE, WORD), BETWEEN)
    kinds[_LAST_SPACED + 1 :] *= alone[_LAST_SPACED + 1 :]
    categories = map(unicodedata.category, every[: _LAST_SPACED + 1])
    marks = np.fromiter((name[0] == "M" for name in categories), bool, _LAST_SPACED + 1)
    kinds[: _LAST_SPACED + 1][marks] = MARK
    kinds[list(_KANA_MARKS)] = MARK
    return kinds


def _list_variable(kinds: npt.NDArray[np.uint8]) -> list[int]:
    """Return the code points that fold to something else, or may, and all digits, ascending."""
    some = kinds > BETWEEN
    for first, last in _PLAIN:
        some[first : last + 1] = False
    some[0x20000:0x2F800] = False  # Ideographs of the extensions; variants follow them.
    some[0x30000:] = False
    dropped = [0xAD, *range(0x200B, 0x200E), 0x2060, 0xFEFF, *range(0xE0100, 0xE01F0)]
    some[dropped] = True
    points: list[int] = np.flatnonzero(some).tolist()
    return points


COMPLEX, HOLE = 1, 0xFF
"""In `packed_folds`: a character that cannot be folded by itself; a byte that is left over."""


@functools.cache
def packed_folds() -> npt.NDArray[np.uint32]:
    """Return the folded form of each character beyond ASCII in UTF-8, in the bytes of the original.

    The first byte is the lowest. 0 stands for what is no part of a word.
    """
    table = characters()
    kinds = table.facts >> np.uint32(_KIND_SHIFT)
    folds = table.facts & np.uint32((1 << _KIND_SHIFT) - 1)
    widths = count_bytes(np.arange(len(folds), dtype=np.uint32)).astype(np.uint64)
    kept = count_bytes(folds).astype(np.uint64)
    simple = (kinds == WORD) | ((kinds == WORD | DIGIT) & (kept == 1))
    left_over = _leave_over(widths, kept)
    packed = np.where(simple & (kept <= widths), pack(folds) | left_over, np.uint32(COMPLEX))
    packed[kinds == BETWEEN] = 0
    for number, point in enumerate(table.odd.tolist()):
        some = table.folds[table.bounds[number] : table.bounds[number + 1]]
        fold = "".join(map(chr, some.tolist())).encode()
        spaced = kinds[point] == WORD | ODD or (
            kinds[point] == WORD | ODD | DIGIT and fold.isdigit()
        )
        if len(fold) <= widths[point] and (spaced or not fold):
            packed[point] = int.from_bytes(fold.ljust(int(widths[point]), bytes([HOLE])), "little")
    return packed


def _leave_over(
    widths: npt.NDArray[np.uint64], kept: npt.NDArray[np.uint64]
) -> npt.NDArray[np.uint32]:
    """Return integers of which the bytes behind those *kept*, up to *widths*, are `HOLE`."""
    one, eight = np.uint64(1), np.uint64(8)
    return ((one << eight * widths) - (one << eight * np.minimum(kept, widths))).astype(np.uint32)


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
