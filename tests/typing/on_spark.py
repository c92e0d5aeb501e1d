"""How people call the package on Spark: it must type-check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import corpuskit as ck
from corpuskit import spark as cs

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def run(spark: SparkSession, files: DataFrame) -> DataFrame:
    """From files to marked articles."""
    corpus: cs.SparkCorpus = cs.normalize(spark, files, settings=ck.Settings(), corrections=False)
    cs.normalize(spark, ["clips/", "more/*.txt"], checkpoints="/shared/tmp")
    found: cs.SparkDuplicates = cs.find_duplicates(
        corpus.articles, settings=ck.DuplicateSettings(common_texts=32), keep="wire"
    )
    for table in (found.pairs, found.related, found.clusters, found.kept, corpus.problems):
        table.show()
    spark.read.schema(cs.spark_schema(ck.Article)).json("articles.jsonl").count()
    return found.mark(corpus.articles)
