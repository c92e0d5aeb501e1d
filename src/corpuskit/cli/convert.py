"""``corpuskit convert``: records in the forms of other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpuskit.cli.options import quiet_option, read_once, records_argument
from corpuskit.formats.views import VIEWS, choose_view
from corpuskit.write import write_articles

if TYPE_CHECKING:
    from corpuskit.formats.views import View

EXAMPLES = """\b
Examples:
  corpuskit convert corpus.jsonl -o corpus.parquet
  corpuskit convert corpus/ -o articles.csv
  corpuskit convert 2022.parquet 2023.parquet -o docs.jsonl.gz --to dolma
  corpuskit convert corpus/ -o pages --to markdown
"""


@click.command("convert", epilog=EXAMPLES)
@records_argument
@click.option(
    "-o",
    "--output",
    "out",
    required=True,
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="Where to write: a file with a suffix of the form, or a folder for markdown and text.",
)
@click.option(
    "--to",
    "to",
    type=click.Choice(VIEWS),
    help="The form. Without it the suffix of OUT says: .csv, .spacy; else whole records as .jsonl, "
    ".jsonl.gz, .jsonl.zst or .parquet.",
)
@quiet_option
def command(*, records: tuple[Path, ...], out: Path, to: View | None, quiet: bool) -> None:
    """Write records in the form of another program.

    RECORDS are outputs of `corpuskit normalize`; an article that stands in several is taken once.
    Only whole records keep everything and can be read back: the page on formats says what the
    other forms keep. OUT appears whole or not at all.
    """
    view = choose_view(out, to)
    count = write_articles(read_once(records), out, to=view)
    if not quiet:
        click.echo(f"{count:,} articles written to {click.format_filename(out)} ({view})", err=True)
