"""``corpuskit normalize``: the whole job."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from corpuskit.cli.choices import Choices, choice_options
from corpuskit.cli.messages import tell
from corpuskit.cli.options import (
    EXIT_PROBLEMS,
    EXIT_UNREADABLE,
    UNREADABLE_KINDS,
    quiet_option,
    report_failures,
    show_progress,
    strict_option,
    workers_option,
)
from corpuskit.errors import WriteError
from corpuskit.pipeline import RunOptions, Summary, normalize_to, summarize

if TYPE_CHECKING:
    from corpuskit.pipeline.run import Progress

EXAMPLES = """\b
Examples:
  corpuskit normalize clips/ -o corpus.jsonl
  corpuskit normalize nexis/*.txt factiva/*.txt -o corpus.parquet --workers 4
  corpuskit normalize clips/ -o corpus/ --corrections clips-corrections/
  corpuskit normalize archive/ -o corpus/ --workers 4 --resume
  zcat list.txt.gz | corpuskit normalize - -o corpus/
"""


SHOWN_FAILURES = 100
"""Inputs that came to nothing which are named one by one on standard error."""


@click.command("normalize", epilog=EXAMPLES)
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH...")
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
@choice_options
@workers_option
@click.option(
    "--resume",
    is_flag=True,
    help="Go on where an earlier run into OUT ended or was broken off: only inputs that are new "
    "or have changed are done.",
)
@strict_option
@quiet_option
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="The closing summary as one JSON object on standard output ('null' counts what is not "
    "printed).",
)
def command(
    *,
    paths: tuple[str, ...],
    out: Path,
    choices: Choices,
    workers: int,
    resume: bool,
    **manner: bool,
) -> None:
    """Turn feeds into a corpus: the whole job.

    PATH is a file, a folder, a pattern such as "clips/*.txt", or - for standard input. Files may
    be compressed (.gz, .bz2, .xz, .zst). OUT appears whole or not at all.
    """
    done = _Count()
    try:
        with show_progress(quiet=manner["quiet"]) as bar:
            summary = normalize_to(
                out,
                paths,
                settings=choices.settings,
                options=RunOptions(workers=workers, resume=resume, progress=done.watch(bar)),
                corrections=choices.corrections,
            )
    except (KeyboardInterrupt, WriteError):
        if done.done:
            message = f"{done.done:,} of {done.total:,} inputs are done; --resume goes on from them"
            tell(message)
        raise
    _tell_summary(summary, out, quiet=manner["quiet"], as_json=manner["as_json"])
    click.get_current_context().exit(_exit_code(summary, strict=manner["strict"]))


def _tell_summary(summary: Summary, out: Path, *, quiet: bool, as_json: bool) -> None:
    """Say what the run came to."""
    report_failures(summary.failures[:SHOWN_FAILURES])
    if len(summary.failures) > SHOWN_FAILURES:
        tell("... and more: see the problems, or their count below")
    if as_json:
        click.echo(json.dumps(attrs.asdict(summary), ensure_ascii=False))
    if not summary.feeds:
        tell("no input could be read; nothing was written")
    elif not (quiet or as_json):
        click.echo(summarize(summary), err=True)
        click.echo(f"{'written to':<12}{click.format_filename(out)}", err=True)


@attrs.define
class _Count:
    """How far the run is, for a message when it is broken off."""

    done: int = 0
    total: int = 0

    def watch(self, bar: Progress | None) -> Progress:
        """Return a progress that counts, and tells *bar*."""

        def count(done: int, total: int, /) -> None:
            self.done, self.total = done, total
            if bar is not None:
                bar(done, total)

        return count


def _exit_code(summary: Summary, *, strict: bool) -> int:
    """Return the exit code for a run that ended so."""
    if not summary.feeds or summary.problems.keys() & UNREADABLE_KINDS:
        return EXIT_UNREADABLE
    return EXIT_PROBLEMS if strict and summary.problems else 0
