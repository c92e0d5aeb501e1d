"""Texts and their tokens, put away and found again by the numbers of their articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np

from corpuskit.syndication.fingerprint import Sketches, sketch_texts
from corpuskit.syndication.spool import Spool
from corpuskit.syndication.tokens import Places, Words

if TYPE_CHECKING:
    from collections.abc import Sequence


@attrs.frozen(kw_only=True, eq=False)
class Portion:
    """Where some texts were put, and what is remembered of each."""

    numbers: Places
    """Numbers of their articles."""

    text_starts: Places
    """Where each text begins."""

    text_lengths: Places
    """Its bytes."""

    word_starts: Places
    """Where its tokens begin."""

    lengths: Places
    """How many it has."""

    digests: bytes
    """16 bytes for each: those of `Sketches.digests`, or zeros."""


class Shelf:
    """Texts in UTF-8, tokens in four bytes each; only what finds them stays in memory."""

    def __init__(self) -> None:
        self._texts, self._words = Spool(), Spool()
        self._places = np.zeros((0, 4), np.int64)

    def put(self, numbers: Sequence[int], texts: Sequence[str]) -> tuple[Portion, Sketches]:
        """Put away *texts*, those of the articles *numbers*, and return their sketches."""
        sketches = sketch_texts(texts)
        pieces = [text.encode("utf-8", "surrogatepass") for text in texts]
        text_bounds = np.cumsum([self._texts.append(b"".join(pieces)), *map(len, pieces)])
        word_start = self._words.append(sketches.words.tobytes())
        portion = Portion(
            numbers=np.array(numbers, np.int64),
            text_starts=text_bounds[:-1],
            text_lengths=np.diff(text_bounds),
            word_starts=word_start + 4 * sketches.bounds[:-1],
            lengths=np.diff(sketches.bounds),
            digests=b"".join(digest or bytes(16) for digest in sketches.digests),
        )
        return portion, sketches

    def close_up(self, portions: Sequence[Portion], size: int) -> None:
        """Note where all texts were put, now that there are no more."""
        self._places = np.zeros((size, 4), np.int64)
        for some in portions:
            columns = (some.text_starts, some.text_lengths, some.word_starts, some.lengths)
            self._places[some.numbers] = np.column_stack(columns)

    @property
    def lengths(self) -> Places:
        """The number of tokens of each text."""
        return self._places[:, 3]

    def read_texts(self, numbers: Places) -> list[str]:
        """Return some texts."""
        starts, lengths = self._places[numbers, 0], self._places[numbers, 1]
        pieces = self._texts.read(starts.tolist(), lengths.tolist())
        return [piece.decode("utf-8", "surrogatepass") for piece in pieces]

    def read_words(self, numbers: Places) -> list[Words]:
        """Return the tokens of some texts."""
        starts, lengths = self._places[numbers, 2], self._places[numbers, 3]
        pieces = self._words.read(starts.tolist(), (4 * lengths).tolist())
        return [np.frombuffer(piece, np.uint32) for piece in pieces]
