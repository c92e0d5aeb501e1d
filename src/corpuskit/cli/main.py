"""The group of commands: loads a command when it is called, and turns errors into exit codes."""

from __future__ import annotations

import importlib
import os
import shlex
import sys
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NoReturn

import click
from click.shell_completion import CompletionItem

from corpuskit import __version__
from corpuskit.cli.messages import choose_colour, tell
from corpuskit.errors import CorpusError

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
    "convert": "Write records in the form of another program.",
    "report": "Show a corpus as one page for a browser.",
    "evaluate": "Score the whole job on labelled feeds.",
    "schema": "Print the JSON Schema of an article.",
    "doctor": "Show what is installed, what is missing, and how to get it.",
    "completion": "Print a script that completes commands and options.",
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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is called; for one that is not there, name those like it."""
        if not ctx.resilient_parsing and args[0] not in _SUMMARIES:
            ctx.fail(_no_command(args[0]))
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands and options that begin so, without loading a command."""
        commands = [
            CompletionItem(name, help=summary)
            for name, summary in _SUMMARIES.items()
            if name.startswith(incomplete)
        ]
        # Past the group itself: it would import each command for its help.
        return [*commands, *click.Command.shell_complete(self, ctx, incomplete)]

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
            _give_up_output()
            ctx.exit(EXIT_BROKEN_PIPE)
        except CorpusError as error:
            tell(str(error))
            ctx.exit(EXIT_BAD)
        except OSError as error:
            if error.filename is not None:
                raise
            # It is no file that was opened, but the output: on a full disk, say.
            _give_up_output()
            tell(f"the output cannot be written: {error.strerror or error}; send it elsewhere")
            ctx.exit(EXIT_BAD)
        except KeyboardInterrupt:
            tell("interrupted")
            ctx.exit(EXIT_INTERRUPTED)
        return result


def _give_up_output() -> None:
    """Let what is still to be written go nowhere: Python tries once more on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _no_command(name: str) -> str:
    """Return what to say to a command that does not exist."""
    close = get_close_matches(name, _SUMMARIES)
    if close:
        return f"no such command {name!r}; did you mean {' or '.join(close)}?"
    if os.path.exists(name):  # noqa: PTH110 - a name may be no path at all
        path = shlex.quote(name)
        return f"{name} is no command; the main job is: corpuskit normalize {path} -o corpus.jsonl"
    return f"no such command {name!r}; corpuskit --help lists them"


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
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Turn files of many pasted news articles into a clean, typed, deduplicated corpus.

    Data goes to standard output or to OUT, messages to standard error. Exit codes: 0 done, 1 done
    with problems (only with --strict), 2 bad call or unreadable input. Colours are for terminals;
    NO_COLOR=1 does without, FORCE_COLOR=1 wants them everywhere.
    """
    ctx.color = choose_colour()


def main() -> NoReturn:
    """Run the command line."""
    cli.main(prog_name="corpuskit")
    sys.exit(0)
