"""The pieces of a text that may be in different languages.

It is cut where scripts change, and where sentences, quotations and lines end.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import attrs
import numpy as np

from corpuskit.languages.evidence import DENSE_WEIGHT
from corpuskit.languages.scripts import (
    DENSE,
    EAST_ASIAN,
    ONE_LANGUAGE,
    SCRIPTS,
    code_points,
    number_scripts,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

LEAST_PIECE = 20
"""Letters that a piece holds at least; what is shorter joins what stands before it."""

LONGEST_PIECE = 2_000
"""Characters after which a piece without any sentence end is cut."""

LEAST_TOUCH = 4
"""Letters of a run in another script: fewer are stray ones (Cyrillic а in "Ruzа"), or initials."""

LEAST_RUN = 20
"""The same in a script that several languages share."""

_BREAK = re.compile(
    r"""
    [.!?…։؟।。！？"“”„‘«»()\[\]:;–—|•·\n\r\u2028\u2029]   # each begins with one of these
    (?:
        (?<=[.!?…։؟।])["'”’»)\]]{0,3}(?=\s)   # the end of a sentence, closing marks included
      | (?<=[。！？])["'”’»」』）]{0,3}          # the same where no space follows
      | (?<=\s["“„«‘(\[])                      # a quotation or a bracket begins
      | (?<=["”»)\]])(?=[\s,.;:])              # or ends
      | (?<=[:;])(?=\s)                        # a clause
      | (?<=\s[–—|•·])\s                       # a dash or bar between spaces
      | (?<=[\n\r\u2028\u2029])                # a line end
    )
    """,
    re.VERBOSE,
)
"""Places where a text may change its language."""

_HAN = SCRIPTS.index("Hani")
_GROUPS = np.array([_HAN if c in EAST_ASIAN else n for n, c in enumerate(SCRIPTS)], np.int64)
_WEIGHTS = np.array([0, *(DENSE_WEIGHT if c in DENSE else 1 for c in SCRIPTS[1:])], np.int64)


@attrs.frozen
class Piece:
    """A stretch of text taken to be in one language."""

    start: int
    """Where it begins, or the white space before it."""

    end: int
    """Where what follows begins."""

    first: int
    """Its first letter."""

    last: int
    """The character after its last letter."""

    script: str
    """Its script."""

    letters: int
    """How many letters it holds."""


def cut_pieces(text: str) -> list[Piece]:
    """Divide *text* into pieces; what holds no letter belongs to none."""
    numbers = number_scripts(code_points(text))
    places = np.flatnonzero(numbers)
    weights = np.concatenate(([0], np.cumsum(_WEIGHTS[numbers[places]])))
    pieces: list[Piece] = []
    for start, end, group in _script_runs(numbers, places):
        marks = [start, *_stops(text, start, end)]
        ranks = np.searchsorted(places, marks)  # letters before each
        before = weights[ranks].tolist()
        firsts = places[np.minimum(ranks, len(places) - 1)].tolist()
        lasts = places[np.maximum(ranks, 1) - 1].tolist()
        for begin, stop in itertools.pairwise(_choose_marks(marks, before)):
            letters = before[stop] - before[begin]
            if letters:
                inner = (firsts[begin], lasts[stop] + 1)
                pieces.append(Piece(marks[begin], marks[stop], *inner, SCRIPTS[group], letters))
    return pieces


def _choose_marks(marks: Sequence[int], before: Sequence[int]) -> list[int]:
    """Return the numbers of the *marks* at which pieces begin and end: none is too short.

    Args:
        marks: Where pieces may end, and where the first begins.
        before: Letters before each mark.
    """
    chosen = [0]
    for mark in range(1, len(marks)):
        short = len(chosen) > 1 and before[mark] - before[chosen[-1]] < LEAST_PIECE
        if short and marks[mark] - marks[chosen[-2]] <= LONGEST_PIECE:
            chosen[-1] = mark
        else:
            chosen.append(mark)
    return chosen


def _script_runs(
    numbers: NDArray[np.uint8], places: NDArray[np.int64]
) -> list[tuple[int, int, int]]:
    """Return start, end and script of every run of letters of one script.

    The runs tile the text from its first letter on; runs that are too short to be told join
    those before them. Han, kana and Hangul are one script here.

    Args:
        numbers: Script of each character.
        places: Where letters stand.
    """
    if not len(places):
        return []
    kinds = numbers[places]
    if (kinds == kinds[0]).all():
        return [(int(places[0]), len(numbers), int(_GROUPS[kinds[0]]))]
    groups = _GROUPS[kinds]
    weights = _WEIGHTS[kinds]
    main = int(np.bincount(groups, weights).argmax())
    for least, shared_only in ((LEAST_TOUCH, False), (LEAST_RUN, True)):
        edges = np.flatnonzero(np.diff(groups, prepend=-1))
        sizes = np.add.reduceat(weights, edges)
        heads = groups[edges]
        weak = sizes < least
        if shared_only:
            weak &= ~np.isin(heads, [SCRIPTS.index(code) for code in ONE_LANGUAGE])
        else:
            weak &= heads != main
        heads = _hand_down(heads, weak, main)
        groups = np.repeat(heads, np.diff(edges, append=len(groups)))
    edges = np.flatnonzero(np.diff(groups, prepend=-1))
    starts = places[edges].tolist()
    ends = [*starts[1:], len(numbers)]
    return list(zip(starts, ends, groups[edges].tolist(), strict=True))


def _hand_down(heads: NDArray[np.int64], weak: NDArray[np.bool_], main: int) -> NDArray[np.int64]:
    """Return *heads* with each weak one replaced by the last strong one before it."""
    latest = np.maximum.accumulate(np.where(weak, -1, np.arange(len(heads))))
    return np.where(latest >= 0, heads[latest], main)


def _stops(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where pieces of ``text[start:end]`` may end, *end* being the last."""
    latest = start
    for match in _BREAK.finditer(text, start, end):
        stop = match.end()
        if stop - latest > LONGEST_PIECE:
            yield from range(latest + LONGEST_PIECE, stop, LONGEST_PIECE)
        if stop < end:
            yield stop
        latest = stop
    yield from range(latest + LONGEST_PIECE, end, LONGEST_PIECE)
    yield end
