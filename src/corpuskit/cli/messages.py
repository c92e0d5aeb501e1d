"""What the program says to people: on standard error, in colour where that is wanted."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from corpuskit.terminal import make_harmless

if TYPE_CHECKING:
    from collections.abc import Mapping


def tell(message: str, /) -> None:
    """Print a message of the program, its name in front; what it quotes steers no terminal."""
    name = click.style("corpuskit:", fg="red", bold=True)
    click.echo(f"{name} {make_harmless(message)}", err=True)


def choose_colour(environ: Mapping[str, str] = os.environ, /) -> bool | None:
    """Return whether to use colours, by what the environment asks; ``None``: on terminals alone.

    ``NO_COLOR`` (no-color.org), whatever its value, and a terminal called ``dumb`` forbid them;
    ``FORCE_COLOR`` asks for them everywhere. The first that is set decides.
    """
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return False if environ.get("TERM") == "dumb" else None
