"""Where a text changes its language: pieces first, then one decision over all of them.

The text is divided where scripts change and where sentences, quotations and lines end. Each piece
gets a likelihood for each language; the Viterbi algorithm (Viterbi 1967) then finds the likeliest
run of languages, in which every change costs something and the document's language is favoured.
"""

from __future__ import annotations

import bisect
import itertools
import re
import unicodedata
from typing import TYPE_CHECKING

import attrs
import numpy as np

from corpuskit.languages.evidence import (
    DENSE_WEIGHT,
    UNDETERMINED,
    blank_addresses,
    count_scripts,
    members,
    name_east_asian,
)
from corpuskit.languages.letters import alphabet, know_by_letters
from corpuskit.languages.profiled import PROFILED
from corpuskit.languages.profiles import score_texts
from corpuskit.languages.scripts import (
    DENSE,
    EAST_ASIAN,
    NO_SCRIPT,
    ONE_LANGUAGE,
    SCRIPTS,
    code_points,
    number_scripts,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

SWITCH_NATS = 22.0
"""What a change of language costs, in the letters' log likelihood. A foreign passage pays twice,
going and coming; a sentence of 100 letters leads by about 100 nats, one of names by up to 30."""

DOCUMENT_NATS = 6.0
"""What each piece gains in the document's language."""

LETTERS_NATS = 15.0
"""What a language known by its own letters gains over the best of the profiles."""

LEAST_PIECE = 20
"""Letters that a piece holds at least; what is shorter joins what stands before it."""

LONGEST_PIECE = 2_000
"""Characters after which a piece without any sentence end is cut."""

LEAST_TOUCH = 4
"""Letters of a run in another script: fewer are stray ones (Cyrillic а in "Ruzа"), or initials."""

LEAST_RUN = 20
"""The same in a script that several languages share."""

LEAST_PASSAGE = 30
"""Letters of a passage in another language of the same script."""

_BREAK = re.compile(
    r"""
      [.!?…։؟।]["'”’»)\]]{0,3}(?=\s)   # the end of a sentence, closing marks included
    | [。！？]["”’»」』）]{0,3}         # the same where no space follows
    | \s(?=["“„«‘(\[])                  # before a quotation or a bracket
    | ["”»)\]](?=[\s,.;:])              # after one
    | [:;](?=\s)                        # a clause
    | \s[–—|•·]\s                       # a dash or bar between spaces
    | [\n\r\u2028\u2029]                # a line end
    """,
    re.VERBOSE,
)
"""Places where a text may change its language."""

_HAN = SCRIPTS.index("Hani")
_GROUPS = np.array([_HAN if c in EAST_ASIAN else n for n, c in enumerate(SCRIPTS)], np.int64)
_WEIGHTS = np.array([0, *(DENSE_WEIGHT if c in DENSE else 1 for c in SCRIPTS[1:])], np.int64)
_IMPOSSIBLE = -1e12


@attrs.frozen
class _Piece:
    """A stretch of text taken to be in one language."""

    start: int
    end: int
    script: str
    letters: int


def find_passages(text: str, document: str) -> list[tuple[int, int, str]]:
    """Return start, end and language of every passage of *text*, in order.

    Args:
        text: Any text.
        document: Language of the document, or ``"und"``.
    """
    pieces = _cut_pieces(text)
    if not pieces:
        return []
    languages, fits = _weigh(text, pieces, document)
    codes = [languages[column] for column in _likeliest_path(fits)]
    codes = _join_short(pieces, codes)
    passages = []
    place = 0
    for code, group in itertools.groupby(codes):
        first, place = place, place + len(list(group))
        passages.append((pieces[first].start, pieces[place - 1].end, code))
    return passages


def _cut_pieces(text: str) -> list[_Piece]:
    """Divide *text* into pieces; what holds no letter belongs to none."""
    numbers = number_scripts(code_points(text))
    weights = [0, *np.cumsum(_WEIGHTS[numbers]).tolist()]
    places = np.flatnonzero(numbers != NO_SCRIPT).tolist()
    pieces: list[_Piece] = []
    for start, end, group in _script_runs(numbers):
        edges: list[int] = []
        for stop in _stops(text, start, end):
            short = weights[stop] - weights[edges[-1] if edges else start] < LEAST_PIECE
            begin = edges[-2] if len(edges) > 1 else start
            if short and edges and stop - begin <= LONGEST_PIECE:
                edges[-1] = stop
            else:
                edges.append(stop)
        for begin, stop in itertools.pairwise([start, *edges]):
            letters = weights[stop] - weights[begin]
            if letters:
                floor = pieces[-1].end if pieces else 0
                first = places[bisect.bisect_left(places, begin)]
                last = places[bisect.bisect_left(places, stop) - 1] + 1
                first, last = _take_signs(text, first, last, floor)
                pieces.append(_Piece(first, last, SCRIPTS[group], letters))
    return pieces


def _script_runs(numbers: NDArray[np.uint8]) -> list[tuple[int, int, int]]:
    """Return start, end and script of every run of letters of one script.

    The runs tile the text from its first letter on; runs that are too short to be told join
    those before them. Han, kana and Hangul are one script here.
    """
    places = np.flatnonzero(numbers != NO_SCRIPT)
    if not len(places):
        return []
    groups = _GROUPS[numbers[places]]
    weights = _WEIGHTS[numbers[places]]
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
        yield from range(latest + LONGEST_PIECE, stop, LONGEST_PIECE)
        if stop < end:
            yield stop
        latest = stop
    yield from range(latest + LONGEST_PIECE, end, LONGEST_PIECE)
    yield end


def _take_signs(text: str, first: int, last: int, floor: int) -> tuple[int, int]:
    """Return the stretch *first* to *last* with the signs that stand close by its letters.

    Letters, and digits among them, belong to a neighbour; the signs before *floor* as well.
    """
    while first > floor and not (text[first - 1].isspace() or text[first - 1].isalpha()):
        first -= 1
    while last < len(text) and not (text[last].isspace() or text[last].isalpha()):
        last += 1
    return first, last


def _weigh(
    text: str, pieces: Sequence[_Piece], document: str
) -> tuple[list[str], NDArray[np.float64]]:
    """Return the languages in question and the log likelihood of each piece (row) in each."""
    words = _words_of(text, pieces)
    found: list[Mapping[str, float]] = [{} for _ in pieces]
    profiled = {piece.script for piece in pieces}.intersection(PROFILED)
    for place, (piece, own) in enumerate(zip(pieces, words, strict=True)):
        if piece.script not in profiled:
            found[place] = _fits_by_script(own, piece, document)
    known = _known_by_letters(words, pieces)
    codes = {code for fits in found for code in fits} | set(known.values())
    languages = sorted(codes.union(*(PROFILED[script] for script in profiled)))
    column = {code: number for number, code in enumerate(languages)}
    matrix = np.full((len(pieces), len(languages)), _IMPOSSIBLE)
    for row, fits in enumerate(found):
        for code, fit in fits.items():
            matrix[row, column[code]] = fit
    for script in sorted(profiled):
        rows = [row for row, piece in enumerate(pieces) if piece.script == script]
        logs = score_texts([words[row] for row in rows], script).logs
        matrix[np.ix_(rows, [column[code] for code in PROFILED[script]])] = logs
    for row, code in known.items():
        matrix[row, column[code]] = matrix[row].max() + LETTERS_NATS
    for member in members(document):
        if member in column:
            matrix[:, column[member]] += DOCUMENT_NATS
    return languages, matrix


def _words_of(text: str, pieces: Sequence[_Piece]) -> list[str]:
    """Return the words of each piece: composed (NFC), addresses left out."""
    blanked = blank_addresses(text)
    words = [blanked[piece.start : piece.end] for piece in pieces]
    if unicodedata.is_normalized("NFC", text):
        return words
    return [unicodedata.normalize("NFC", own) for own in words]


def _fits_by_script(words: str, piece: _Piece, document: str) -> dict[str, float]:
    """Return the language that the script of a piece stands for."""
    if piece.script in EAST_ASIAN:
        return {name_east_asian(count_scripts(words), document): 0.0}
    return {ONE_LANGUAGE.get(piece.script, UNDETERMINED): 0.0}


def _known_by_letters(words: Sequence[str], pieces: Sequence[_Piece]) -> dict[int, str]:
    """Return the pieces whose letters give a language away, and that language."""
    held = frozenset("".join(words))
    scripts = {piece.script for piece in pieces if not alphabet(piece.script).isdisjoint(held)}
    known = {}
    for row, (own, piece) in enumerate(zip(words, pieces, strict=True)):
        if piece.script in scripts:
            code = know_by_letters(own, piece.script, piece.letters)
            if code is not None:
                known[row] = code
    return known


def _likeliest_path(fits: NDArray[np.float64]) -> list[int]:
    """Return the column of each row on the likeliest path, every change of column costing."""
    came_from = np.empty(fits.shape, np.int32)
    stay = np.arange(fits.shape[1])
    total = fits[0].copy()
    for row in range(1, len(fits)):
        best = int(total.argmax())
        switched = total[best] - SWITCH_NATS
        moved = total < switched
        came_from[row] = np.where(moved, best, stay)
        total = np.maximum(total, switched) + fits[row]
        total -= total.max()  # Only differences count, and these stay small.
    path = [int(total.argmax())]
    for row in range(len(fits) - 1, 0, -1):
        path.append(int(came_from[row, path[-1]]))
    return path[::-1]


def _join_short(pieces: Sequence[_Piece], codes: Sequence[str]) -> list[str]:
    """Give passages that are too short to differ the language of what stands before them.

    Only within one script: a run of another script cannot be in the language around it.
    """
    joined: list[str] = []
    scripts = [piece.script for piece in pieces]
    for (code, script), group in itertools.groupby(zip(codes, scripts, strict=True)):
        place, size = len(joined), len(list(group))
        letters = sum(piece.letters for piece in pieces[place : place + size])
        taken = code
        if letters < LEAST_PASSAGE and place and scripts[place - 1] == script:
            taken = joined[-1]
        elif letters < LEAST_PASSAGE and scripts[place + size : place + size + 1] == [script]:
            taken = codes[place + size]
        joined += [taken] * size
    return joined
