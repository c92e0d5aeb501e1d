"""Where a text changes its language: pieces first, then one decision over all of them.

The text is divided where scripts change and where sentences, quotations and lines end. Each piece
gets a likelihood for each language; the Viterbi algorithm (Viterbi 1967) then finds the likeliest
run of languages, in which every change costs something and the document's language is favoured.
"""

from __future__ import annotations

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
from corpuskit.languages.scripts import (
    DENSE,
    EAST_ASIAN,
    ONE_LANGUAGE,
    SCRIPTS,
    code_points,
    number_scripts,
)
from corpuskit.languages.words import score_by_words

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
_IMPOSSIBLE = -1e12


@attrs.frozen
class _Piece:
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
    codes = _join_short(pieces, [languages[column] for column in _likeliest_path(fits)])
    passages = []
    place = floor = 0
    for code, group in itertools.groupby(codes):
        first, place = place, place + len(list(group))
        start, _ = _take_signs(text, pieces[first].first, pieces[first].last, floor)
        _, floor = _take_signs(text, pieces[place - 1].last, pieces[place - 1].last, floor)
        passages.append((start, floor, code))
    return passages


def _cut_pieces(text: str) -> list[_Piece]:
    """Divide *text* into pieces; what holds no letter belongs to none."""
    numbers = number_scripts(code_points(text))
    places = np.flatnonzero(numbers)
    weights = np.concatenate(([0], np.cumsum(_WEIGHTS[numbers[places]])))
    pieces: list[_Piece] = []
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
                pieces.append(_Piece(marks[begin], marks[stop], *inner, SCRIPTS[group], letters))
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
    groups = _GROUPS[numbers[places]]
    main = int(groups[0])
    if (groups == main).all():
        return [(int(places[0]), len(numbers), main)]
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
        if stop - latest > LONGEST_PIECE:
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
    script = pieces[0].script
    alone = script in PROFILED and all(piece.script == script for piece in pieces)
    if alone and not alphabet(script):  # as most texts are, those in Latin letters
        languages, matrix = list(PROFILED[script]), score_by_words(words, script).logs
        return languages, _favour(document, languages, matrix)
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
        logs = score_by_words([words[row] for row in rows], script).logs
        matrix[np.ix_(rows, [column[code] for code in PROFILED[script]])] = logs
    for row, code in known.items():
        matrix[row, column[code]] = matrix[row].max() + LETTERS_NATS
    return languages, _favour(document, languages, matrix)


def _favour(
    document: str, languages: Sequence[str], matrix: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return *matrix* with more for what is in the document's language."""
    for member in members(document):
        if member in languages:
            matrix[:, languages.index(member)] += DOCUMENT_NATS
    return matrix


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
    home = int(fits.sum(axis=0).argmax())
    leads = fits.max(axis=1) - fits[:, home]
    if leads.sum() < SWITCH_NATS:  # no change is worth it, wherever it were
        return [home] * len(fits)
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
