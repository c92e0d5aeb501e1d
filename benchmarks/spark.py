"""Duplicates on Spark: whether they are those of a local run, and what moves between machines.

Usage::

    python benchmarks/spark.py equal TEXTS|seeds|SET.jsonl.gz [--partitions N] [--large]
    python benchmarks/spark.py cost TEXTS... [--partitions N] [--large]

Texts are those that ``benchmarks/duplicates.py`` makes: of some 2,600 characters, one in five a
copy of an earlier one. SET holds one object a line with ``id`` and ``text``; ``seeds`` are the
articles of the seed feeds. Spark runs on this machine, with two processors.

Printed are, for each step, its seconds and the bytes that it wrote for other tasks to fetch
(shuffle), in all and for each text; and the processor seconds of all processes together, those of
Java and Python. The bytes are those of Spark's log of events, compressed as they would travel.
``--large`` joins tables as if none were small enough to be sent to all machines: what moves then is
what moves in a corpus of any size. ``equal`` also compares pairs (kind and shares; passages of the
first 10,000), clusters and kept articles with those of a local run.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pyarrow as pa
import pyarrow.parquet as pq
from duplicates import make_texts
from pyspark.sql import SparkSession

import corpuskit as ck
from corpuskit import spark as cs
from corpuskit.convert import record_from_json
from corpuskit.duplicates import Cluster

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyspark.sql import DataFrame

ROOT = Path(__file__).parent.parent
FILE_ROWS = 10_000
LOCATED = 10_000
TICKS = os.sysconf("SC_CLK_TCK")
TOTAL = "all"
WRITTEN, UNITS = "internal.metrics.shuffle.write", ("records", "bytes")
WORTH = 0.02


def read_source(source: str) -> Iterator[tuple[str, str]]:
    """Yield ids and texts."""
    if source == "seeds":
        for article in ck.iter_articles([ROOT / "seeds" / "feeds"]):
            yield article.id, article.body or ""
    elif source.isdecimal():
        for number, text in enumerate(make_texts(int(source))):
            yield f"{number:09}", text
    else:
        with gzip.open(source, "rt", encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                yield str(row["id"]), row["text"]


def write_source(source: str, folder: Path) -> int:
    """Write ids and texts as Parquet files; return how many there are."""
    articles, count = read_source(source), 0
    folder.mkdir()
    while rows := list(itertools.islice(articles, FILE_ROWS)):
        ids, texts = zip(*rows, strict=True)
        pq.write_table(pa.table({"id": ids, "text": texts}), folder / f"{count:09}.parquet")
        count += len(rows)
    return count


def open_session(folder: Path, partitions: int, *, large: bool) -> SparkSession:
    """Start Spark on this machine, with its log of events in *folder*."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    (folder / "events").mkdir()
    options = {
        "spark.sql.shuffle.partitions": str(partitions),
        "spark.driver.memory": "4g",
        "spark.local.dir": str(folder),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
        "spark.eventLog.enabled": "true",
        "spark.eventLog.compress": "false",
        "spark.eventLog.rolling.enabled": "false",
        "spark.eventLog.dir": (folder / "events").as_uri(),
    }
    if large:
        options["spark.sql.autoBroadcastJoinThreshold"] = "-1"
    builder = SparkSession.builder.master("local[2]")
    for name, value in options.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def collect(table: DataFrame, cls: type) -> Iterator[Any]:
    """Yield the rows of a table as records."""
    for row in table.toLocalIterator():
        yield record_from_json(row.asDict(recursive=True), cls)


def run(source: str, partitions: int, *, large: bool, compared: bool) -> None:
    """Run on Spark and print what each step took; if *compared*, beside a local run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        count = write_source(source, folder / "texts")
        spark = open_session(folder, partitions, large=large)
        spark.range(1).count()
        before, begun = measure_processor(), time.perf_counter()
        found = cs.find_duplicates(spark.read.parquet(str(folder / "texts")))
        seconds, processor = time.perf_counter() - begun, measure_processor() - before
        sizes = f"{found.related.count()} pairs, {found.clusters.count()} clusters"
        print(f"{source}: {count} texts, {partitions} partitions: {sizes}")
        print(f"{seconds:.0f} s, {processor:.0f} s of processor", flush=True)
        print_steps(read_events(next((folder / "events").iterdir())), count)
        sys.stdout.flush()
        is_equal = not compared or compare(source, found)
        spark.stop()
    if not is_equal:
        sys.exit(1)


def compare(source: str, found: cs.SparkDuplicates) -> bool:
    """Print whether a local run finds the same."""
    begun = time.process_time()
    local = ck.find_duplicates(read_source(source))
    pairs, clusters, kept = local.count_pairs(), len(local.clusters), len(local.kept)
    print(f"local: {time.process_time() - begun:.0f} s of processor, texts made anew included")
    print(f"{pairs} pairs, {clusters} clusters, {kept} kept", flush=True)
    some = found.related.orderBy("a", "b")
    first = attrs.evolve(found, related=some.limit(LOCATED)).pairs.orderBy("a", "b")
    equal = {
        "pairs": is_same(
            map(share, local.iter_pairs(locate=False)), map(tuple, some.toLocalIterator())
        ),
        f"passages of the first {LOCATED}": is_same(
            itertools.islice(local.iter_pairs(), LOCATED), collect(first, ck.DuplicatePair)
        ),
        "clusters": is_same(
            local.iter_clusters(),
            sorted(collect(found.clusters, Cluster), key=lambda c: (-len(c.ids), c.ids)),
        ),
        "kept": is_same(local.kept, sorted(row["id"] for row in found.kept.collect())),
    }
    for name, is_equal in equal.items():
        print(f"{name}: {'equal' if is_equal else 'DIFFER'}", flush=True)
    return all(equal.values())


def share(pair: ck.DuplicatePair) -> tuple[str | float, ...]:
    """Return a pair without its passages."""
    return pair.a, pair.b, pair.kind, pair.similarity, pair.a_in_b, pair.b_in_a


def is_same(expected: Iterable[object], found: Iterable[object]) -> bool:
    """Tell whether the same things come in the same order."""
    missing = object()
    both = itertools.zip_longest(expected, found, fillvalue=missing)
    return all(one == other for one, other in both)


def print_steps(stages: list[Stage], count: int) -> None:
    """Print what each step took, then what moved in each exchange that is worth a line."""
    total = sum(stage.written for stage in stages)
    print(f"{'step':12s} {'seconds':>8s} {'shuffle MB':>11s} {'bytes/text':>11s}")
    for step in [*dict.fromkeys(stage.step for stage in stages), TOTAL]:
        some = [stage for stage in stages if step in {stage.step, TOTAL}]
        seconds, written = sum(s.seconds for s in some), sum(s.written for s in some)
        print(f"{step:12s} {seconds:8.1f} {written / 1e6:11.1f} {written / count:11.0f}")
    for stage in stages:
        if stage.written > WORTH * total:
            print(
                f"{stage.step}: {stage.rows / count:.2f} rows a text moved, "
                f"{stage.written / stage.rows:.1f} bytes each"
            )
    sys.stdout.flush()


@attrs.frozen
class Stage:
    """What a stage of a job took."""

    step: str
    """The step it belongs to."""

    seconds: float
    """How long it took."""

    rows: int
    """Rows written for tasks of other stages."""

    written: int
    """The same in bytes."""


def read_events(path: Path) -> list[Stage]:
    """Return the stages in a log of events."""
    names: dict[int, str] = {}
    stages = []
    with path.open(encoding="utf-8") as lines:
        for event in map(json.loads, itertools.takewhile(lambda line: line.endswith("\n"), lines)):
            info = event.get("Stage Info", {})
            if event["Event"] == "SparkListenerStageSubmitted":
                said = (event.get("Properties") or {}).get("spark.job.description") or "checks"
                names[info["Stage ID"]] = said.removeprefix("corpuskit: ").split("-")[0]
            elif event["Event"] == "SparkListenerStageCompleted":
                sums = {item["Name"]: item.get("Value", 0) for item in info["Accumulables"]}
                seconds = (info["Completion Time"] - info["Submission Time"]) / 1000
                rows, written = (int(sums.get(f"{WRITTEN}.{what}Written", 0)) for what in UNITS)
                stages.append(Stage(names[info["Stage ID"]], seconds, rows, written))
    return stages


def measure_processor() -> float:
    """Return the seconds that a processor worked for this process and all below it."""
    children: dict[int, list[int]] = {}
    used: dict[int, float] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            values = path.read_text().rpartition(")")[2].split()
        except OSError:  # It has just ended.
            continue
        number = int(path.parent.name)
        children.setdefault(int(values[1]), []).append(number)
        used[number] = sum(map(int, values[11:15])) / TICKS
    total, waiting = 0.0, [os.getpid()]
    while waiting:
        number = waiting.pop()
        total += used.get(number, 0.0)
        waiting += children.get(number, [])
    return total


def main() -> None:
    """Do what the command line says, each size in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("what", choices=["equal", "cost"])
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--partitions", type=int, default=16)
    parser.add_argument("--large", action="store_true")
    given = parser.parse_args()
    if len(given.sources) == 1:
        compared = given.what == "equal"
        run(given.sources[0], given.partitions, large=given.large, compared=compared)
        return
    for source in given.sources:
        options = ["--partitions", str(given.partitions), *["--large"] * given.large]
        subprocess.run([sys.executable, __file__, given.what, source, *options], check=True)  # noqa: S603


if __name__ == "__main__":
    main()
