"""Which tokens of a text are names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corpuskit.syndication.scripts import capitals, sentence_characters

if TYPE_CHECKING:
    from corpuskit.syndication.folding import Points

_GAPS = np.zeros(256, bool)
_GAPS[[ord(c) for c in " \u00a0-"]] = True
_LAST_GAP = len(_GAPS) - 1


def find_names(points: Points, before: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return which tokens begin with a capital inside a sentence.

    A capital behind a full stop, a quotation mark or a line end says nothing about its word.

    Args:
        points: Characters of the texts, divided by line ends, one of which stands in front.
        before: The place before the first character of each token.
    """
    # Inside a sentence there is a letter, a digit or a comma, then a space, then the name.
    found = np.flatnonzero(capitals()[points[before + 1]])
    places = before[found]
    gaps = _GAPS[np.minimum(points[places], _LAST_GAP)]
    inner = sentence_characters()[points[places - 1]]
    return found[gaps & inner]
