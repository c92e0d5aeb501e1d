"""``corpuskit evaluate``: scores against labelled feeds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

import click

from corpuskit.cli.messages import tell
from corpuskit.cli.options import EXIT_PROBLEMS, report_failures, workers_option
from corpuskit.evaluation import (
    Evaluation,
    Gate,
    check_gate,
    evaluate,
    evaluation_to_json,
    format_table,
    read_gate,
    renew_gate,
    write_gate,
)
from corpuskit.write import read_articles

EXAMPLES = """\b
Examples:
  corpuskit evaluate seeds
  corpuskit evaluate labelled/ --records corpus.jsonl --json > scores.json
  corpuskit evaluate labelled/ --gold-spans
  corpuskit evaluate seeds --gate seeds/quality.json
  corpuskit evaluate seeds --gate seeds/quality.json --renew raise
"""


def _note_spans(ctx: click.Context, _option: click.Parameter, given: bool) -> None:  # noqa: FBT001 - click's form
    """Keep whether the labels' own spans were asked for."""
    ctx.obj = "gold" if given else "found"


@click.command("evaluate", epilog=EXAMPLES)
@click.argument("labelled_dir", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--records",
    type=click.Path(exists=True, path_type=Path),
    metavar="FILE",
    help="Score these articles, made by `corpuskit normalize` from the raw texts, instead of "
    "normalizing the raw texts now.",
)
@click.option(
    "--gold-spans",
    is_flag=True,
    expose_value=False,
    callback=_note_spans,
    help="Cut the feeds as the labels do, to score header fields and furniture by themselves.",
)
@click.option("--json", "as_json", is_flag=True, help="All figures as JSON.")
@click.option(
    "--gate",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Exit with 1 if a figure lies below its floor in this file, or a labelled file changed.",
)
@click.option(
    "--renew",
    type=click.Choice(["raise", "lower"]),
    help="Set the floors in the gate to the present figures: 'raise' refuses to lower any.",
)
@workers_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    labelled_dir: Path,
    records: Path | None,
    as_json: bool,
    gate: Path | None,
    renew: str | None,
    workers: int,
) -> None:
    """Score the whole job on labelled feeds.

    LABELLED_DIR holds one folder a feed with raw.txt and gold.json, or a folder feeds with
    NAME.txt and a folder gold with NAME.gold.json. Printed, a feed: articles labelled and found,
    precision, recall and F1 of their first lines, F1 of first and last lines, Pk, WindowDiff (0
    is best), and right and labelled values of each header field.
    """
    if renew and not gate:
        raise click.UsageError("--renew needs --gate FILE")
    spans: Literal["found", "gold"] = ctx.obj
    if spans == "gold" and (records or gate):
        raise click.UsageError("--gold-spans goes with neither --records nor --gate")
    articles = None if records is None else read_articles(records)
    scores = evaluate(labelled_dir, records=articles, workers=workers, spans=spans)
    report_failures(scores.problems)
    if as_json:
        click.echo(json.dumps(evaluation_to_json(scores), indent=2))
    else:
        click.echo(format_table(scores))
    if gate and renew:
        _renew(gate, scores, labelled_dir, lower=renew == "lower")
    elif gate:
        ctx.exit(_check(gate, scores, labelled_dir))


def _check(path: Path, scores: Evaluation, root: Path) -> int:
    """Name what the gate holds against the scores; return the exit code."""
    failures = check_gate(read_gate(path), scores, root)
    for failure in failures:
        tell(failure)
    return EXIT_PROBLEMS if failures else 0


def _renew(path: Path, scores: Evaluation, root: Path, *, lower: bool) -> None:
    """Write the gate anew, or for the first time."""
    old = read_gate(path) if path.exists() else Gate(floors={}, sums={})
    write_gate(renew_gate(old, scores, root, lower=lower), path)
    click.echo(f"floors renewed in {click.format_filename(path)}", err=True)
