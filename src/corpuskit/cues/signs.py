"""What kind each character is of, looked up for whole texts at once."""

from __future__ import annotations

import functools
import re
import sys

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint32]
"""Code points."""

Kinds = npt.NDArray[np.uint16]
"""Kinds of characters, as bits."""

Mask = npt.NDArray[np.bool_]
"""True for some characters or rows."""

Places = npt.NDArray[np.int64]
"""Places in a text, ascending."""

ALPHA, UPPER, LOWER, SPACE = 1, 2, 4, 8
"""What ``str.isalpha``, ``isupper``, ``islower`` and ``isspace`` say."""

ALNUM, DIGIT = 16, 32
"""What ``str.isalnum`` and ``str.isdecimal`` say: the word characters of patterns, without the
underscore, and their digits."""

CAPITAL = 64
"""Capitals of Latin, Cyrillic and Armenian, and the multiplication sign among them."""

STOP, CLOSER, OPENER = 128, 256, 512
"""Signs that end a sentence, that may stand behind it, and that may stand before one."""

DASH = 1024
"""Dashes, brackets and what else stands behind a dateline, but for the hyphen."""

LETTER = 2048
"""Word characters that are no digits: letters for a pattern."""

WIDE = 4096
"""Characters that become several once their case is folded."""

DOTTED = 8192
"""The letters i without dot and I with one, which patterns take for the others."""

_SIGNS = {
    STOP: ".!?…。।",
    CLOSER: "'\"”’»)]",
    OPENER: "\"'“”‘’«„([¿¡*•>-–—.…# ",
    DASH: "–—―_(×",
}
_CAPITAL = re.compile(r"[A-ZÀ-ÞА-ЯԱ-Ֆ]")
_CHECKS = {
    ALPHA: str.isalpha,
    UPPER: str.isupper,
    LOWER: str.islower,
    SPACE: str.isspace,
    ALNUM: str.isalnum,
    DIGIT: str.isdecimal,
}
_FOLDED = {"İ": "i", "ı": "i", "ſ": "s"}


def to_codes(text: str) -> Codes:
    """Return the code points of *text*."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def fold_case(text: str) -> str:
    """Return *text* in small letters, character by character, as patterns that ignore case do."""
    if not text.isascii():
        for letter, small in _FOLDED.items():
            text = text.replace(letter, small)
    return text.lower()


def find_runs(marks: Mask) -> tuple[Places, Places]:
    """Return where each run of marked characters begins, and the place behind its last one."""
    edged = np.concatenate([[False], marks, [False]])
    edges = np.flatnonzero(edged[1:] != edged[:-1])
    return edges[::2], edges[1::2]


class SignTable:
    """Kinds, marks and folded forms of all characters met so far."""

    def __init__(self) -> None:
        size = sys.maxunicode + 1
        self._known = np.zeros(size, dtype=np.bool_)
        self._kinds = np.zeros(size, dtype=np.uint16)
        self._marks = np.zeros(size, dtype=np.uint32)
        self._folded = np.zeros(size, dtype=np.uint32)
        self._fold_sizes = np.zeros(size, dtype=np.uint8)

    def learn(self, codes: Codes) -> None:
        """Look up the characters among *codes* that were not met yet."""
        known = self._known.take(codes)
        if known.all():
            return
        for code in np.unique(codes[~known]).tolist():
            sign = chr(code)
            self._kinds[code] = _find_kind(sign)
            self._marks[code] = ord(_find_mark(sign))
            self._folded[code] = ord(sign.casefold()[0])
            self._fold_sizes[code] = len(sign.casefold())
            self._known[code] = True

    def kinds(self, codes: Codes) -> Kinds:
        """Return the kind of each character; all must be known."""
        return self._kinds.take(codes)

    def marks(self, codes: Codes) -> Codes:
        """Return each character, digits and letters abstracted; all must be known."""
        return self._marks.take(codes)

    def folded(self, codes: Codes) -> Codes:
        """Return each character, case folded; all must be known, and none may be wide."""
        return self._folded.take(codes)

    def fold_sizes(self, codes: Codes) -> npt.NDArray[np.uint8]:
        """Return how many characters each one is once its case is folded; all must be known."""
        return self._fold_sizes.take(codes)


def _find_kind(sign: str) -> int:
    kind = sum(bit for bit, check in _CHECKS.items() if check(sign))
    kind |= sum(bit for bit, signs in _SIGNS.items() if sign in signs)
    if kind & ALNUM and not kind & DIGIT:
        kind |= LETTER
    kind |= WIDE if len(sign.casefold()) > 1 else 0
    kind |= DOTTED if sign in "ıİ" else 0
    return kind | (CAPITAL if _CAPITAL.match(sign) else 0)


def _find_mark(sign: str) -> str:
    if sign.isdigit():
        return "0"
    if sign.isalpha():
        return "a" if sign.islower() else "A"
    return sign


@functools.cache
def sign_table() -> SignTable:
    """Return the table that all feeds share: it holds facts of Unicode, nothing of a feed."""
    return SignTable()
