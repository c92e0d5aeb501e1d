"""Rules of the house that a program can check."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from functools import cache
from pathlib import Path

import attrs
import pytest

import corpuskit
from corpuskit import errors, records

SOURCE = Path(corpuskit.__file__).parent

STAGES: dict[str, tuple[str, ...]] = {
    "read": ("read", "reading", "containers"),
    "segment": ("segment", "segmentation", "cues"),
    "header": ("header", "heads"),
    "furniture": ("furniture", "furnishings"),
    "clean": ("clean", "cleaning", "rules"),
    "language": ("language", "languages"),
    "duplicates": ("duplicates", "syndication"),
    "write": ("write", "formats"),
}
"""Stages, and the modules and folders that belong to one alone."""

ABOVE_STAGES = (
    "pipeline", "cli", "evaluation", "report", "notebook", "spark", "__main__", "__init__",
)  # fmt: skip
"""What may see every stage."""

HEAVY = (
    "numpy",
    "ftfy",
    "langdetect",
    "pyarrow",
    "charset_normalizer",
    "zstandard",
    "click",
    "pyspark",
)
"""Libraries that ``import corpuskit`` must not load."""


def _modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(SOURCE).with_suffix("").as_posix()


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _imported(path: Path) -> set[str]:
    """Return the first part behind ``corpuskit.`` of every import in a module."""
    found = set()
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module == "corpuskit":
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("corpuskit."):
            found.add(str(node.module).split(".")[1])
        elif isinstance(node, ast.Import):
            parts = [alias.name.split(".") for alias in node.names]
            found.update(part[1] for part in parts if part[0] == "corpuskit" and len(part) > 1)
    return found


def _stage_of(top: str) -> str | None:
    return next((stage for stage, parts in STAGES.items() if top in parts), None)


def _is_public(node: ast.stmt) -> bool:
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    return isinstance(node, kinds) and not node.name.startswith("_")


@pytest.mark.parametrize("path", _modules(), ids=_name)
def test_stage_sees_no_other_stage(path: Path) -> None:
    """A module that belongs to a stage imports nothing that belongs to another one."""
    top = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    stage = _stage_of(top)
    others = {_stage_of(name) for name in _imported(path)} - {None, stage}
    assert set() == (set() if top in ABOVE_STAGES else others)


def test_nothing_needs_spark() -> None:
    """Spark sees all the house, and nobody sees Spark: it is one more way to run the stages."""
    seen = {_name(path) for path in _modules() if "spark" in _imported(path)}
    assert {name for name in seen if not name.startswith("spark/")} == set()


@pytest.mark.parametrize("path", [p for p in _modules() if p.name == "__init__.py"], ids=_name)
def test_init_only_reexports(path: Path) -> None:
    """A package file defines neither functions nor classes."""
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    assert [node.name for node in _tree(path).body if isinstance(node, kinds)] == []


@pytest.mark.parametrize("path", _modules(), ids=_name)
def test_public_names_have_docstrings(path: Path) -> None:
    """Every module, public function and public class says what it is for."""
    tree = _tree(path)
    nodes = [tree, *(node for node in tree.body if _is_public(node))]
    assert [getattr(n, "name", "module") for n in nodes if not ast.get_docstring(n)] == []


@pytest.mark.parametrize("path", _modules(), ids=_name)
def test_attrs_fields_have_docstrings(path: Path) -> None:
    """Every public field of a public attrs class is followed by a docstring."""
    bare = []
    for node in ast.walk(_tree(path)):
        if not (isinstance(node, ast.ClassDef) and _is_public(node) and _is_attrs(node)):
            continue
        for field, after in zip(node.body, [*node.body[1:], None], strict=True):
            if not isinstance(field, ast.AnnAssign) or _is_docstring(after):
                continue
            if not ast.unparse(field.target).startswith("_"):
                bare.append(f"{node.name}.{ast.unparse(field.target)}")
    assert bare == []


def _is_attrs(node: ast.ClassDef) -> bool:
    return any("attrs." in ast.unparse(decorator) for decorator in node.decorator_list)


def _is_docstring(node: ast.stmt | None) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


@pytest.mark.parametrize("path", _modules(), ids=_name)
def test_modules_are_short(path: Path) -> None:
    """No module is longer than 300 lines, but the one that is nothing but records."""
    limit = 500 if path.name == "records.py" else 300
    lines = len(path.read_text("utf-8").splitlines())
    assert lines <= limit


@pytest.mark.parametrize("path", _modules(), ids=_name)
def test_functions_fit_a_screen(path: Path) -> None:
    """No function has more than 50 lines, its docstring left out, or more than 7 arguments."""
    long = []
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if _is_docstring(node.body[0]) else node.body
            lines = body[-1].end_lineno - body[0].lineno + 1 if body else 0
            arguments = node.args.posonlyargs + node.args.args + node.args.kwonlyargs
            if lines > 50 or len(arguments) > 7:
                long.append(node.name)
    assert long == []


@pytest.mark.parametrize("name", corpuskit.__all__)
def test_public_name_resolves(name: str) -> None:
    """Every name in ``__all__`` is there when it is asked for."""
    assert getattr(corpuskit, name) is not None


def test_names_are_sorted_and_listed() -> None:
    """``__all__`` is sorted, and ``dir`` shows all of it."""
    assert sorted(corpuskit.__all__) == corpuskit.__all__
    assert set(corpuskit.__all__) <= set(dir(corpuskit))


@pytest.mark.parametrize("module", [records, errors], ids=["records", "errors"])
def test_all_records_and_errors_are_public(module: object) -> None:
    """Every record and every error can be had from the package itself."""
    classes = [
        name
        for name, value in inspect.getmembers(module, inspect.isclass)
        if value.__module__ == module.__name__ and not name.startswith("_")
    ]
    assert set() == set(classes) - set(corpuskit.__all__)


@pytest.mark.parametrize(
    "cls", [c for _, c in inspect.getmembers(records, inspect.isclass) if attrs.has(c)]
)
def test_records_are_frozen_and_slotted(cls: type) -> None:
    """Records cannot be changed, nor given fields that they do not have."""
    assert cls.__setattr__ is not object.__setattr__
    assert "__slots__" in vars(cls)


def test_errors_have_one_base() -> None:
    """Every error derives from CorpusError."""
    members = [value for _, value in inspect.getmembers(errors, inspect.isclass)]
    raised = [value for value in members if issubclass(value, Exception)]
    assert [value for value in raised if not issubclass(value, errors.CorpusError)] == []


def _run(code: str) -> str:
    """Return what *code* prints in a fresh interpreter."""
    command = [sys.executable, "-c", code]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ours
    return ran.stdout.strip()


def test_import_is_quick() -> None:
    """``import corpuskit`` loads none of the heavy libraries."""
    code = f"import corpuskit, sys; print([m for m in {HEAVY!r} if m in sys.modules])"
    assert _run(code) == "[]"


def test_what_works_for_spark_does_not_load_it() -> None:
    """The functions that Spark's worker processes run load no pyspark: many such start."""
    names = ("comparing", "feeds", "members", "pairing", "sketching", "stars")
    code = f"import sys, {', '.join(f'corpuskit.spark.{name}' for name in names)}"
    assert _run(f"{code}; print('pyspark' in sys.modules)") == "False"


def test_submodule_does_not_displace_its_function() -> None:
    """``ck.read`` is the function also after ``corpuskit.read`` was imported as a module."""
    code = "import corpuskit.read, corpuskit.pipeline, corpuskit as ck; print(callable(ck.read))"
    assert _run(code) == "True"


def test_unknown_name_is_an_attribute_error() -> None:
    """A name that does not exist is reported as Python does it."""
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = corpuskit.nothing
