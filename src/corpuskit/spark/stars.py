"""Edges -> stars: connected components by alternating large and small stars.

Kiveris, Lattanzi, Mirrokni, Rastogi, Vassilvitskii: Connected Components in MapReduce and Beyond
(SoCC 2014). An edge goes from a node to one of a smaller name. Each step replaces the edges of
every node by edges to the smallest of its neighbours; components stay what they are, and after a
number of rounds that grows with the logarithm of the nodes every component is a star around its
smallest node. A step reads its edges in order of their first node and remembers three names, so a
star of any size needs no memory; the functions know nothing of Spark.
"""

from __future__ import annotations

import itertools
import operator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Link(NamedTuple):
    """An edge."""

    node: str
    """One end."""

    other: str
    """The other end, of a smaller name, unless the edges are mirrored."""

    is_new: bool = False
    """Whether this step, or the one before it in a round, has made it."""


def mirror(links: Iterable[Link]) -> Iterator[Link]:
    """Yield every edge in both directions."""
    for link in links:
        yield link
        yield Link(link.other, link.node, link.is_new)


def large_star(links: Iterable[Link]) -> Iterator[Link]:
    """Tie the larger neighbours of every node to the smallest one, or to the node itself.

    Args:
        links: Mirrored edges, sorted.
    """
    for node, group in itertools.groupby(links, operator.attrgetter("node")):
        least = last = None
        for link in group:
            if least is None:
                least = min(node, link.other)
            if link.other > node and link.other != last:
                yield Link(link.other, least, least != node)
            last = link.other


def small_star(links: Iterable[Link]) -> Iterator[Link]:
    """Tie every node and its smaller neighbours to the smallest of them.

    What was new stays so.

    Args:
        links: Edges to smaller nodes, sorted.
    """
    for node, group in itertools.groupby(links, operator.attrgetter("node")):
        least = last = None
        is_new = False
        for link in group:
            is_new |= link.is_new
            if least is None:
                least = link.other
            elif link.other != last:
                is_new = True
                yield Link(link.other, least, is_new)
            last = link.other
        if least is not None:
            yield Link(node, least, is_new)
