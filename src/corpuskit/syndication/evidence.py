"""What two texts have in common: one row of a table a pair, or a record for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Sequence

Rows = npt.NDArray[np.void]
"""Evidence in a table: a column for each number of `Evidence`."""


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

    exact: bool
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

    foot: int
    """Equal tokens in a passage that closes both texts."""

    numbers: Slots
    """How the passages agree on numbers."""

    names: Slots
    """How they agree on words that begin with a capital inside a sentence."""

    others: Slots
    """How they agree on the rest."""


SORTS = ("numbers", "names", "others")
"""Columns with two numbers each: those of `Slots`."""

_DIGITS = 4
_SHARES = ("similarity", "share_a", "share_b", "extent_a", "extent_b")
_COUNTS = ("words", "largest", "longest", "foot")
_SLOTS = tuple(f"{sort}_{field}" for sort in SORTS for field in ("total", "clashes"))
DTYPE = np.dtype(
    [("exact", np.bool_)]
    + [(name, np.float64) for name in _SHARES]
    + [(name, np.int64) for name in _COUNTS + _SLOTS]
)
"""Columns of the table."""


def make_rows(size: int, columns: dict[str, npt.NDArray[Any]]) -> Rows:
    """Return a table of so many rows; columns that are not given are 0."""
    rows = np.zeros(size, DTYPE)
    for name, values in columns.items():
        rows[name] = values
    return rows


def join_rows(tables: Sequence[Rows]) -> Rows:
    """Return the rows of some tables, one behind the other."""
    # By bytes: numpy compares the columns of every two tables by name before it joins them.
    data = b"".join(table.tobytes() for table in tables)
    return np.frombuffer(data, DTYPE)


def read_row(row: np.void) -> Evidence:
    """Return one row as a record."""
    values = dict(zip(DTYPE.names or (), row.item(), strict=True))
    slots: dict[str, Any] = {
        sort: Slots(total=values.pop(f"{sort}_total"), clashes=values.pop(f"{sort}_clashes"))
        for sort in SORTS
    }
    return Evidence(**values, **slots)


def read_share(row: Rows, name: str) -> float:
    """Return a share of one row as people are told it: to the fourth digit."""
    return round(float(row[name]), _DIGITS)


def describe_same(tokens: int) -> Rows:
    """Return the evidence of two texts with the same *tokens* tokens, in one row."""
    row = make_rows(1, {"exact": np.array([True])})
    for name in _SHARES:
        row[name] = 1.0
    for name in ("words", "largest", "longest"):
        row[name] = tokens
    return row


def swap_rows(rows: Rows) -> Rows:
    """Return the evidence with a and b exchanged."""
    swapped = rows.copy()
    for name in ("share", "extent"):
        swapped[f"{name}_a"], swapped[f"{name}_b"] = rows[f"{name}_b"], rows[f"{name}_a"]
    return swapped
