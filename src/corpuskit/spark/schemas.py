"""Schemas of tables, for Spark and for Arrow, made from the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuskit.formats.arrow import arrow_schema
from corpuskit.spark.engine import StructType, from_arrow_schema

if TYPE_CHECKING:
    import pyarrow as pa


def spark_schema(cls: type, /) -> StructType:
    """Return Spark's schema of an attrs record class, for example of `corpuskit.Article`.

    Files of records are read by it: ``spark.read.schema(spark_schema(ck.Article)).json(path)``.
    """
    return to_spark(arrow_schema(cls))


def to_spark(schema: pa.Schema, /) -> StructType:
    """Return Spark's schema for one of Arrow."""
    return from_arrow_schema(schema)
