"""``corpuskit duplicates``: copies among articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpuskit.convert import record_to_json
from corpuskit.duplicates import DuplicatePair, find_duplicates
from corpuskit.write import read_articles, write_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpuskit.records import Article


EXAMPLES = """\b
Examples:
  corpuskit duplicates corpus.jsonl -o pairs.jsonl
  corpuskit duplicates 2022.parquet 2023.parquet | jq .kind
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
def command(*, records: tuple[Path, ...], out: Path | None) -> None:
    """Find copies among articles.

    RECORDS are outputs of `corpuskit normalize`. One JSON object a pair: the ids a and b, the
    kind of relation, the similarity, the share of each text that stands in the other, and the
    passages they share. An article that stands in several files is taken once.
    """
    found = find_duplicates(_read_once(records))
    if out is None:
        for pair in found.pairs:
            click.echo(json.dumps(record_to_json(pair), ensure_ascii=False))
    else:
        write_records(found.pairs, out, cls=DuplicatePair)
    copies = sum(map(len, found.clusters)) - len(found.clusters)
    click.echo(
        f"{len(found.pairs):,} pairs, {copies:,} copies in {len(found.clusters):,} clusters",
        err=True,
    )


def _read_once(paths: Iterable[Path]) -> Iterator[Article]:
    """Yield the articles of all files, each id once."""
    seen: set[str] = set()
    for path in paths:
        for article in read_articles(path):
            if article.id not in seen:
                seen.add(article.id)
                yield article
