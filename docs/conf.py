"""Sphinx configuration: furo, MyST pages, docstrings in Google style."""

from __future__ import annotations

from importlib.metadata import version as installed_version

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
]
