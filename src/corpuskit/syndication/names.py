"""Which tokens of a text are names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corpuskit.syndication.folding import Points, list_points
from corpuskit.syndication.scripts import capitals, sentence_characters
from corpuskit.syndication.tokens import Flags, Places, tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAPS = np.array([ord(c) for c in " \u00a0-"], np.uint32)


def flag_names(texts: Sequence[str]) -> Flags:
    """Flag the tokens of *texts* that begin with a capital inside a sentence.

    A capital behind a full stop, a quotation mark or a line end says nothing about its word.
    """
    ascii_only = np.fromiter(map(str.isascii, texts), bool, len(texts))
    counts = np.zeros(len(texts), np.int64)
    found = []
    for kind in (True, False):  # ASCII is quicker by itself.
        places = np.flatnonzero(ascii_only == kind)
        flags, counts[places] = _flag_names([texts[place] for place in places.tolist()])
        found.append(flags)
    owners = np.repeat(ascii_only, counts)
    names = np.empty(len(owners), bool)
    names[owners], names[~owners] = found
    return names


def _flag_names(texts: Sequence[str]) -> tuple[Flags, Places]:
    """Return the flags of some texts, and how many tokens each has."""
    tokens = tokenise(texts)
    starts, _ = tokens.locate()
    joined = "\n".join(["\n", *texts])
    if joined.isascii():
        points: Points | npt.NDArray[np.uint8] = np.frombuffer(joined.encode("ascii"), np.uint8)
    else:
        points = list_points(joined)
    # One more character stands in front than the tokens know of.
    places = np.flatnonzero(capitals()[points[starts + 1]])
    some = starts[places]
    inner = np.isin(points[some], _GAPS) & sentence_characters()[points[some - 1]]
    flags = np.zeros(len(starts), bool)
    flags[places[inner]] = True
    return flags, np.diff(tokens.bounds)
