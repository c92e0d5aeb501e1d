"""From stored frequencies to the chance of a letter after those before it, in each language.

Each order of n-grams is smoothed by the one below it (Jelinek and Mercer 1980, with Dirichlet
weights: Zhai and Lafferty 2004). What is worked out is the logarithm, in whole steps.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np

from corpuskit.languages.profiled import THINNER
from corpuskit.languages.stored import LEAST_SHARE, NAT_STEPS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from corpuskit.languages.stored import Leads, Stored

FLOOR = 1e-4
"""Chance of a letter that a language does not write: it stands in foreign names."""

SMOOTHING = (0.01, 1e-4, 5e-5, 3e-5)
"""For each order, how much of a context's own frequency the order below is worth: about as often
as the rarest n-grams that are stored."""

LEFT_OUT = 0.5
"""Part of the least share that is stored which an n-gram that is left out has."""

LEAST_HEARD = 3e-4
"""The least share that is stored of a language known from ten thousand letters alone."""

PAIR, TRIGRAM = 2, 3
"""Letters of the n-grams that say how frequent words are, and how well a language fits itself."""

STEPS = 256
"""Numbers that a stored step can be, 0 among them."""

LEAST_CHANCE = 1.7e-5
"""Chance that every letter has anywhere, whatever stands before it: a few letters in a foreign name
are no proof against a language."""

UNITS = 64
"""Steps a nat: log probabilities are whole numbers of steps. Sums of 20,000 letters stay below
2^24, so that they are exact in 32-bit floats and do not depend on the order of adding."""

BLOCK = 2_000
"""N-grams worked on at once: 2,000 rows of 70 numbers are a megabyte."""


def weigh_grams(
    stored: Stored, thin: NDArray[np.bool_], weights: NDArray[np.float32]
) -> NDArray[np.float64]:
    """Fill the rows of the n-grams that are stored for every language, and of the edge of a word.

    Args:
        stored: What is stored for a script.
        thin: Which languages (columns) are known from little text.
        weights: Row 0 is that of no n-gram; the edge of a word stands behind the stored ones.

    Returns:
        The mean log chance, in nats, of a letter of each language after two others.
    """
    usual = np.zeros(len(thin))
    share_of = np.append(0.0, np.exp(-np.arange(1, STEPS) / NAT_STEPS))
    begun = [gram[0] == " " and len(gram) == PAIR for gram in stored.grams]
    edge = share_of[stored.steps[begun]].sum(axis=0)  # As frequent as the words are.
    place_of: dict[str, int] = {}
    shares = chances = np.ones((1, len(thin)))
    done = 1
    for order, group in itertools.groupby(stored.grams, key=len):
        grams = list(group)
        own = share_of[stored.steps[done - 1 : done - 1 + len(grams)]]
        if order == 1:
            own = np.vstack([own, edge])
            weight = SMOOTHING[0] * np.where(thin, THINNER, 1.0)
            chances = (own + weight * FLOOR) / (1 + weight)
        else:
            shorter = [place_of[gram[1:]] for gram in grams]
            context = [place_of[gram[:-1]] for gram in grams]
            before, below, chances = shares, chances, np.empty_like(own)
            for at in range(0, len(grams), BLOCK):
                rows = slice(at, at + BLOCK)
                seen = np.maximum(before[context[rows]], own[rows])
                chances[rows] = _chain(own[rows], seen, below[shorter[rows]], order, thin)
        place_of = {gram: place for place, gram in enumerate(grams)} | {" ": len(grams)}
        shares = own
        table = weights[done : done + len(grams)]
        for at in range(0, len(grams), BLOCK):
            table[at : at + BLOCK] = _count_units(chances[at : at + BLOCK][: len(grams) - at])
        if order == 1:
            weights[len(stored.grams) + 1] = _count_units(chances[-1])
        if order == TRIGRAM:
            usual = (own * table).sum(axis=0) / own.sum(axis=0) / UNITS
        done += len(grams)
    return usual


def _count_units(chances: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the logarithms of *chances* in whole ``UNITS``."""
    return np.asarray(np.rint(np.log(np.maximum(chances, LEAST_CHANCE)) * UNITS))


def _chain(
    own: NDArray[np.float64],
    seen: NDArray[np.float64],
    shorter: NDArray[np.float64],
    order: int,
    thin: NDArray[np.bool_],
) -> NDArray[np.float64]:
    """Return the chance of the last letter of each n-gram after the letters before it.

    Where an n-gram is left out, the shorter one speaks, unless it foretells so much that the n-gram
    would not have been left out.

    Args:
        own: Shares of the n-grams (rows) in each language (columns); 0 for one left out.
        seen: Shares of what they begin with.
        shorter: Chances of their last letters after the letters before, but for the first.
        order: Their length.
        thin: Which languages are known from little text.
    """
    weight = SMOOTHING[order - 1] * np.where(thin, THINNER, 1.0)
    left_out = LEFT_OUT * np.where(thin, LEAST_HEARD, LEAST_SHARE[order])
    held = seen + weight
    smoothed = weight * shorter
    unseen = np.minimum(shorter, np.maximum(left_out, smoothed) / held)
    return np.where(own > 0, (own + smoothed) / held, unseen)


def add_leads(
    leads: Sequence[Leads],
    languages: Sequence[str],
    row_of: Mapping[str, int],
    weights: NDArray[np.float32],
) -> None:
    """Fill the rows of the n-grams that tell near relatives apart.

    Each says what the longest known one within it, at its end, says, and its lead.

    Args:
        leads: One for each group of relatives.
        languages: What the columns stand for.
        row_of: Row of each n-gram.
        weights: The table, filled but for these rows.
    """
    for group in leads:
        columns = [languages.index(code) for code in group.languages]
        rows = [row_of[gram] for gram in group.grams]
        weights[np.ix_(rows, columns)] = group.steps.astype(np.float32) * (UNITS // NAT_STEPS)
    longer = {gram for group in leads for gram in group.grams}
    for order in sorted(set(map(len, longer))):
        grams = [gram for gram in longer if len(gram) == order]
        within = [next(g[at:] for at in range(1, order) if g[at:] in row_of) for g in grams]
        weights[[row_of[gram] for gram in grams]] += weights[[row_of[gram] for gram in within]]
