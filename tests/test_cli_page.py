"""The command line page shows the help texts as they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click import Context
from click.testing import CliRunner

from corpuskit.cli.main import cli

PAGE = Path(__file__).parents[1] / "docs" / "cli.md"
SHOWN = {
    block.split()[2]: block
    for block in re.findall(
        r"^```text\n(.*?)\n```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
}


def test_every_command_is_shown() -> None:
    """Each command has its section on the page."""
    assert sorted(cli.list_commands(Context(cli))) == sorted(SHOWN)


@pytest.mark.parametrize("command", sorted(SHOWN))
def test_help_is_shown_as_it_is(command: str) -> None:
    """What the page shows is what --help prints."""
    result = CliRunner().invoke(cli, [command, "--help"], prog_name="corpuskit", terminal_width=78)
    assert result.output.rstrip("\n") == SHOWN[command]
