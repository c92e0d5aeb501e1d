"""``corpuskit schema``: the JSON Schema of the Article record."""

from __future__ import annotations

import json

import click

from corpuskit.schema import article_schema


@click.command("schema")
def command() -> None:
    r"""Print the JSON Schema of an article.

    \b
    Example:
      corpuskit schema > article.schema.json
    """
    click.echo(json.dumps(article_schema(), ensure_ascii=False, indent=2))
