"""The pieces of a segment, each read when it is asked for: most of a body never is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

import attrs

from corpuskit.bylines import read_further_names
from corpuskit.heads.readings import Reading, read_piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from corpuskit.heads.pieces import Piece
    from corpuskit.records import Span


class Readings(Sequence[Reading]):
    """What the pieces of one segment say, in order.

    A piece may lean on the one above it: a label's value, the rest of a wrapped address, further
    names. Which pieces were asked for before never changes what one says.
    """

    def __init__(
        self, text: str, pieces: Sequence[Piece], *, segment: Span, numbered: bool = False
    ) -> None:
        """Prepare to read.

        Args:
            text: The feed.
            pieces: Pieces of one segment, in order.
            segment: The segment, which no wrapped address leaves.
            numbered: Whether numbers before headlines are cut.
        """
        self.pieces = pieces
        self.plain = not numbered
        self._text = text
        self._segment = segment
        self._numbered = numbered
        self._kept: list[Reading | None] = [None] * len(pieces)
        self._whole: Readings | None = None
        self._first = 0

    def __len__(self) -> int:
        return len(self.pieces)

    @overload
    def __getitem__(self, index: int) -> Reading: ...
    @overload
    def __getitem__(self, index: slice) -> list[Reading]: ...
    def __getitem__(self, index: int | slice) -> Reading | list[Reading]:
        if isinstance(index, slice):
            return [self.read(at) for at in range(*index.indices(len(self.pieces)))]
        kept = self._kept[index]  # an index out of range is told here
        return kept or self.read(index + len(self.pieces) if index < 0 else index)

    def find(self, test: Callable[[str], bool], stop: int | None = None) -> Iterator[int]:
        """Yield the pieces before *stop* whose text passes *test*, unread."""
        for at, piece in enumerate(self.pieces[:stop]):
            if test(piece.text):
                yield at

    def tail(self, first: int) -> Readings:
        """Return the pieces from *first* on, each as it is read here."""
        rest = Readings(
            self._text, self.pieces[first:], segment=self._segment, numbered=self._numbered
        )
        rest._whole, rest._first = self, first
        return rest

    def plain_text(self, at: int) -> str:
        """Return the text of the piece *at* without its number, unread."""
        piece = self.pieces[at]
        return piece.text[piece.numbering :] if self._numbered else piece.text

    def read(self, at: int) -> Reading:
        """Read the piece *at*, and those above that it may lean on."""
        if self._whole is not None:
            whole = self._whole.read(at + self._first)
            self._kept[at] = whole
            return whole
        first = at
        while self._kept[first] is None and first and self._leans(first):
            first -= 1
        for index in range(first, at + 1):
            if self._kept[index] is None:
                self._kept[index] = self._read_one(index)
        reading = self._kept[at]
        assert reading is not None  # noqa: S101 - read in the loop above
        return reading

    def _leans(self, at: int) -> bool:
        """Whether what the piece *at* says may depend on the one above."""
        above, below = self.pieces[at - 1], self.pieces[at]
        return (
            above.text.endswith((":", "："))
            or "://" in above.text
            or "www." in above.text.casefold()
            or " " not in above.text
            or " " not in below.text
            or (not below.gap and read_further_names(below.text) is not None)
        )

    def _read_one(self, at: int) -> Reading:
        piece = self.pieces[at]
        above = self._kept[at - 1] if at and self._leans(at) else None
        if above is None:
            return read_piece(self._text, piece, None, self._segment, numbered=self._numbered)
        if above.url is not None and piece.start < above.url.end:
            return _go_on(piece, above)
        pending = above.field if above.role == "label" and not above.text else None
        reading = read_piece(self._text, piece, pending, self._segment, numbered=self._numbered)
        if above.role == "byline" and not piece.gap and reading.role == "text":
            further = read_further_names(self._text[piece.start : piece.end])
            return attrs.evolve(reading, role="byline", byline=further) if further else reading
        return reading


def _go_on(piece: Piece, above: Reading) -> Reading:
    """Return the reading of a row that only ends the address above it."""
    return Reading(
        piece=piece, role="url", start=piece.start, end=piece.end, text=piece.text, url=above.url
    )
