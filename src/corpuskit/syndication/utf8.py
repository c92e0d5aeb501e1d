"""Single characters in arrays of UTF-8."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from corpuskit.syndication.hashing import Bytes
    from corpuskit.syndication.tokens import Places

LEAD = 0xC0
"""Bytes from here on begin a character beyond ASCII; those below, from 0x80 on, continue one."""

_THREE, _FOUR = 0xE0, 0xF0
"""Bytes from here on begin a character of three, of four bytes."""

_LIMITS = (0x80, 0x800, 0x10000)
"""Code points from which a character takes two, three, four bytes."""

_DATA_MASK = np.uint32(0x3F)


def decode_at(data: Bytes, places: Places) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.int8]]:
    """Return code point and number of bytes of each character beyond ASCII that begins at *places*.

    Args:
        data: UTF-8, with three bytes more than needed.
        places: First bytes of some characters.
    """
    leads = data[places]
    widths = np.full(len(places), 2, np.int8)
    codes = ((leads & np.uint8(0x1F)).astype(np.uint32) << np.uint32(6)) | _follow(data, places, 1)
    three = np.flatnonzero(leads >= _THREE)
    if three.size:
        widths[three] = 3
        some = places[three]
        codes[three] = ((codes[three] & np.uint32(0x3FF)) << np.uint32(6)) | _follow(data, some, 2)
    four = np.flatnonzero(leads >= _FOUR)
    if four.size:
        widths[four] = 4
        some = places[four]
        codes[four] = (codes[four] << np.uint32(6)) | _follow(data, some, 3)
    return codes, widths


def _follow(data: Bytes, places: Places, offset: int) -> npt.NDArray[np.uint32]:
    """Return the six bits of the byte so far behind each place."""
    return data[places + offset].astype(np.uint32) & _DATA_MASK


def find_leads(data: Bytes, places: Places) -> Places:
    """Return where the characters begin whose last bytes are at *places*."""
    places = places.copy()
    for _ in range(3):
        places -= (data[places] & LEAD) == 0x80  # noqa: PLR2004 - a byte that continues
    return places


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
