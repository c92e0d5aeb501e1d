"""``corpuskit clean``: repairs one text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, get_args

import click

from corpuskit.clean import clean
from corpuskit.convert import record_to_json
from corpuskit.read import read
from corpuskit.settings import CleanLevel, CleanSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

EXAMPLES = """\b
Examples:
  corpuskit clean article.txt > clean.txt
  corpuskit clean article.txt --explain
  corpuskit clean article.txt --json | jq .edits
  corpuskit clean article.txt --level layout --without table-row
"""


@click.command("clean", epilog=EXAMPLES)
@click.argument("path", default="-", type=click.Path(), metavar="[PATH|-]")
@click.option(
    "--explain",
    is_flag=True,
    help="Instead of the text, show every change with its place and the rule that made it.",
)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Text and changes as one JSON object; offsets count characters of what was read.",
)
@click.option(
    "--level",
    type=click.Choice(get_args(CleanLevel)),
    default="transport",
    show_default=True,
    help="Do nothing; undo damage of transport; also remove residue of layout.",
)
@click.option("--also", multiple=True, metavar="RULE", help="A rule to run besides; repeatable.")
@click.option("--without", multiple=True, metavar="RULE", help="A rule not to run; repeatable.")
def command(
    *,
    path: str,
    explain: bool,
    as_json: bool,
    level: CleanLevel,
    also: Sequence[str],
    without: Sequence[str],
) -> None:
    """Repair a text and tell what was changed.

    PATH is a file; without it, or with -, standard input is read. What is repaired is damage of
    transport: broken encodings, invisible characters, stray entities, and the like. What the
    publisher wrote stays, slips included.
    """
    settings = CleanSettings(level=level, also=tuple(also), without=tuple(without))
    cleaned = clean(read(path).text, settings=settings)
    if as_json:
        edits = [record_to_json(edit) for edit in cleaned.edits]
        click.echo(json.dumps({"text": cleaned.text, "edits": edits}, ensure_ascii=False))
    elif explain:
        if cleaned.edits:
            click.echo(cleaned.explain())
    else:
        click.echo(cleaned.text, nl=False)
