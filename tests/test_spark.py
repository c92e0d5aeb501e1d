"""Spark gives what a local run gives: articles, pairs, clusters, kept ones, id for id."""

from __future__ import annotations

import importlib
import os
import shutil
import sys
import zipfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import corpuskit as ck
from corpuskit.convert import record_from_json
from corpuskit.duplicates import Cluster, find_duplicates
from corpuskit.settings import DuplicateSettings
from corpuskit.spark.stars import Link, large_star, mirror, small_star
from strategies import make_story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.duplicates import Duplicates

SEEDS = Path(__file__).parent.parent / "seeds"

needs_spark = pytest.mark.skipif(
    importlib.util.find_spec("pyspark") is None
    or not (shutil.which("java") or os.environ.get("JAVA_HOME")),
    reason="pyspark or Java is not installed",
)
PARTITIONS = (2, 4)


@pytest.mark.parametrize("size", [2, 9, 100, 1000])
def test_a_chain_takes_few_rounds(size: int) -> None:
    """A chain of a thousand is one star after as many rounds as its length has binary digits."""
    links = [Link(f"{n + 1:04}", f"{n:04}") for n in range(size)]
    rounds = 0
    while any(link.other != "0000" for link in links):
        links = list(small_star(sorted(large_star(sorted(mirror(links))))))
        rounds += 1
    assert rounds <= size.bit_length()


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """One session for all tests: it takes seconds to start."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - only where it is installed

    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.log.level", "ERROR")
        # Tests are many small jobs: to compile for speed costs more than it gives.
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1")
        .getOrCreate()
    )
    yield session
    session.stop()


def collect(table: Any, cls: type) -> list[Any]:
    """The rows of a table as records."""
    return [record_from_json(row.asDict(recursive=True), cls) for row in table.collect()]


def assert_same(expected: Duplicates, found: Any) -> None:
    """Pairs with passages, clusters and kept articles are those of the local run."""
    pairs = sorted(collect(found.pairs, ck.DuplicatePair), key=lambda pair: (pair.a, pair.b))
    assert list(expected.pairs) == pairs
    clusters = sorted(collect(found.clusters, Cluster), key=lambda c: (-len(c.ids), c.ids))
    assert list(expected.iter_clusters()) == clusters
    assert list(expected.kept) == sorted(row["id"] for row in found.kept.collect())


def exchange(random: Random, words: list[str], share: float) -> list[str]:
    """Some words exchanged for others."""
    return [f"other{random.random()}" if random.random() < share else word for word in words]


def syndicated() -> list[tuple[str, str]]:
    """Texts that try every way through: families, chains, giants, boilerplate, quotes, nothing."""
    random = Random(3)  # noqa: S311 - texts, no secrets
    stories = [make_story(random, words=180).split() for _ in range(30)]
    texts = [" ".join(words) for words in stories]
    texts += [" ".join(exchange(random, words, 0.05)) for words in stories[:10]]
    texts += [" ".join(words[: len(words) // 2]) for words in stories[5:15]]
    texts += [" ".join([*stories[0][:60], *words]) for words in stories[20:24]]
    texts += [texts[3].upper(), texts[3].title(), texts[3], texts[3]]  # the same, but for names
    giant = make_story(random, words=200).split()  # more copies than one shingle may pair
    texts += [" ".join([f"lead{n}", *giant, f"foot{n}"]) for n in range(40)]
    texts += [" ".join(giant)] * 12  # a family of too many
    closing = " ".join(make_story(random, words=60).split())  # boilerplate under other stories
    texts += [f"{' '.join(make_story(random, words=150).split())} {closing}" for _ in range(20)]
    chain = make_story(random, words=1000).split()  # each overlaps with the next alone
    texts += [" ".join(chain[at : at + 120]) for at in range(0, 800, 60)]
    texts += ["", "...", "Rain.", "Rain!", "Rain again"]
    ids = [f"{n:03}" for n in range(len(texts))]
    random.shuffle(ids)
    return list(zip(ids, texts, strict=True))


@needs_spark
@pytest.mark.parametrize("partitions", PARTITIONS)
def test_duplicates_are_those_of_a_local_run(spark: Any, partitions: int) -> None:
    """Pairs, clusters and kept are equal, with hot shingles, however the table is divided."""
    from corpuskit import spark as cs  # noqa: PLC0415 - needs pyspark

    articles = syndicated()
    settings = DuplicateSettings(common_texts=8)
    expected = find_duplicates(articles, settings=settings, keep="longest")
    spark.conf.set("spark.sql.shuffle.partitions", partitions)
    table = spark.createDataFrame(articles, "id string, text string").repartition(partitions)
    found = cs.find_duplicates(table, settings=settings, keep="longest")
    assert {len(ids) for ids in expected.clusters} >= {52, 14}  # the giant and the chain
    assert {"exact", "reprint", "pickup"} <= {pair.kind for pair in expected.pairs}
    assert_same(expected, found)


@needs_spark
def test_the_whole_job_is_that_of_a_local_run(spark: Any, tmp_path: Path) -> None:
    """Articles with ids and marks, problems and inputs are equal; also from and to files."""
    from corpuskit import spark as cs  # noqa: PLC0415 - needs pyspark

    shutil.copytree(SEEDS / "feeds", tmp_path / "feeds")
    first = min((tmp_path / "feeds").iterdir())
    shutil.copy(first, tmp_path / "feeds" / "again.txt")
    (tmp_path / "feeds" / "binary.txt").write_bytes(bytes(range(256)) * 40)
    with zipfile.ZipFile(tmp_path / "feeds" / "clips.zip", "w") as archive:
        archive.write(first, "in/clip.txt")
        archive.writestr("picture.png", b"no text")
    expected = ck.normalize([tmp_path / "feeds", tmp_path / "nowhere.txt"])
    spark.conf.set("spark.sql.shuffle.partitions", 2)
    corpus = cs.normalize(spark, [tmp_path / "feeds", tmp_path / "nowhere.txt"])
    found = cs.find_duplicates(corpus.articles, checkpoints=str(tmp_path / "checkpoints"))
    assert_same(expected.duplicates, found)
    assert sorted(map(repr, expected.problems)) == sorted(
        map(repr, collect(corpus.problems, ck.Problem))
    )
    inputs = sorted(collect(corpus.inputs, ck.InputRecord), key=lambda record: record.feed)
    assert sorted(expected.manifest.inputs, key=lambda record: record.feed) == inputs
    found.mark(corpus.articles).write.parquet(str(tmp_path / "out"))
    articles = sorted(ck.read_articles(tmp_path / "out"), key=lambda a: (a.feed, a.span.start))
    assert list(expected.articles) == articles

    files = spark.read.format("binaryFile").load(str(tmp_path / "feeds"))
    contents = cs.normalize(spark, files)
    articles = sorted(collect(contents.articles, ck.Article), key=lambda a: (a.feed, a.span.start))
    assert [attrs.evolve(a, duplicate=None) for a in expected.articles] == articles
    here = [problem for problem in expected.problems if "nowhere" not in problem.feed]
    assert sorted(map(repr, here)) == sorted(map(repr, collect(contents.problems, ck.Problem)))


@needs_spark
def test_bad_calls_are_refused(spark: Any) -> None:
    """Two articles with one id, tables of something else and standard input are errors."""
    from corpuskit import spark as cs  # noqa: PLC0415 - needs pyspark

    twice = spark.createDataFrame([("a", "x"), ("a", "y")], "id string, text string")
    with pytest.raises(ck.DuplicateError, match="two articles have the id 'a'"):
        cs.find_duplicates(twice)
    with pytest.raises(ck.DuplicateError, match="expected the columns id and body"):
        cs.find_duplicates(twice.select("id"))
    with pytest.raises(ValueError, match="no column content"):
        cs.normalize(spark, twice.withColumnRenamed("id", "path"))
    with pytest.raises(ValueError, match="standard input"):
        cs.normalize(spark, "-")


def test_without_pyspark_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pyspark is missing the error says what to install."""
    for name in [n for n in sys.modules if n.startswith("corpuskit.spark")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    spark = importlib.import_module("corpuskit.spark")
    with pytest.raises(ck.MissingExtraError, match=r"corpuskit\[spark\]"):
        _ = spark.normalize
