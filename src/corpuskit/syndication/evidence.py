"""Pairs of texts -> what the two have in common, in numbers that depend on nothing but the two."""

from __future__ import annotations

import attrs
import numpy as np
import numpy.typing as npt

from corpuskit.syndication.gaps import Gaps, find_gaps
from corpuskit.syndication.passages import Alignments, Passages, align_texts
from corpuskit.syndication.tokens import NUMBER_BIT, Flags, Places, Words


@attrs.frozen(kw_only=True)
class Slots:
    """How the passages of two texts agree on tokens of one sort: numbers, names or other words."""

    total: int = 0
    """Such tokens in the passages, in the text that has more of them."""

    clashes: int = 0
    """Tokens that each text has and the other has not: one stands where the other is expected."""


@attrs.frozen(kw_only=True)
class Evidence:
    """What two texts have in common."""

    exact: bool = False
    """Whether their tokens are the same."""

    similarity: float
    """Jaccard similarity of their sets of shingles."""

    share_a: float
    """Share of the shingles of a that stand in b."""

    share_b: float
    """Share of the shingles of b that stand in a."""

    extent_a: float
    """Share of the tokens of a that lie in passages, gaps included."""

    extent_b: float
    """The same for b."""

    words: int
    """Equal tokens in passages."""

    largest: int
    """Equal tokens in the largest passage."""

    longest: int
    """Tokens of the longest run without a gap."""

    foot: int = 0
    """Equal tokens in a passage that closes both texts."""

    numbers: Slots = Slots()
    """How the passages agree on numbers."""

    names: Slots = Slots()
    """How they agree on words that begin with a capital inside a sentence."""

    others: Slots = Slots()
    """How they agree on the rest."""


FOOT_SLACK = 8
"""Tokens that may stand behind a common foot: a page number, a link, a document number."""

_SAME = Evidence(
    exact=True,
    similarity=1.0,
    share_a=1.0,
    share_b=1.0,
    extent_a=1.0,
    extent_b=1.0,
    words=0,
    largest=0,
    longest=0,
)


def describe_same(tokens: int) -> Evidence:
    """Return the evidence of two texts with the same *tokens* tokens."""
    return attrs.evolve(_SAME, words=tokens, largest=tokens, longest=tokens)


def swap_evidence(evidence: Evidence) -> Evidence:
    """Return the evidence with a and b exchanged."""
    return attrs.evolve(
        evidence,
        share_a=evidence.share_b,
        share_b=evidence.share_a,
        extent_a=evidence.extent_b,
        extent_b=evidence.extent_a,
    )


@attrs.frozen(kw_only=True, eq=False)
class Comparison:
    """What the texts of some pairs have in common; pairs without a passage are left out."""

    pair: Places
    """Numbers of the pairs, ascending."""

    evidence: list[Evidence]
    """For each of them; names are not told from other words yet."""

    gaps: Gaps
    """What tells names from other words, when it is known where they are."""


def compare_texts(words: Words, bounds: Places, first: Places, second: Places) -> Comparison:
    """Return what the texts of each pair have in common.

    Args:
        words: Tokens of some texts, text after text.
        bounds: First token of each text, and the end of the last.
        first: For each pair the number of a among the texts.
        second: For each pair the number of b, greater than that of a.
    """
    found = align_texts(words, bounds, first, second)
    gaps = find_gaps(found, bounds, first, second)
    of = found.passages.pair
    starts = np.flatnonzero(np.append(True, of[1:] != of[:-1]))[: len(of)]
    pair = of[starts]
    if len(pair) == 0:
        return Comparison(pair=pair, evidence=[], gaps=gaps)
    lengths = np.diff(bounds)
    lengths_a, lengths_b = lengths[first[pair]], lengths[second[pair]]
    columns = {
        **_measure_shares(found, pair, first, second),
        "extent_a": _measure_extents(found.passages, starts) / lengths_a,
        "extent_b": _measure_extents(_order_by_b(found.passages), starts) / lengths_b,
        "words": np.add.reduceat(found.passages.words, starts),
        "largest": np.maximum.reduceat(found.passages.words, starts),
        "longest": np.maximum.reduceat(found.passages.longest, starts),
        "foot": np.add.reduceat(_count_foot(found.passages, lengths, first, second), starts),
    }
    numbers = (words & NUMBER_BIT).astype(bool)
    slots = zip(
        _make_slots(gaps, words, numbers, len(first), pair),
        _make_slots(gaps, words, ~numbers, len(first), pair),
        strict=True,
    )
    rows = zip(*(values.tolist() for values in columns.values()), strict=True)
    evidence = [
        Evidence(**dict(zip(columns, row, strict=True)), numbers=of_numbers, others=others)
        for row, (of_numbers, others) in zip(rows, slots, strict=True)
    ]
    return Comparison(pair=pair, evidence=evidence, gaps=gaps)


def weigh_names(
    words: Words, names: Flags, pairs: int, found: Comparison, chosen: list[int]
) -> list[Evidence]:
    """Return the *chosen* evidence of *found* with names told from other words.

    Args:
        words: The tokens that were compared.
        names: Which of them are names, in the texts of the chosen pairs.
        pairs: Number of all pairs that were compared.
        found: What was found.
        chosen: Which evidence, by place in *found*.
    """
    numbers = (words & NUMBER_BIT).astype(bool)
    pair = found.pair[chosen]
    of_names = _make_slots(found.gaps, words, names, pairs, pair)
    others = _make_slots(found.gaps, words, ~(names | numbers), pairs, pair)
    return [
        attrs.evolve(found.evidence[at], names=n, others=o)
        for at, n, o in zip(chosen, of_names, others, strict=True)
    ]


def _make_slots(gaps: Gaps, words: Words, flags: Flags, pairs: int, chosen: Places) -> list[Slots]:
    total, clashes = gaps.count(words, flags, pairs)
    both = zip(total[chosen].tolist(), clashes[chosen].tolist(), strict=True)
    return [Slots(total=n, clashes=c) for n, c in both]


def _measure_shares(
    found: Alignments, pair: Places, first: Places, second: Places
) -> dict[str, npt.NDArray[np.float64]]:
    """Return similarity and shares of the pairs with passages."""
    common, distinct = found.matches.common[pair], found.matches.distinct
    of_a, of_b = distinct[first[pair]], distinct[second[pair]]
    return {
        "similarity": common / (of_a + of_b - common),
        "share_a": common / of_a,
        "share_b": common / of_b,
    }


def _count_foot(found: Passages, lengths: Places, first: Places, second: Places) -> Places:
    """Return the equal tokens of passages that reach the end of both texts, or nearly; else 0."""
    ends_a = found.a_end >= lengths[first[found.pair]] - FOOT_SLACK
    ends_b = found.b_end >= lengths[second[found.pair]] - FOOT_SLACK
    return np.where(ends_a & ends_b, found.words, 0)


def _order_by_b(found: Passages) -> Passages:
    """Return the same passages in the order of b, with a and b exchanged as far as it matters."""
    order = np.argsort((found.pair << 32) | found.b_start, kind="stable")
    return attrs.evolve(found, a_start=found.b_start[order], a_end=found.b_end[order])


def _measure_extents(found: Passages, starts: Places) -> Places:
    """Return for each pair the tokens of a that lie in passages, which may overlap."""
    base = found.pair << 32
    ends = base + found.a_end
    reached = np.maximum.accumulate(np.append(0, ends[:-1]))
    covered = np.maximum(0, ends - np.maximum(base + found.a_start, reached))
    extents: Places = np.add.reduceat(covered, starts)
    return extents
