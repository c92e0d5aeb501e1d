"""Options and messages that several commands share."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpuskit.cli.messages import tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpuskit.pipeline.run import Progress
    from corpuskit.records import Article, Problem

EXIT_PROBLEMS = 1
"""Done, with problems, under ``--strict``."""

EXIT_UNREADABLE = 2
"""Some input could not be read."""

UNREADABLE_KINDS = frozenset({"unreadable-feed", "binary-feed"})
"""Kinds of problems that mean that an input could not be read."""

workers_option = click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Processes to work with. The output is the same for any number.",
)

strict_option = click.option(
    "--strict", is_flag=True, help="Exit with 1 if there was any problem, however small."
)

records_argument = click.argument(
    "records",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="RECORDS...",
)

quiet_option = click.option(
    "-q", "--quiet", is_flag=True, help="No progress and no closing summary."
)


def report_failures(problems: Iterable[Problem]) -> None:
    """Name every input that came to nothing, on standard error."""
    for problem in problems:
        if problem.kind in UNREADABLE_KINDS or problem.kind == "stage-failure":
            tell(f"{problem.feed}: {problem.message}")


def exit_code(problems: Iterable[Problem], *, strict: bool) -> int:
    """Return the exit code for a run that ended with *problems*."""
    kinds = {problem.kind for problem in problems}
    if kinds & UNREADABLE_KINDS:
        return EXIT_UNREADABLE
    return EXIT_PROBLEMS if strict and kinds else 0


def read_once(paths: Iterable[Path]) -> Iterator[Article]:
    """Yield the articles of all files, each id once."""
    from corpuskit.write import read_articles  # noqa: PLC0415 - not every command reads records

    seen: set[str] = set()
    for path in paths:
        for article in read_articles(path):
            if article.id not in seen:
                seen.add(article.id)
                yield article


@contextmanager
def show_progress(*, quiet: bool) -> Iterator[Progress | None]:
    """Show a bar on standard error while a run lasts; nothing if that is no terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    with ExitStack() as stack:
        bars: list[Any] = []  # one at most; click does not export its type

        def show(done: int, total: int, /) -> None:
            if not bars:
                bar = click.progressbar(length=total, label="feeds", file=sys.stderr, show_pos=True)
                bars.append(stack.enter_context(bar))
            bars[0].update(done - bars[0].pos)

        yield show
