"""Files -> a table of articles: every stage up to the language tagger, on every machine."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

import attrs

from corpuskit.convert import record_to_json
from corpuskit.pipeline.inputs import STDIN, collect_inputs
from corpuskit.pipeline.stages import check_choices
from corpuskit.records import Problem
from corpuskit.settings import Settings
from corpuskit.spark.engine import DataFrame, F, SparkSession
from corpuskit.spark.feeds import DONE, NUMBERED, do_contents, do_paths, number_articles
from corpuskit.spark.schemas import spark_schema, to_spark
from corpuskit.spark.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpuskit.corrections import CorrectionSource

Paths: TypeAlias = str | os.PathLike[str]
"""A file, a folder or a glob."""

_DEFAULT = Settings()

_TASKS = 8
"""Tasks for each processor: files differ in size, and one that waits for none is idle."""

_CONTENTS = 8
"""Files whose contents are handed to Python at a time: they may be large."""

_PLACE = ("number", "feed", "start")
"""Columns that tell an article from all others, in the order of a local run."""


@attrs.frozen(kw_only=True, eq=False)
class SparkCorpus:
    """What a run on Spark came to, in tables; rows are in no order."""

    articles: DataFrame
    """The articles, with the columns of `corpuskit.Article`; ``duplicate`` is empty until
    `SparkDuplicates.mark` fills it."""

    problems: DataFrame
    """What a person should look at, with the columns of `corpuskit.Problem`."""

    inputs: DataFrame
    """One row an input, with the columns of `corpuskit.InputRecord`."""


def normalize(
    spark: SparkSession,
    source: Paths | Iterable[Paths] | DataFrame,
    /,
    *,
    settings: Settings | None = None,
    corrections: CorrectionSource = True,
    checkpoints: str | None = None,
) -> SparkCorpus:
    """Read, segment, parse, clean and tag the articles of all inputs.

    Articles, problems and inputs are those of `corpuskit.normalize`, under the same ids; what it
    says of duplicates, `find_duplicates` and `SparkDuplicates.mark` add.

    Args:
        spark: The session to work with.
        source: Files, folders and globs, which every machine must reach under the same path; or a
            table with the columns ``path`` and ``content``, as Spark reads files from anywhere:
            ``spark.read.format("binaryFile").load(...)``. A path ``file:/data/a.txt`` gives the
            feed ``/data/a.txt``, any other gives its name as it is.
        settings: As in `corpuskit.normalize`. Only ``duplicates`` in it is left to
            `find_duplicates`.
        corrections: As in `corpuskit.normalize`, looked for where a feed is worked on.
        checkpoints: As in `find_duplicates`.

    Raises:
        ValueError: If *checkpoints* is needed and was left out, a table lacks its columns, or
            standard input is asked for, which a cluster cannot read.
        LayoutError: As in `corpuskit.normalize`.
        CorrectionError: As in `corpuskit.normalize`.
    """
    settings = settings or _DEFAULT
    space = Workspace(spark, checkpoints, "articles")
    noted: Sequence[Problem] = ()
    if isinstance(source, DataFrame):
        if missing := {"path", "content"}.difference(source.columns):
            raise ValueError(f"the table of files has no column {min(missing)}")
        check_choices(settings, corrections, ())
        given = source.select("path", "content")
        do = partial(do_contents, settings=settings, corrections=corrections)
    else:
        paths = [source] if isinstance(source, str | os.PathLike) else list(source)
        if STDIN in paths:
            raise ValueError("a cluster does not read standard input: name files")
        inputs = collect_inputs(paths)
        check_choices(settings, corrections, inputs.items)
        noted = inputs.problems
        given = _spread(spark, [item for item in inputs.items if isinstance(item, str)])
        do = partial(do_paths, settings=settings, corrections=corrections)
    done = space.keep("done", given.mapInArrow(do, to_spark(DONE)), rows=_CONTENTS)
    problems = done.where("problem is not null").select("problem.*")
    if noted:
        rows = [record_to_json(problem) for problem in noted]
        problems = spark.createDataFrame(rows, spark_schema(Problem)).unionByName(problems)
    return SparkCorpus(
        articles=_number(done.where("article is not null").select("number", "article"), space),
        problems=problems,
        inputs=done.where("input is not null").select("input.*"),
    )


def _spread(spark: SparkSession, paths: Sequence[str]) -> DataFrame:
    """Return a table of paths, divided so that every processor has work to the end."""
    rows = [(number, os.fsencode(path)) for number, path in enumerate(paths)]
    tasks = min(len(rows), _TASKS * spark.sparkContext.defaultParallelism)
    table = spark.createDataFrame(rows, "number bigint, path binary")
    return table.repartition(max(1, tasks))


def _number(articles: DataFrame, space: Workspace) -> DataFrame:
    """Return the articles under ids that differ: what `number_repeats` does in a local run."""
    placed = articles.select(
        "number",
        F.col("article.feed").alias("feed"),
        F.col("article.span.start").alias("start"),
        F.col("article.id").alias("id"),
    )
    several = placed.groupBy("id").count().where("count > 1").select("id")
    renamed = (
        placed.join(several, "id")
        .repartition("id")
        .sortWithinPartitions("id", *_PLACE)
        .mapInArrow(number_articles, to_spark(NUMBERED))
    )
    renamed = space.keep("renamed", renamed).select(*_PLACE, "name")
    found = articles.select(
        "*", F.col("article.feed").alias("feed"), F.col("article.span.start").alias("start")
    ).join(renamed, [*_PLACE], "left")
    name = F.coalesce("name", "article.id")
    return found.select(F.col("article").withField("id", name).alias("article")).select("article.*")
