"""Where a text changes its language: pieces first, then one decision over all of them.

The text is divided where scripts change and where sentences, quotations and lines end. Each piece
gets a likelihood for each language; the Viterbi algorithm (Viterbi 1967) then finds the likeliest
run of languages, in which every change costs something and the document's language is favoured.
"""

from __future__ import annotations

import itertools
import unicodedata
from typing import TYPE_CHECKING

import numpy as np

from corpuskit.languages.evidence import (
    UNDETERMINED,
    blank_addresses,
    count_scripts,
    members,
    name_east_asian,
)
from corpuskit.languages.letters import alphabet, know_by_letters
from corpuskit.languages.pieces import Piece, cut_pieces
from corpuskit.languages.profiled import PROFILED
from corpuskit.languages.scripts import (
    EAST_ASIAN,
    ONE_LANGUAGE,
)
from corpuskit.languages.words import score_by_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

SWITCH_NATS = 22.0
"""What a change of language costs, in the letters' log likelihood. A foreign passage pays twice,
going and coming; a sentence of 100 letters leads by about 100 nats, one of names by up to 30."""

DOCUMENT_NATS = 6.0
"""What each piece gains in the document's language."""

LETTERS_NATS = 15.0
"""What a language known by its own letters gains over the best of the profiles."""

LEAST_PASSAGE = 30
"""Letters of a passage in another language of the same script."""

_IMPOSSIBLE = -1e12


def find_passages(text: str, document: str) -> list[tuple[int, int, str]]:
    """Return start, end and language of every passage of *text*, in order.

    Args:
        text: Any text.
        document: Language of the document, or ``"und"``.
    """
    pieces = cut_pieces(text)
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
    text: str, pieces: Sequence[Piece], document: str
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


def _words_of(text: str, pieces: Sequence[Piece]) -> list[str]:
    """Return the words of each piece: composed (NFC), addresses left out."""
    blanked = blank_addresses(text)
    words = [blanked[piece.start : piece.end] for piece in pieces]
    if unicodedata.is_normalized("NFC", text):
        return words
    return [unicodedata.normalize("NFC", own) for own in words]


def _fits_by_script(words: str, piece: Piece, document: str) -> dict[str, float]:
    """Return the language that the script of a piece stands for."""
    if piece.script in EAST_ASIAN:
        return {name_east_asian(count_scripts(words), document): 0.0}
    return {ONE_LANGUAGE.get(piece.script, UNDETERMINED): 0.0}


def _known_by_letters(words: Sequence[str], pieces: Sequence[Piece]) -> dict[int, str]:
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


def _join_short(pieces: Sequence[Piece], codes: Sequence[str]) -> list[str]:
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
