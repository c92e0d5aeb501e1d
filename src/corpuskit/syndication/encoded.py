"""Texts in UTF-8 -> hashed tokens, many texts at a time, without decoding them.

Bytes are folded by a table, characters beyond ASCII by another; what a shorter form leaves over is
marked and taken out. Texts with characters that need more than that (scripts without spaces, signs
that hang on letters) are cut by `tokens`, character by character; the tokens are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np

from corpuskit.syndication.folding import FOLD_ASCII, find_references
from corpuskit.syndication.hashing import WINDOW, Bytes, hash_spans
from corpuskit.syndication.names import flag_names
from corpuskit.syndication.scripts import COMPLEX, HOLE, packed_folds
from corpuskit.syndication.tokens import NAME_BIT, Flags, Places, Words, tokenise
from corpuskit.syndication.utf8 import RareCharacters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_END = b"\n"  # Before, between and behind the texts of a batch: no part of a word.
_FOLDS = bytes(FOLD_ASCII[byte] if byte < 0x80 else byte for byte in range(256))  # noqa: PLR2004 - ASCII

_THAI, _HAN = 0xE0, 0xE3
"""First bytes of characters that belong to scripts without spaces, or with signs on letters: this
one, and those from the other on."""

_UNSPACED_PART = 8
"""With one in so many bytes of that kind, texts are not worth trying byte by byte."""


@attrs.frozen(eq=False)
class EncodedTexts:
    """Some texts, one behind the other."""

    data: bytes
    """All of them in UTF-8, with line ends before, between and behind."""

    lengths: Places
    """Bytes of each."""

    @classmethod
    def of(cls, texts: Sequence[str]) -> EncodedTexts:
        """Encode *texts*."""
        pieces = [text.encode("utf-8", "surrogatepass") for text in texts]
        data = _END.join([b"", *pieces, WINDOW * _END])
        return cls(data, np.fromiter(map(len, pieces), np.int64, len(pieces)))

    @property
    def starts(self) -> Places:
        """First byte of each text."""
        starts: Places = np.cumsum(self.lengths + 1) - self.lengths
        return starts

    def read(self, numbers: Iterable[int]) -> list[str]:
        """Return some of the texts."""
        bounds = [
            (start, start + size)
            for start, size in zip(self.starts.tolist(), self.lengths.tolist(), strict=True)
        ]
        return [str(self.data[slice(*bounds[i])], "utf-8", "surrogatepass") for i in numbers]


def hash_texts(texts: Sequence[str]) -> tuple[Words, Places]:
    """Return the tokens of *texts*, text after text, and where those of each begin.

    They are those of `tokenise`. Of the bounds there is one more, for the end of the last text.
    """
    return hash_encoded(EncodedTexts.of(texts))


def hash_encoded(texts: EncodedTexts) -> tuple[Words, Places]:
    """Return the tokens of *texts* and their bounds, as `hash_texts` does."""
    points = np.frombuffer(texts.data, np.uint8)
    if _UNSPACED_PART * np.count_nonzero((points == _THAI) | (points >= _HAN)) > len(points):
        tokens = tokenise(texts.read(range(len(texts.lengths))))
        return tokens.words, tokens.bounds
    folded = np.frombuffer(bytearray(texts.data.translate(_FOLDS)), np.uint8)
    rare = RareCharacters.find(points)
    holes, odd = _fold_rare(rare, folded)
    if b"[" in texts.data:
        folded[find_references(points)] = 0
    begins = texts.starts
    hard = np.unique(np.searchsorted(begins, odd, "right") - 1).tolist()
    for number in hard:
        folded[begins[number] : begins[number] + texts.lengths[number]] = 0
    holes = holes[folded[holes] == HOLE]
    words, bounds = _cut_bytes(folded, begins, holes, points)
    if not hard:
        return words, bounds
    tokens = tokenise(texts.read(hard))
    pieces = np.split(words, bounds[1:-1])
    for number, piece in zip(hard, np.split(tokens.words, tokens.bounds[1:-1]), strict=True):
        pieces[number] = piece
    return np.concatenate(pieces), np.cumsum([0, *map(len, pieces)])


def _fold_rare(rare: RareCharacters, folded: Bytes) -> tuple[Places, Places]:
    """Fold the characters beyond ASCII in place.

    Returned are the bytes that are left over, of characters with a shorter form, and the places of
    characters that cannot be folded here.
    """
    places, wide = rare.places, rare.wide
    folds = packed_folds()[rare.codes]
    pairs = folds.astype(np.uint16)
    changed = np.flatnonzero(pairs != rare.pairs)
    folded[places[changed]] = pairs[changed].astype(np.uint8)
    folded[places[changed] + 1] = (pairs[changed] >> np.uint16(8)).astype(np.uint8)
    some, more = places[wide], folds[wide] >> np.uint32(16)
    folded[some + 2] = more.astype(np.uint8)
    four = np.flatnonzero(rare.codes[wide] > _LAST_OF_THREE)
    folded[some[four] + 3] = (more[four] >> np.uint32(8)).astype(np.uint8)
    short = np.flatnonzero((folds >> np.uint32(8)) == HOLE)
    short = np.append(short, wide[(more == HOLE) | (more >= HOLE << 8)])
    left = (places[short, None] + np.arange(4)).ravel()
    return left[folded[left] == HOLE], places[np.flatnonzero(folds == COMPLEX)]


_LAST_OF_THREE = 0xFFFF
"""Code point behind which characters take four bytes."""


def _cut_bytes(folded: Bytes, begins: Places, holes: Places, points: Bytes) -> tuple[Words, Places]:
    """Return the tokens of folded bytes and their bounds.

    Args:
        folded: The bytes.
        begins: First byte of each text.
        holes: Bytes that are left over.
        points: The bytes as they were.
    """
    inside = folded != 0
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    edges += 1
    starts, ends = edges[0::2], edges[1::2]
    lengths = ends - starts
    bounds = np.append(np.searchsorted(starts, begins), len(starts))
    named = flag_names(points, starts)
    if holes.size:
        folded, starts, lengths = _fill_holes(folded, starts, lengths, holes)
        if not lengths.all():  # Something that vanishes stood alone.
            left = lengths > 0
            bounds = np.append(0, np.cumsum(left))[bounds]
            starts, lengths, named = starts[left], lengths[left], named[left]
    words = hash_spans(folded, starts, lengths)
    words |= named * NAME_BIT
    return words, bounds


def _fill_holes(
    folded: Bytes, starts: Places, lengths: Places, holes: Places
) -> tuple[Bytes, Places, Places]:
    """Write the tokens with holes once more behind the others, without the holes."""
    touched: Flags = np.zeros(len(starts), bool)
    touched[np.searchsorted(starts, holes, "right") - 1] = True
    some = np.flatnonzero(touched)
    sizes = lengths[some]
    begins = np.cumsum(sizes) - sizes
    chosen = folded[np.repeat(starts[some] - begins, sizes) + np.arange(sizes.sum())]
    left = chosen != HOLE
    starts, lengths = starts.copy(), lengths.copy()
    lengths[some] = np.add.reduceat(left, begins, dtype=np.int64)
    starts[some] = len(folded) + np.cumsum(lengths[some]) - lengths[some]
    tail = np.zeros(WINDOW, np.uint8)
    return np.concatenate([folded, chosen[left], tail]), starts, lengths
