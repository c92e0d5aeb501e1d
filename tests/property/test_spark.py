"""Laws of what works for Spark, without Spark: streams say what a local run says of all at once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from hypothesis import example, given
from hypothesis import strategies as st

from corpuskit.spark.pairing import pair_postings
from corpuskit.spark.sketching import STATED, sketch_articles
from corpuskit.spark.stars import Link, large_star, mirror, small_star
from corpuskit.syndication.candidates import (
    FAMILY_SHARE,
    HIT_SHARE,
    Postings,
    is_frequent,
    pack_postings,
    pair_texts,
)
from corpuskit.syndication.clusters import cluster_ids
from corpuskit.syndication.fingerprint import sketch_texts
from strategies import any_text

if TYPE_CHECKING:
    from collections.abc import Iterable

Sketches = list[set[int]]

names = st.integers(0, 30).map("{:02}".format)
sketches = st.lists(st.sets(st.integers(0, 12), min_size=1), min_size=1, max_size=14)


def tie(links: Iterable[Link]) -> set[Link]:
    """Apply rounds of both stars until nothing is new."""
    while True:
        links = list(small_star(sorted(large_star(sorted(mirror(links))))))
        if not any(link.is_new for link in links):
            return set(links)


@given(st.lists(st.tuples(names, names).filter(lambda edge: edge[0] < edge[1])))
def test_stars_are_components(edges: list[tuple[str, str]]) -> None:
    """Alternating stars end with each node tied to the smallest of its component."""
    found = tie(Link(b, a) for a, b in edges)
    expected = {(name, ids[0]) for ids in cluster_ids(edges) for name in ids[1:]}
    assert expected == {(link.node, link.other) for link in found}


@given(sketches, st.integers(2, 6), st.integers(1, 20))
@example([{0, 1, 2}] * 10, 3, 2)  # Shingles of too many texts go on over several batches.
def test_a_stream_pairs_what_buckets_pair(texts: Sketches, common: int, rows: int) -> None:
    """Postings read once, in batches of any size, name the pairs that a local run names."""
    postings = sorted((shingle, number) for number, text in enumerate(texts) for shingle in text)
    shingles, holders = np.array(postings, np.int64).T
    local = Postings()
    local.add(pack_postings(shingles.astype(np.uint64), holders))
    found = pair_texts(local, np.arange(len(texts)), common=common)
    expected = {tuple(pair) for some in found for pair in np.column_stack(some).tolist()}

    digests = [number.to_bytes(16) for number in holders.tolist()]
    sizes = [len(texts[number]) for number in holders.tolist()]
    table = pa.table({"shingle": shingles, "digest": digests, "size": sizes})
    shared: Counter[tuple[int, ...]] = Counter()
    leading: Counter[tuple[int, ...]] = Counter()
    smaller = {}
    for batch in pair_postings(table.to_batches(max_chunksize=rows), common=common):
        for row in batch.to_pylist():
            pair = tuple(int.from_bytes(row[side]) for side in ("first", "second"))
            shared[pair] += row["shared"]
            leading[pair] += row["common"]
            smaller[pair] = row["smaller"]
    assert {pair: min(len(texts[number]) for number in pair) for pair in smaller} == smaller
    assert expected == {
        pair
        for pair, size in smaller.items()
        if is_frequent(shared[pair], size, HIT_SHARE)
        or is_frequent(leading[pair], size, FAMILY_SHARE)
    }


@given(st.lists(any_text(), max_size=8))
def test_every_article_is_sketched_as_alone(texts: list[str]) -> None:
    """A table of sketches says of each text what its own sketch says, and loses no row."""
    rows = [{"id": str(number), "text": text} for number, text in enumerate(texts)]
    batch = pa.RecordBatch.from_pylist(rows, schema=STATED)
    found = [row for some in sketch_articles([batch]) for row in some.to_pylist()]
    assert sorted(map(str, range(len(texts)))) == sorted(row["id"] for row in found)
    for row in found:
        sketch = sketch_texts([texts[int(row["id"])]]).one(0)
        assert (sketch.tokens, sketch.digest or None) == (row["tokens"], row["digest"])
        assert sketch.hashes.tolist() == row["shingles"]
