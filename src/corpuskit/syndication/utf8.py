"""Characters in arrays of UTF-8."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from corpuskit.syndication.hashing import Bytes

LEAD = 0xC0
"""Bytes from here on begin a character beyond ASCII; those below, from 0x80 on, continue one."""

_THREE, _FOUR = 0xE0, 0xF0
"""Bytes from here on begin a character of three, of four bytes."""

_LIMITS = (0x80, 0x800, 0x10000)
"""Code points from which a character takes two, three, four bytes."""

_CONTINUES = 0x80
"""First bits of a byte that continues a character."""

_DATA_MASK = np.uint16(0x3F)
_BITS = np.uint16(6)
"""What a byte that continues a character holds of it."""


@attrs.frozen(eq=False)
class RareCharacters:
    """The characters beyond ASCII of some texts."""

    places: npt.NDArray[np.int64]
    """First byte of each."""

    codes: npt.NDArray[np.uint32]
    """Code point of each."""

    wide: npt.NDArray[np.int64]
    """Which of them take three bytes or four."""

    pairs: npt.NDArray[np.uint16]
    """Its first two bytes, the first of them lowest."""

    @classmethod
    def find(cls, data: Bytes) -> RareCharacters:
        """Find them in *data*, which is UTF-8 and ends with ASCII."""
        return cls.decode(data, np.flatnonzero(data >= LEAD))

    @classmethod
    def decode(cls, data: Bytes, places: npt.NDArray[np.int64]) -> RareCharacters:
        """Read the characters that begin at *places*."""
        leads, next_ones = data[places].astype(np.uint16), data[places + 1].astype(np.uint16)
        codes = (leads & np.uint16(0x1F)) << _BITS | next_ones & _DATA_MASK
        codes = codes.astype(np.uint32)
        wide = np.flatnonzero(leads >= _THREE)
        if wide.size:
            codes[wide] = (codes[wide] & np.uint32(0x3FF)) << _BITS | _follow(data, places[wide], 2)
            four = wide[leads[wide] >= _FOUR]
            codes[four] = codes[four] << _BITS | _follow(data, places[four], 3)
        return cls(places, codes, wide, next_ones << np.uint16(8) | leads)


def find_leads(data: Bytes, places: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return where the characters begin of which the last bytes are at *places*."""
    places = places.copy()
    for _ in range(3):
        places -= (data[places] & np.uint8(LEAD)) == _CONTINUES
    return places


def _follow(data: Bytes, places: npt.NDArray[np.int64], offset: int) -> npt.NDArray[np.uint32]:
    """Return the six bits of the byte so far behind each place."""
    return data[places + offset].astype(np.uint32) & _DATA_MASK


def count_bytes(points: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint8]:
    """Return the bytes that each character takes."""
    widths = np.ones(len(points), np.uint8)
    for limit in _LIMITS:
        widths += points >= limit
    return widths


def pack(points: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    """Return the bytes of each character in one integer, the first of them lowest."""
    widths = count_bytes(points)
    packed = points.copy()
    for width, mark in ((2, LEAD), (3, _THREE), (4, _FOUR)):
        some = np.flatnonzero(widths == width)
        values = points[some]
        codes = (values >> np.uint32(6 * (width - 1))) | np.uint32(mark)
        for byte in range(1, width):
            rest = (values >> np.uint32(6 * (width - 1 - byte))) & _DATA_MASK
            codes |= (rest | np.uint32(0x80)) << np.uint32(8 * byte)
        packed[some] = codes
    return packed
