"""The result of looking for duplicates on Spark: tables."""

from __future__ import annotations

import attrs

from corpuskit.spark.comparing import LOCATED, locate_pairs
from corpuskit.spark.engine import Column, DataFrame, F
from corpuskit.spark.schemas import to_spark
from corpuskit.syndication.records import COPY_KINDS


@attrs.frozen(kw_only=True, eq=False)
class SparkDuplicates:
    """Which articles of a table are copies of one another, in tables; rows are in no order."""

    related: DataFrame
    """Related articles as in *pairs*, without their passages: these take both texts to locate."""

    clusters: DataFrame
    """Clusters of copies, with the columns of `corpuskit.duplicates.Cluster`: ``kept`` and the
    sorted ``ids``."""

    sketched: DataFrame = attrs.field(repr=False)
    """The articles as they were compared: ``id``, ``text`` and what was made of them."""

    @property
    def pairs(self) -> DataFrame:
        """Related articles, with the columns of `corpuskit.DuplicatePair`.

        Passages are located anew whenever rows are asked for: write the table to keep them.
        """
        texts = self.sketched.select("id", "text")
        text_a = texts.select(F.col("id").alias("a"), F.col("text").alias("text_a"))
        text_b = texts.select(F.col("id").alias("b"), F.col("text").alias("text_b"))
        both = self.related.join(text_a, "a").join(text_b, "b")
        both = both.select(*self.related.columns, "text_a", "text_b")
        return both.mapInArrow(locate_pairs, to_spark(LOCATED))

    @property
    def kept(self) -> DataFrame:
        """Ids of the articles that remain without copies: one of each cluster, and all others."""
        members = self._list_members().where("id != kept").select("id")
        return self.sketched.select("id").join(members, "id", "left_anti")

    def mark(self, articles: DataFrame, /) -> DataFrame:
        """Return *articles* with their place among copies in the column ``duplicate``.

        It is what `corpuskit.normalize` says of them: of an article that is no pair with the kept
        one of its cluster (both are copies of a third) only *cluster* and *of* are set.
        """
        copies = self.related.where(F.col("kind").isin(*sorted(COPY_KINDS)))
        member = self._list_members().select(
            "*", F.least("id", "kept").alias("a"), F.greatest("id", "kept").alias("b")
        )
        found = member.join(copies, ["a", "b"], "left")
        marks = found.select("id", _place().alias("duplicate"))
        return articles.drop("duplicate").join(marks, "id", "left").select(*articles.columns)

    def _list_members(self) -> DataFrame:
        """Return every article of a cluster: ``id``, ``kept``, ``cluster`` (its smallest id)."""
        return self.clusters.select(
            F.explode("ids").alias("id"), "kept", F.element_at("ids", 1).alias("cluster")
        )


def _place() -> Column:
    """Return the place of a member: what `corpuskit.syndication.result.duplicate_of` says."""
    is_copy = F.col("id") != F.col("kept")
    is_a = F.col("id") == F.col("a")
    return F.struct(
        F.col("cluster"),
        F.when(is_copy, F.col("kind")).alias("kind"),
        F.when(is_copy, F.col("kept")).alias("of"),
        F.when(is_copy, F.col("similarity")).alias("similarity"),
        F.when(is_copy & is_a, F.col("a_in_b")).when(is_copy, F.col("b_in_a")).alias("a_in_b"),
        F.when(is_copy & is_a, F.col("b_in_a")).when(is_copy, F.col("a_in_b")).alias("b_in_a"),
    )
