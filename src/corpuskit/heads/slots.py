"""Where a feed prints its sources, learned from its heads: a place is told by its neighbours.

Beside the date is where most feeds print them (`corpuskit.heads.evidence`); this finds the others:
above the headline, below the author, at the head's end. A place counts if most segments have a line
there and these lines look like publications on the whole, as headlines and decks do not.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from corpuskit.heads.rating import rate_alone, states_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpuskit.heads.reader import Readings
    from corpuskit.heads.readings import Reading

Slot = tuple[str, str]
"""What stands above and below a line."""

SLOT_PIECES = 8
"""Pieces from a segment's start among which such places are looked for."""

_LONGEST_LINE = 90
_FEWEST, _SHARE = 3, 0.6
"""Segments, and share of them, that must have a line in such a place."""

_LEAST_MEAN = 0.65
"""Mean score of the lines in such a place. Names with a telling word have 0.7; of headlines in
title case some hold such a word, others have 0.3."""


def learn_slots(heads: Sequence[Readings]) -> dict[Slot, float]:
    """Return the places whose lines look like publications, with the mean of their scores."""
    if len(heads) < _FEWEST:
        return {}
    counts: Counter[Slot] = Counter()
    scores: Counter[Slot] = Counter()
    for head in heads:
        for index in range(min(SLOT_PIECES, len(head))):
            if len(head.pieces[index].text) > _LONGEST_LINE:
                break
            if head[index].role == "text":
                score = round(100 * rate_alone(head[index]))
                slot = slot_of(head, index)
                counts[slot] += 1
                scores[slot] += score
    least = max(_FEWEST, _SHARE * len(heads))
    means = {slot: scores[slot] / (100 * count) for slot, count in counts.items() if count >= least}
    return {slot: mean for slot, mean in means.items() if mean >= _LEAST_MEAN}


def slot_of(head: Readings, index: int) -> Slot:
    """Return what stands above and below the piece *index*."""
    above = _kind(head[index - 1]) if index else "start"
    below = _kind(head[index + 1]) if index + 1 < len(head) else "end"
    return above, below


def _kind(reading: Reading) -> str:
    """Return what a line is, as a neighbour."""
    if len(reading.piece.text) > _LONGEST_LINE:
        return "prose"
    if states_date(reading):
        return "date"
    return reading.role
