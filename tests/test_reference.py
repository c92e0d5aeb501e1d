"""The reference pages leave out no public name, and no name says nothing."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest

import corpuskit as ck
from corpuskit import errors, settings
from corpuskit.cues.registry import CUES
from corpuskit.rules import registry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DOCS = Path(__file__).parents[1] / "docs"
PAGES = sorted((DOCS / "reference").glob("*.md"))
TEXT = "".join(path.read_text(encoding="utf-8") for path in PAGES)
SHOWN = re.findall(r"^\.\. auto(?:function|class|data|exception):: ([\w.]+)$", TEXT, re.MULTILINE)
PUBLIC = [name for name in ck.__all__ if name != "__version__"]
CALLABLE = [
    name for name in PUBLIC if callable(getattr(ck, name)) and not get_args(getattr(ck, name))
]


UNTRIED = {"to_hf", "to_docbin"}
"""Functions whose libraries are too large for every test environment; their own tests run them."""


def _members(name: str) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield the public functions that a public name stands for."""
    value = getattr(ck, name)
    if inspect.isfunction(value):
        yield name, value
    elif inspect.isclass(value):
        for member, found in vars(value).items():
            function = getattr(found, "__func__", None) or getattr(found, "func", found)
            if isinstance(function, property):
                function = function.fget
            if not member.startswith("_") and inspect.isfunction(function):
                yield f"{name}.{member}", function


FUNCTIONS = [pair for name in PUBLIC for pair in _members(name)]


@pytest.mark.parametrize("name", PUBLIC)
def test_public_name_is_on_a_reference_page(name: str) -> None:
    """Each has its entry: ``.. autofunction:: name`` or the like in docs/reference."""
    assert name in SHOWN


@pytest.mark.parametrize("name", CALLABLE)
def test_public_name_is_in_the_overview(name: str) -> None:
    """The front page of the reference lists every function and class."""
    assert f"\n   {name}\n" in (DOCS / "api.md").read_text(encoding="utf-8")


def test_nothing_is_shown_twice() -> None:
    """No name has two entries: links to it would be ambiguous."""
    assert sorted(set(SHOWN)) == sorted(SHOWN)


@pytest.mark.parametrize("name", CALLABLE)
def test_public_name_says_what_it_is(name: str) -> None:
    """Each has a docstring of its own, that ends its first line with a full stop."""
    first = (vars(getattr(ck, name)).get("__doc__") or getattr(ck, name).__doc__ or "").split("\n")[
        0
    ]
    assert first.endswith(".")


@pytest.mark.parametrize(("name", "function"), FUNCTIONS, ids=[name for name, _ in FUNCTIONS])
def test_public_function_explains_its_arguments(name: str, function: Callable[..., Any]) -> None:
    """A docstring, and in it every argument by name."""
    told = function.__doc__ or ""
    assert told, name
    arguments = [
        one for one in inspect.signature(function).parameters if one not in {"self", "cls"}
    ]
    assert [one for one in arguments if not re.search(rf"\b{one}\b", told)] == []


@pytest.mark.parametrize(("name", "function"), FUNCTIONS, ids=[name for name, _ in FUNCTIONS])
def test_public_function_names_the_errors_it_raises(
    name: str, function: Callable[..., Any]
) -> None:
    """What stands behind ``raise`` in its own lines stands in its docstring."""
    raised = re.findall(r"\braise (\w+)\(", inspect.getsource(function))
    assert [one for one in raised if one not in (function.__doc__ or "")] == [], name


@pytest.mark.parametrize("name", [name for name in PUBLIC if inspect.isfunction(getattr(ck, name))])
def test_public_function_shows_an_example(name: str) -> None:
    """Each has an example that runs: in its docstring, or on a page of the documentation."""
    if name in UNTRIED:
        pytest.skip("its library is no part of the environment that examples run in")
    pages = "".join(path.read_text(encoding="utf-8") for path in DOCS.rglob("*.md"))
    told = re.search(r"^\s*>>> ", getattr(ck, name).__doc__ or "", re.MULTILINE)
    assert told or re.search(rf"^(?:>>>|\.\.\.) .*\bck\.{name}\(", pages, re.MULTILINE)


@pytest.mark.parametrize("kinds", ["GapKind", "FurnitureKind", "ProblemKind", "DuplicateKind"])
def test_every_kind_is_explained(kinds: str) -> None:
    """The values that a kind may have stand in a table: of the reference, or of its explanation."""
    text = TEXT + (DOCS / "explanation" / "copies.md").read_text(encoding="utf-8")
    rows = "".join(re.findall(r"^\| (`.*?) \|", text, re.MULTILINE))
    assert [kind for kind in get_args(getattr(ck, kinds)) if f"`{kind}`" not in rows] == []


def test_rules_page_lists_the_rules_as_they_run() -> None:
    """Name, when it runs, and the first sentence of its module, in order."""
    when = {"transport": "by default", "layout": "at the level `layout`", "request": "when named"}
    modules = {m.RULE.name: m for m in vars(registry).values() if hasattr(m, "RULE")}
    expected = []
    for rule in registry.RULES:
        first = (modules[rule.name].__doc__ or "").split("\n\n")[0]
        what = first.replace("\n", " ").replace("|", "\\|")
        expected.append(f"| `{rule.name}` | {when[rule.level]} | {what} |")
    page = (DOCS / "reference" / "rules.md").read_text(encoding="utf-8")
    assert expected == re.findall(r"^\| `.*\|$", page, re.MULTILINE)


def test_evidence_page_names_every_cue() -> None:
    """What may stand in the evidence of a boundary is explained."""
    page = (DOCS / "reference" / "evidence.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`.*?) \|", page, re.MULTILINE)
    names = [name for row in rows for name in re.findall(r"`([\w-]+)`", row)]
    assert sorted(cue.name for cue in CUES) == sorted(names)


@pytest.mark.parametrize(("module", "page"), [(errors, "errors.md"), (settings, "settings.md")])
def test_page_shows_every_class(module: Any, page: str) -> None:
    """Errors and settings have a page each, with all of them."""
    text = (DOCS / "reference" / page).read_text(encoding="utf-8")
    classes = [
        name
        for name, value in inspect.getmembers(module, inspect.isclass)
        if value.__module__ == module.__name__
    ]
    assert [name for name in classes if f":: {name}\n" not in text] == []


def test_benchmarks_page_lists_every_program() -> None:
    """What measures is listed, and what is listed is there; texts.py makes texts for the others."""
    page = (DOCS / "benchmarks.md").read_text(encoding="utf-8")
    there = {path.name for path in (DOCS.parent / "benchmarks").glob("*.py")} - {"texts.py"}
    assert there == set(re.findall(r"`benchmarks/(\w+\.py)", page))
