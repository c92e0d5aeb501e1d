"""The result of the whole job."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from corpuskit.duplicates import Duplicates
from corpuskit.pipeline.manifest import Manifest
from corpuskit.records import Article, Problem
from corpuskit.write import output_form, write_articles, write_folder

if TYPE_CHECKING:
    import os


@attrs.frozen(kw_only=True)
class Corpus:
    """A finished corpus."""

    articles: tuple[Article, ...] = attrs.field(repr=False)
    """All articles, by name of the feed, then by place in it."""

    duplicates: Duplicates = attrs.field(repr=False)
    """Pairs and clusters of copies among them."""

    problems: tuple[Problem, ...]
    """What a person should look at."""

    manifest: Manifest = attrs.field(repr=False)
    """What the run was made of."""

    def write(self, path: str | os.PathLike[str], /) -> None:
        """Write the corpus; the output appears whole or not at all.

        A *path* that ends in ``.jsonl``, ``.jsonl.gz``, ``.jsonl.zst`` or ``.parquet`` is a file of
        articles. A name without a suffix is a folder: articles, pairs of duplicates and problems
        as JSON lines, and the manifest. An output of an earlier run is replaced.

        Raises:
            WriteError: If the kind of output is not known, the folder holds other files, or
                writing fails.
            MissingExtraError: If Parquet or zstd was asked for and is not installed.
        """
        if output_form(path) == "folder":
            write_folder(
                path,
                articles=self.articles,
                duplicates=self.duplicates.pairs,
                problems=self.problems,
                manifest=attrs.asdict(self.manifest),
            )
        else:
            write_articles(self.articles, path)
