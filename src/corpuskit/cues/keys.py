"""What each row says, as numbers: rows that say the same have the same number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs
import numpy as np

from corpuskit.cues.hashes import Hashes
from corpuskit.cues.signs import ALNUM, DIGIT, find_runs, sign_table, to_codes
from corpuskit.cues.tokens import hash_tokens

if TYPE_CHECKING:
    from corpuskit.cues.block import Block
    from corpuskit.cues.view import Whole

_TITLE = 26
"""Letters and digits that two rows must share at their beginning to count as one title."""

_LEAST = 12
"""Letters and digits below which a row is no title."""

_LINE = 80
"""Characters of a line that is the same as another, digits folded."""

_NUMBERING = re.compile(r"\W{0,4}\d{1,3}\s?[.)\]:]\s+")
_REACH = 5
"""Characters among which the running number of a title begins."""

NO_TITLE = 0
"""Stands for the title of a row that is too short for one."""


@attrs.frozen(eq=False)
class Keys:
    """One number for each row and grain."""

    title: Hashes
    """Its first letters and digits, case folded, a running number left out; :data:`NO_TITLE`."""

    line: Hashes
    """Its first characters, digits folded."""

    text: Hashes
    """The whole head, digits folded."""

    word: Hashes
    """Its first word with the signs around it, digits folded."""

    token: Hashes
    """The classes of its words."""

    lead: Hashes
    """The classes of its first few words."""

    edge: Hashes
    """The classes of its first and last character."""


def empty_keys(size: int) -> Keys:
    """Return keys for *size* rows, to be filled."""
    return Keys(*(np.zeros(size, dtype=np.uint64) for _ in attrs.fields(Keys)))


def fill_keys(keys: Keys, first: int, part: Keys, inner: slice) -> None:
    """Write the *inner* ones of *part* to *keys* from row *first* on."""
    for field in attrs.fields(Keys):
        values = getattr(part, field.name)[inner]
        getattr(keys, field.name)[first : first + len(values)] = values


def make_keys(block: Block) -> Keys:
    """Return the keys of the rows of *block*."""
    starts, ends = block.starts, block.ends
    folded = block.folded
    token, lead = hash_tokens(block.heads)
    return Keys(
        title=_hash_titles(block),
        line=folded.hash_stretches(starts, np.minimum(starts + _LINE, ends)),
        text=folded.hash_stretches(starts, ends),
        word=folded.hash_stretches(starts, _end_words(block)),
        token=token,
        lead=lead,
        edge=_pair_edges(block),
    )


def number_keys(keys: Hashes) -> Whole:
    """Return a number for each different key, in the order in which they are met first."""
    _, first, label = np.unique(keys, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=np.int64)
    rank[np.argsort(first)] = np.arange(len(first))
    return rank[label]


def _hash_titles(block: Block) -> Hashes:
    begin = block.starts.copy()
    digits = np.flatnonzero((block.kinds & DIGIT) != 0)
    for row in np.flatnonzero(block.mark_rows(digits, reach=_REACH)).tolist():
        numbering = _NUMBERING.match(block.heads[row])
        begin[row] += numbering.end() if numbering else 0
    titles = block.plain.hash_stretches(begin, block.ends, most=_TITLE)
    long = block.plain.count_signs(begin, block.ends) >= _LEAST
    return np.where(long, titles | np.uint64(1), np.uint64(NO_TITLE))


def _end_words(block: Block) -> Whole:
    """Return where the first word of each row, and one sign behind it, end."""
    inside = ((block.kinds & ALNUM) != 0) | (block.codes == ord("_"))
    first, last = find_runs(inside)
    place = np.searchsorted(first, block.starts)
    begin = np.append(first, len(block.codes))[place]
    behind = np.append(last, len(block.codes))[place] + 1
    return np.where(begin < block.ends, np.minimum(behind, block.ends), block.ends)


def _pair_edges(block: Block) -> Hashes:
    """Return a number for the classes of the first character of the tail and of the last one."""
    table = sign_table()
    first = table.marks(to_codes("".join([tail[0] for tail in block.tails])))
    return first.astype(np.uint64) << np.uint64(32) | table.marks(block.closing[:, 0])
