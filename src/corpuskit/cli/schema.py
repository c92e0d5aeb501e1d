"""``corpuskit schema``: the JSON Schema of the Article record."""

from __future__ import annotations

import json

import click

from corpuskit.schema import article_schema

EXAMPLES = """\b
Example:
  corpuskit schema > article.schema.json
"""


@click.command("schema", epilog=EXAMPLES)
def command() -> None:
    """Print the JSON Schema of an article."""
    click.echo(json.dumps(article_schema(), ensure_ascii=False, indent=2))
