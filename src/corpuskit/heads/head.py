"""The head of one segment while it is being read."""

from __future__ import annotations

import attrs

from corpuskit.heads.draft import Draft
from corpuskit.heads.evidence import Evidence
from corpuskit.heads.pieces import FeedShape
from corpuskit.heads.rating import rate_alone
from corpuskit.heads.reader import Readings
from corpuskit.heads.slots import SLOT_PIECES, slot_of


@attrs.define
class Head:
    """The pieces of a segment, and which of them have found their place."""

    readings: Readings
    """Its first pieces, in order."""

    shape: FeedShape
    """How the feed's rows are laid out."""

    evidence: Evidence
    """What the feed's segments have in common."""

    draft: Draft
    """The header in the making."""

    used: set[int] = attrs.field(factory=set)
    """Indices of pieces that are a field or furniture."""

    headline: tuple[int, int] | None = None
    """First piece of the headline and the one after its last; ``None`` while there is none."""

    body_at: int | None = None
    """Where the body begins inside a piece that a headline runs into."""

    learned: dict[int, bool] = attrs.field(factory=dict)
    """What `is_learned` said of pieces."""

    def is_learned(self, index: int) -> bool:
        """Whether the piece *index* stands where this feed prints sources, and looks like one."""
        if index not in self.learned:
            self.learned[index] = self._find_learned(index)
        return self.learned[index]

    def _find_learned(self, index: int) -> bool:
        reading = self.readings[index]
        return (
            index < SLOT_PIECES
            and reading.role == "text"
            and rate_alone(reading) > 0
            and slot_of(self.readings, index) in self.evidence.slots
        )

    def is_free(self, index: int) -> bool:
        """Whether the piece *index* is text that has no place yet."""
        reading = self.readings[index]
        return index not in self.used and reading.role in ("text", "publication")

    def free_texts(self, begin: int, end: int) -> list[int]:
        """Return the free pieces of text from *begin* to *end* that could be a title."""
        return [
            index
            for index in range(begin, end)
            if self.is_free(index) and not self.evidence.is_constant(self.readings[index].text)
        ]
