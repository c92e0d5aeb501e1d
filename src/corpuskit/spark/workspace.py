"""Where a job on Spark keeps what it needs more than once: Parquet files in a folder."""

from __future__ import annotations

import shutil
import tempfile
import uuid
import weakref
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.spark.engine import DataFrame, SparkSession


BATCH_ROWS = 2000
"""Rows handed to Python at a time: a few megabytes of articles."""

BATCH_BYTES = 1 << 26
"""Most bytes handed to Python at a time, 64 MiB, where Spark can count them."""

_ROWS = "spark.sql.execution.arrow.maxRecordsPerBatch"
_DESCRIPTION = "spark.job.description"
_BYTES = "spark.sql.execution.arrow.maxBytesPerBatch"


class Workspace:
    """A folder for the tables of one job.

    A table that was kept is read from there by all that follows: nothing before it is done again,
    whether it is needed twice or a machine is lost.
    """

    def __init__(self, spark: SparkSession, folder: str | None, job: str) -> None:
        """Choose a new folder within *folder*.

        Raises:
            ValueError: If none is named, and the machines of a cluster would not share one.
        """
        self.spark = spark
        self.path = f"{_find_folder(spark, folder).rstrip('/')}/corpuskit-{job}-{uuid.uuid4().hex}"

    def keep(self, name: str, table: DataFrame, *, rows: int = BATCH_ROWS) -> DataFrame:
        """Work *table* out, and return it as it was stored.

        Args:
            name: A name for it within this job; Spark's own pages show it.
            table: What to work out.
            rows: Rows handed to Python at a time, at most.
        """
        where = f"{self.path}/{name}"
        context = self.spark.sparkContext
        before = context.getLocalProperty(_DESCRIPTION)
        context.setLocalProperty(_DESCRIPTION, f"corpuskit: {name}")
        try:
            with small_batches(self.spark, rows):
                table.write.mode("overwrite").parquet(where)
        finally:
            context.setLocalProperty(_DESCRIPTION, before or "")
        return self.spark.read.schema(table.schema).parquet(where)


def _find_folder(spark: SparkSession, folder: str | None) -> str:
    """Return *folder*, or on a single machine one that goes when the session or Python does."""
    if folder is not None:
        return folder
    if not str(spark.sparkContext.master).startswith("local"):
        raise ValueError("on a cluster, name a folder that every machine reaches: checkpoints=...")
    made = tempfile.mkdtemp(prefix="corpuskit-")
    weakref.finalize(spark, shutil.rmtree, made, ignore_errors=True)
    return made


@contextmanager
def small_batches(spark: SparkSession, rows: int) -> Iterator[None]:
    """Let Spark hand over that many rows at a time, and no more than `BATCH_BYTES`."""
    before = {name: spark.conf.get(name, None) for name in (_ROWS, _BYTES)}
    spark.conf.set(_ROWS, rows)
    spark.conf.set(_BYTES, BATCH_BYTES)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                spark.conf.unset(name)
            else:
                spark.conf.set(name, value)
