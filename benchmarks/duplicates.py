"""Score clusters of copies on a labelled set, with datasketch and rensa beside, in one run.

Usage::

    python benchmarks/duplicates.py SET.jsonl.gz

SET holds one object a line: ``id``, ``text``, ``cluster`` (articles with the same value are copies)
and ``kind`` (``orig``, or the edit that made the copy). Printed for each library: pairwise
precision, recall and F1 of its clusters, its largest cluster, and seconds from the list of texts to
the clusters. Peers that are not installed are left out. Each runs at its documented defaults and at
the best setting of a sweep over shingle size and threshold.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import re
import sys
import time
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

import corpuskit as ck

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

WORD = re.compile(r"\w+")
PERMUTATIONS = 128


def label_clusters(texts: int, edges: Iterable[tuple[int, int]]) -> list[int]:
    """Return the number of the cluster of each text: the smallest number in it."""
    parent = list(range(texts))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for one, other in edges:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    return [root(node) for node in range(texts)]


def shingle(text: str, size: int) -> set[str]:
    """Return the word shingles of *text* as MinHash users make them."""
    words = WORD.findall(text.lower())
    return {" ".join(words[at : at + size]) for at in range(max(1, len(words) - size + 1))}


def run_corpuskit(texts: list[str]) -> list[int]:
    """Cluster by corpuskit at its defaults."""
    found = ck.find_duplicates((str(number), text) for number, text in enumerate(texts))
    edges = [(int(ids[0]), int(other)) for ids in found.clusters for other in ids[1:]]
    return label_clusters(len(texts), edges)


def run_datasketch(texts: list[str], *, size: int, threshold: float, verified: bool) -> list[int]:
    """Cluster by datasketch; *verified*: a hit counts if its estimate reaches the threshold."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 - only where it is installed

    sets = [[piece.encode() for piece in shingle(text, size)] for text in texts]
    sketches = MinHash.bulk(sets, num_perm=PERMUTATIONS)
    index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    edges = []
    for number, sketch in enumerate(sketches):
        edges += [
            (hit, number)
            for hit in index.query(sketch)
            if not verified or sketch.jaccard(sketches[hit]) >= threshold
        ]
        index.insert(number, sketch)
    return label_clusters(len(texts), edges)


def run_rensa(texts: list[str], *, size: int, threshold: float, bands: int) -> list[int]:
    """Cluster by rensa."""
    from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415 - only where it is installed

    index = RMinHashLSH(threshold=threshold, num_perm=PERMUTATIONS, num_bands=bands)
    edges = []
    for number, text in enumerate(texts):
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=42)
        sketch.update(list(shingle(text, size)))
        edges += [(hit, number) for hit in index.query(sketch)]
        index.insert(number, sketch)
    return label_clusters(len(texts), edges)


RUNS: list[tuple[str, str, Callable[[list[str]], list[int]]]] = [
    ("corpuskit", "defaults", run_corpuskit),
    ("datasketch", "defaults", partial(run_datasketch, size=5, threshold=0.9, verified=False)),
    ("datasketch", "best", partial(run_datasketch, size=2, threshold=0.2, verified=True)),
    ("rensa", "defaults", partial(run_rensa, size=5, threshold=0.8, bands=16)),
    ("rensa", "best", partial(run_rensa, size=3, threshold=0.5, bands=32)),
]


def score(gold: list[str], found: list[int]) -> tuple[float, float, float]:
    """Return pairwise precision, recall and F1."""

    def count_pairs(labels: Iterable[object]) -> int:
        return sum(size * (size - 1) // 2 for size in Counter(labels).values())

    both = count_pairs(zip(gold, found, strict=True))
    precision = both / max(1, count_pairs(found))
    recall = both / max(1, count_pairs(gold))
    return precision, recall, 2 * precision * recall / max(1e-12, precision + recall)


def main(path: str) -> None:
    """Run all that is installed on the set at *path*."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    texts, gold = [row["text"] for row in rows], [str(row["cluster"]) for row in rows]
    print(f"{len(texts)} texts, largest cluster {max(Counter(gold).values())}")
    for library, setting, run in RUNS:
        if importlib.util.find_spec(library) is None:
            continue
        begun = time.perf_counter()
        found = run(texts)
        seconds = time.perf_counter() - begun
        precision, recall, f1 = score(gold, found)
        print(
            f"{library:10s} {setting:8s} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} "
            f"largest {max(Counter(found).values()):3d}  {seconds:6.1f} s"
        )


if __name__ == "__main__":
    main(sys.argv[1])
