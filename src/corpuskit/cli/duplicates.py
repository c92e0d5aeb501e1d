"""``corpuskit duplicates``: copies among articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpuskit.convert import record_to_json
from corpuskit.duplicates import DuplicateIndex, DuplicatePair, find_duplicates
from corpuskit.write import read_articles, write_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpuskit.records import Article


EXAMPLES = """\b
Examples:
  corpuskit duplicates corpus.jsonl -o pairs.jsonl
  corpuskit duplicates 2022.parquet 2023.parquet | jq .kind
  corpuskit duplicates today.jsonl --index seen.ckidx -o new-pairs.jsonl
"""


@click.command("duplicates", epilog=EXAMPLES)
@click.argument(
    "records",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="RECORDS...",
)
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(path_type=Path),
    metavar="PAIRS.jsonl",
    help="Write the pairs there instead of to standard output.",
)
@click.option(
    "--index",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Remember the articles in this file, and compare with all that it holds.",
)
def command(*, records: tuple[Path, ...], out: Path | None, index: Path | None) -> None:
    """Find copies among articles.

    RECORDS are outputs of `corpuskit normalize`. One JSON object a pair: the ids a and b, the
    kind of relation, the similarity, the share of each text that stands in the other, and the
    passages they share. An article that stands in several files is taken once.

    With --index the articles are added to those of earlier runs, and the pairs are those of the
    new ones, among themselves and with the old.
    """
    if index is None:
        found = find_duplicates(_read_once(records))
        pairs, copies = found.pairs, sum(map(len, found.clusters)) - len(found.clusters)
        _write(pairs, out)
        click.echo(f"{len(pairs):,} pairs, {copies:,} copies", err=True)
        return
    with DuplicateIndex.open(index) as known:
        pairs = known.add(article for article in _read_once(records) if article.id not in known)
        articles = known.stats().articles
    _write(pairs, out)
    click.echo(f"{len(pairs):,} new pairs, {articles:,} articles in the index", err=True)


def _write(pairs: Iterable[DuplicatePair], out: Path | None) -> None:
    """Write the pairs to *out*, or to standard output."""
    if out is not None:
        write_records(pairs, out, cls=DuplicatePair)
        return
    for pair in pairs:
        click.echo(json.dumps(record_to_json(pair), ensure_ascii=False))


def _read_once(paths: Iterable[Path]) -> Iterator[Article]:
    """Yield the articles of all files, each id once."""
    seen: set[str] = set()
    for path in paths:
        for article in read_articles(path):
            if article.id not in seen:
                seen.add(article.id)
                yield article
