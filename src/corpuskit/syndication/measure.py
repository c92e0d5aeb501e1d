"""Pairs of texts -> what the two have in common, in numbers that depend on nothing but the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np
import numpy.typing as npt

from corpuskit.syndication.evidence import Rows, make_rows
from corpuskit.syndication.gaps import Gaps, find_gaps
from corpuskit.syndication.passages import Alignments, Passages, align_texts
from corpuskit.syndication.tokens import NAME_BIT, NUMBER_BIT, Flags, Places, Words

if TYPE_CHECKING:
    from typing import Any

FOOT_SLACK = 8
"""Tokens that may stand behind a common foot: a page number, a link, a document number."""


@attrs.frozen(kw_only=True, eq=False)
class Comparison:
    """What the texts of some pairs have in common; pairs without a passage are left out."""

    pair: Places
    """Numbers of the pairs, ascending."""

    rows: Rows
    """The evidence of each."""


def compare_texts(words: Words, bounds: Places, first: Places, second: Places) -> Comparison:
    """Return what the texts of each pair have in common.

    Args:
        words: Tokens of some texts, text after text.
        bounds: First token of each text, and the end of the last.
        first: For each pair the number of a among the texts.
        second: For each pair the number of b, greater than that of a.
    """
    found = align_texts(words, bounds, first, second)
    passages, lengths = found.passages, np.diff(bounds)
    of = passages.pair
    starts = np.flatnonzero(np.append(True, of[1:] != of[:-1]))[: len(of)]
    pair = of[starts]
    if len(pair) == 0:
        return Comparison(pair=pair, rows=make_rows(0, {}))
    gaps = find_gaps(found, bounds, first, second)
    numbers = (words & NUMBER_BIT) != 0
    names = (words & (NAME_BIT | NUMBER_BIT)) == NAME_BIT
    columns = {
        **_measure_shares(found, pair, first, second),
        "extent_a": _measure_extents(passages, starts) / lengths[first[pair]],
        "extent_b": _measure_extents(_order_by_b(passages), starts) / lengths[second[pair]],
        "words": np.add.reduceat(passages.words, starts),
        "largest": np.maximum.reduceat(passages.words, starts),
        "longest": np.maximum.reduceat(passages.longest, starts),
        "foot": np.add.reduceat(_count_foot(passages, lengths, first, second), starts),
        **_count_slots("numbers", gaps, words, numbers, pair),
        **_count_slots("names", gaps, words, names, pair),
        **_count_slots("others", gaps, words, ~(numbers | names), pair),
    }
    return Comparison(pair=pair, rows=make_rows(len(pair), columns))


def _count_slots(
    sort: str, gaps: Gaps, words: Words, flags: Flags, chosen: Places
) -> dict[str, npt.NDArray[Any]]:
    """Return the two columns of one sort of tokens, for the *chosen* pairs."""
    total, clashes = gaps.count(words, flags)
    return {f"{sort}_total": total[chosen], f"{sort}_clashes": clashes[chosen]}


def _measure_shares(
    found: Alignments, pair: Places, first: Places, second: Places
) -> dict[str, npt.NDArray[Any]]:
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
    """Return the same passages in the order of b, with b in the place of a."""
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
