"""Letter n-gram models of languages, evaluated at once: a backed-off Markov chain without chance.

For every letter of a text, the longest n-gram (up to five letters, word edges included) that ends
in it is looked up in one table; its row holds the logarithm of the letter's chance, given those
before it, in each language. The rows are added. The chances come from stored frequencies (see
``stored``), each order smoothed by the one below it (Jelinek and Mercer 1980, with Dirichlet
weights: Zhai and Lafferty 2004). Some of four letters and five are there to tell near relatives
apart: in other languages they say what the shorter ones say.

Tables are made on first use, once a script. They are pure functions of the stored frequencies:
two threads that make one at the same moment make the same one.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import attrs
import numpy as np
from numpy.typing import NDArray

from corpuskit.languages.alphabets import SPACE, number_letters
from corpuskit.languages.chances import UNITS, add_leads, weigh_grams
from corpuskit.languages.profiled import DECLARED, PROFILED, RARER, UNHEARD
from corpuskit.languages.spelling import leave_out_capitals, spell_texts
from corpuskit.languages.stored import ORDERS, read_stored

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpuskit.languages.stored import Stored

CHARACTER_BLOCK = 20_000
"""Characters looked up at once: 20,000 rows of 70 numbers are 6 MB, however long the text is."""


@attrs.frozen(eq=False)
class Profiles:
    """The n-gram table of the languages that share a script."""

    languages: tuple[str, ...]
    """Language codes, the columns of *weights*."""

    letters: NDArray[np.int32]
    """Number of each code point below 65,536, small and capital letters alike: 0 breaks words,
    the highest but one fits no n-gram, the highest is passed over."""

    capital: NDArray[np.bool_]
    """Whether each code point below 65,536 is a capital."""

    radix: int
    """How many numbers there are for letters."""

    rows: tuple[NDArray[np.uint16], ...]
    """For each order, the row of each n-gram: by the context's number times *radix*, plus its
    last letter; 0 for an unknown one."""

    contexts: tuple[NDArray[np.uint16], ...]
    """For each order but the last, the context's number of each row; 0 where none is longer."""

    weights: NDArray[np.float32]
    """Log probability of the last letter of each n-gram (row) in each language (column), in
    ``UNITS``, after the letters before it."""

    before: NDArray[np.float64]
    """Log chance of each language before a text is read, less that of the likeliest."""

    usual: NDArray[np.float64]
    """Mean log probability, in nats, of a letter in running text of each language."""


@attrs.frozen(eq=False)
class Scores:
    """How well each text fits each language."""

    logs: NDArray[np.float64]
    """Log likelihood in nats, a row for each text and a column for each language."""

    grams: NDArray[np.int64]
    """How many letters and word ends of each text were known."""


@functools.cache
def load_profiles(script: str) -> Profiles:
    """Return the table of *script*, one of the keys of ``PROFILED``; made on first use."""
    return make_profiles(script, read_stored(script, len(PROFILED[script])))


def make_profiles(script: str, stored: Stored) -> Profiles:
    """Return the table of *script* made of what is *stored*."""
    alphabet = [gram for gram in stored.grams if len(gram) == 1]
    number = {" ": SPACE} | {letter: place for place, letter in enumerate(alphabet, 1)}
    longer = {gram for group in stored.leads for gram in group.grams}
    ordered = sorted(longer, key=lambda gram: (len(gram), gram))
    row_of = {gram: row for row, gram in enumerate([*stored.grams, " ", *ordered], 1)}
    thin = np.array([code in DECLARED for code in PROFILED[script]])
    weights = np.zeros((len(row_of) + 1, len(thin)), np.float32)
    usual = weigh_grams(stored, thin, weights)
    add_leads(stored.leads, PROFILED[script], row_of, weights)
    rows, contexts = _index(row_of, number)
    letters, capital = number_letters(number, script)
    return Profiles(
        languages=PROFILED[script],
        letters=letters,
        capital=capital,
        radix=len(number) + 1,
        rows=rows,
        contexts=contexts,
        weights=weights,
        before=-np.array([RARER.get(code, 0.0) for code in PROFILED[script]]),
        usual=usual - np.where(thin, UNHEARD, 0.0),
    )


def score_texts(texts: Sequence[str], script: str, *, shouting: bool | None = None) -> Scores:
    """Return how well each of *texts* fits each language of *script*.

    Every text is scored as if it stood alone: neighbours share no n-gram.

    Args:
        texts: Any texts.
        script: One of the keys of ``PROFILED``.
        shouting: Whether they are parts of a text full of capitals; by default each text tells
            that for itself.
    """
    profiles = load_profiles(script)
    spelt = spell_texts(texts, profiles)
    letters, owner = spelt.letters, spelt.owner
    if shouting is None:
        letters = leave_out_capitals(spelt, spelt.are_shouting, profiles)
    elif not shouting:
        letters = leave_out_capitals(spelt, np.zeros(len(texts), np.bool_), profiles)
    passed = letters == profiles.radix
    if passed.any():
        letters, owner = letters[~passed], owner[~passed]
    rows = _find_rows(letters, profiles)
    steps = np.zeros((len(texts), len(profiles.languages)))
    for begin in range(0, len(rows), CHARACTER_BLOCK):
        block, whose = rows[begin : begin + CHARACTER_BLOCK], owner[begin : begin + CHARACTER_BLOCK]
        if whose[0] == whose[-1]:
            steps[whose[0]] += profiles.weights[block].sum(axis=0)
            continue
        edges = np.flatnonzero(np.diff(whose, prepend=-1))
        steps[whose[edges]] += np.add.reduceat(profiles.weights[block], edges, axis=0)
    return Scores(steps / UNITS, np.bincount(owner, rows != 0, len(texts)).astype(np.int64))


def _index(
    row_of: Mapping[str, int], number: Mapping[str, int]
) -> tuple[tuple[NDArray[np.uint16], ...], tuple[NDArray[np.uint16], ...]]:
    """Return ``Profiles.rows`` and ``Profiles.contexts``."""
    radix = len(number) + 1
    grams: dict[int, list[str]] = {order: [] for order in range(1, ORDERS + 2)}
    for gram in row_of:
        grams[len(gram)].append(gram)
    rows, contexts = [], []
    ranks = {"": 0}
    for order in range(1, ORDERS + 1):
        own = grams[order]
        table = np.zeros((len(ranks) + 1) * radix, np.uint16)
        table[[ranks[gram[:-1]] * radix + number[gram[-1]] for gram in own]] = [
            row_of[gram] for gram in own
        ]
        rows.append(table)
        longer = sorted({gram[:-1] for gram in grams[order + 1]})
        ranks = {gram: rank for rank, gram in enumerate(longer, 1)}
        context = np.zeros(len(row_of) + 1, np.uint16)
        context[[row_of[gram] for gram in longer]] = list(ranks.values())
        contexts.append(context)
    return tuple(rows), tuple(contexts[:-1])


def _find_rows(letters: NDArray[np.int32], profiles: Profiles) -> NDArray[np.uint16]:
    """Return the row of the longest known n-gram that ends at each letter.

    What fits no n-gram, and a space after a space, has row 0.
    """
    found = profiles.rows[0][letters]
    found[1:][(letters[1:] == SPACE) & (letters[:-1] == SPACE)] = 0
    found[:1][letters[:1] == SPACE] = 0
    # A text's first word has a space before it like any other.
    before = np.concatenate(([SPACE], letters[:-1]))
    latest = profiles.rows[0][before]
    for context, table in zip(profiles.contexts, profiles.rows[1:], strict=True):
        ranks = context[latest].astype(np.int32)
        longer = np.where(ranks > 0, table[ranks * profiles.radix + letters], 0)
        found = np.where(longer > 0, longer, found)
        latest = np.concatenate(([0], longer[:-1])).astype(np.uint16)
    return found
