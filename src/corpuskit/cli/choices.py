"""Options that choose how the stages of the whole job work."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import attrs
import click

from corpuskit.cli.cutting import Cutting, cutting_options
from corpuskit.corrections import CorrectionSource
from corpuskit.settings import LanguageSettings, SegmentSettings, Settings

if TYPE_CHECKING:
    from collections.abc import Callable


@attrs.frozen(kw_only=True)
class Choices:
    """What was chosen on the command line."""

    settings: Settings
    """Settings of the stages."""

    corrections: CorrectionSource
    """Where corrections come from."""


def choice_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give *command* the options of cutting and ``--detector``, as one argument ``choices``."""

    @cutting_options
    @click.option(
        "--detector",
        default=LanguageSettings().detector,
        show_default=True,
        metavar="NAME",
        help="Who names the languages: our own profiles; langdetect, lingua or py3langid (the last "
        "two are extras); or a detector that another package has registered.",
    )
    @functools.wraps(command)
    def wrapped(*args: Any, cutting: Cutting, detector: str, **others: Any) -> Any:
        settings = Settings(
            segment=SegmentSettings(layouts=cutting.layouts),
            language=LanguageSettings(detector=detector),
        )
        choices = Choices(settings=settings, corrections=cutting.corrections)
        return command(*args, choices=choices, **others)

    return wrapped
