"""A last look at a chosen plan: a contents list at the top is no article.

Its entries look like starts of articles, row for row. What gives it away is the plan as a whole:
the first segment holds titles that come back further down, or no text at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from corpuskit.cues.view import Whole
    from corpuskit.segmentation.plans import Stage

LEAST_TITLES = 3
"""Rows of the first segment that stand again further down if it is a contents list."""

LISTED_SHARE = 0.3
"""Share of its rows that are such titles; the others are sources, dates and a note."""

TEXT_IN_LIST = 0.2
"""Share of rows of running text in a contents list: long or wrapped titles."""

TEXTLESS_SHARE = 0.1
"""Share of segments without text up to which such segments are no articles."""


def drop_contents(stage: Stage, starts: Whole) -> Whole:
    """Return *starts* (places of candidates) without those at the top that begin a list.

    The first one is left out as long as its segment holds titles that come back further down, or
    no running text although almost all others do.
    """
    body = stage.scored.body
    titles = (stage.scored.scores["repeated-later"] > 0) & (body == 0)
    rows = stage.candidates[starts]
    ends = np.append(rows[1:], len(body))
    textless = [not body[row:end].any() for row, end in zip(rows, ends, strict=True)]
    usual = sum(textless) <= TEXTLESS_SHARE * len(textless)
    first = 0
    while first < len(rows) - 1:
        inside = slice(rows[first], rows[first + 1])
        size = rows[first + 1] - rows[first]
        listed = int(titles[inside].sum()) >= max(LEAST_TITLES, LISTED_SHARE * size)
        listed = listed and float(body[inside].mean()) <= TEXT_IN_LIST
        if not listed and not (textless[first] and usual):
            break
        first += 1
    return starts[first:]
