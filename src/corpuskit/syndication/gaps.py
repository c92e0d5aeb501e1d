"""What passages hold besides equal tokens: what one text has where the other has something else."""

from __future__ import annotations

import attrs
import numpy as np

from corpuskit.syndication.passages import Alignments, Passages
from corpuskit.syndication.tokens import NAME_BIT, Flags, Places, Words


@attrs.frozen(kw_only=True, eq=False)
class Gaps:
    """Tokens of passages that lie between two runs, and where the passages stand."""

    pairs: int
    """How many pairs there are."""

    passages: Passages
    """The passages."""

    base_a: Places
    """For each passage the number of the first token of its a among all."""

    base_b: Places
    """The same for its b."""

    tokens_a: Places
    """Numbers of the tokens of a in gaps."""

    within_a: Places
    """For each of them the number of its passage."""

    tokens_b: Places
    """Numbers of the tokens of b in gaps."""

    within_b: Places
    """For each of them the number of its passage."""

    def count(self, words: Words, flags: Flags) -> tuple[Places, Places]:
        """Return how the passages of each pair agree on the flagged tokens.

        First the number of such tokens, in the text that has more of them in a passage; second the
        clashes: those that each text has and the other has not.

        Args:
            words: All tokens.
            flags: Which of them to count.
        """
        found, places = self.passages, np.flatnonzero(flags)
        total = np.maximum(
            _count_within(places, self.base_a + found.a_start, self.base_a + found.a_end),
            _count_within(places, self.base_b + found.b_start, self.base_b + found.b_end),
        )
        size = len(found.pair)
        chosen_a, chosen_b = flags[self.tokens_a], flags[self.tokens_b]
        within_a, within_b = self.within_a[chosen_a], self.within_b[chosen_b]
        both = _count_both(
            (within_a << 32) | (words[self.tokens_a[chosen_a]] & ~NAME_BIT),
            (within_b << 32) | (words[self.tokens_b[chosen_b]] & ~NAME_BIT),
            size,
        )
        of_a, of_b = np.bincount(within_a, minlength=size), np.bincount(within_b, minlength=size)
        clashes = np.minimum(of_a, of_b) - both
        totals = np.bincount(found.pair, total, self.pairs).astype(np.int64)
        return totals, np.bincount(found.pair, clashes, self.pairs).astype(np.int64)


def _count_within(places: Places, starts: Places, ends: Places) -> Places:
    """Return how many of the ascending *places* lie between each start and end."""
    counts: Places = np.searchsorted(places, ends) - np.searchsorted(places, starts)
    return counts


def _count_both(one: Places, other: Places, size: int) -> Places:
    """Return for each passage how many tokens it has on both sides, by keys of passage and token.

    A token that stands twice on both sides counts twice.
    """
    keys, counts = np.unique(one, return_counts=True)
    others, other_counts = np.unique(other, return_counts=True)
    _, at, at_other = np.intersect1d(keys, others, assume_unique=True, return_indices=True)
    least = np.minimum(counts[at], other_counts[at_other])
    return np.bincount(keys[at] >> 32, least, size).astype(np.int64)


def find_gaps(found: Alignments, bounds: Places, first: Places, second: Places) -> Gaps:
    """Return the gaps of the passages of some pairs.

    Args:
        found: The passages.
        bounds: First token of each text.
        first: For each pair the number of a among the texts.
        second: For each pair the number of b.
    """
    runs = found.runs
    base_a, base_b = bounds[first], bounds[second]
    inner = np.flatnonzero(runs.passage[1:] == runs.passage[:-1])
    within, pair = runs.passage[inner], runs.pair[inner]
    ends_a, ends_b = (runs.a + runs.length)[inner], (runs.b + runs.length)[inner]
    tokens_a, within_a = _list(base_a[pair] + ends_a, runs.a[1:][inner] - ends_a, within)
    tokens_b, within_b = _list(base_b[pair] + ends_b, runs.b[1:][inner] - ends_b, within)
    return Gaps(
        pairs=len(first),
        passages=found.passages,
        base_a=base_a[found.passages.pair],
        base_b=base_b[found.passages.pair],
        tokens_a=tokens_a,
        within_a=within_a,
        tokens_b=tokens_b,
        within_b=within_b,
    )


def _list(starts: Places, lengths: Places, within: Places) -> tuple[Places, Places]:
    """Return the numbers from each start on, so many as its length says, and their passages."""
    lengths = np.maximum(0, lengths)  # Runs may overlap.
    total = np.cumsum(lengths)
    begins = np.repeat(starts - (total - lengths), lengths)
    return begins + np.arange(len(begins)), np.repeat(within, lengths)
