"""Copies among articles: how many are found, and how fast, with datasketch and rensa beside.

Usage::

    python benchmarks/duplicates.py score SET.jsonl.gz
    python benchmarks/duplicates.py speed TEXTS [LIBRARY...]

SET holds one object a line: ``id``, ``text``, ``cluster`` (articles with the same value are copies)
and ``kind`` (``orig``, or the edit that made the copy). Printed for each library: pairwise
precision, recall and F1 of its clusters, its largest cluster, seconds from the list of texts to
the clusters, and for each kind the share of copies that are in the cluster of their original. Each
peer runs at its documented defaults, datasketch and rensa also at the best setting of a sweep over
shingle size and threshold. Peers that are not installed are left out. (Of text-dedup, its MinHash:
``pip install --no-deps text-dedup`` and what that module imports.)

``speed`` makes TEXTS texts of its own, from the words of the seed feeds and always the same: four
in five are new, one in five is a copy of an earlier one, cut, embedded or edited. Printed for each
library (``corpuskit-2`` works with two processes): seconds and texts a second, from reading the
texts to the clusters; seconds of processor time, which tell more where others work on the same
machine; peak memory of the largest process. Each library runs by itself; the texts are in a file.
"""

from __future__ import annotations

import contextlib
import gzip
import importlib.util
import itertools
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import corpuskit as ck

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SEEDS = Path(__file__).parent.parent / "seeds" / "feeds"
WORD = re.compile(r"\w+")
PERMUTATIONS = 128
PROCESSES = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
COPIES, RECENT, EXCHANGED = 0.2, 4000, 0.05


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


def run_corpuskit(texts: Iterable[str], *, workers: int = 1) -> list[int]:
    """Cluster by corpuskit at its defaults."""
    articles = ((str(number), text) for number, text in enumerate(texts))
    found = ck.find_duplicates(articles, workers=workers)
    edges = [(int(ids[0]), int(other)) for ids in found.clusters for other in ids[1:]]
    return label_clusters(len(found.entries), edges)


def run_datasketch(
    texts: Iterable[str], *, size: int, threshold: float, verified: bool
) -> list[int]:
    """Cluster by datasketch; *verified*: a hit counts if its estimate reaches the threshold."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 - only where it is installed

    sets = ([piece.encode() for piece in shingle(text, size)] for text in texts)
    sketches = list(MinHash.generator(sets, num_perm=PERMUTATIONS))
    index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    edges = []
    for number, sketch in enumerate(sketches):
        edges += [
            (hit, number)
            for hit in index.query(sketch)
            if not verified or sketch.jaccard(sketches[hit]) >= threshold
        ]
        index.insert(number, sketch)
    return label_clusters(len(sketches), edges)


def run_rensa(texts: Iterable[str], *, size: int, threshold: float, bands: int) -> list[int]:
    """Cluster by rensa."""
    from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415 - only where it is installed

    index = RMinHashLSH(threshold=threshold, num_perm=PERMUTATIONS, num_bands=bands)
    edges = []
    number = -1
    for number, text in enumerate(texts):
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=42)
        sketch.update(list(shingle(text, size)))
        edges += [(hit, number) for hit in index.query(sketch)]
        index.insert(number, sketch)
    return label_clusters(number + 1, edges)


def run_text_dedup(texts: Iterable[str]) -> list[int]:
    """Cluster by the MinHash of text-dedup at its defaults; it reads texts from a file."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    from text_dedup import minhash  # noqa: PLC0415 - only where it is installed

    count = 0
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(sys.stderr):
        path = Path(folder, "texts.jsonl")
        with path.open("w", encoding="utf-8") as file:
            for count, text in enumerate(texts, start=1):  # noqa: B007 - needed below
                file.write(json.dumps({"text": text}) + "\n")
        options = {
            "path": "json", "data_files": path, "split": "train", "column": "text",
            "output": f"{folder}/out", "cache_dir": f"{folder}/cache", "num_proc": 1,
        }  # fmt: skip
        arguments = [f"--{name}={value}" for name, value in options.items()]
        minhash.main.main(arguments, standalone_mode=False)
    return label_clusters(count, ((minhash.uf.find(number), number) for number in range(count)))


RUNS: dict[str, Callable[[Iterable[str]], list[int]]] = {
    "corpuskit": run_corpuskit,
    "corpuskit-2": partial(run_corpuskit, workers=2),
    "datasketch": partial(run_datasketch, size=5, threshold=0.9, verified=False),
    "datasketch-best": partial(run_datasketch, size=2, threshold=0.2, verified=True),
    "rensa": partial(run_rensa, size=5, threshold=0.8, bands=16),
    "rensa-best": partial(run_rensa, size=3, threshold=0.5, bands=32),
    "text_dedup": run_text_dedup,
}


def list_runs() -> list[str]:
    """Return the names of the runs whose library is installed."""
    return [name for name in RUNS if importlib.util.find_spec(name.split("-")[0])]


def score(gold: list[str], found: list[int]) -> tuple[float, float, float]:
    """Return pairwise precision, recall and F1."""

    def count_pairs(labels: Iterable[object]) -> int:
        return sum(size * (size - 1) // 2 for size in Counter(labels).values())

    both = count_pairs(zip(gold, found, strict=True))
    precision = both / max(1, count_pairs(found))
    recall = both / max(1, count_pairs(gold))
    return precision, recall, 2 * precision * recall / max(1e-12, precision + recall)


def count_found(rows: list[dict[str, str]], found: list[int]) -> dict[str, float]:
    """Return for each kind of edit the share of copies that are with their original."""
    originals = {
        row["cluster"]: label
        for row, label in zip(rows, found, strict=True)
        if row["kind"] == "orig"
    }
    right: dict[str, list[bool]] = {}
    for row, label in zip(rows, found, strict=True):
        if row["kind"] != "orig":
            right.setdefault(row["kind"], []).append(label == originals[row["cluster"]])
    return {kind: sum(flags) / len(flags) for kind, flags in sorted(right.items())}


def score_all(path: str) -> None:
    """Run all that is installed on the labelled set at *path*."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    texts, gold = [row["text"] for row in rows], [str(row["cluster"]) for row in rows]
    print(f"{len(texts)} texts, largest cluster {max(Counter(gold).values())}")
    for name in list_runs():
        begun = time.perf_counter()
        found = RUNS[name](texts)
        seconds = time.perf_counter() - begun
        precision, recall, f1 = score(gold, found)
        print(
            f"{name:16s} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} "
            f"largest {max(Counter(found).values()):3d}  {seconds:6.2f} s"
        )
        print("  ", *(f"{kind} {share:.2f}" for kind, share in count_found(rows, found).items()))


def make_texts(count: int) -> Iterator[str]:
    """Yield *count* texts of some 2,600 characters: the same whenever it is asked."""
    rng = random.Random(5)  # noqa: S311 - texts, no secrets
    pieces = _cut_pieces("\n".join(p.read_text("utf-8") for p in sorted(SEEDS.glob("*.txt"))))
    recent: list[list[str]] = []
    for _ in range(count):
        if recent and rng.random() < COPIES:
            words = _edit(rng, rng.choice(recent), pieces)
        else:
            words = rng.choices(pieces, k=int(rng.lognormvariate(5.12, 0.5)))
            if len(recent) < RECENT:
                recent.append(words)
            else:
                recent[rng.randrange(RECENT)] = words
        yield " ".join(words)


def _cut_pieces(text: str) -> list[str]:
    """Return pieces of one to three words that make up *text*, in its proportions."""
    rng = random.Random(7)  # noqa: S311 - texts, no secrets
    words = iter(text.split())
    pieces = (" ".join(itertools.islice(words, rng.randint(1, 3))) for _ in itertools.count())
    return list(itertools.takewhile(bool, pieces))


def _edit(rng: random.Random, words: list[str], pieces: list[str]) -> list[str]:
    """Return a copy of a story as another desk prints it."""
    match rng.randrange(5):
        case 0:  # a new headline
            return [*rng.choices(pieces, k=5), *words]
        case 1:  # cut from the end
            return words[: max(30, len(words) * 6 // 10)]
        case 2:  # within a longer piece
            return [*rng.choices(pieces, k=60), *words, *rng.choices(pieces, k=60)]
        case 3:  # one word in twenty exchanged
            return [rng.choice(pieces) if rng.random() < EXCHANGED else word for word in words]
        case _:  # the same
            return words


def read_texts(path: Path) -> Iterator[str]:
    """Yield the texts of a file, one a line."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield line[:-1]


def compare_speed(count: int, names: list[str]) -> None:
    """Run libraries on *count* texts, each in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "texts")
        with path.open("w", encoding="utf-8") as file:
            file.writelines(f"{text}\n" for text in make_texts(count))
        megabytes = path.stat().st_size / 1e6
        print(f"{count} texts, {megabytes:.0f} MB", flush=True)
        for name in names:
            command = [sys.executable, __file__, "run", name, str(path)]
            ended = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
            seconds, processor, memory, clusters = json.loads(ended.stdout)
            print(
                f"{name:16s} {seconds:8.1f} s {count / seconds:8.0f} texts/s "
                f"{processor:8.1f} s of processor {count / processor:8.0f} texts/s "
                f"{memory:6.0f} MB {clusters:8d} clusters",
                flush=True,
            )


def run_one(name: str, path: Path) -> None:
    """Run one library on the texts at *path*; print seconds, megabytes of memory, clusters."""
    RUNS[name](itertools.islice(read_texts(path), 64))  # Libraries are loaded, tables made.
    begun, before = time.perf_counter(), measure_processor()
    found = RUNS[name](read_texts(path))
    seconds, processor = time.perf_counter() - begun, measure_processor() - before
    memory = max(resource.getrusage(who).ru_maxrss for who in PROCESSES) / 1024
    clusters = sum(size > 1 for size in Counter(found).values())
    print(json.dumps([seconds, processor, memory, clusters]))


def measure_processor() -> float:
    """Return the seconds that a processor worked for this process and those it started."""
    used = [resource.getrusage(who) for who in PROCESSES]
    return sum(times.ru_utime + times.ru_stime for times in used)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["score", path]:
            score_all(path)
        case ["speed", count, *names]:
            compare_speed(int(count), names or list_runs())
        case ["run", name, path]:
            run_one(name, Path(path))
        case _:
            sys.exit(__doc__)
