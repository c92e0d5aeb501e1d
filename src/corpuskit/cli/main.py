"""The group of commands: loads a command when it is called, and turns errors into exit codes."""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

from corpuskit import __version__
from corpuskit.errors import CorpusError
from corpuskit.terminal import make_harmless

if TYPE_CHECKING:
    from collections.abc import Mapping

EXIT_BAD = 2
"""Bad call, or input that could not be read."""

EXIT_INTERRUPTED = 130
"""Ended by Ctrl-C: 128 and the number of SIGINT, as shells do."""

EXIT_BROKEN_PIPE = 141
"""The reader of our output went away: 128 and the number of SIGPIPE."""

_SUMMARIES: Mapping[str, str] = {
    "normalize": "Turn feeds into a corpus: the whole job.",
    "segment": "Show where the articles of a feed begin, and why.",
    "clean": "Repair a text and tell what was changed.",
    "duplicates": "Find copies among articles.",
    "report": "Show a corpus as one page for a browser.",
    "evaluate": "Score the whole job on labelled feeds.",
    "schema": "Print the JSON Schema of an article.",
}
"""Commands with the first line of their help, so that the overview need not load them."""


class _Commands(click.Group):
    """Commands, each in a module of its own that is imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the work."""
        del ctx
        return list(_SUMMARIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        del ctx
        if cmd_name not in _SUMMARIES:
            return None
        module = importlib.import_module(f"corpuskit.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the overview from the table."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(_SUMMARIES.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what goes wrong becomes a message and an exit code."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Python flushes stdout once more on its way out: let that go nowhere.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(EXIT_BROKEN_PIPE)
        except CorpusError as error:
            click.echo(f"corpuskit: {make_harmless(str(error))}", err=True)
            ctx.exit(EXIT_BAD)
        except KeyboardInterrupt:
            click.echo("corpuskit: interrupted", err=True)
            ctx.exit(EXIT_INTERRUPTED)
        return result


EXAMPLES = """\b
Examples:
  corpuskit normalize clips/ -o corpus.jsonl
  corpuskit segment clips/monday.txt
  corpuskit normalize export.txt -o corpus/ --workers 4
"""


@click.group(
    cls=_Commands, epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="corpuskit")
def cli() -> None:
    """Turn files of many pasted news articles into a clean, typed, deduplicated corpus.

    Data goes to standard output or to OUT, messages to standard error. Exit codes: 0 done, 1 done
    with problems (only with --strict), 2 bad call or unreadable input.
    """


def main() -> NoReturn:
    """Run the command line."""
    cli.main(prog_name="corpuskit")
    sys.exit(0)
