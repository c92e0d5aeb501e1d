"""``corpuskit segment``: boundaries with confidence and evidence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import attrs
import click

from corpuskit.cli.cutting import Cutting, cutting_options
from corpuskit.cli.options import exit_code, report_failures, strict_option
from corpuskit.corrections import find_corrections, print_template
from corpuskit.errors import FeedError
from corpuskit.lines import LineCounter
from corpuskit.pipeline.inputs import collect_inputs, name_of
from corpuskit.pipeline.stages import check_choices, cut_feed
from corpuskit.read import read
from corpuskit.records import Feed, Problem
from corpuskit.settings import SegmentSettings, Settings
from corpuskit.terminal import make_harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpuskit.records import Gap, Segment, Segmentation

FIRST_WORDS = 60
"""Characters of an article's first line that are shown."""


EXAMPLES = """\b
Examples:
  corpuskit segment clips/monday.txt
  corpuskit segment clips/ --json > boundaries.jsonl
  corpuskit segment clips.txt --template-corrections > clips.txt.ck
"""


@click.command("segment", epilog=EXAMPLES)
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object an article or gap.")
@click.option(
    "--template-corrections",
    "template",
    is_flag=True,
    help="Print a file of corrections to be edited, the weakest boundary first.",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    metavar="X",
    help="Boundaries below X are weak (without it: below 0.5). A template then has these alone.",
)
@cutting_options
@strict_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    as_json: bool,
    template: bool,
    min_confidence: float | None,
    cutting: Cutting,
    strict: bool,
) -> None:
    """Show where the articles of a feed begin, and why.

    One line an article: path and line where it begins, confidence from 0 to 1, first words, the
    cues that speak for it, and those against it, strongest first. Weak boundaries stand on top, the
    weakest first; each is a problem for --strict. With --json, in the order of the feed, also where
    articles end, and the gaps.
    """
    settings = SegmentSettings(layouts=cutting.layouts)
    if min_confidence is not None:
        settings = attrs.evolve(settings, weak_below=min_confidence)
    inputs = collect_inputs(paths)
    check_choices(Settings(segment=settings), cutting.corrections, inputs.items)
    if template and len(inputs.items) > 1:
        raise click.UsageError("--template-corrections is for one feed at a time")
    problems = list(inputs.problems)
    for item in inputs.items:
        try:
            feed = item if isinstance(item, Feed) else read(item)
        except FeedError as error:
            name = name_of(item)
            problems.append(Problem(kind=error.kind, feed=name, message=error.message))
            continue
        found = cut_feed(feed, settings, find_corrections(feed.name, cutting.corrections))
        problems.extend([*found.feed.problems, *found.problems])
        if template:
            click.echo(print_template(found, weak_below=min_confidence), nl=False)
        else:
            _show(_json_lines(found) if as_json else _lines(found, settings.weak_below))
    report_failures(problems)
    ctx.exit(exit_code(problems, strict=strict))


def _show(lines: Iterable[str]) -> None:
    """Print lines."""
    for line in lines:
        click.echo(line)


def _lines(found: Segmentation, weak_below: float) -> Iterator[str]:
    """Yield one line an article, weak boundaries first."""
    counter = LineCounter(found.feed.text)

    def rank(cut: Segment) -> tuple[float, int]:
        return min(cut.boundary.confidence, weak_below), cut.span.start

    for cut in sorted(found.articles, key=rank):
        first = found.feed.text[cut.span.start : cut.span.start + FIRST_WORDS]
        words = " ".join(first.splitlines()[:1]).strip()
        place = f"{found.feed.name}:{counter.line_at(cut.span.start)}"
        evidence = ", ".join(cut.boundary.evidence)
        against = ", ".join(cut.boundary.against)
        confidence = f"{cut.boundary.confidence:.2f}"
        if cut.boundary.confidence < weak_below:
            confidence = click.style(confidence, fg="yellow")
        cells = [words, evidence, against]
        yield "\t".join([make_harmless(place), confidence, *map(make_harmless, cells)])


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
