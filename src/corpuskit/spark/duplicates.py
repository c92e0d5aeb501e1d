"""Articles in a table -> which of them are copies, by the steps and the functions of a local run.

Sketches, pairs of texts that share a shingle, comparison, kinds, clusters: between two steps rows
move to where their like are, and what is needed again is kept as Parquet.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import attrs

from corpuskit.errors import DuplicateError
from corpuskit.settings import DuplicateSettings
from corpuskit.spark.comparing import COMPARED, ENTRY, RELATED, compare_texts, relate_articles
from corpuskit.spark.components import find_stars
from corpuskit.spark.engine import DataFrame, F
from corpuskit.spark.members import CLUSTERS, choose_members
from corpuskit.spark.pairing import PAIRED, pair_postings
from corpuskit.spark.result import SparkDuplicates
from corpuskit.spark.schemas import to_spark
from corpuskit.spark.sketching import SKETCHED, STATED, sketch_articles
from corpuskit.spark.workspace import Workspace
from corpuskit.syndication.candidates import FAMILY_SHARE, HIT_SHARE, is_frequent
from corpuskit.syndication.records import COPY_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpuskit.syndication.clusters import Keep
    from corpuskit.syndication.entries import Entry

_DEFAULT = DuplicateSettings()

_POSTINGS = 1 << 16
"""Postings handed to Python at a time: a few megabytes, worked on in arrays."""


def find_duplicates(
    articles: DataFrame,
    /,
    *,
    settings: DuplicateSettings = _DEFAULT,
    keep: Keep | Callable[[Sequence[Entry]], str] = "earliest",
    checkpoints: str | None = None,
) -> SparkDuplicates:
    """Return which articles of a table are copies of one another.

    Pairs, clusters and kept articles are those that `corpuskit.find_duplicates` finds among the
    same articles, to the last digit, however the table is divided.

    Args:
        articles: A table of articles, as `normalize` or Parquet and JSON files of articles give
            it, or one with the columns ``id`` and ``text``.
        settings: When two are copies.
        keep: Which article of a cluster stands for it, as in a local run.
        checkpoints: A folder that every machine reaches, for tables that are needed again; they
            stay there as long as the result is used. Left out, on a single machine, it is a
            folder of the session.

    Raises:
        DuplicateError: If two articles have one id, or the table is no table of articles.
        ValueError: If *checkpoints* is needed and was left out.
    """
    space = Workspace(articles.sparkSession, checkpoints, "duplicates")
    sketched = space.keep(
        "sketched", _select_stated(articles).mapInArrow(sketch_articles, to_spark(SKETCHED))
    )
    _check_ids(sketched)
    table = _Texts.of(sketched, space)
    pairs = _pair(table.texts, settings.common_texts)
    candidates = space.keep("candidates", pairs, rows=_POSTINGS)
    compared = space.keep("compared", _compare(candidates, table.texts))
    related = space.keep("related", _relate(compared, table, settings))
    copies = related.where(F.col("kind").isin(*sorted(COPY_KINDS)))
    stars = find_stars(copies.select(F.col("b").alias("node"), F.col("a").alias("other")), space)
    return SparkDuplicates(
        related=related,
        clusters=space.keep("clusters", _choose(stars, sketched, keep)),
        sketched=sketched,
    )


def _select_stated(articles: DataFrame) -> DataFrame:
    """Return what articles are compared by, and what they state besides.

    Raises:
        DuplicateError: If the table lacks the columns.
    """
    text = next((name for name in ("body", "text") if name in articles.columns), None)
    if text is None or "id" not in articles.columns:
        found = ", ".join(articles.columns)
        raise DuplicateError(f"expected the columns id and body, or id and text, not {found}")
    columns = {field.name: field.name for field in STATED} | {"text": text}
    stated = [
        (F.col(name) if name in articles.columns else F.lit(None)).alias(field)
        for field, name in columns.items()
    ]
    return articles.select(*stated).to(to_spark(STATED))


def _check_ids(sketched: DataFrame) -> None:
    """Refuse articles that share an id.

    Raises:
        DuplicateError: If two do, or one has none.
    """
    counts = sketched.groupBy("id").count()
    for row in counts.where("count > 1 or id is null").orderBy("id").limit(1).collect():
        name = row["id"]
        if name is None:
            raise DuplicateError("an article has no id: give each its own")
        raise DuplicateError(f"two articles have the id {name!r}: give each its own", name)


@attrs.frozen(kw_only=True, eq=False)
class _Texts:
    """The different texts of a collection, and the articles that have them."""

    texts: DataFrame
    """One row a text: ``digest``, ``words``, ``shingles``. Of articles with the same tokens it is
    that whose text sorts first, as in a local run: what is a name may differ."""

    members: DataFrame
    """The articles that have a text: ``digest`` and the columns of `ENTRY`."""

    families: DataFrame
    """The texts that several articles have: ``digest``, ``articles`` (how many), ``head`` (the
    smallest id)."""

    @classmethod
    def of(cls, sketched: DataFrame, space: Workspace) -> _Texts:
        """Tell the texts apart by their digests."""
        some = sketched.where("digest is not null")
        families = some.groupBy("digest").agg(
            F.count("*").alias("articles"), F.min("id").alias("head")
        )
        families = space.keep("families", families.where("articles > 1"))
        chosen = (
            some.join(families.select("digest"), "digest")
            .groupBy("digest")
            .agg(F.min_by("id", F.struct("text", "id")).alias("chosen"))
        )
        # Kept, so that Spark knows how small it is: texts need not move to meet it.
        chosen = space.keep("chosen", chosen)
        texts = some.join(chosen, "digest", "left").where("chosen is null or chosen = id")
        return cls(
            texts=space.keep("texts", texts.select("digest", "words", "shingles")),
            members=some.select("digest", *ENTRY),
            families=families,
        )

    def list_heads(self, common: int) -> DataFrame:
        """Return the members, of families of more than *common* the head only."""
        found = self.members.join(self.families, "digest", "left")
        return found.where(f"articles is null or articles <= {common} or id = head").select(
            *self.members.columns
        )


def _pair(texts: DataFrame, common: int) -> DataFrame:
    """Return the pairs of texts that share enough sampled shingles: ``first``, ``second``.

    All postings of a shingle come to one machine, in order, and are read once: one in too many
    texts costs no more than it has texts.
    """
    postings = texts.select(
        F.explode("shingles").alias("shingle"), "digest", F.size("shingles").alias("size")
    )
    pairs = (
        postings.repartition("shingle")
        .sortWithinPartitions("shingle", "digest")
        .mapInArrow(partial(pair_postings, common=common), to_spark(PAIRED))
    )
    counted = pairs.groupBy("first", "second").agg(
        F.min("smaller").alias("smaller"),
        F.sum("shared").alias("shared"),
        F.sum("common").alias("common"),
    )
    enough = is_frequent(F.col("shared"), F.col("smaller"), HIT_SHARE)
    enough |= is_frequent(F.col("common"), F.col("smaller"), FAMILY_SHARE)
    return counted.where(enough).select("first", "second")


def _compare(candidates: DataFrame, texts: DataFrame) -> DataFrame:
    """Return what the texts of each pair have in common, as `COMPARED`."""
    words_a = texts.select(F.col("digest").alias("first"), F.col("words").alias("words_a"))
    words_b = texts.select(F.col("digest").alias("second"), F.col("words").alias("words_b"))
    pairs = candidates.join(words_a, "first").join(words_b, "second")
    return pairs.mapInArrow(compare_texts, to_spark(COMPARED))


def _relate(compared: DataFrame, table: _Texts, settings: DuplicateSettings) -> DataFrame:
    """Return the pairs of articles that are something to each other, as `RELATED`.

    A family of too many articles with one text is spoken for by the one with the smallest id.
    """
    heads = table.list_heads(settings.common_texts)
    names = [f"{side}{name}" for side in ("a_", "b_") for name in ENTRY]
    between = (
        compared.join(_prefix(heads, "a_"), F.col("first") == F.col("a_digest"))
        .join(_prefix(heads, "b_"), F.col("second") == F.col("b_digest"))
        .select("evidence", *names)
    )
    several = table.families.select("digest")
    within = (
        _prefix(heads.join(several, "digest"), "a_")
        .join(_prefix(table.members, "b_"), F.col("a_digest") == F.col("b_digest"))
        .where("a_id < b_id")
        .select(F.lit(None).cast("binary").alias("evidence"), *names)
    )
    related = partial(relate_articles, settings=settings)
    return between.unionByName(within).mapInArrow(related, to_spark(RELATED))


def _prefix(table: DataFrame, prefix: str) -> DataFrame:
    """Return *table* with *prefix* before the names of its columns."""
    return table.select(*(F.col(name).alias(f"{prefix}{name}") for name in table.columns))


def _choose(
    stars: DataFrame, sketched: DataFrame, keep: Keep | Callable[[Sequence[Entry]], str]
) -> DataFrame:
    """Return the clusters, as `CLUSTERS`."""
    centers = stars.select(F.col("other").alias("id"), F.col("other").alias("cluster")).distinct()
    members = stars.select(F.col("node").alias("id"), F.col("other").alias("cluster"))
    return (
        members.union(centers)
        .join(sketched.select(*ENTRY), "id")
        .select("cluster", *ENTRY)
        .repartition("cluster")
        .sortWithinPartitions("cluster", "id")
        .mapInArrow(partial(choose_members, keep=keep), to_spark(CLUSTERS))
    )
