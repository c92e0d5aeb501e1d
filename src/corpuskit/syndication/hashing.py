"""Spans of bytes -> hashes of tokens, a handful of array operations for all of them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corpuskit.syndication.utf8 import pack

if TYPE_CHECKING:
    from corpuskit.syndication.tokens import Hashes, Places, Words

Bytes = npt.NDArray[np.uint8]

WINDOW = 8
"""Bytes of a token that are read at a time: six tokens in seven have no more."""

_MANY = 64
"""Bytes from which a token is hashed by itself: no word is as long."""

_HASH_BITS = 29
_FLAG_BITS = 3
"""Bits left free below the hash."""

_MASKS = np.array([(1 << 8 * size) - 1 for size in range(WINDOW + 1)], np.uint64)
_NO_DIGITS = np.uint64(0xC0C0C0C0C0C0C0C0)
"""Bits that no byte of a digit has; letters and all that is beyond ASCII have one of them."""

_STEP, _MIX = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)  # As in splitmix64.
_S29, _TOP = np.uint64(29), np.uint64(64 - _HASH_BITS)
_NUMBER = np.uint32(2)


def hash_spans(buffer: Bytes, starts: Places, lengths: Places) -> Words:
    """Return the hash of each span; the second lowest bit is set if it holds digits alone.

    Args:
        buffer: Folded characters in UTF-8, `WINDOW` bytes more than the spans reach to.
        starts: First byte of each span.
        lengths: Bytes of each, at least one.
    """
    windows: Hashes = np.ndarray((len(buffer) - WINDOW + 1,), "<u8", buffer.data, strides=(1,))
    values = windows[starts].astype(np.uint64, copy=False)
    values &= _MASKS.take(lengths, mode="clip")
    marks = values & _NO_DIGITS
    longer = np.flatnonzero(lengths > WINDOW)
    for number in longer[lengths[longer] > _MANY].tolist():
        start = int(starts[number])
        values[number] = _digest(buffer[start : start + int(lengths[number])])
    longer = longer[lengths[longer] <= _MANY]
    for done in range(WINDOW, _MANY, WINDOW):
        longer = longer[lengths[longer] > done]
        if longer.size == 0:
            break
        more = windows[starts[longer] + done].astype(np.uint64, copy=False)
        more &= _MASKS.take(lengths[longer] - done, mode="clip")
        marks[longer] |= more & _NO_DIGITS
        values[longer] = values[longer] * _STEP + more
    return _finish(values, marks)


def hash_characters(points: npt.NDArray[np.uint32]) -> Words:
    """Return the hash of each character, given by its code point, as `hash_spans` does."""
    values = pack(points).astype(np.uint64)
    return _finish(values, values & _NO_DIGITS)


def _finish(values: Hashes, marks: Hashes) -> Words:
    """Turn what was read of tokens to their hashes, in place.

    Args:
        values: One number for each token.
        marks: 0 for those of digits alone.
    """
    values *= _STEP
    values ^= values >> _S29
    values *= _MIX
    values >>= _TOP
    words = values.astype(np.uint32)
    words <<= np.uint32(_FLAG_BITS)
    words |= (marks == 0) * _NUMBER
    return words


def _digest(span: Bytes) -> int:
    """Return 64 bits that stand for a long token; two are the same by chance only."""
    return int.from_bytes(hashlib.blake2b(span.data, digest_size=8).digest(), "little")
