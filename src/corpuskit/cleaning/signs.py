"""Which rules may find something in a text: told from its characters, before any rule runs.

The text is looked at as UTF-8 by functions that go over bytes at memory speed: all rules together
cost what a regular expression takes for a single look at the text.
"""

from __future__ import annotations

import itertools
import string
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import attrs
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpuskit.rules.base import Rule

LONG_FOREIGN = 4096
"""Bytes beyond ASCII from which numpy collects their characters quicker than a set does."""

_ASCII = bytes(range(0x80))
_BYTES = frozenset(range(0x100))
_LEADS = range(0xC2, 0x100)
"""Bytes that begin a character beyond ASCII."""
_INNER = range(0x80, 0x100)
"""Bytes that end one. Leads among them do no harm: what follows a lead is the second of no pair."""
_MASK_BITS = 8
_COMMON = frozenset(string.ascii_letters + string.digits + " \n.,'\":;-")
"""Characters of nearly every text: found at once where they are looked for one by one."""


@attrs.frozen
class _Mask:
    """Up to eight sets of pairs, each with a bit of its own in two tables of bytes."""

    first: bytes
    """For each byte, the sets in which it may be the first of a pair."""

    second: bytes
    """The same for the second of a pair."""

    rules: tuple[int, ...]
    """For each bit, the rules that ask for its pairs."""


@attrs.frozen
class SignFinder:
    """Tells which of some rules may act on a text, by the signs that they name.

    Sets of rules are numbers: bit n stands for the n-th rule.
    """

    _always: int
    """Rules that look at every text."""

    _quiet: Sequence[tuple[frozenset[str], int]]
    """Characters beyond ASCII that do not concern a rule, and the rule."""

    _single: Mapping[str, int]
    """Single signs, and the rules that ask for them."""

    _masks: Sequence[_Mask]
    """Pairs of signs, and the rules that ask for them."""

    _skipped: bytes
    """Bytes that are no sign by themselves, or are looked for one by one."""

    _common: Sequence[tuple[bytes, int]]
    """Single signs that are looked for one by one, and the rules that ask for them."""

    @classmethod
    def for_rules(cls, rules: Sequence[Rule], /) -> SignFinder:
        """Return what looks for the signs of *rules*."""
        always, quiet = 0, []
        single: dict[str, int] = {}
        pairs: dict[frozenset[str], int] = {}
        for bit, rule in enumerate(rules):
            if rule.signs is None and rule.quiet is None:
                always |= 1 << bit
            elif rule.signs is None and rule.quiet is not None:
                quiet.append((rule.quiet, 1 << bit))
            for sign in rule.signs or ():
                if len(sign) == 1:
                    single[sign] = single.get(sign, 0) | 1 << bit
            for block in _block_pairs(sign for sign in rule.signs or () if len(sign) > 1):
                pairs[block] = pairs.get(block, 0) | 1 << bit
        rare = "".join(sign for sign in single if sign.isascii() and sign not in _COMMON)
        common = [(sign.encode(), single[sign]) for sign in sorted(_COMMON & single.keys())]
        skipped = bytes(_BYTES - set(rare.encode()))
        return cls(always, quiet, single, _build_masks(pairs), skipped, common)

    def find(self, text: str, /) -> int:
        """Return the rules that may find something in *text*.

        Never too few; too many where characters meet that a rule asks for in other pairs.
        """
        raw = text.encode("utf-8", "surrogatepass")
        rules = self._always
        for char in set(raw.translate(None, self._skipped).decode("ascii")):
            rules |= self._single[char]
        for byte, asking in self._common:
            if byte in raw:
                rules |= asking
        if len(raw) != len(text):
            rules |= self._find_foreign(_collect_foreign(text, raw))
        for asking in self._find_pairs(b"\n%b\n" % raw):
            rules |= asking
        return rules

    def _find_foreign(self, chars: frozenset[str]) -> int:
        """Return the rules that *chars*, all those of a text beyond ASCII, give something to do."""
        rules = 0
        for char in chars & self._single.keys():
            rules |= self._single[char]
        for harmless, asking in self._quiet:
            if not chars <= harmless:
                rules |= asking
        return rules

    def _find_pairs(self, raw: bytes) -> Iterator[int]:
        """Yield the rules that ask for pairs in *raw*, a text in UTF-8."""
        for mask in self._masks:
            firsts = np.frombuffer(raw.translate(mask.first), np.uint8)
            seconds = np.frombuffer(raw.translate(mask.second), np.uint8)
            bits = int(np.bitwise_or.reduce(firsts[:-1] & seconds[1:]))
            yield from (asking for bit, asking in enumerate(mask.rules) if bits >> bit & 1)


def _collect_foreign(text: str, raw: bytes) -> frozenset[str]:
    """Return the characters of *text* beyond ASCII; *raw* is the text in UTF-8."""
    foreign = raw.translate(None, _ASCII)
    if len(foreign) < LONG_FOREIGN:
        return frozenset(foreign.decode("utf-8", "surrogatepass"))
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    seen = np.zeros(int(codes.max()) + 1, np.bool_)
    seen[codes] = True
    seen[: len(_ASCII)] = False
    return frozenset(map(chr, np.flatnonzero(seen).tolist()))


def _block_pairs(pairs: Iterable[str]) -> Iterable[frozenset[str]]:
    """Return *pairs* in sets that hold every first character with every second one."""
    seconds: dict[str, set[str]] = {}
    for pair in pairs:
        seconds.setdefault(pair[0], set()).add(pair[1])
    firsts: dict[frozenset[str], list[str]] = {}
    for first, after in seconds.items():
        firsts.setdefault(frozenset(after), []).append(first)
    return [
        frozenset(map("".join, itertools.product(before, after)))
        for after, before in firsts.items()
    ]


def _build_masks(pairs: Mapping[frozenset[str], int]) -> Sequence[_Mask]:
    """Return the masks that find *pairs*, sets of them with the rules that ask for each."""
    rows = list(pairs.items())
    parts = (rows[at : at + _MASK_BITS] for at in range(0, len(rows), _MASK_BITS))
    return [_build_mask(part) for part in parts]


def _build_mask(rows: Sequence[tuple[frozenset[str], int]]) -> _Mask:
    """Return the mask with a bit for each of *rows*."""
    first, second = bytearray(0x100), bytearray(0x100)
    for bit, (pairs, _) in enumerate(rows):
        for pair in pairs:
            for byte in (ord(pair[0]),) if pair[0].isascii() else _INNER:
                first[byte] |= 1 << bit
            for byte in (ord(pair[1]),) if pair[1].isascii() else _LEADS:
                second[byte] |= 1 << bit
    return _Mask(bytes(first), bytes(second), tuple(asking for _, asking in rows))
