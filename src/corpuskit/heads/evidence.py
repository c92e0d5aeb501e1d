"""What most segments of a feed do: evidence for the lines that are doubtful by themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

import attrs

from corpuskit.heads.readings import Reading
from corpuskit.sources import score_source

SLOT_BONUS = 0.4
"""Added to the score of a line that stands where most segments of the feed print their source: a
plain name (0.3) then passes `LEAST_SOURCE`."""

KNOWN_BONUS = 0.4
"""Added where the same line is a source candidate of another segment of the feed."""

LEAST_SOURCE = 0.55
"""Score from which a line is taken for the publication: a telling word or country has 0.6, a plain
name with one piece of evidence from the feed 0.7."""

_NAME_MALUS = 0.2
_LEAST_VOTES = 2
_NUMBERED_SHARE = 0.6
_HEAD_PIECES = 8

Place = Literal["above", "below"]


@attrs.frozen(kw_only=True)
class Evidence:
    """What a feed's segments have in common."""

    segments: int
    """How many segments were looked at."""

    place: Place | None
    """Where sources stand relative to dates; ``None`` where no majority can be told."""

    sources: Mapping[str, int]
    """Segments in which a text (folded) is a source candidate beside the date."""

    openers: Mapping[str, int]
    """Segments that begin with a text (folded)."""

    repeated: Mapping[str, int]
    """Segments in whose first pieces a text (folded) stands."""


def fold_text(text: str) -> str:
    """Return the form in which texts of one feed are compared: letters and digits only."""
    return "".join(c for c in text.casefold() if c.isalnum())


def is_numbered(numberings: Sequence[Sequence[int]]) -> bool:
    """Whether most segments have a number before one of their first two pieces."""
    first = [any(widths[:2]) for widths in numberings]
    return len(first) > _LEAST_VOTES and sum(first) >= _NUMBERED_SHARE * len(first)


def gather_evidence(heads: Sequence[Sequence[Reading]]) -> Evidence:
    """Return what the heads of a feed's segments have in common; their order does not matter."""
    places: Counter[Place] = Counter()
    sources: Counter[str] = Counter()
    openers: Counter[str] = Counter()
    repeated: Counter[str] = Counter()
    for head in heads:
        for place, reading in source_slots(head):
            score = rate_alone(reading)
            places[place] += round(100 * score)
            if score > 0:
                sources[fold_text(reading.text)] += 1
        for reading in head:
            if reading.role == "publication" and reading.publication:
                sources[fold_text(reading.publication.name)] += 1
        if head:
            openers[fold_text(head[0].text)] += 1
        for folded in {fold_text(reading.text) for reading in head[:_HEAD_PIECES]}:
            repeated[folded] += 1
    return Evidence(
        segments=len(heads),
        place=_majority(places),
        sources=sources,
        openers=openers,
        repeated=repeated,
    )


def _majority(places: Counter[Place]) -> Place | None:
    above, below = places["above"], places["below"]
    if above > 1.5 * below:  # noqa: PLR2004 - a clear majority, not a tie broken by noise
        return "above"
    return "below" if below > 1.5 * above else None  # noqa: PLR2004


def source_slots(head: Sequence[Reading]) -> list[tuple[Place, Reading]]:
    """Return the pieces beside the first date that may be the source.

    The piece above counts only if another piece of text stands before it: a headline.
    """
    at = next((i for i, reading in enumerate(head) if reading.role == "date"), None)
    if at is None:
        return []
    slots: list[tuple[Place, Reading]] = []
    texts = [i for i in range(at) if head[i].role == "text"]
    if len(texts) > 1 and texts[-1] == at - 1:
        slots.append(("above", head[at - 1]))
    if at + 1 < len(head) and head[at + 1].role == "text" and head[at + 1].piece.gap <= 1:
        slots.append(("below", head[at + 1]))
    return slots


def rate_alone(reading: Reading) -> float:
    """Return how much a piece looks like a source by itself."""
    score = score_source(reading.text)
    if reading.byline is not None and score < LEAST_SOURCE:
        score -= _NAME_MALUS
    return max(0.0, score)


def rate_source(reading: Reading, place: Place, evidence: Evidence) -> float:
    """Return how much a piece beside the date looks like a source, the feed being asked."""
    score = rate_alone(reading)
    if score <= 0:
        return 0.0
    if evidence.place == place:
        score += SLOT_BONUS
    if evidence.sources.get(fold_text(reading.text), 0) > 1:
        score += KNOWN_BONUS
    return score
