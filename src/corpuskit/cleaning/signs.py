"""Which characters and pairs of neighbours occur in a text: a cheap look before rules run."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import attrs
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORT_TEXT = 600
"""Characters up to which plain sets are quicker than numpy's tables."""

_ASCII = 0x80
_LINE_END = 0x0A


@attrs.define
class SignFinder:
    """Looks for signs: single characters, and pairs of ASCII characters that stand together."""

    wanted: frozenset[str]
    """The pairs that rules ask for; other pairs are not reported."""

    def find(self, text: str, /) -> frozenset[str]:
        """Return the characters of *text*, and those of the wanted pairs that stand in it.

        For the pairs, the text counts as standing between two line ends.
        """
        if len(text) <= SHORT_TEXT:
            framed = f"\n{text}\n"
            pairs = {framed[at : at + 2] for at in range(len(text) + 1)}
            return frozenset(text) | (self.wanted & pairs)
        if text.isascii():
            codes = np.frombuffer(text.encode("ascii"), dtype=np.uint8)
        else:
            wide = text.encode("utf-32-le", "surrogatepass")
            codes = np.frombuffer(wide, dtype="<u4")
        seen = np.zeros(int(codes.max()) + 1, dtype=np.bool_)
        seen[codes] = True
        chars = map(chr, np.flatnonzero(seen).tolist())
        # All characters beyond ASCII count as one that is in no wanted pair.
        small = np.minimum(codes, _ASCII - 1).astype(np.uint16)
        met = np.zeros(_ASCII * _ASCII, dtype=np.bool_)
        met[small[:-1] * _ASCII + small[1:]] = True
        met[[_LINE_END * _ASCII + int(small[0]), int(small[-1]) * _ASCII + _LINE_END]] = True
        names, places = self._table
        return frozenset(chars).union(names[n] for n in np.flatnonzero(met[places]).tolist())

    @cached_property
    def _table(self) -> tuple[list[str], np.ndarray[tuple[int], np.dtype[np.int64]]]:
        """Return the wanted pairs and their places in the table of all pairs."""
        names = sorted(self.wanted)
        return names, np.array(
            [ord(pair[0]) * _ASCII + ord(pair[1]) for pair in names], dtype=np.int64
        )


def pairs_of(signs: Iterable[str], /) -> frozenset[str]:
    """Return the pairs among *signs*."""
    return frozenset(sign for sign in signs if len(sign) > 1)
