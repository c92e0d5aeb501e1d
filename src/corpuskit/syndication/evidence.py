"""Two texts -> what they have in common, in numbers that depend on nothing but the two."""

from __future__ import annotations

from collections import Counter

import attrs
import numpy as np
import numpy.typing as npt

from corpuskit.syndication.fingerprint import NUMBER_BIT, Hashes, Words
from corpuskit.syndication.passages import (
    Block,
    ShingleList,
    align_shingles,
    find_shingles,
)
from corpuskit.syndication.places import flag_names

Flags = npt.NDArray[np.bool_]


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


def compare_texts(a: ShingleList, b: ShingleList) -> tuple[Evidence, list[Block]] | None:
    """Return what two texts have in common and their passages; ``None`` without passages."""
    blocks = align_shingles(a, b)
    if not blocks:
        return None
    common = _count_distinct(a.shingles[find_shingles(a, b)])
    counts = [block.count() for block in blocks]
    numbers, others = _compare_slots(a.tokens, b.tokens, blocks)
    evidence = Evidence(
        similarity=common / (a.distinct + b.distinct - common),
        share_a=common / a.distinct,
        share_b=common / b.distinct,
        extent_a=_measure_extent([(x.a_start, x.a_end) for x in blocks], len(a.tokens)),
        extent_b=_measure_extent([(x.b_start, x.b_end) for x in blocks], len(b.tokens)),
        words=sum(counts),
        largest=max(counts),
        foot=_count_foot(blocks, len(a.tokens), len(b.tokens)),
        longest=max(length for block in blocks for _, _, length in block.runs),
        numbers=numbers,
        others=others,
    )
    return evidence, blocks


def _count_distinct(values: Hashes) -> int:
    """Return how many different values there are; at least one is."""
    ordered = np.sort(values)
    return 1 + int(np.count_nonzero(ordered[1:] != ordered[:-1]))


def _count_foot(blocks: list[Block], end_a: int, end_b: int) -> int:
    """Return the equal tokens of the blocks that reach the end of both texts, or nearly."""
    return sum(
        block.count()
        for block in blocks
        if block.a_end >= end_a - FOOT_SLACK and block.b_end >= end_b - FOOT_SLACK
    )


def _measure_extent(stretches: list[tuple[int, int]], tokens: int) -> float:
    """Return the share of *tokens* tokens that lie in *stretches*, which may overlap."""
    covered = reached = 0
    for start, end in sorted(stretches):
        covered += max(0, end - max(start, reached))
        reached = max(reached, end)
    return covered / tokens


def _compare_slots(a: Words, b: Words, blocks: list[Block]) -> tuple[Slots, Slots]:
    """Return how the passages agree on numbers, and on everything else."""
    of_a, of_b = _flag_numbers(a), _flag_numbers(b)
    return count_slots(a, b, of_a, of_b, blocks), count_slots(a, b, ~of_a, ~of_b, blocks)


def count_slots(a: Words, b: Words, of_a: Flags, of_b: Flags, blocks: list[Block]) -> Slots:
    """Return how the passages agree on the tokens flagged in *of_a* and *of_b*."""
    total = clashes = 0
    for block in blocks:
        in_a = slice(block.a_start, block.a_end)
        in_b = slice(block.b_start, block.b_end)
        left, right = a[in_a][of_a[in_a]], b[in_b][of_b[in_b]]
        total += max(len(left), len(right))
        if not np.array_equal(left, right):
            both = (Counter(left.tolist()) & Counter(right.tolist())).total()
            clashes += min(len(left), len(right)) - both
    return Slots(total=total, clashes=clashes)


def weigh_names(
    a: ShingleList, b: ShingleList, texts: tuple[str, str], evidence: Evidence, blocks: list[Block]
) -> Evidence:
    """Return *evidence* with names told from other words, for which *texts* are needed."""
    number_a, number_b = _flag_numbers(a.tokens), _flag_numbers(b.tokens)
    name_a, name_b = flag_names(texts[0]), flag_names(texts[1])
    other_a, other_b = ~(name_a | number_a), ~(name_b | number_b)
    return attrs.evolve(
        evidence,
        names=count_slots(a.tokens, b.tokens, name_a, name_b, blocks),
        others=count_slots(a.tokens, b.tokens, other_a, other_b, blocks),
    )


def _flag_numbers(tokens: Words) -> Flags:
    return (tokens & NUMBER_BIT).astype(bool)
