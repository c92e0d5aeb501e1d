"""Which tokens of a text are names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corpuskit.syndication.scripts import capitals, sentence_characters
from corpuskit.syndication.utf8 import LEAD, RareCharacters, find_leads

if TYPE_CHECKING:
    from corpuskit.syndication.folding import Points
    from corpuskit.syndication.hashing import Bytes

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


def flag_names(data: Bytes, starts: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Tell of each token of texts in UTF-8 whether it is a name, by the same rule.

    Args:
        data: The texts, divided by line ends, one of which stands in front.
        starts: The first byte of each token.
    """
    names = np.zeros(len(starts), bool)
    first = data[starts]
    found = np.flatnonzero((first - _A < _LETTERS) | (first >= LEAD))
    gaps = starts[found] - 1
    last = data[gaps]
    gap = (last == ord(" ")) | (last == ord("-"))
    gap |= (last == _NO_BREAK) & (data[gaps - 1] == _NO_BREAK_LEAD)
    found, gaps = found[gap], gaps[gap]
    other: npt.NDArray[np.bool_] = data[gaps + 1] >= LEAD
    if other.any():
        other[other] = ~capitals()[RareCharacters.decode(data, gaps[other] + 1).codes]
        found, gaps = found[~other], gaps[~other]
    before = gaps - 1
    before -= data[gaps] == _NO_BREAK  # It takes two bytes.
    codes = data[before].astype(np.uint32)
    beyond = np.flatnonzero(codes >= _ASCII)
    if beyond.size:
        codes[beyond] = RareCharacters.decode(data, find_leads(data, before[beyond])).codes
    names[found[sentence_characters()[codes]]] = True
    return names


_A, _LETTERS = np.uint8(ord("A")), np.uint8(26)
_NO_BREAK_LEAD, _NO_BREAK = 0xC2, 0xA0  # Its two bytes; the other is its code point, too.
_ASCII = 0x80
