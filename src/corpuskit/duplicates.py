"""Stage 6: articles -> which of them are copies of one another, how, and why.

Two steps: sketches of four-word shingles name candidates, and every candidate is compared in full.
So whether two texts are related depends on the two alone; only shingles that stand in more than
`DuplicateSettings.common_texts` texts name fewer candidates. What two long texts share must be
some 3 % of the shorter to name them: a short statement in both may go unseen, a copy does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuskit.settings import DuplicateSettings
from corpuskit.syndication.crew import Crew
from corpuskit.syndication.engine import Collection
from corpuskit.syndication.index import DuplicateIndex
from corpuskit.syndication.lineage import Lineage
from corpuskit.syndication.records import (
    COPY_KINDS,
    Cluster,
    Descent,
    DuplicatePair,
    IndexStats,
    Passage,
    Repeat,
)
from corpuskit.syndication.repeats import find_repeats
from corpuskit.syndication.result import Duplicates, duplicate_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from corpuskit.records import Article
    from corpuskit.syndication.clusters import Keep
    from corpuskit.syndication.entries import Entry

__all__ = [
    "COPY_KINDS",
    "Cluster",
    "Descent",
    "DuplicateIndex",
    "DuplicatePair",
    "Duplicates",
    "IndexStats",
    "Lineage",
    "Passage",
    "Repeat",
    "duplicate_of",
    "find_duplicates",
    "find_repeats",
]

_DEFAULT = DuplicateSettings()


def find_duplicates(
    articles: Iterable[Article | tuple[str, str]],
    /,
    *,
    settings: DuplicateSettings = _DEFAULT,
    keep: Keep | Callable[[Sequence[Entry]], str] = "earliest",
    workers: int = 1,
) -> Duplicates:
    """Return which articles are copies of one another.

    The result does not depend on the order of *articles*. Articles without a body (texts without
    a word) are compared with nothing, and kept. Texts of fewer than eight words are found only if
    they are the same after normalisation.

    Args:
        articles: Articles, of which the bodies are compared, or pairs of id and text; any
            iterable, read once; texts are not held in memory.
        settings: When two are copies.
        keep: Which article of a cluster stands for it: the earliest (the undated last; ties to the
            longest), the longest, the one of the wire that others credit, or a function from the
            cluster's entries to an id.
        workers: Processes to work with, 1 or more; the result is the same for any number. On
            Linux they are forked, elsewhere spawned: there a script that asks for more than one
            needs the usual ``if __name__ == "__main__":`` around its main part.

    Raises:
        DuplicateError: If two articles have one id, or something is no article.
        ValueError: If *workers* is below 1.

    Examples:
        >>> story = "The bridge was closed on Monday after a barge struck its third pier at dawn."
        >>> dups = find_duplicates([("b", story), ("a", story.upper()), ("c", "Rain.")])
        >>> dups.clusters, dups.kept
        ((('a', 'b'),), ('a', 'c'))
    """
    if workers < 1:
        raise ValueError(f"workers is {workers}: at least one is needed")
    with Crew(workers) as crew:
        collection = Collection(articles, crew)
        relations = collection.relate(common=settings.common_texts)
    return Duplicates(
        entries=collection.entries,
        relations=relations,
        settings=settings,
        keep=keep,
        texts=collection.texts(),
    )
