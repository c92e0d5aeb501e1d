"""Texts -> hashed tokens, many texts at a time, and where each token stands.

Tokens are words without case, accents and punctuation; digits are kept as they are, because a
market report of Monday is no copy of Tuesday's. In scripts without spaces (Chinese, Japanese,
Thai ...) every character opens a token of three characters.

The texts are joined to one array of characters, which tables fold and tell apart: the work for one
character is a handful of array operations, and none in Python. Where the places of tokens are not
asked for, `encoded` does it with the bytes of UTF-8, several times as fast.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs
import numpy as np
import numpy.typing as npt

from corpuskit.syndication.folding import Kinds, Row, fold_text
from corpuskit.syndication.hashing import WINDOW, hash_characters, hash_spans
from corpuskit.syndication.names import find_names
from corpuskit.syndication.scripts import ALONE, BETWEEN, DIGIT, MARK, WORD
from corpuskit.syndication.utf8 import count_bytes

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

_MIX_1, _MIX_2 = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)  # splitmix64
_S27, _S30, _S31, _S34 = np.uint64(27), np.uint64(30), np.uint64(31), np.uint64(34)


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
    """Return the tokens of *texts*, which depend on each text alone."""
    row = fold_text(_END + _END.join(texts) + _END)
    before, last = _cut_words(row.kinds & np.uint8(3))
    words = _hash_words(row, before, last)
    offsets = np.cumsum([1, *(len(text) + 1 for text in texts)])
    if row.origins is not None:
        offsets = np.searchsorted(row.origins, offsets)
    bounds = np.searchsorted(before, offsets - 1)
    if (words & UNSPACED_BIT).any():
        words = _join_unspaced(words, bounds)
    words[find_names(row.points, before if row.origins is None else row.origins[before])] |= (
        NAME_BIT
    )
    return Tokens(words=words, bounds=bounds, before=before, last=last, origins=row.origins)


def _cut_words(kinds: Kinds) -> tuple[Places, Places]:
    """Return of every token the place before its first character, and that of its last."""
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
    """Return the hash of each token, with two of the flags."""
    lengths = last - before
    words = np.empty(len(before), np.uint32)
    single, several = np.flatnonzero(lengths == 1), np.flatnonzero(lengths > 1)
    words[single] = hash_characters(row.folded[last[single]])
    if several.size:
        words[several] = _hash_several(row.folded, before[several], lengths[several])
    words[_find_numbers(row.kinds, before, last)] |= NUMBER_BIT
    words |= (row.kinds[before + 1] & np.uint8(3)) == ALONE
    return words


def _hash_several(folded: npt.NDArray[np.uint32], before: Places, lengths: Places) -> Words:
    """Return the hashes of tokens of several characters."""
    firsts = np.cumsum(lengths) - lengths
    chosen = folded[np.repeat(before + 1 - firsts, lengths) + np.arange(lengths.sum())]
    text = chosen.astype("<u4", copy=False).tobytes().decode("utf-32-le", "surrogatepass")
    data = text.encode("utf-8", "surrogatepass") + bytes(WINDOW)
    ends = np.append(0, np.cumsum(count_bytes(chosen), dtype=np.int64))
    starts = ends[firsts]
    return hash_spans(np.frombuffer(data, np.uint8), starts, ends[firsts + lengths] - starts)


def _find_numbers(kinds: Kinds, before: Places, last: Places) -> Places:
    """Return the numbers of the tokens that are digits alone, of any script."""
    digits = (kinds & np.uint8(DIGIT)) != 0
    some = np.flatnonzero(digits[before + 1])
    counts = np.append(0, np.cumsum(digits)) if some.size else some
    whole = counts[last[some] + 1] - counts[before[some] + 1] == last[some] - before[some]
    numbers: Places = some[whole]
    return numbers


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
