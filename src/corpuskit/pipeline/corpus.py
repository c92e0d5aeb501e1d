"""The result of the whole job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import attrs

from corpuskit.duplicates import Duplicates
from corpuskit.formats.docbin import to_docbin
from corpuskit.formats.frames import to_arrow, to_hf, to_pandas, to_polars
from corpuskit.formats.views import View, choose_view
from corpuskit.pipeline.manifest import Manifest
from corpuskit.pipeline.stored import read_parts
from corpuskit.records import Article, Problem
from corpuskit.shown import ShownInNotebooks
from corpuskit.write import output_form, write_articles, write_folder

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    import datasets
    import pandas as pd
    import polars as pl
    import pyarrow as pa
    import spacy.tokens

    from corpuskit.records import Feed
    from corpuskit.report import Report


@attrs.frozen(kw_only=True, repr=False)
class Corpus(ShownInNotebooks):
    """A finished corpus."""

    articles: tuple[Article, ...] = attrs.field(repr=False)
    """All articles, by name of the feed, then by place in it."""

    duplicates: Duplicates = attrs.field(repr=False)
    """Pairs and clusters of copies among them."""

    problems: tuple[Problem, ...]
    """What a person should look at."""

    manifest: Manifest = attrs.field(repr=False)
    """What the run was made of."""

    @classmethod
    def read(cls, path: str | os.PathLike[str], /) -> Self:
        """Return a corpus that a run has written: JSON lines, Parquet or a folder.

        What `write` wrote to a folder is read back equal. A file holds the articles alone: there
        are no problems then, and a manifest that says nothing but counts. Duplicates are looked
        for again, under the settings of the manifest, so they are those of the articles that are
        there now.

        Raises:
            FeedError: If nothing stands at *path*, or a file of it is missing or breaks off.
            RecordError: If something in it is no record of ours.
            MissingExtraError: If its form needs an extra that is not installed.
        """
        articles, duplicates, problems, manifest = read_parts(path)
        return cls(articles=articles, duplicates=duplicates, problems=problems, manifest=manifest)

    def write(self, path: str | os.PathLike[str], /, *, to: View | None = None) -> None:
        """Write the corpus; the output appears whole or not at all.

        A *path* that ends in ``.jsonl``, ``.jsonl.gz``, ``.jsonl.zst`` or ``.parquet`` is a file of
        articles. A name without a suffix is a folder: articles, pairs of duplicates and problems
        as JSON lines, and the manifest. An output of an earlier run is replaced.

        Args:
            path: Where to write; its folder must exist.
            to: The form, if another one than the name says: see `write_articles`.

        Raises:
            WriteError: If the kind of output is not known, the folder holds other files, or
                writing fails.
            MissingExtraError: If the form needs an extra that is not installed.
        """
        if choose_view(path, to) == "record" and output_form(path) == "folder":
            write_folder(
                path,
                articles=self.articles,
                duplicates=self.duplicates.pairs,
                problems=self.problems,
                manifest=attrs.asdict(self.manifest),
            )
        else:
            write_articles(self.articles, path, to=to)

    def to_arrow(self) -> pa.Table:
        """Return the articles as an Arrow table: see `corpuskit.to_arrow`."""
        return to_arrow(self.articles)

    def to_pandas(self) -> pd.DataFrame:
        """Return the articles as a pandas data frame: see `corpuskit.to_pandas`."""
        return to_pandas(self.articles)

    def to_polars(self) -> pl.DataFrame:
        """Return the articles as a polars data frame: see `corpuskit.to_polars`."""
        return to_polars(self.articles)

    def to_hf(self) -> datasets.Dataset:
        """Return the articles as a Hugging Face ``Dataset``: see `corpuskit.to_hf`."""
        return to_hf(self.articles)

    def to_docbin(self) -> spacy.tokens.DocBin:
        """Return the articles as a spaCy ``DocBin``: see `corpuskit.to_docbin`."""
        return to_docbin(self.articles)

    def report(
        self,
        path: str | os.PathLike[str] | None = None,
        /,
        *,
        feeds: Iterable[Feed] = (),
        folder: str | os.PathLike[str] | None = None,
        title: str = "Corpus",
    ) -> Report:
        """Return the corpus as one page for a browser, which holds all it needs.

        See :func:`corpuskit.report.make.make_report`.

        Args:
            path: Where to write the page, too; it appears whole or not at all.
            feeds: Feeds that were read from memory: their text can be found nowhere else.
            folder: Where to look for the files of the feeds, by path or by name.
            title: Title of the page.

        Raises:
            WriteError: If it cannot be written to *path*.

        Examples:
            >>> from corpuskit import normalize
            >>> page = normalize(["seeds/feeds"]).report()
            >>> page.startswith("<!doctype html>")
            True
        """
        from corpuskit.report import make_report  # noqa: PLC0415 - few runs ask for it

        page = make_report(
            self.articles,
            pairs=self.duplicates.iter_pairs(locate=False),
            problems=self.problems,
            inputs=self.manifest.inputs,
            feeds=feeds,
            folder=folder,
            title=title,
        )
        if path is not None:
            page.write(path)
        return page
