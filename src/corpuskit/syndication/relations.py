"""What is related, and how relations between texts become relations between articles."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs

from corpuskit.syndication.evidence import Evidence, describe_same, swap_evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@attrs.frozen(kw_only=True)
class Relation:
    """Two articles with something in common, whether or not that makes them a pair."""

    a: str
    """Id of one; smaller than *b*."""

    b: str
    """Id of the other."""

    evidence: Evidence
    """What they have in common."""


def relate_family(names: Sequence[str], tokens: int, common: int) -> Iterator[Relation]:
    """Yield the relations among articles with the same tokens.

    In a family of more than *common*, each is related to the one with the smallest id only.
    """
    evidence = describe_same(tokens)
    ordered = sorted(names)
    heads = ordered[:1] if len(ordered) > common else ordered
    for i, a in enumerate(heads):
        for b in itertools.islice(ordered, i + 1, None):
            yield Relation(a=a, b=b, evidence=evidence)


def relate_families(
    of_a: Sequence[str], of_b: Sequence[str], evidence: Evidence, common: int
) -> Iterator[Relation]:
    """Yield the relations between each article of one family and each of another.

    A family of more than *common* is spoken for by the one with the smallest id.
    """
    swapped: Evidence | None = None
    heads_a = [min(of_a)] if len(of_a) > common else of_a
    heads_b = [min(of_b)] if len(of_b) > common else of_b
    for a, b in itertools.product(heads_a, heads_b):
        if a < b:
            yield Relation(a=a, b=b, evidence=evidence)
        else:
            swapped = swapped or swap_evidence(evidence)
            yield Relation(a=b, b=a, evidence=swapped)
