"""``corpuskit normalize``: the whole job."""

from __future__ import annotations

from pathlib import Path

import click

from corpuskit.cli.cutting import Cutting, cutting_options
from corpuskit.cli.options import (
    EXIT_UNREADABLE,
    exit_code,
    quiet_option,
    report_failures,
    show_progress,
    strict_option,
    workers_option,
)
from corpuskit.pipeline import normalize, summarize
from corpuskit.settings import SegmentSettings, Settings
from corpuskit.write import output_form

EXAMPLES = """\b
Examples:
  corpuskit normalize clips/ -o corpus.jsonl
  corpuskit normalize nexis/*.txt factiva/*.txt -o corpus.parquet --workers 4
  corpuskit normalize clips/ -o corpus/ --corrections clips-corrections/
  zcat list.txt.gz | corpuskit normalize - -o corpus/
"""


@click.command("normalize", epilog=EXAMPLES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "-o",
    "--output",
    "out",
    required=True,
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="FILE.jsonl, .jsonl.gz, .jsonl.zst or .parquet: the articles. A folder: articles, "
    "duplicates, problems and a manifest.",
)
@cutting_options
@workers_option
@strict_option
@quiet_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    out: Path,
    cutting: Cutting,
    workers: int,
    strict: bool,
    quiet: bool,
) -> None:
    """Turn feeds into a corpus: the whole job.

    PATH is a file, a folder, a pattern such as "clips/*.txt", or - for standard input. Files may
    be compressed (.gz, .bz2, .xz, .zst). OUT appears whole or not at all.
    """
    output_form(out)
    settings = Settings(segment=SegmentSettings(layouts=cutting.layouts))
    with show_progress(quiet=quiet) as progress:
        corpus = normalize(
            paths,
            settings=settings,
            workers=workers,
            progress=progress,
            corrections=cutting.corrections,
        )
    report_failures(corpus.problems)
    if not any(record.sha256 for record in corpus.manifest.inputs):
        click.echo("corpuskit: no input could be read; nothing was written", err=True)
        ctx.exit(EXIT_UNREADABLE)
    corpus.write(out)
    if not quiet:
        click.echo(summarize(corpus), err=True)
        click.echo(f"{'written to':<12}{click.format_filename(out)}", err=True)
    ctx.exit(exit_code(corpus.problems, strict=strict))
