"""The command line: `corpuskit` and its commands."""

from corpuskit.cli.main import main

__all__ = ["main"]
