"""A stretch of rows as the cues of single rows see them: strings, code points, counts.

Most cues are patterns that few rows can match. So every block is looked at once as a whole, with
numpy: which characters stand where, how many letters, capitals and words a row has. From this the
cues know which rows are worth a look, and their patterns are tried on those alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import attrs
import numpy as np
import numpy.typing as npt

from corpuskit.cues.hashes import HashedText, Spelt, WordFilter, hash_text, list_words, spell_words
from corpuskit.cues.signs import (
    ALNUM,
    ALPHA,
    DIGIT,
    DOTTED,
    SPACE,
    UPPER,
    WIDE,
    Codes,
    Kinds,
    Mask,
    Places,
    sign_table,
    to_codes,
)
from corpuskit.cues.view import HEAD, Scores, View, Whole

TAIL = 80
"""Characters kept of the tail of a row: enough for a credit or an end mark."""

CLOSING = 5
"""Characters at the very end of a row that are looked at one by one."""

BLOCK_ROWS = 2048
"""Rows of a block: what is known of them stays close to the processor."""

MARGIN = 12
"""Rows before and behind a block that a cue may look at."""

_COUNTED = (ALPHA, UPPER, ALNUM, DIGIT)
_WEIGHTS = np.array(
    [
        sum(1 << 8 * place for place, bit in enumerate(_COUNTED) if kind & bit)
        for kind in range(1 << 6)
    ],
    dtype=np.uint32,
)
"""For the lowest bits of a kind: a one in the byte of each count. A head has 160 characters at
most, so no byte overflows."""


@attrs.frozen(eq=False)
class Block:
    """Consecutive solid rows; every array but those of characters has an entry for each."""

    heads: Sequence[str]
    """First :data:`HEAD` characters, white space and quote marks at both ends left out."""

    tails: Sequence[str]
    """Last :data:`TAIL` characters, the same left out."""

    text: str
    """The heads, one a line."""

    codes: Codes
    """Code points of the text."""

    kinds: Kinds
    """Kinds of its characters."""

    starts: Whole
    """Where each head begins in the text."""

    ends: Whole
    """Where it ends."""

    counts: npt.NDArray[np.uint8]
    """Letters, capitals, word characters and digits of each head, a column each."""

    row_of: Places
    """The row of each character of the text; line ends belong to the row before."""

    begins: Places
    """Where the words (between white space) of the text begin."""

    closing: Codes
    """The last :data:`CLOSING` code points of each row, the last first; 0 before its beginning."""

    plain: HashedText
    """The text without all but letters and digits, case folded."""

    folded: HashedText
    """The text with a zero for every number."""

    spelt: Spelt
    """The words of letters alone."""

    dotted: Mask
    """Rows with letters whose case patterns see otherwise than words are compared."""

    words_of_rows: tuple[Whole, Whole]
    """The number of each long word and the row it stands in, once a row, in this order."""

    def __len__(self) -> int:
        return len(self.heads)

    @property
    def sizes(self) -> Whole:
        """Characters of each head."""
        return self.ends - self.starts

    @property
    def letters(self) -> Whole:
        """Letters in each head."""
        return self.counts[:, 0].astype(np.int64)

    @property
    def capitals(self) -> Whole:
        """Capitals in each head."""
        return self.counts[:, 1].astype(np.int64)

    @property
    def signs(self) -> Whole:
        """Letters and digits in each head."""
        return self.counts[:, 2].astype(np.int64)

    @property
    def digits(self) -> Whole:
        """Digits in each head."""
        return self.counts[:, 3].astype(np.int64)

    @property
    def words(self) -> Whole:
        """Words, as white space divides them, in each head."""
        return self.count_rows(self.begins)

    @property
    def first(self) -> Kinds:
        """Kind of the first character of each row."""
        return self.kinds[self.starts]

    @property
    def first_words(self) -> Whole:
        """The first of the words of letters that begins in each row or below."""
        return np.searchsorted(self.spelt.first, self.starts)

    def count_rows(self, places: Places) -> Whole:
        """Return how many of *places* in the text lie in each head."""
        return np.bincount(self.row_of[places], minlength=len(self))

    def mark_rows(self, places: Places, *, reach: int = HEAD) -> Mask:
        """Mark the rows that hold one of the *places* among their first *reach* characters."""
        marks = np.zeros(len(self), dtype=np.bool_)
        row = self.row_of[places]
        marks[row[places - self.starts[row] < reach] if reach < HEAD else row] = True
        return marks

    def hold_sign(self, sign: str, *, reach: int = HEAD) -> Mask:
        """Mark the rows with the character *sign* among their first *reach* characters."""
        return self.mark_rows(np.flatnonzero(self.codes == ord(sign)), reach=reach)

    def hold_kind(self, kind: int) -> Mask:
        """Mark the rows with a character of *kind*."""
        return self.mark_rows(np.flatnonzero((self.kinds & kind) != 0))

    def hold_text(self, *parts: str) -> Mask:
        """Mark the rows that hold one of *parts*, which must be as short as a word."""
        patterns = [re.compile(re.escape(part)) for part in parts]
        found = [match.start() for part in patterns for match in part.finditer(self.text)]
        return self.mark_rows(np.array(found, dtype=np.int64))

    def hold_words(self, words: WordFilter) -> Mask:
        """Mark the rows that may hold one of *words*, in any case."""
        return self.mark_rows(self.spelt.first[words.allow(self.spelt.hashes)]) | self.dotted

    def begin_with(self, words: WordFilter) -> Mask:
        """Mark the rows whose first word of letters may be one of *words*, in any case."""
        allowed = np.append(words.allow(self.spelt.hashes), False)
        return allowed[self.first_words] | self.dotted


def iter_blocks(view: View) -> Iterator[tuple[int, int, int, Block]]:
    """Yield blocks of rows: first row, last row (excluded), rows of margin before it, the block.

    The block holds up to :data:`MARGIN` more rows on either side.
    """
    for first in range(0, len(view), BLOCK_ROWS):
        last = min(first + BLOCK_ROWS, len(view))
        above = max(0, first - MARGIN)
        yield first, last, first - above, build_block(view, above, min(last + MARGIN, len(view)))


def build_block(view: View, first: int, last: int) -> Block:
    """Return the block of the solid rows *first* to *last* (excluded), at least one."""
    text, number = view.rows.text, view.number[first:last].tolist()
    length = view.length[first:last]
    begin = list(map(view.rows.starts.__getitem__, number))
    begin = (np.array(begin, dtype=np.int64) + view.indent[first:last]).tolist()
    size = np.minimum(length, HEAD)
    heads = [text[at : at + most] for at, most in zip(begin, size.tolist(), strict=True)]
    tails = [
        head if most <= TAIL else text[at + most - TAIL : at + most]
        for head, at, most in zip(heads, begin, length.tolist(), strict=True)
    ]
    joined = "\n".join(heads)
    codes = to_codes(joined)
    closing = to_codes("".join([tail[-CLOSING:].rjust(CLOSING, "\0") for tail in tails]))
    table = sign_table()
    table.learn(codes)
    table.learn(closing)
    kinds = table.kinds(codes)
    ends = np.cumsum(size + 1) - 1
    starts = ends - size
    weights = np.add.reduceat(_WEIGHTS.take(kinds & (len(_WEIGHTS) - 1)), starts)
    plain = _hash_plain(joined, codes, kinds)
    space = np.concatenate([[True], (kinds & SPACE) != 0])
    spelt = spell_words(kinds, plain)
    row_of = np.repeat(np.arange(len(heads)), size + 1)[: len(codes)]
    return Block(
        heads=heads,
        tails=tails,
        text=joined,
        codes=codes,
        kinds=kinds,
        starts=starts,
        ends=ends,
        counts=weights.astype("<u4").view(np.uint8).reshape(-1, 4),
        row_of=row_of,
        begins=np.flatnonzero(space[:-1] & ~space[1:]),
        closing=closing.reshape(-1, CLOSING)[:, ::-1],
        plain=plain,
        folded=_hash_folded(codes, kinds),
        spelt=spelt,
        dotted=np.logical_or.reduceat((kinds & DOTTED) != 0, starts),
        words_of_rows=list_words(spelt, row_of),
    )


def _hash_plain(text: str, codes: Codes, kinds: Kinds) -> HashedText:
    """Hash the letters and digits of *text*, case folded; some letters become two or three."""
    counts = (kinds & ALNUM) != 0
    if not (kinds & WIDE).any():
        return hash_text(sign_table().folded(codes), counts)
    sizes = sign_table().fold_sizes(codes)
    hashed = hash_text(to_codes(text.casefold()), np.repeat(counts, sizes))
    places = np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])
    return attrs.evolve(hashed, places=hashed.places[places])


def _hash_folded(codes: Codes, kinds: Kinds) -> HashedText:
    """Hash a text in which every number is a zero."""
    digit = (kinds & DIGIT) != 0
    follows = np.concatenate([[False], digit[:-1]])
    return hash_text(np.where(digit, np.uint32(ord("0")), codes), ~(digit & follows))


def score_rows(measure: Callable[[str], float], rows: Sequence[str], worth: Mask) -> Scores:
    """Return what *measure* says of the rows that are *worth* a look, 0 for the others.

    Equal rows are looked at once.
    """
    scores = np.zeros(len(rows), dtype=np.float32)
    places = np.flatnonzero(worth)
    chosen = [rows[place] for place in places.tolist()]
    known = {row: measure(row) for row in set(chosen)}
    scores[places] = np.fromiter(map(known.__getitem__, chosen), np.float32, len(chosen))
    return scores


def match_rows(test: Callable[[str], object], rows: Sequence[str], worth: Mask) -> Scores:
    """Return 1 for each row *worth* a look that *test* finds something in, else 0."""
    scores = np.zeros(len(rows), dtype=np.float32)
    places = np.flatnonzero(worth)
    chosen = [rows[place] for place in places.tolist()]
    found = {row for row in set(chosen) if test(row) is not None}
    scores[places] = [row in found for row in chosen]
    return scores
