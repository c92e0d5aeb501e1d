"""Sphinx configuration: furo, MyST pages, docstrings in Google style."""

from __future__ import annotations

from importlib.metadata import version as installed_version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "corpuskit"
author = "The corpuskit developers"
copyright = "2026, The corpuskit developers"
release = installed_version("corpuskit")
version = release

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx.ext.viewcode",
]
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = "corpuskit"
html_copy_source = False

autodoc_class_signature = "separated"
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
napoleon_numpy_docstring = False
nitpicky = True

# There is no network while the docs are built, so names of other projects stay without links.
nitpick_ignore_regex = [
    (r"py:.*", r"(collections|pathlib|os|datetime|typing|_io|io|builtins|types|contextlib)\b.*"),
    (r"py:.*", r"(attr|attrs|cattrs|click|numpy|np|pyarrow|sqlite3)\b.*"),
    (r"py:class", r"(str|int|float|bool|bytes|tuple|dict|list|None|object|optional|Path)"),
    (r"py:exc", r"[A-Z]\w+(Error|Exception)"),
    # Types imported for the type checker alone: Sphinx sees their bare names.
    (r"py:class", r"(corpuskit\.lines\.Rows|(corpuskit\.records\.)?Header|CorrectionSource)"),
    (r"py:class", r"(Source|Progress|Keep|Entry)"),
    # Inner types that stand in signatures of result classes.
    (
        r"py:class",
        r"corpuskit\.(syndication|evaluation)\.(entries|engine|result|stages|scores)\..*",
    ),
]


def keep_colons(
    app: object, what: str, name: str, obj: object, options: object, lines: list[str]
) -> None:
    """Keep napoleon from reading "share: of what" under a field as a type and a text.

    It does so with the first line of an attribute's docstring; an empty comment satisfies it.
    """
    del app, name, obj, options
    if what in {"attribute", "data", "property"}:
        lines[:0] = ["..", ""]


def setup(app: Sphinx) -> None:
    """Register what this configuration adds."""
    app.connect("autodoc-process-docstring", keep_colons, priority=400)
