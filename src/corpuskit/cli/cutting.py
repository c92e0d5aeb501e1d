"""Options that say how feeds are cut: layouts and corrections."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import click

from corpuskit.corrections import CorrectionSource
from corpuskit.settings import LayoutChoice

if TYPE_CHECKING:
    from collections.abc import Callable

NONE = "none"
"""Switches layouts or corrections off."""


@attrs.frozen(kw_only=True)
class Cutting:
    """How feeds are cut."""

    layouts: LayoutChoice
    """Which layouts are used."""

    corrections: CorrectionSource
    """Where corrections come from."""


def cutting_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give *command* ``--layout`` and ``--corrections``, as one argument ``cutting``."""

    @click.option(
        "--layout",
        "layouts",
        multiple=True,
        metavar="NAME",
        help="Cut by this layout wherever it finds an article, also one of another package; may be "
        "given several times. 'known': all that are known, for the rest; 'none': no layout at all.",
    )
    @click.option(
        "--corrections",
        type=click.Path(),
        metavar="DIR|FILE",
        help="Corrections by hand: a folder of files NAME.ck, or the file of one feed. Without it "
        "those beside the feeds (clips.txt.ck); 'none': not those either.",
    )
    @functools.wraps(command)
    def wrapped(
        *args: Any, layouts: tuple[str, ...], corrections: str | None, **others: Any
    ) -> Any:
        cutting = Cutting(layouts=_read_layouts(layouts), corrections=_read_source(corrections))
        return command(*args, cutting=cutting, **others)

    return wrapped


def _read_layouts(names: tuple[str, ...]) -> LayoutChoice:
    """Return the choice of layouts that names on the command line mean."""
    if NONE in names and set(names) != {NONE}:
        raise click.UsageError("--layout none goes with no other layout")
    return not names if NONE in names or not names else names


def _read_source(value: str | None) -> CorrectionSource:
    """Return where corrections come from."""
    if value is None or value == NONE:
        return value is None
    return Path(value)
