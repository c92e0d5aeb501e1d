"""Text -> tokens -> shingle hashes -> sketch.

Tokens are words without case, accents and punctuation; digits are kept as they are, because a
market report of Monday is no copy of Tuesday's. In scripts without spaces (Chinese, Japanese,
Thai ...) every character opens a token of three characters. Shingles are four tokens in a row.
The sketch keeps a quarter of the shingles, chosen by their hash alone (FracMinHash: Irber and
others, bioRxiv 2022.01.11.475838), so two sketches may be compared whatever the lengths of
their texts. Hashes depend on the text only: not on run, machine or version of Python (letters
that a version of Unicode adds apart).
"""

from __future__ import annotations

import hashlib
import itertools
import re
import unicodedata

import attrs
import numpy as np
import numpy.typing as npt

from corpuskit.syndication import scripts

Hashes = npt.NDArray[np.uint64]
"""Hashes of shingles: 64 bits."""

Words = npt.NDArray[np.uint32]
"""Hashes of tokens: 30 bits and two flags; a shingle still stands for 120 bits."""

VERSION = 1
"""Version of the hashes: stored sketches of another version cannot be compared."""

SHINGLE = 4
"""Tokens in a shingle: shorter ones are shared by chance, longer ones lost to one typing error."""

SAMPLE = 4
"""One shingle in so many stands in the sketch. An excerpt of 50 words has 47 shingles; that fewer
than two of them are drawn happens 2 times in 100,000 (1 in 8: 14 times in 1,000)."""

SHORT = 40
"""Texts of at most so many tokens keep all their shingles, or they could not find each other."""

GRAM = 3
"""Characters in a token of a script without spaces: a shingle then spans six, some four words."""

UNSPACED_BIT = np.uint32(1)
"""Set in the hash of a token that is one character of a script without spaces."""

NUMBER_BIT = np.uint32(2)
"""Set in the hash of a token of digits alone: bad type turns 1986 into l986, no report does."""

_FLAGS = 3
_CACHE_LIMIT = 1 << 20  # Distinct words held at a time: about 150 MB.
_CHUNK_LIMIT = 48  # Bytes; longer ones (whole sentences of unspaced scripts) will not come again.
_LOWER_WORDS = bytes(ord(chr(b).lower()) if chr(b).isalnum() else 32 for b in range(128)) + bytes(
    range(128, 256)
)
"""Translation of UTF-8 bytes: ASCII letters to lower case, other ASCII but digits to a space."""
_REFERENCE = re.compile(r"\[\d{1,4}\]")  # "[12]": a note's number, printed by one copy only.
_POINTS = re.compile(
    r"""
    [\u0300-\u036f]                                           # accents: Latin, Greek, Cyrillic
    | [\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]      # Hebrew points
    | [\u0610-\u061a\u064b-\u065f\u0670]                      # Arabic vowel signs
    | [\u00ad\u0640\u200b-\u200d\u2060\ufeff]                 # scripts.IGNORED
    """,
    re.VERBOSE,
)
_ODD = tuple(
    np.uint64(int.from_bytes(hashlib.blake2b(b"shingle %d" % i, digest_size=8).digest()) | 1)
    for i in range(SHINGLE)
)
_MIX_1, _MIX_2 = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)  # splitmix64
_S30, _S27, _S31 = np.uint64(30), np.uint64(27), np.uint64(31)
_SAMPLE_LIMIT = np.uint64((1 << 64) // SAMPLE)


def fold_word(word: str) -> str:
    """Return *word* without case, accents, vowel points and invisible characters.

    Compatibility forms are folded too (NFKC); folding twice changes nothing.

    Examples:
        >>> fold_word("Erdoğan") == fold_word("ERDOGAN")
        True
    """
    bare = _POINTS.sub("", unicodedata.normalize("NFKD", word).casefold())
    return unicodedata.normalize("NFKC", _POINTS.sub("", unicodedata.normalize("NFKD", bare)))


class _WordHashes(dict[bytes, int]):
    """Hashes of folded words, computed when first asked for."""

    def __missing__(self, word: bytes) -> int:
        if len(self) >= _CACHE_LIMIT:
            self.clear()
        self[word] = value = _hash_word(word)
        return value


class _ChunkHashes(dict[bytes, tuple[int, ...]]):
    """Token hashes of stretches without ASCII punctuation: most are one word, some are more."""

    def __missing__(self, chunk: bytes) -> tuple[int, ...]:
        found = scripts.word_pattern().findall(chunk.decode("utf-8", "surrogatepass"))
        folded = filter(None, map(fold_word, found))
        hashes = tuple(_WORD_HASHES[word.encode("utf-8", "surrogatepass")] for word in folded)
        if len(chunk) <= _CHUNK_LIMIT:
            if len(self) >= _CACHE_LIMIT:
                self.clear()
            self[chunk] = hashes
        return hashes


def _hash_word(word: bytes) -> int:
    """Return 30 bits of the word's hash, and the two flags below them."""
    value = int.from_bytes(hashlib.blake2b(word, digest_size=4).digest()) & ~_FLAGS
    text = word.decode("utf-8", "surrogatepass")
    if text.isdigit():
        value |= int(NUMBER_BIT)
    return value | int(UNSPACED_BIT) if scripts.is_unspaced(text[0]) else value


_WORD_HASHES = _WordHashes()
_CHUNK_HASHES = _ChunkHashes()


def blank_references(text: str) -> str:
    """Return *text*, of the same length, without reference markers such as ``[12]``."""
    return _REFERENCE.sub(lambda m: " " * len(m[0]), text) if "[" in text else text


def hash_tokens(text: str) -> Words:
    """Return the hash of every token of *text*, in order; empty for a text without words."""
    data = blank_references(text).encode("utf-8", "surrogatepass")
    chunks = data.translate(_LOWER_WORDS).split()
    if data.isascii():
        return np.fromiter(map(_WORD_HASHES.__getitem__, chunks), np.uint32, len(chunks))
    hashes = list(itertools.chain.from_iterable(map(_CHUNK_HASHES.__getitem__, chunks)))
    return _join_unspaced(np.array(hashes, np.uint32))


def _join_unspaced(tokens: Words) -> Words:
    """Let each character of an unspaced script stand for itself and the next two."""
    alone = (tokens & UNSPACED_BIT).astype(bool)
    if not alone.any():
        return tokens
    first, second = np.zeros_like(tokens), np.zeros_like(tokens)
    first[:-1] = np.where(alone[:-1] & alone[1:], tokens[1:], 0)
    second[:-2] = np.where(alone[:-2] & alone[1:-1] & alone[2:], tokens[2:], 0)
    flags = np.uint32(_FLAGS)
    joined = _mix(tokens * _ODD[0] + first * _ODD[1] + second * _ODD[2]).astype(np.uint32)
    return np.where(alone, joined & ~flags | tokens & flags, tokens)


def _mix(values: Hashes) -> Hashes:
    """Spread each value over all 64 bits (the finaliser of splitmix64)."""
    values = (values ^ (values >> _S30)) * _MIX_1
    values = (values ^ (values >> _S27)) * _MIX_2
    return values ^ (values >> _S31)


def hash_shingles(tokens: Words) -> Hashes:
    """Return the hash of every shingle of *tokens*, in order.

    A text of fewer than four tokens is one shingle; a text without tokens has none.
    """
    count = len(tokens)
    if count == 0:
        return np.empty(0, np.uint64)
    width = min(SHINGLE, count)
    total = tokens[: count - width + 1] * _ODD[0]
    for i in range(1, width):
        total = total + tokens[i : count - width + 1 + i] * _ODD[i]
    return _mix(total)


@attrs.frozen(kw_only=True, eq=False)
class Sketch:
    """What is kept of one text to find its copies."""

    words: Words
    """The tokens themselves."""

    digest: bytes
    """16 bytes that two texts share if, and only if (chance of 2 in 10**38 apart), their tokens
    are the same; empty for a text without tokens."""

    hashes: Hashes
    """The sampled shingles, ascending, each once."""


def digest_tokens(tokens: Words) -> bytes:
    """Return 16 bytes that stand for the whole list; none for an empty one."""
    if len(tokens) == 0:
        return b""
    return hashlib.blake2b(tokens.astype("<u4", copy=False).tobytes(), digest_size=16).digest()


def sketch_text(text: str) -> Sketch:
    """Return the sketch of *text*, which depends on nothing else."""
    tokens = hash_tokens(text)
    shingles = hash_shingles(tokens)
    if len(tokens) > SHORT:
        shingles = shingles[shingles < _SAMPLE_LIMIT]
    ordered = np.sort(shingles)  # Four times as quick as np.unique, which hashes.
    repeated = np.concatenate(([False], ordered[1:] == ordered[:-1]))[: len(ordered)]
    return Sketch(digest=digest_tokens(tokens), words=tokens, hashes=ordered[~repeated])
