"""Which tokens of a text are names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corpuskit.syndication.scripts import capitals, sentence_characters
from corpuskit.syndication.utf8 import LEAD, decode_at, find_leads

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


def find_names_in_bytes(data: Bytes, starts: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Do the same for texts in UTF-8.

    Args:
        data: The texts, divided by line ends, one of which stands in front.
        starts: First byte of each token.
    """
    firsts = data[starts]
    found = np.flatnonzero((firsts - np.uint8(ord("A")) < _LETTERS) | (firsts >= LEAD))
    beyond = firsts[found] >= LEAD
    if beyond.any():
        codes, _ = decode_at(data, starts[found[beyond]])
        beyond[beyond] = ~capitals()[codes]
        found = found[~beyond]
    places = starts[found] - 1
    gaps = _GAPS[data[places]]
    wide = np.flatnonzero(data[places] == _NO_BREAK[1])
    gaps[wide] = data[places[wide] - 1] == _NO_BREAK[0]
    places[wide] -= 1
    found, places = found[gaps], places[gaps] - 1
    codes = data[places].astype(np.uint32)
    beyond = codes >= 0x80  # noqa: PLR2004 - ASCII ends there
    if beyond.any():
        codes[beyond], _ = decode_at(data, find_leads(data, places[beyond]))
    return found[sentence_characters()[codes]]


_LETTERS = np.uint8(26)
_NO_BREAK = "\u00a0".encode()
