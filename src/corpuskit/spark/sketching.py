"""What a worker does with articles: tokens, digests and sketches, by the functions of all runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from corpuskit.syndication.fingerprint import Sketches, sketch_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpuskit.syndication.tokens import Places

_CHARACTERS = 1 << 17
"""Characters worked on at a time: what comes of them fits the processor's cache."""

STATED = pa.schema(
    [
        pa.field("id", pa.string()),
        pa.field("text", pa.string()),
        pa.field("date", pa.string()),
        pa.field("time", pa.string()),
        pa.field("source", pa.string()),
        pa.field("credits", pa.list_(pa.string())),
        pa.field("headline", pa.string()),
    ]
)
"""What articles are compared by, and what they state besides."""

SKETCHED = pa.schema(
    [
        *STATED,
        pa.field("tokens", pa.int64()),  # Length of the text in tokens.
        pa.field("digest", pa.binary()),  # Stands for the tokens; null for a text without any.
        pa.field("words", pa.binary()),  # The tokens, four bytes each.
        pa.field("shingles", pa.list_(pa.int64())),  # The sampled ones, ascending.
    ]
)
"""The same with the sketch of each text."""


def sketch_articles(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield the articles with their sketches: `STATED` to `SKETCHED`, in another order."""
    for batch in batches:
        texts = [text or "" for text in batch.column("text").to_pylist()]
        for places in _divide(texts):
            stated = [column.take(pa.array(places)) for column in batch.columns]
            columns = _list_columns(sketch_texts([texts[i] for i in places]))
            yield pa.RecordBatch.from_arrays([*stated, *columns], schema=SKETCHED)


def _divide(texts: list[str]) -> Iterator[list[int]]:
    """Yield the places of some texts at a time, those in ASCII apart from others.

    So they are folded with less work.
    """
    for ascii_only in (True, False):
        places: list[int] = []
        room = _CHARACTERS
        for place, text in enumerate(texts):
            if text.isascii() is ascii_only:
                places.append(place)
                room -= len(text)
            if room <= 0:
                yield places
                places, room = [], _CHARACTERS
        if places:
            yield places


def _list_columns(sketches: Sketches) -> list[pa.Array]:
    """Return the columns that `SKETCHED` has beyond `STATED`."""
    bounds = sketches.bounds
    hashes, ends = _list_sketches(sketches)
    words = [sketches.words[i:j].astype("<u4").tobytes() for i, j in zip(bounds, bounds[1:])]  # noqa: B905,RUF007
    return [
        pa.array(np.diff(bounds)),
        pa.array([digest or None for digest in sketches.digests], pa.binary()),
        pa.array(words, pa.binary()),
        pa.ListArray.from_arrays(pa.array(ends, pa.int32()), pa.array(hashes)),
    ]


def _list_sketches(sketches: Sketches) -> tuple[Places, Places]:
    """Return the sampled shingles of text after text, each once, and where those of each begin."""
    order = np.lexsort((sketches.hashes, sketches.holders))
    hashes, holders = sketches.hashes[order].astype(np.int64), sketches.holders[order]
    new = np.append(True, (hashes[1:] != hashes[:-1]) | (holders[1:] != holders[:-1]))
    new = new[: len(hashes)]
    ends = np.searchsorted(holders[new], np.arange(len(sketches.bounds)))
    return hashes[new], ends
