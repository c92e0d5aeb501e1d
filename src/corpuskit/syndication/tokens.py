"""Texts -> hashed tokens, many texts at a time, and where each token stands.

Tokens are words without case, accents and punctuation; digits are kept as they are, because a
market report of Monday is no copy of Tuesday's. In scripts without spaces (Chinese, Japanese,
Thai ...) every character opens a token of three characters.

The texts are joined to one array of characters, which tables fold and tell apart. A token's hash
is a polynomial over its characters, the difference of two prefix sums: the work for one character
is a handful of array operations, and none in Python.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import attrs
import numpy as np
import numpy.typing as npt

from corpuskit.syndication.folding import LAST_DIGIT, Kinds, Row, fold_text
from corpuskit.syndication.names import find_names
from corpuskit.syndication.scripts import ALONE, BETWEEN, DIGIT, MARK, WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

Words = npt.NDArray[np.uint32]
"""Hashes of tokens: 29 bits, and three flags in the lowest."""

Hashes = npt.NDArray[np.uint64]
"""Hashes of 64 bits."""

Places = npt.NDArray[np.int64]
"""Offsets or numbers."""

Flags = npt.NDArray[np.bool_]

GRAM = 3
"""Characters in a token of a script without spaces: a shingle then spans six, some four words."""

UNSPACED_BIT = np.uint32(1)
"""Set in the hash of a token that is one character of a script without spaces."""

NUMBER_BIT = np.uint32(2)
"""Set in the hash of a token of digits alone: bad type turns 1986 into l986, no report does."""

NAME_BIT = np.uint32(4)
"""Set where a token begins with a capital inside a sentence: no part of what the token is."""

_SHIFT = np.uint32(3)
_FLAG_BITS = np.uint32(7)
_INVISIBLE = "\u200b\u00ad\ufeff"  # Those of `scripts` that are often in texts from the web.
_BROKEN_REFERENCE = re.compile(rf"\[(?=[0-9]{{0,4}}[{_INVISIBLE}])")  # It must not become one.
_END = "\n"  # Before, between and behind the texts of a batch: no part of a word.

_BASE = 0x9E3779B9
"""Base of the polynomial: odd, so that it can be divided by (2**32 by the golden ratio)."""

_MIX_1, _MIX_2 = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)  # splitmix64
_MIX_3 = np.uint32(0x85EBCA6B)  # murmur3
_S13, _S16 = np.uint32(13), np.uint32(16)
_S27, _S30, _S31, _S34 = np.uint64(27), np.uint64(30), np.uint64(31), np.uint64(34)

_EDGES = 2
"""First and last character of a token."""


@attrs.frozen(kw_only=True, eq=False)
class Tokens:
    """The tokens of one text or of several, text after text."""

    words: Words
    """One hash a token."""

    bounds: Places
    """For each text the number of its first token; one more for the end of the last."""

    before: Places
    """The place before the first character of each, among the folded ones."""

    last: Places
    """The place of its last character (of its first, in unspaced scripts)."""

    origins: Places | None
    """Where folded characters come from; ``None`` if they were folded one to one."""

    def locate(self) -> tuple[Places, Places]:
        """Return where the tokens begin and end in the texts, with one character before each."""
        starts, ends = self.before + 1, self.last + 1
        return (
            (starts, ends) if self.origins is None else (self.origins[starts], self.origins[ends])
        )


@attrs.frozen(kw_only=True, eq=False)
class PlacedTokens:
    """The tokens of one text with their places in it."""

    words: Words
    """One hash a token."""

    starts: Places
    """Offset of each token's first character."""

    ends: Places
    """Offset after its last character (of its first character, in unspaced scripts)."""


def hash_tokens(text: str) -> Words:
    """Return the hash of every token of *text*, in order; empty for a text without words.

    Names are not told from other words.
    """
    return tokenise([text]).words & ~NAME_BIT


def locate_tokens(text: str) -> PlacedTokens:
    """Return the tokens of *text* with their offsets in it."""
    tokens = tokenise([text])
    starts, ends = tokens.locate()
    return PlacedTokens(words=tokens.words & ~NAME_BIT, starts=starts - 1, ends=ends - 1)


def tokenise(texts: Sequence[str]) -> Tokens:
    """Return the tokens of *texts*, which depend on each text alone.

    Quickest if ASCII texts and others come apart.
    """
    return _cut_text(_END + _END.join(texts) + _END, texts)


def hash_texts(texts: Sequence[str]) -> tuple[Words, Places]:
    """Return the tokens of *texts* and their bounds, as `tokenise` does, without places."""
    joined = _END + _END.join(texts) + _END
    if any(map(joined.__contains__, _INVISIBLE)):  # Out with it here: looking it up is slower.
        texts = [_BROKEN_REFERENCE.sub("(", text) for text in texts]
        for character in _INVISIBLE:
            texts = [text.replace(character, "") for text in texts]
        joined = _END + _END.join(texts) + _END
    tokens = _cut_text(joined, texts)
    return tokens.words, tokens.bounds


def _cut_text(joined: str, texts: Sequence[str]) -> Tokens:
    """Return the tokens of *joined*, which was made of *texts*."""
    row = fold_text(joined)
    before, last = _cut_words(row)
    words = _hash_words(row, before, last)
    offsets = np.cumsum([1, *(len(text) + 1 for text in texts)])
    if row.origins is not None:
        offsets = np.searchsorted(row.origins, offsets)
    bounds = np.searchsorted(before, offsets - 1)
    if row.kinds is not None and (row.kinds == ALONE).any():
        words = _join_unspaced(words, bounds)
    words[find_names(row.points, before if row.origins is None else row.origins[before])] |= (
        NAME_BIT
    )
    return Tokens(words=words, bounds=bounds, before=before, last=last, origins=row.origins)


def _cut_words(row: Row) -> tuple[Places, Places]:
    """Return of every token the place before its first character, and that of its last."""
    if row.kinds is None:
        inside = row.folded != 0
    else:
        kinds = row.kinds & np.uint8(3)
        if (kinds > WORD).any():
            return _cut_mixed(kinds)
        inside = kinds.view(bool)
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    return edges[0::2], edges[1::2]


def _cut_mixed(kinds: Kinds) -> tuple[Places, Places]:
    """Do the same where there are marks, or characters that are tokens of their own."""
    marks = kinds == MARK
    belongs = kinds
    if marks.any():  # A mark belongs to what it follows, or makes a word.
        at = np.maximum.accumulate(np.where(marks, 0, np.arange(len(kinds))))
        belongs = kinds[at]
        belongs[marks & (belongs == BETWEEN)] = WORD
    starts = np.zeros(len(kinds), bool)
    starts[1:] = (belongs[1:] == WORD) & (belongs[:-1] != WORD)
    starts |= kinds == ALONE
    ends = np.zeros(len(kinds), bool)
    ends[:-1] = (belongs[:-1] != BETWEEN) & ((belongs[1:] == BETWEEN) | starts[1:])
    return np.flatnonzero(starts) - 1, np.flatnonzero(ends)


def _hash_words(row: Row, before: Places, last: Places) -> Words:
    """Return 29 bits of hash for each token, and two of the flags below them."""
    powers, inverses = _powers(max(1, (len(row.folded) - 1).bit_length()))
    sums = np.multiply(powers[: len(row.folded)], row.folded, dtype=np.uint32)
    np.cumsum(sums, dtype=np.uint32, out=sums)
    words = sums[last]
    words -= sums[before]
    words *= inverses[before]
    words ^= words >> _S16
    words *= _MIX_3
    words ^= words >> _S13
    words &= ~_FLAG_BITS
    words[_find_numbers(row, before, last)] |= NUMBER_BIT
    if row.kinds is not None:
        words |= (row.kinds[before + 1] & np.uint8(3)) == ALONE
    return words


@functools.lru_cache(maxsize=4)
def _powers(bits: int) -> tuple[Words, Words]:
    """Return the first 2**bits powers of the base, and their inverses, modulo 2**32."""
    both = []
    for base in (_BASE, pow(_BASE, -1, 1 << 32)):
        powers = np.full(1 << bits, base, np.uint32)
        powers[0] = 1
        both.append(np.cumprod(powers, dtype=np.uint32, out=powers))
    return both[0], both[1]


def _find_numbers(row: Row, before: Places, last: Places) -> Places:
    """Return the numbers of the tokens that are digits alone."""

    def are_digits(places: Places) -> Flags:
        if row.kinds is None:
            digits: Flags = row.folded[places] <= LAST_DIGIT
        else:
            digits = (row.kinds[places] & np.uint8(DIGIT)) != 0
        return digits

    some = np.flatnonzero(are_digits(before + 1))
    some = some[are_digits(last[some])]
    lengths = last[some] - before[some]
    if not (longer := lengths > _EDGES).any():
        return some
    counts = lengths[longer]
    firsts = np.cumsum(counts) - counts
    places = np.repeat(before[some[longer]] + 1 - firsts, counts) + np.arange(counts.sum())
    whole = np.ones(len(some), bool)
    whole[longer] = np.logical_and.reduceat(are_digits(places), firsts)
    return some[whole]


def _join_unspaced(words: Words, bounds: Places) -> Words:
    """Let each character of an unspaced script stand for itself and the next two."""
    alone = (words & UNSPACED_BIT).astype(bool)
    last = np.zeros(len(words) + 1, bool)
    last[bounds] = True  # The next token belongs to the next text.
    goes_on = alone[:-1] & alone[1:] & ~last[1:-1]
    first, second = np.zeros(len(words), np.uint64), np.zeros(len(words), np.uint64)
    first[:-1][goes_on] = words[1:][goes_on]
    second[:-1][goes_on] = first[1:][goes_on]
    mixed = mix((words * _MIX_1) + (first * _MIX_2) + second)
    joined = (mixed >> _S34).astype(np.uint32) << _SHIFT
    return np.where(alone, joined | words & _FLAG_BITS, words)


def mix(values: Hashes) -> Hashes:
    """Spread each value over all 64 bits, in place (the finaliser of splitmix64)."""
    values ^= values >> _S30
    values *= _MIX_1
    values ^= values >> _S27
    values *= _MIX_2
    values ^= values >> _S31
    return values
