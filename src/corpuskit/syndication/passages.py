"""Token lists -> the passages that pairs of them share, for many pairs at a time.

The shingles of all texts are sorted once; equal ones lie side by side, and those of two texts of a
pair are matches. Matches that advance by one token in both texts are runs, and runs that follow
one another closely in both are a passage.
"""

from __future__ import annotations

import attrs
import numpy as np

from corpuskit.syndication.fingerprint import SHINGLE, hash_shingles
from corpuskit.syndication.matches import Matches, match_shingles
from corpuskit.syndication.tokens import Flags, Places, Words

MAX_GAP = 12
"""Tokens of either text that a passage may skip between two runs: a rewritten clause, no more. A
desk that exchanges one word in five leaves gaps of at most 12 tokens in 97 of 100 cases."""

MIN_PASSAGE = 8
"""Tokens in common below which a passage is left out: shorter ones are idioms, titles, names."""

_OPEN = 4
"""Passages that a run may continue: more than the latest, because a stray run may lie between."""


@attrs.frozen(kw_only=True, eq=False)
class Runs:
    """Runs of equal tokens, pair after pair, passage after passage, in the order of a."""

    a: Places
    """First token in a, counted from the beginning of that text."""

    b: Places
    """First token in b."""

    length: Places
    """Tokens in the run."""

    pair: Places
    """Number of the pair."""

    passage: Places
    """Number of the passage; ascending, and from 0 without a gap."""

    def take(self, chosen: Flags | Places) -> Runs:
        """Return some of the runs, as they are numbered here."""
        return Runs(
            a=self.a[chosen],
            b=self.b[chosen],
            length=self.length[chosen],
            pair=self.pair[chosen],
            passage=self.passage[chosen],
        )


@attrs.frozen(kw_only=True, eq=False)
class Passages:
    """Passages in tokens, pair after pair, in the order of a."""

    pair: Places
    """Number of the pair."""

    a_start: Places
    """First token in a."""

    a_end: Places
    """Token after the last one in a."""

    b_start: Places
    """First token in b."""

    b_end: Places
    """Token after the last one in b."""

    words: Places
    """Equal tokens, those in two runs counted once."""

    longest: Places
    """Tokens of the longest run."""


@attrs.frozen(kw_only=True, eq=False)
class Alignments:
    """What the texts of some pairs share."""

    matches: Matches
    """Equal shingles, and how many different ones there are."""

    runs: Runs
    """Runs of equal tokens in passages."""

    passages: Passages
    """The passages."""


def align_texts(words: Words, bounds: Places, first: Places, second: Places) -> Alignments:
    """Return the passages that the texts of each pair share.

    A shingle that stands more than once in both texts is matched first to first, second to second;
    so time is n log n even for a text that is one word a million times. What is found for a pair
    depends on its two texts only.

    Args:
        words: Tokens of some texts, text after text.
        bounds: First token of each text, and the end of the last.
        first: For each pair the number of a among the texts.
        second: For each pair the number of b, greater than that of a.
    """
    matches = match_shingles(hash_shingles(words), bounds, first, second)
    runs = _chain_runs(_join_runs(matches))
    passages = _sum_up(runs)
    long = passages.words >= MIN_PASSAGE
    numbers = np.cumsum(long) - 1
    runs = runs.take(long[runs.passage])
    fields = attrs.asdict(passages, recurse=False)
    return Alignments(
        matches=matches,
        runs=attrs.evolve(runs, passage=numbers[runs.passage]),
        passages=Passages(**{name: values[long] for name, values in fields.items()}),
    )


def _join_runs(matches: Matches) -> Runs:
    """Return maximal runs of matches that advance by one token in both texts."""
    a, b, pair = matches.a, matches.b, matches.pair
    begins = np.ones(len(a), bool)
    begins[1:] = (a[1:] - a[:-1] != 1) | (b[1:] - b[:-1] != 1) | (pair[1:] != pair[:-1])
    firsts = np.flatnonzero(begins)
    length = np.diff(firsts, append=len(a)) + SHINGLE - 1
    return Runs(
        a=a[firsts], b=b[firsts], length=length, pair=pair[firsts], passage=np.arange(len(firsts))
    )


def _chain_runs(runs: Runs) -> Runs:
    """Give runs that follow one another closely in both texts the same passage."""
    if len(runs.a) == 0:
        return runs
    joined = np.append(False, _is_near(runs, runs, 1))
    passage = np.cumsum(~joined) - 1
    runs = attrs.evolve(runs, passage=passage)
    starts = np.flatnonzero(~joined)
    ends = np.append(starts[1:], len(joined)) - 1
    heads, tails = runs.take(starts), runs.take(ends)
    strays = np.zeros(len(starts), bool)
    for back in range(2, _OPEN + 1):
        strays[back:] |= _is_near(tails, heads, back)
    if not strays.any():
        return runs
    target = np.arange(len(starts))
    ordered = np.flatnonzero(np.isin(heads.pair, heads.pair[strays]))
    for places in np.split(ordered, np.flatnonzero(np.diff(heads.pair[ordered])) + 1):
        _bridge_strays(heads, tails, places, target)
    passage = target[passage]
    order = np.argsort(passage, kind="stable")
    passage = passage[order]
    new = np.append(False, passage[1:] != passage[:-1])
    return attrs.evolve(runs.take(order), passage=np.cumsum(new))


def _is_near(before: Runs, after: Runs, back: int) -> Flags:
    """Tell of each of *after* whether it follows closely on the one *back* places before it."""
    gap_a = after.a[back:] - (before.a + before.length)[:-back]
    gap_b = after.b[back:] - (before.b + before.length)[:-back]
    same = after.pair[back:] == before.pair[:-back]
    near: Flags = same & (gap_a <= MAX_GAP) & (gap_b > -SHINGLE) & (gap_b <= MAX_GAP)
    return near


def _bridge_strays(heads: Runs, tails: Runs, places: Places, target: Places) -> None:
    """Join the chains at *places*, all of one pair, over stray ones that lie between.

    Args:
        heads: First run of each chain.
        tails: Last run of each.
        places: The chains of the pair.
        target: For each chain the one it is joined to; written to.
    """
    open_ends: list[tuple[int, int, int]] = []  # End in a, end in b, chain.
    starts = zip(heads.a[places].tolist(), heads.b[places].tolist(), strict=True)
    ends_a = (tails.a + tails.length)[places].tolist()
    ends_b = (tails.b + tails.length)[places].tolist()
    for place, (a, b), end_a, end_b in zip(places.tolist(), starts, ends_a, ends_b, strict=True):
        near = [
            (abs(b - old[1]), i)
            for i, old in enumerate(open_ends)
            if a - old[0] <= MAX_GAP and -SHINGLE < b - old[1] <= MAX_GAP
        ]
        chain = open_ends.pop(min(near)[1])[2] if near else place
        target[place] = chain
        open_ends = [*open_ends[1 - _OPEN :], (end_a, end_b, chain)]


def _sum_up(runs: Runs) -> Passages:
    """Return the passages that *runs* make up."""
    if len(runs.a) == 0:
        nothing = np.empty(0, np.int64)
        return Passages(**{field.name: nothing for field in attrs.fields(Passages)})
    starts = np.flatnonzero(np.append(True, runs.passage[1:] != runs.passage[:-1]))
    ends = np.append(starts[1:], len(runs.a)) - 1
    overlap = np.maximum(0, (runs.a + runs.length)[:-1] - runs.a[1:])
    overlap = np.append(0, overlap)
    overlap[starts] = 0
    return Passages(
        pair=runs.pair[starts],
        a_start=runs.a[starts],
        a_end=(runs.a + runs.length)[ends],
        b_start=np.minimum.reduceat(runs.b, starts),
        b_end=np.maximum.reduceat(runs.b + runs.length, starts),
        words=np.add.reduceat(runs.length - overlap, starts),
        longest=np.maximum.reduceat(runs.length, starts),
    )
