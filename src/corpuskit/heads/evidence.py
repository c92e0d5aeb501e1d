"""What most segments of a feed do: evidence for the lines that are doubtful by themselves."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

import attrs

from corpuskit.bylines import Byline, read_byline
from corpuskit.dates import may_hold_date
from corpuskit.heads.origins import read_origin
from corpuskit.heads.rating import LEAST_SOURCE, rate_alone, states_date
from corpuskit.heads.slots import Slot, learn_slots
from corpuskit.sources import LONGEST_LINE, may_be_publication

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpuskit.heads.pieces import Piece
    from corpuskit.heads.reader import Readings
    from corpuskit.heads.readings import Reading

SLOT_BONUS = 0.4
"""Added to the score of a line that stands where most segments of the feed print their source: a
plain name (0.3) then passes `LEAST_SOURCE`."""

KNOWN_BONUS = 0.4
"""Added where the same line is a source candidate of another segment of the feed."""

CONSTANT_SHARE = 0.5
"""A line that stands in the heads of this share of the segments, and at least in three, is no
headline of any."""

LONGEST_CONSTANT = 80
"""Characters that a line which all segments share may have: a label, a masthead."""

_CLEAR_MAJORITY = 1.5
_AGAIN = 2
_LEAST_NAME = 0.19
_FEWEST_CONSTANT = 3
_TAIL_SHARE = 0.3
_NUMBERED_SHARE = 0.6
_STEP_SHARE = 0.3
"""Share of segments that must bear the number after that of the segment before."""

_DIGIT = re.compile(r"\d")
_LEADING_NUMBER = re.compile(r"\(?(?P<number>\d{1,3})")
_BRACKETED_NAMES = re.compile(
    r"(?<=\s)\((?P<names>(?:von|by|par|por|di|door|av|af|от)\s[^()]{3,60})\)\s*\Z", re.IGNORECASE
)
_HEAD_PIECES = 12
_SHORTEST_TITLE = 12

Place = Literal["above", "below", "top"]


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

    publications: int
    """Segments with a line of publication and date in their heads."""

    tails: int
    """Segments in whose first three pieces a line ends with a comma and a name."""

    slots: Mapping[Slot, float]
    """Places in which the feed prints sources, and how much its lines there look like some."""

    def has_tails(self) -> bool:
        """Whether most headlines end with their author: "Power and lost potential, Ajay Jindal"."""
        return self.tails >= max(_FEWEST_CONSTANT, _TAIL_SHARE * self.segments)

    def is_constant(self, text: str) -> bool:
        """Whether a line stands in the heads of so many segments that it is no headline."""
        if len(text) > LONGEST_CONSTANT:
            return False  # a paragraph of an article that the feed holds several times
        count = self.repeated.get(fold_text(text), 0)
        return count >= max(_FEWEST_CONSTANT, CONSTANT_SHARE * self.segments)


def fold_text(text: str) -> str:
    """Return the form in which texts of one feed are compared: letters and digits only."""
    return "".join(filter(str.isalnum, text.casefold()))


def tail_names(line: str) -> tuple[int, Byline] | None:
    """Return where a name behind the last comma of a line begins, and the name."""
    at = line.rfind(", ")
    names = read_byline(line[at + 2 :], bare=True) if at > _SHORTEST_TITLE else None
    return (at + 2, names) if names is not None else None


def bracketed_names(line: str) -> tuple[int, Byline] | None:
    """Return where a byline in brackets at the end of a line begins, and its names."""
    match = _BRACKETED_NAMES.search(line[-LONGEST_CONSTANT:])
    names = read_byline(match["names"]) if match else None
    if match is None or names is None:
        return None
    return max(0, len(line) - LONGEST_CONSTANT) + match.start("names"), names


def is_numbered(heads: Sequence[Sequence[Piece]]) -> bool:
    """Whether the segments of a feed are numbered: most of them, or one after another."""
    count = sum(any(piece.numbering for piece in head[:2]) for head in heads)
    if len(heads) < _FEWEST_CONSTANT or not count:
        return False
    if count >= _NUMBERED_SHARE * len(heads):
        return True
    first = sorted((head[0].start, _number_of(head[0])) for head in heads if head)
    steps = sum(a + 1 == b for (_, a), (_, b) in itertools.pairwise(first) if a >= 0)
    return steps >= max(_FEWEST_CONSTANT, _STEP_SHARE * len(heads))


def _number_of(piece: Piece) -> int:
    """Return the number before a piece; -1 if there is none."""
    digits = _LEADING_NUMBER.match(piece.text) if piece.numbering else None
    return int(digits["number"]) if digits else -1


def gather_evidence(heads: Sequence[Readings]) -> Evidence:
    """Return what the heads of a feed's segments have in common; their order does not matter."""
    places: Counter[Place] = Counter()
    sources: Counter[str] = Counter()
    openers: Counter[str] = Counter()
    repeated: Counter[str] = Counter()
    publications = tails = 0
    openers.update(fold_text(head[0].text) for head in heads if head)
    for head in heads:
        tails += any(tail_names(reading.text) for reading in head[:3] if reading.role == "text")
        for place, index in source_slots(head):
            score = rate_alone(head[index])
            if place == "top" and apart(head, index) and openers[fold_text(head[0].text)] < _AGAIN:
                continue
            if head[index].byline is None or score >= LEAST_SOURCE:  # names vote for nothing
                places[place] += round(100 * score)
            if score > 0:
                sources[fold_text(head[index].text)] += 1
        lines = [head[i] for i in head.find(_may_name_publication) if head[i].role == "publication"]
        publications += bool(lines)
        sources.update({fold_text(r.publication.name) for r in lines if r.publication})
        texts = [head.plain_text(at) for at in range(min(len(head), _HEAD_PIECES))]
        repeated.update({fold_text(text) for text in texts if len(text) <= LONGEST_CONSTANT})
    return Evidence(
        segments=len(heads),
        place=_majority(places),
        sources=sources,
        openers=openers,
        repeated=repeated,
        publications=publications,
        tails=tails,
        slots=learn_slots(heads),
    )


def _majority(places: Counter[Place]) -> Place | None:
    ranked = places.most_common(2)
    if not ranked or ranked[0][1] <= 0:
        return None
    second = ranked[1][1] if len(ranked) > 1 else 0
    return ranked[0][0] if ranked[0][1] > _CLEAR_MAJORITY * second else None


def source_slots(head: Readings, stop: int | None = None) -> list[tuple[Place, int]]:
    """Return the pieces beside the first date that may be the source, by their index.

    Only pieces before *stop* are looked at. The piece above counts as such only if another piece
    of text stands before it, a headline; where it opens the segment, it is in the slot "top" if a
    piece of text follows the date.
    """
    stop = len(head) if stop is None else min(stop, len(head))
    at = next((i for i in head.find(_may_state_date, stop) if states_date(head[i])), None)
    if at is None:
        return []
    slots: list[tuple[Place, int]] = []
    below = at + 1 if at + 1 < stop and head[at + 1].role == "text" else None
    if at and head[at - 1].role == "text" and not head[at].piece.cell:
        if any(head[i].role == "text" for i in range(at - 1)):
            slots.append(("above", at - 1))
        elif at == 1 and (below is not None or at + 1 == stop or _is_titled(head, stop)):
            slots.append(("top", 0))
    if below is not None and head[below].piece.gap <= 1:
        slots.append(("below", below))
    return slots


def _is_titled(head: Readings, stop: int) -> bool:
    """Whether a label names the headline."""
    return any(
        head[i].role == "label" and head[i].field == "headline" for i in head.find(_may_label, stop)
    )


def _may_state_date(text: str) -> bool:
    """Whether *text* may be a date or, behind a label, any year."""
    return may_hold_date(text) or (_may_label(text) and _DIGIT.search(text) is not None)


def _may_name_publication(text: str) -> bool:
    """Whether *text* may be a publication with date or page, in brackets or behind "from"."""
    return len(text) <= LONGEST_LINE and (may_be_publication(text) or read_origin(text) is not None)


def _may_label(text: str) -> bool:
    return ":" in text or "：" in text


def apart(head: Sequence[Reading], index: int) -> bool:
    """Whether a blank row divides the piece *index* from the next one."""
    return index + 1 < len(head) and head[index + 1].piece.gap > 0


def rate_source(reading: Reading, place: Place, evidence: Evidence) -> float:
    """Return how much a piece beside the date looks like a source, the feed being asked."""
    score = rate_alone(reading)
    if score < _LEAST_NAME:  # sections, and names that end with a full stop
        return score
    if evidence.place == place:
        score += SLOT_BONUS
    if evidence.sources.get(fold_text(reading.text), 0) > 1:
        score += KNOWN_BONUS
    return score
