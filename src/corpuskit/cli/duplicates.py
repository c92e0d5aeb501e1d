"""``corpuskit duplicates``: copies among articles."""

from __future__ import annotations

import functools
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import click

from corpuskit.cli.options import read_once, records_argument, workers_option
from corpuskit.convert import record_to_json
from corpuskit.duplicates import (
    Cluster,
    Descent,
    DuplicateIndex,
    DuplicatePair,
    Duplicates,
    find_duplicates,
)
from corpuskit.formats.atomic import replacing_file
from corpuskit.settings import DuplicateSettings
from corpuskit.write import write_records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from corpuskit.records import DuplicateKind
    from corpuskit.syndication.clusters import Keep


EXAMPLES = """\b
Examples:
  corpuskit duplicates corpus.jsonl --pairs pairs.jsonl --clusters clusters.jsonl
  corpuskit duplicates 2022.parquet 2023.parquet | jq .kind
  corpuskit duplicates corpus.jsonl --lineage story.dot && dot -Tsvg -O story.dot
  corpuskit duplicates corpus.jsonl --why ck:0919761ae55b1cc14f424d9e ck:8f562f93ee19881eb4ba82ef
  corpuskit duplicates today.jsonl --index seen.ckidx --pairs new-pairs.jsonl
"""

_FILE = click.Path(dir_okay=False, path_type=Path)


@attrs.frozen(kw_only=True)
class _Outputs:
    """Where to write what."""

    pairs: Path | None
    clusters: Path | None
    lineage: Path | None
    why: tuple[str, str] | None
    as_json: bool


@click.command("duplicates", epilog=EXAMPLES)
@records_argument
@click.option(
    "-o",
    "--output",
    "--pairs",
    "pairs",
    type=_FILE,
    metavar="FILE",
    help="Write the pairs there: .jsonl or .parquet.",
)
@click.option(
    "--clusters",
    type=_FILE,
    metavar="FILE",
    help="Write the clusters there: the ids of each, and the one that is kept.",
)
@click.option(
    "--lineage",
    type=_FILE,
    metavar="FILE",
    help="Write who took from whom: .dot for Graphviz, .jsonl or .parquet.",
)
@click.option(
    "--keep",
    type=click.Choice(["earliest", "longest", "wire"]),
    default="earliest",
    show_default=True,
    help="Which article of a cluster is kept; 'wire': the one of an agency that others credit.",
)
@click.option(
    "--date-window",
    type=click.IntRange(min=0),
    metavar="DAYS",
    help="Leave out pairs of which the dates lie further apart; the undated always pair.",
)
@click.option(
    "--why",
    nargs=2,
    metavar="ID ID",
    help="Print two articles side by side, with what they share and what not.",
)
@click.option(
    "--index",
    type=_FILE,
    metavar="FILE",
    help="Remember the articles in this file, and compare with all that it holds.",
)
@click.option("--json", "as_json", is_flag=True, help="Everything as one JSON object.")
@workers_option
def command(*, records: tuple[Path, ...], index: Path | None, **options: Any) -> None:
    """Find copies among articles.

    RECORDS are outputs of `corpuskit normalize`. One JSON object a pair: the ids a and b, the
    kind of relation, the similarity, the share of each text that stands in the other, and the
    passages they share. An article that stands in several files is taken once. What is not
    written to a file goes to standard output: the pairs, or everything with --json.

    With --index the articles are added to those of earlier runs. The pairs are those of the new
    ones, among themselves and with the old; clusters and lineage are those of all.
    """
    keep, workers = options.pop("keep"), options.pop("workers")
    settings = DuplicateSettings(date_window=options.pop("date_window"))
    outputs = _Outputs(**options)
    if index is None:
        found = find_duplicates(read_once(records), settings=settings, keep=keep, workers=workers)
        _write_outputs(outputs, found.iter_pairs, lambda: found)
        copies = sum(map(len, found.clusters)) - len(found.clusters)
        copied = f"{_count(copies, 'copy', 'copies')} in {_count(len(found.clusters), 'cluster')}"
        click.echo(f"{_list_kinds(found.kinds)}; {copied}", err=True)
    else:
        _use_index(DuplicateIndex.open(index, settings=settings), records, keep, outputs)


def _use_index(
    index: DuplicateIndex, records: Iterable[Path], keep: Keep, outputs: _Outputs
) -> None:
    """Add articles to an index, and write what is new."""
    with index:
        before = index.stats().articles
        pairs = index.add(article for article in read_once(records) if article.id not in index)
        articles = index.stats().articles
        _write_outputs(
            outputs, lambda: iter(pairs), functools.cache(lambda: index.duplicates(keep=keep))
        )
    added = _count(articles - before, "new article")
    found = _list_kinds(pair.kind for pair in pairs)
    click.echo(f"{added}, {articles:,} in the index; {found}", err=True)


def _list_kinds(kinds: Iterable[DuplicateKind | None]) -> str:
    """Return how many pairs there are of each kind, the most frequent first."""
    counts = Counter(kind for kind in kinds if kind is not None)
    each = ", ".join(f"{kind} {number:,}" for kind, number in counts.most_common())
    return _count(counts.total(), "pair") + (f" ({each})" if each else "")


def _count(number: int, noun: str, nouns: str | None = None) -> str:
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


def _write_outputs(
    outputs: _Outputs,
    iter_pairs: Callable[[], Iterator[DuplicatePair]],
    find_all: Callable[[], Duplicates],
) -> None:
    """Write what was asked for, the pairs to standard output if nothing was."""
    if outputs.pairs is not None:
        write_records(iter_pairs(), outputs.pairs, cls=DuplicatePair)
    if outputs.clusters is not None:
        write_records(find_all().iter_clusters(), outputs.clusters, cls=Cluster)
    if outputs.lineage is not None:
        _write_lineage(find_all(), outputs.lineage)
    if outputs.why is not None:
        click.echo(find_all().why(*outputs.why), nl=False)
    if outputs.as_json:
        found = find_all()
        document = {
            "pairs": [record_to_json(pair) for pair in iter_pairs()],
            "clusters": [record_to_json(cluster) for cluster in found.iter_clusters()],
            "lineage": [record_to_json(descent) for descent in found.lineage()],
            "kept": list(found.kept),
        }
        click.echo(json.dumps(document, ensure_ascii=False))
    elif not any((outputs.pairs, outputs.clusters, outputs.lineage, outputs.why)):
        for pair in iter_pairs():
            click.echo(json.dumps(record_to_json(pair), ensure_ascii=False))


def _write_lineage(found: Duplicates, path: Path) -> None:
    """Write who took from whom, in the form that the suffix names."""
    if path.suffix in {".dot", ".gv"}:
        with replacing_file(str(path)) as file:
            file.write(found.lineage().to_dot().encode())
    else:
        write_records(found.lineage(), path, cls=Descent)
