"""What is related, and how relations between texts become relations between articles."""

from __future__ import annotations

import itertools
import operator
from collections.abc import Sequence
from typing import overload

import attrs
import numpy as np

from corpuskit.syndication.evidence import (
    Evidence,
    Rows,
    describe_same,
    join_rows,
    make_rows,
    read_row,
    swap_rows,
)


@attrs.frozen(kw_only=True)
class Relation:
    """Two articles with something in common, whether or not that makes them a pair."""

    a: str
    """Id of one; smaller than *b*."""

    b: str
    """Id of the other."""

    evidence: Evidence
    """What they have in common."""


@attrs.frozen(eq=False)
class Relations(Sequence[Relation]):
    """Relations in a table, in order of ids: a hundred bytes each, where records need a thousand.

    Two are equal if they hold the same relations.
    """

    a: tuple[str, ...] = ()
    """Ids of one article each."""

    b: tuple[str, ...] = ()
    """Ids of the other, which are greater."""

    rows: Rows = attrs.field(factory=lambda: make_rows(0, {}))
    """What they have in common."""

    def __len__(self) -> int:
        return len(self.a)

    @overload
    def __getitem__(self, place: int, /) -> Relation: ...
    @overload
    def __getitem__(self, place: slice, /) -> tuple[Relation, ...]: ...
    def __getitem__(self, place: int | slice, /) -> Relation | tuple[Relation, ...]:
        if isinstance(place, slice):
            return tuple(self[i] for i in range(*place.indices(len(self))))
        return Relation(a=self.a[place], b=self.b[place], evidence=read_row(self.rows[place]))

    def touching(self, names: set[str]) -> Relations:
        """Return the relations in which one of *names* takes part."""
        places = [
            i
            for i, pair in enumerate(zip(self.a, self.b, strict=True))
            if not names.isdisjoint(pair)
        ]
        a, b = tuple(self.a[i] for i in places), tuple(self.b[i] for i in places)
        return Relations(a, b, self.rows[places])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Relations):
            return NotImplemented
        same = self.a == other.a and self.b == other.b
        return same and bool((self.rows == other.rows).all())

    def __hash__(self) -> int:
        return hash((self.a, self.b))


class Gathering:
    """Relations as they are found, in any order."""

    def __init__(self, common: int) -> None:
        self._common = common
        """See `DuplicateSettings.common_texts`."""
        self._a: list[str] = []
        self._b: list[str] = []
        self._rows: list[Rows] = []

    def add(self, a: list[str], b: list[str], rows: Rows) -> None:
        """Take in relations of articles, whichever id is the greater."""
        turned = np.fromiter(map(operator.gt, a, b), bool, len(a))
        self._a += map(min, a, b)
        self._b += map(max, a, b)
        if turned.any():
            rows = rows.copy()
            rows[turned] = swap_rows(rows[turned])
        self._rows.append(rows)

    def add_family(self, names: Sequence[str], tokens: int) -> None:
        """Relate articles with the same tokens.

        In a family of too many, each is related to the one with the smallest id only.
        """
        ordered = sorted(names)
        heads = ordered[:1] if len(ordered) > self._common else ordered
        pairs = [
            (a, b) for i, a in enumerate(heads) for b in itertools.islice(ordered, i + 1, None)
        ]
        if pairs:
            a, b = map(list, zip(*pairs, strict=True))
            self.add(a, b, np.repeat(describe_same(tokens), len(pairs)))

    def add_families(self, of_a: Sequence[str], of_b: Sequence[str], row: Rows) -> None:
        """Relate each article of one family to each of another.

        A family of too many is spoken for by the one with the smallest id.
        """
        heads_a = [min(of_a)] if len(of_a) > self._common else of_a
        heads_b = [min(of_b)] if len(of_b) > self._common else of_b
        a, b = map(list, zip(*itertools.product(heads_a, heads_b), strict=True))
        self.add(a, b, np.repeat(row, len(a)))

    def close(self) -> Relations:
        """Return all relations in order of ids."""
        numbers = range(len(self._a))
        ordered = sorted(zip(self._a, self._b, numbers, strict=True))
        if not ordered:
            return Relations()
        a, b, order = zip(*ordered, strict=True)
        return Relations(a, b, join_rows(self._rows)[np.array(order)])
