"""``corpuskit report``: a corpus as one page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpuskit.pipeline import Corpus
from corpuskit.terminal import make_harmless

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMED = 3
"""Feeds without their source that are named on standard error."""

EXAMPLES = """\b
Examples:
  corpuskit normalize clips/ -o corpus/ && corpuskit report corpus/ -o report.html
  corpuskit report corpus.jsonl -o report.html --title "Clippings, spring 2023"
  corpuskit report corpus/ -o report.html --feeds /media/archive/clips
"""


@click.command("report", epilog=EXAMPLES)
@click.argument("corpus", type=click.Path(exists=True, path_type=Path), metavar="CORPUS")
@click.option(
    "-o",
    "--output",
    "out",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="REPORT.html",
    help="Where to write the page.",
)
@click.option(
    "--feeds",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Look for the files of the feeds in this folder, too, by path and by name.",
)
@click.option("--title", help="Title of the page; the name of CORPUS if left out.")
def command(*, corpus: Path, out: Path, feeds: Path | None, title: str | None) -> None:
    """Show a corpus as one page for a browser.

    CORPUS is an output of `corpuskit normalize`: a folder, or a file of articles. The page holds
    all it needs and loads nothing: it can be read without a network, mailed, printed. It shows the
    feeds as strips, each boundary with its evidence, the source beside the clean text with the
    edits marked, the articles over time, copies with their lineage, and the problems.

    The source is shown where the files of the feeds are found and have not changed. A folder says
    more than a file: copies that quote only, problems, and the hashes of the feeds.
    """
    stored = Corpus.read(corpus)
    page = stored.report(out, folder=feeds, title=title or corpus.resolve().name)
    click.echo(f"{len(stored.articles):,} articles on {click.format_filename(out)}", err=True)
    if page.missing:
        click.echo(_describe_missing(page.missing), err=True)


def _describe_missing(names: Sequence[str]) -> str:
    """Return what to say of feeds whose source is not on the page."""
    shown = ", ".join(map(make_harmless, names[:NAMED]))
    more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
    return (
        f"clean text only, for the feeds were not found as they were: {shown}{more}; "
        "--feeds DIR says where to look"
    )
