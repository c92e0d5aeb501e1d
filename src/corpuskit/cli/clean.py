"""``corpuskit clean``: repairs one text."""

from __future__ import annotations

import click

from corpuskit.clean import clean
from corpuskit.read import read

EXAMPLES = """\b
Examples:
  corpuskit clean article.txt > clean.txt
  corpuskit clean article.txt --explain
"""


@click.command("clean", epilog=EXAMPLES)
@click.argument("path", default="-", metavar="[PATH|-]")
@click.option(
    "--explain",
    is_flag=True,
    help="Instead of the text, show every change with its place and the rule that made it.",
)
def command(*, path: str, explain: bool) -> None:
    """Repair a text and tell what was changed.

    PATH is a file; without it, or with -, standard input is read. What is repaired is damage of
    transport: broken encodings, invisible characters, stray entities, and the like. What the
    publisher wrote stays, slips included.
    """
    cleaned = clean(read(path).text)
    if explain:
        if cleaned.edits:
            click.echo(cleaned.explain())
    else:
        click.echo(cleaned.text, nl=False)
