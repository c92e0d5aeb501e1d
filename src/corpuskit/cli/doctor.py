"""``corpuskit doctor``: what is installed, what is missing, and how to get it."""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import sys
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import click

from corpuskit import __version__
from corpuskit.errors import CorpusError
from corpuskit.languages.detectors import GROUP as DETECTORS
from corpuskit.languages.detectors import load_detector
from corpuskit.layouts.plugins import GROUP as LAYOUTS
from corpuskit.layouts.plugins import load_plugin as load_layout
from corpuskit.rules.plugins import GROUP as RULES
from corpuskit.rules.plugins import load_plugin as load_rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

EXAMPLES = """\b
Examples:
  corpuskit doctor
  corpuskit doctor --json | jq .extras
"""

_JAVA_VERSION = re.compile(r'^JAVA_VERSION="(?P<version>[^"\n]*)"', re.MULTILINE)

_REQUIREMENT = re.compile(
    r"""
    (?P<name> [A-Za-z0-9._-]+ ) (?: \[ [^\]]* \] )?   # the library, perhaps with extras of its own
    [^;]* ;? (?P<marker> .* )                         # its versions; where it is wanted
    """,
    re.VERBOSE,
)

_EXTRA = re.compile(r"""extra\ *==\ *["']([\w-]+)["']""", re.VERBOSE)

_BELOW_PYTHON = re.compile(r"""python_version\ *<\ *["'](\d+)\.(\d+)["']""", re.VERBOSE)

_GATHERED = "all"
"""The extra that gathers others, which are shown themselves."""

_PLUGINS: Mapping[str, Callable[[str], Any]] = {
    RULES: load_rule,
    LAYOUTS: load_layout,
    DETECTORS: load_detector,
}
"""Groups of entry points, and how what stands there is loaded."""


@attrs.frozen(kw_only=True)
class Library:
    """A library that is needed, or brought by an extra."""

    name: str
    """Name of the distribution."""

    version: str | None
    """The version that is installed; ``None`` if none is."""

    extra: str | None
    """The extra that brings it; ``None`` if corpuskit itself needs it."""


@click.command("doctor", epilog=EXAMPLES)
@click.option("--json", "as_json", is_flag=True, help="Everything as one JSON object.")
@click.pass_context
def command(ctx: click.Context, *, as_json: bool) -> None:
    """Show what is installed, what is missing, and how to get it.

    Versions of corpuskit, Python and the libraries; the extras, with the command that brings
    what is absent; Java, which Spark needs; rules, layouts and language detectors that other
    packages have registered. Exit code 1 if one of these cannot be loaded.
    """
    found = examine()
    if as_json:
        click.echo(json.dumps(found, indent=2))
    else:
        for line in _lines(found):
            click.echo(line)
    broken = [state for group in found["plugins"].values() for state in group.values()]
    ctx.exit(int(any(state is not None for state in broken)))


def examine() -> dict[str, Any]:
    """Return what `corpuskit doctor` knows, as a JSON object."""
    libraries = list(_list_libraries())
    names = sorted({library.extra for library in libraries if library.extra})
    return {
        "corpuskit": __version__,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "libraries": {lib.name: lib.version for lib in libraries if lib.extra is None},
        "extras": {name: _describe_extra(name, libraries) for name in names},
        "java": _find_java(),
        "plugins": {group.partition(".")[2]: _try_plugins(group) for group in _PLUGINS},
    }


def _list_libraries() -> Iterator[Library]:
    """Yield the libraries that corpuskit and its extras need on this Python."""
    for line in metadata.requires("corpuskit") or ():
        match = _REQUIREMENT.match(line)
        if match is None or match["name"] == "corpuskit":
            continue
        below = _BELOW_PYTHON.search(match["marker"])
        if below and sys.version_info >= (int(below[1]), int(below[2])):
            continue
        extra = _EXTRA.search(match["marker"])
        if extra and extra[1] == _GATHERED:
            continue
        yield Library(
            name=match["name"],
            version=_version_of(match["name"]),
            extra=extra[1] if extra else None,
        )


def _version_of(name: str) -> str | None:
    """Return the version of a distribution; ``None`` if it is not installed."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _describe_extra(name: str, libraries: list[Library]) -> dict[str, Any]:
    """Return what there is of an extra, and how to get it."""
    found = {lib.name: lib.version for lib in libraries if lib.extra == name}
    return {
        "installed": None not in found.values(),
        "libraries": found,
        "install": f'pip install "corpuskit[{name}]"',
    }


def _find_java() -> str | None:
    """Return the version of the Java that Spark would start; ``None`` if there is none.

    It is read from the file ``release`` that every JDK and JRE has, so that no program is started.
    """
    home = os.environ.get("JAVA_HOME")
    program = shutil.which("java", path=str(Path(home, "bin")) if home else None)
    if program is None:
        return None
    try:
        release = Path(program).resolve().parents[1].joinpath("release").read_text("utf-8")
    except (OSError, ValueError):
        return "there, but not what version"
    found = _JAVA_VERSION.search(release)
    return found["version"] if found else "there, but not what version"


def _try_plugins(group: str) -> dict[str, str | None]:
    """Return the names registered under a group, each with why it cannot be loaded."""
    return {
        name: _try_plugin(_PLUGINS[group], name)
        for name in sorted({point.name for point in metadata.entry_points(group=group)})
    }


def _try_plugin(load: Callable[[str], Any], name: str) -> str | None:
    """Return why a plugin cannot be loaded; ``None`` if it can."""
    try:
        load(name)
    except CorpusError as error:
        return str(error)
    return None


def _lines(found: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines that a person reads."""
    yield f"{'corpuskit':<12}{found['corpuskit']}"
    yield f"{'python':<12}{found['python']} on {found['system']}"
    yield f"{'libraries':<12}{_join(found['libraries'])}"
    yield ""
    for name, extra in found["extras"].items():
        state = _join(extra["libraries"]) if extra["installed"] else _absent(extra["install"])
        yield f"{'extra':<12}{name:<12}{state}"
    yield ""
    yield f"{'java':<12}{found['java'] or _absent('only Spark needs it')}"
    for group, plugins in found["plugins"].items():
        for name, fault in plugins.items():
            state = "ready" if fault is None else click.style(fault, fg="red")
            yield f"{group:<12}{name:<12}{state}"
        if not plugins:
            yield f"{group:<12}none of other packages"


def _join(libraries: Mapping[str, str | None]) -> str:
    """Return names with versions."""
    return ", ".join(f"{name} {version or 'absent'}" for name, version in libraries.items())


def _absent(remedy: str) -> str:
    """Return that something is absent, and what to do."""
    return f"{click.style('absent', fg='yellow')}: {remedy}"
