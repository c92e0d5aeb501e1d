"""Texts and their tokens, put away and found again by the numbers of their articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np

from corpuskit.syndication.candidates import pack_postings
from corpuskit.syndication.encoded import EncodedTexts
from corpuskit.syndication.fingerprint import sketch_encoded
from corpuskit.syndication.spool import Spool
from corpuskit.syndication.tokens import Hashes, Places, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@attrs.frozen(eq=False)
class Batch:
    """Some articles that came one after another, and their texts."""

    first: int
    """Number of the first of the articles."""

    texts: EncodedTexts
    """Their texts."""


@attrs.frozen(kw_only=True, eq=False)
class Findings:
    """What is remembered of the texts of a batch."""

    words: Words
    """Their tokens, text after text."""

    bounds: Places
    """First token of each text, and the end of the last."""

    digests: bytes
    """16 bytes for each: those of `Sketches.digests`, or zeros."""

    postings: Hashes
    """Sampled shingles with the numbers of the articles, as `pack_postings` returns them."""


def sketch_batches(batches: Sequence[Batch]) -> list[Findings]:
    """Return what is remembered of some batches."""
    return [_sketch_batch(batch) for batch in batches]


def _sketch_batch(batch: Batch) -> Findings:
    sketches = sketch_encoded(batch.texts)
    return Findings(
        words=sketches.words,
        bounds=sketches.bounds,
        digests=b"".join(digest or bytes(16) for digest in sketches.digests),
        postings=pack_postings(sketches.hashes, sketches.holders + batch.first),
    )


class Shelf:
    """Texts in UTF-8, tokens in four bytes each; only what finds them stays in memory."""

    def __init__(self) -> None:
        self._texts, self._words = Spool(), Spool()
        self._portions: list[Places] = []
        self._digests: list[bytes] = []
        self._places = np.zeros((0, 4), np.int64)

    def put(self, batch: Batch, findings: Findings) -> None:
        """Put away the texts of a batch, the next after those before, and their tokens."""
        texts = self._texts.append([batch.texts.data]) + batch.texts.starts
        words = self._words.append([findings.words.data.cast("B")]) + 4 * findings.bounds[:-1]
        columns = (texts, batch.texts.lengths, words, np.diff(findings.bounds))
        self._portions.append(np.column_stack(columns))
        self._digests.append(findings.digests)

    def close_up(self) -> Hashes:
        """Note where all texts were put, now that there are no more; return their digests.

        A digest is a row of two integers, in the order of the articles' numbers.
        """
        self._places = np.concatenate([self._places, *self._portions])
        digests = np.frombuffer(b"".join(self._digests), ">u8").astype(np.uint64)
        self._portions.clear()
        self._digests.clear()
        return digests.reshape(-1, 2)

    @property
    def lengths(self) -> Places:
        """The number of tokens of each text."""
        return self._places[:, 3]

    def read_texts(self, numbers: Iterable[int]) -> list[str]:
        """Return some texts."""
        places = self._places[list(numbers)]
        pieces = self._texts.read(places[:, 0].tolist(), places[:, 1].tolist())
        return [piece.decode("utf-8", "surrogatepass") for piece in pieces]

    def read_words(self, numbers: Places) -> list[Words]:
        """Return the tokens of some texts."""
        places = self._places[numbers]
        pieces = self._words.read(places[:, 2].tolist(), (4 * places[:, 3]).tolist())
        return [np.frombuffer(piece, np.uint32) for piece in pieces]
