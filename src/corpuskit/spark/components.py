"""Connected components in a table, round by round: see `corpuskit.spark.stars`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from corpuskit.spark.engine import DataFrame, F
from corpuskit.spark.members import LINKS, step_links
from corpuskit.spark.schemas import to_spark
from corpuskit.spark.stars import large_star, small_star

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from corpuskit.spark.stars import Link
    from corpuskit.spark.workspace import Workspace


def find_stars(edges: DataFrame, space: Workspace) -> DataFrame:
    """Return every node of a graph but the smallest of its component, tied to that one.

    Every round is kept, so that the next does not begin at the first again.

    Args:
        edges: ``node`` and ``other``, a smaller one.
        space: Where to keep the rounds.
    """
    links = edges.withColumn("is_new", F.lit(False))  # noqa: FBT003 - a value, no switch
    number = 0
    while True:
        mirrored = links.union(links.select("other", "node", "is_new"))
        links = _step(_step(mirrored, large_star), small_star)
        links = space.keep(f"stars-{number}", links)
        number += 1
        if links.where("is_new").isEmpty():
            return links.select("node", "other").distinct()


def _step(links: DataFrame, step: Callable[[Iterable[Link]], Iterator[Link]]) -> DataFrame:
    """Apply a step to all edges of each node at a time."""
    return (
        links.repartition("node")
        .sortWithinPartitions("node", "other")
        .mapInArrow(partial(step_links, step=step), to_spark(LINKS))
    )
