"""The token shape of a row: its words by case, its numbers and signs, runs of one kind as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from corpuskit.cues.hashes import hash_text
from corpuskit.cues.signs import CAPITAL, DIGIT, LETTER, SPACE, Codes, sign_table, to_codes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpuskit.cues.hashes import Hashes

SHAPE_HEAD = 60
"""Characters of a row that make its shape."""

SHAPE_LENGTH = 10
"""Tokens kept of a shape."""

_NUMBER, _TITLE, _SMALL, _SPACE, _END = map(ord, "0Bc \n")
"""Tokens: a number, a word with a capital, a small one, white space, the end of a row. Every other
character is a token of its own."""


LEAD_LENGTH = 4
"""Tokens that tell how a row opens, also one of running text."""


def hash_tokens(rows: Sequence[str]) -> tuple[Hashes, Hashes]:
    """Return the hash of the token shape of each row, and that of its first few tokens.

    A word is small up to its first capital, but a word with two capitals in a row has one all
    over. Of equal tokens in a row, with or without white space between, the first counts.
    """
    codes = to_codes("\n".join([row[:SHAPE_HEAD] for row in rows]))
    token = _drop_repeated(_list_tokens(codes))
    ends = np.append(np.flatnonzero(token == _END), len(token))
    starts = np.append(0, ends[:-1] + 1)
    hashed = hash_text(token, np.ones(len(token), dtype=np.bool_))
    return (
        hashed.hash_stretches(starts, np.minimum(ends, starts + SHAPE_LENGTH)),
        hashed.hash_stretches(starts, np.minimum(ends, starts + LEAD_LENGTH)),
    )


def _list_tokens(codes: Codes) -> Codes:
    """Return the tokens of a text of several rows."""
    kinds = sign_table().kinds(codes)
    kinds = np.where(kinds & CAPITAL, kinds | LETTER, kinds)  # the multiplication sign, too
    word = (kinds & LETTER) != 0
    capital = (kinds & CAPITAL) != 0
    spread = word | ((kinds & (DIGIT | SPACE)) != 0)
    spread &= codes != _END
    group = kinds & (DIGIT | SPACE | LETTER)
    same = spread & ~capital & np.concatenate([[False], group[1:] == group[:-1]])
    said = np.flatnonzero(~same)
    token, kind = codes[said], kinds[said]
    token[(kind & LETTER) != 0] = _SMALL
    token[(kind & DIGIT) != 0] = _NUMBER
    token[((kind & SPACE) != 0) & (token != _END)] = _SPACE
    token[(kind & CAPITAL) != 0] = _TITLE
    pairs = np.flatnonzero(capital[1:] & capital[:-1])
    first = np.flatnonzero(word & ~np.concatenate([[False], word[:-1]]))
    runs = first[np.searchsorted(first, pairs, side="right") - 1]
    token[np.searchsorted(said, runs)] = _TITLE
    return token


def _drop_repeated(token: Codes) -> Codes:
    """Return *token* without those that repeat the one before, and the white space between."""
    solid = np.flatnonzero(token != _SPACE)
    said = token[solid]
    again = solid[1:][(said[1:] == said[:-1]) & (said[1:] != _END)]
    keep = np.ones(len(token), dtype=np.bool_)
    keep[again] = False
    keep[again[token[again - 1] == _SPACE] - 1] = False
    return token[keep]
