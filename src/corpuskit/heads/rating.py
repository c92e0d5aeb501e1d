"""How much a piece looks like a source by itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.heads.labels import is_desk
from corpuskit.sources import score_source

if TYPE_CHECKING:
    from corpuskit.heads.readings import Reading

LEAST_SOURCE = 0.55
"""Score from which a line is taken for the publication: a telling word or country has 0.6, a plain
name with one piece of evidence from the feed 0.7."""

SURE_SOURCE = 0.9
"""Score of a wire's name or an address: such a line is the source wherever it stands."""

_AUTHOR_MARK = re.compile(
    r"(?:by|von|par|por|from|special\ (?:thanks|to)|thanks|courtesy|contact)\b", re.IGNORECASE
)
"""What announces people, or those who sent the text in."""

_NAME_MALUS = 0.1


def rate_alone(reading: Reading) -> float:
    """Return how much a piece looks like a source by itself."""
    score = score_source(reading.text)
    if score and (is_desk(reading.text) or _AUTHOR_MARK.match(reading.text)):
        return 0.0
    if reading.byline is not None and score < LEAST_SOURCE:
        score -= _NAME_MALUS
    return max(0.0, score)


def states_date(reading: Reading) -> bool:
    """Whether a piece is a date, with or without a label."""
    return reading.role == "date" or (reading.field == "date" and reading.date is not None)
