"""What is used of pyspark, or an error that names the extra."""

from __future__ import annotations

from corpuskit.errors import MissingExtraError

try:
    from pyspark.sql import Column, DataFrame, SparkSession
    from pyspark.sql import functions as F  # noqa: N812 - as everybody calls it
    from pyspark.sql.pandas.types import from_arrow_schema
    from pyspark.sql.types import StructType
except ImportError as error:
    raise MissingExtraError("Spark jobs", "spark") from error

__all__ = ["Column", "DataFrame", "F", "SparkSession", "StructType", "from_arrow_schema"]
