"""The stages on Spark, past one machine: the same functions, and the same results.

Needs the extra ``spark``. Functions are loaded when they are first asked for: the processes that
work for Spark need but a few of the modules.
"""

from typing import TYPE_CHECKING

from corpuskit.lazy import load_lazily

if TYPE_CHECKING:
    from corpuskit.spark.articles import SparkCorpus, normalize
    from corpuskit.spark.duplicates import find_duplicates
    from corpuskit.spark.result import SparkDuplicates
    from corpuskit.spark.schemas import spark_schema

__getattr__, __dir__ = load_lazily(
    __name__,
    {
        "corpuskit.spark.articles": ("SparkCorpus", "normalize"),
        "corpuskit.spark.duplicates": ("find_duplicates",),
        "corpuskit.spark.result": ("SparkDuplicates",),
        "corpuskit.spark.schemas": ("spark_schema",),
    },
)

__all__ = ["SparkCorpus", "SparkDuplicates", "find_duplicates", "normalize", "spark_schema"]
