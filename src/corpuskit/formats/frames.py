"""Articles as the tables of other libraries, and back: Arrow, pandas, polars, Hugging Face.

All have one schema, that of `corpuskit.formats.arrow`: a column a field, under the names of the
record, parts as structs. Nothing is lost on the way: `from_frame` gives back equal articles.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, cast

import attrs

from corpuskit.convert import article_to_json, record_from_json
from corpuskit.errors import MissingExtraError, RecordError
from corpuskit.records import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import datasets
    import pandas as pd
    import polars as pl
    import pyarrow as pa


def to_arrow(articles: Iterable[Article], /) -> pa.Table:
    """Return *articles* as an Arrow table with the fixed schema of the record.

    Needs the extra ``parquet``.

    Raises:
        MissingExtraError: If pyarrow is not installed.
        RecordError: If an article holds what Arrow cannot (a lone surrogate).
    """
    pyarrow = _load("pyarrow", "Arrow tables", "parquet")
    from corpuskit.formats import arrow  # noqa: PLC0415 - slow to load, and an extra

    schema = arrow.arrow_schema(Article)
    batches = list(arrow.iter_batches(map(article_to_json, articles), Article))
    # Not every library can do with a table of no batch at all.
    empty = pyarrow.RecordBatch.from_pylist([], schema=schema)
    return cast("pa.Table", pyarrow.Table.from_batches(batches or [empty]))


def to_pandas(articles: Iterable[Article], /) -> pd.DataFrame:
    """Return *articles* as a pandas data frame, a row an article.

    Columns are backed by Arrow (``pandas.ArrowDtype``): absent values are ``<NA>``, parts are
    reached by ``frame["language"].struct.field("code")``. Needs the extra ``pandas``.

    Raises:
        MissingExtraError: If pandas or pyarrow is not installed.
        RecordError: If an article holds what Arrow cannot (a lone surrogate).
    """
    pandas = _load("pandas", "pandas frames", "pandas")
    return cast("pd.DataFrame", to_arrow(articles).to_pandas(types_mapper=pandas.ArrowDtype))


def to_polars(articles: Iterable[Article], /) -> pl.DataFrame:
    """Return *articles* as a polars data frame, a row an article.

    Parts are structs: ``frame["language"].struct.field("code")``. Needs the extra ``polars``.

    Raises:
        MissingExtraError: If polars or pyarrow is not installed.
        RecordError: If an article holds what Arrow cannot (a lone surrogate).
    """
    polars = _load("polars", "polars frames", "polars")
    return cast("pl.DataFrame", polars.from_arrow(to_arrow(articles)))


def to_hf(articles: Iterable[Article], /) -> datasets.Dataset:
    """Return *articles* as a Hugging Face ``Dataset`` in memory, a row an article.

    ``extra`` is a list of keys and values there: the library knows no maps. Needs the extra
    ``hf``.

    Raises:
        MissingExtraError: If datasets is not installed.
        RecordError: If an article holds what Arrow cannot (a lone surrogate).
    """
    library = _load("datasets", "Hugging Face data sets", "hf")
    pyarrow = _load("pyarrow", "Hugging Face data sets", "hf")
    table = to_arrow(articles)
    for place, field in enumerate(table.schema):
        if pyarrow.types.is_map(field.type):
            entry = pyarrow.struct([("key", pyarrow.string()), ("value", pyarrow.string())])
            chunks = [chunk.cast(pyarrow.list_(entry)) for chunk in table.column(place).chunks]
            table = table.set_column(place, field.name, pyarrow.chunked_array(chunks))
    return cast("datasets.Dataset", library.Dataset(library.table.InMemoryTable(table)))


def from_frame(frame: Any, /) -> Iterator[Article]:
    """Yield the articles of a table that one of these functions made, or a part of its rows.

    Columns that are no field of an article are passed over, in any order.

    Args:
        frame: A frame of pandas or polars, an Arrow table, a Hugging Face ``Dataset``, or anything
            else that hands out Arrow (``__arrow_c_stream__``).

    Raises:
        TypeError: If *frame* is nothing of this.
        RecordError: If a field is missing, or a row is no Article; ``line`` is the row, from 1.
        MissingExtraError: If pyarrow is not installed.
    """
    from corpuskit.formats import arrow  # noqa: PLC0415 - slow to load, and an extra

    table = _to_table(frame)
    names = [field.name for field in attrs.fields(Article)]
    if missing := [name for name in names if name not in table.column_names]:
        raise RecordError("the column is missing", missing[0])
    rows = arrow.iter_rows(table.select(names).to_batches(), Article)
    return _iter_articles(rows)


def _iter_articles(rows: Iterable[dict[str, Any]]) -> Iterator[Article]:
    """Yield the article of each row."""
    for number, row in enumerate(rows, start=1):
        try:
            yield record_from_json(row, Article)
        except RecordError as error:
            raise RecordError(error.message, error.path, "<frame>", number) from error


def _to_table(frame: Any) -> Any:
    """Return any frame as an Arrow table."""
    pyarrow = _load("pyarrow", "Arrow tables", "parquet")
    if hasattr(frame, "__arrow_c_stream__"):
        return pyarrow.table(frame)
    if hasattr(frame, "with_format"):
        return frame.with_format("arrow")[:]
    raise TypeError(f"from_frame takes frames and tables, not {type(frame).__name__}")


def _load(module: str, feature: str, extra: str) -> Any:
    """Import a library that is an extra of ours."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise MissingExtraError(feature, extra) from error
