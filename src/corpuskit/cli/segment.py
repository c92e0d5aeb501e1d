"""``corpuskit segment``: boundaries with confidence and evidence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import attrs
import click

from corpuskit.cli.options import exit_code, report_failures, strict_option
from corpuskit.errors import FeedError
from corpuskit.lines import LineCounter
from corpuskit.pipeline.inputs import collect_inputs, name_of
from corpuskit.read import read
from corpuskit.records import Feed, Problem
from corpuskit.segment import segment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.records import Gap, Segment, Segmentation

FIRST_WORDS = 60
"""Characters of an article's first line that are shown."""


EXAMPLES = """\b
Examples:
  corpuskit segment clips/monday.txt
  corpuskit segment clips/ --json > boundaries.jsonl
"""


@click.command("segment", epilog=EXAMPLES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object an article or gap.")
@strict_option
@click.pass_context
def command(ctx: click.Context, *, paths: tuple[str, ...], as_json: bool, strict: bool) -> None:
    """Show where the articles of a feed begin, and why.

    One line an article: path and line where it begins, confidence from 0 to 1, first words, and
    the cues that speak for it, strongest first. With --json also where it ends, and the gaps.
    """
    inputs = collect_inputs(paths)
    problems = list(inputs.problems)
    for item in inputs.items:
        try:
            found = segment(item if isinstance(item, Feed) else read(item))
        except FeedError as error:
            name = name_of(item)
            problems.append(Problem(kind=error.kind, feed=name, message=error.message))
            continue
        problems.extend([*found.feed.problems, *found.problems])
        for line in _json_lines(found) if as_json else _lines(found):
            click.echo(line)
    report_failures(problems)
    ctx.exit(exit_code(problems, strict=strict))


def _lines(found: Segmentation) -> Iterator[str]:
    """Yield one line an article."""
    counter = LineCounter(found.feed.text)
    for cut in found.articles:
        first = found.feed.text[cut.span.start : cut.span.start + FIRST_WORDS]
        words = " ".join(first.splitlines()[:1]).strip()
        place = f"{found.feed.name}:{counter.line_at(cut.span.start)}"
        evidence = ", ".join(cut.boundary.evidence)
        yield f"{place}\t{cut.boundary.confidence:.2f}\t{words}\t{evidence}"


def _json_lines(found: Segmentation) -> Iterator[str]:
    """Yield one JSON object an article or gap, in order of place."""
    counter = LineCounter(found.feed.text)
    parts: list[Segment | Gap] = sorted([*found.articles, *found.gaps], key=lambda part: part.span)
    for part in parts:
        record: dict[str, Any] = {
            "feed": found.feed.name,
            "lines": attrs.asdict(counter.range_of(part.span)),
            **attrs.asdict(part),
        }
        yield json.dumps(record, ensure_ascii=False)
