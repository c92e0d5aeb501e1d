"""Which tokens of a text are names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from corpuskit.syndication.scripts import capitals, sentence_characters
from corpuskit.syndication.tokens import Flags, tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAPS = np.array([ord(c) for c in " \u00a0-"], np.uint32)


def flag_names(texts: Sequence[str]) -> Flags:
    """Flag the tokens of *texts* that begin with a capital inside a sentence.

    A capital behind a full stop, a quotation mark or a line end says nothing about its word.
    """
    starts = tokenise(texts).starts
    joined = "\n".join(["\n", *texts])
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    # One more character stands in front than the tokens know of.
    first, between, before = points[starts + 1], points[starts], points[starts - 1]
    inner = sentence_characters()[before]
    flags: Flags = capitals()[first] & np.isin(between, _GAPS) & inner
    return flags
