"""``corpuskit completion``: lets a shell complete commands and options."""

from __future__ import annotations

from typing import Literal, get_args

import click
from click.shell_completion import get_completion_class

Shell = Literal["bash", "zsh", "fish"]

EXAMPLES = """\b
Examples:
  corpuskit completion bash > ~/.local/share/bash-completion/completions/corpuskit
  corpuskit completion zsh > ~/.zfunc/_corpuskit   (with ~/.zfunc in fpath)
  corpuskit completion fish > ~/.config/fish/completions/corpuskit.fish
"""

VARIABLE = "_CORPUSKIT_COMPLETE"
"""Through it the script asks the program what fits."""


@click.command("completion", epilog=EXAMPLES)
@click.argument("shell", type=click.Choice(get_args(Shell)))
@click.pass_context
def command(ctx: click.Context, *, shell: Shell) -> None:
    """Print a script that completes commands and options.

    The shell reads it from a file of its own, or at its start:
    eval "$(corpuskit completion bash)". Bash must be version 4.4 or newer.
    """
    made = get_completion_class(shell)
    if made is None:
        raise click.UsageError(f"this version of click knows no {shell}; update click")
    click.echo(made(ctx.find_root().command, {}, "corpuskit", VARIABLE).source())
