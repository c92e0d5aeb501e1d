"""Which tokens of a text are names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corpuskit.syndication.scripts import capitals, sentence_characters

if TYPE_CHECKING:
    from corpuskit.syndication.folding import Points
    from corpuskit.syndication.hashing import Bytes
    from corpuskit.syndication.utf8 import RareCharacters

_GAPS = np.zeros(256, bool)
_GAPS[[ord(c) for c in " \u00a0-"]] = True
_LAST_GAP = len(_GAPS) - 1


def find_names(points: Points, before: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return which tokens begin with a capital inside a sentence.

    A capital behind a full stop, a quotation mark or a line end says nothing about its word.

    Args:
        points: Characters of the texts, divided by line ends, one of which stands in front.
        before: The place before the first character of each token.
    """
    # Inside a sentence there is a letter, a digit or a comma, then a space, then the name.
    found = np.flatnonzero(capitals()[points[before + 1]])
    places = before[found]
    gaps = _GAPS[np.minimum(points[places], _LAST_GAP)]
    inner = sentence_characters()[points[places - 1]]
    return found[gaps & inner]


def flag_names(data: Bytes, rare: RareCharacters) -> npt.NDArray[np.bool_]:
    """Tell of each byte of texts in UTF-8 whether a name begins there, by the same rule.

    Args:
        data: The texts, divided by line ends, one of which stands in front.
        rare: The characters beyond ASCII among them.
    """
    capital = data - _A < _LETTERS
    inner = (data - _A_SMALL < _LETTERS) | (data - _ZERO < _DIGITS) | (data == ord(","))
    gap = (data == ord(" ")) | (data == ord("-"))
    if rare.places.size:
        capital[rare.places] = capitals()[rare.codes]
        inner[rare.places + rare.widths - 1] = sentence_characters()[rare.codes]
        spaces = rare.places[rare.codes == _NO_BREAK]
        gap[spaces + 1] = True
        inner[spaces] = inner[spaces - 1]  # Its two bytes are one gap.
    names = np.zeros(len(data), bool)
    names[2:] = inner[:-2] & gap[1:-1] & capital[2:]
    return names


_A, _A_SMALL, _ZERO = np.frombuffer(b"Aa0", np.uint8)
_LETTERS, _DIGITS = np.uint8(26), np.uint8(10)
_NO_BREAK = 0xA0
