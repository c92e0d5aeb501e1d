"""Sphinx configuration: furo, MyST pages, docstrings in Google style."""

from __future__ import annotations

import re
from importlib.metadata import version as installed_version
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.util.nodes import make_refnode

import corpuskit

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

project = "corpuskit"
author = "The corpuskit developers"
copyright = "2026, The corpuskit developers"
release = installed_version("corpuskit")
version = release

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.autosummary",
    "sphinx.ext.napoleon",
    "sphinx.ext.viewcode",
]
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = "corpuskit"
html_copy_source = False
html_static_path = ["_static"]
html_css_files = ["site.css"]

add_module_names = False
autosummary_generate = False
default_role = "py:obj"

autodoc_class_signature = "separated"
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
napoleon_numpy_docstring = False
smartquotes = False
nitpicky = True

# There is no network while the docs are built, so names of other projects stay without links.
nitpick_ignore_regex = [
    (r"py:.*", r"(collections|pathlib|os|datetime|typing|_io|io|builtins|types|contextlib)\b.*"),
    (r"py:.*", r"(attr|attrs|cattrs|click|numpy|np|sqlite3)\b.*"),
    (r"py:.*", r"(datasets|pandas|pd|polars|pl|pyarrow|pa|pyspark|spacy)\b.*"),
    (
        r"py:class",
        r"(str|int|float|bool|bytes|tuple|dict|list|None|object|optional|Path|PathLike|SparkSession|DataFrame|StructType)",
    ),
    (r"py:exc", r"[A-Z]\w+(Error|Exception)"),
    # Names of types that the texts beside them explain: what may be read, corrected and kept.
    (r"py:class", r"(Source|CorrectionSource|Keep|View|Paths)"),
    # What a result holds for its own use.
    (r"py:class", r"corpuskit\.syndication\.(entries\.Entries|relations\.\w+|result\.Texts)"),
]


LINKED = (nodes.reference, nodes.title, pending_xref)
"""What makes no second link of a name within."""


def keep_colons(
    app: object, what: str, name: str, obj: object, options: object, lines: list[str]
) -> None:
    """Keep napoleon from reading "share: of what" under a field as a type and a text.

    It does so with the first line of an attribute's docstring; an empty comment satisfies it.
    """
    del app, name, obj, options
    if what in {"attribute", "data", "property"}:
        lines[:0] = ["..", ""]


def shorten_defaults(
    app: object, what: str, name: str, obj: object, options: object, signature: str, returns: str
) -> tuple[str, str] | None:
    """Print settings at their defaults as ``DuplicateSettings()``, without every value."""
    del app, what, name, obj, options
    short = re.sub(r"(\w+Settings)\((?:[^()]|\([^()]*\))*\)", r"\1()", signature or "")
    return (short, returns) if signature else None


def skip_constructors(
    app: object, what: str, name: str, obj: object, skip: bool, options: object
) -> bool | None:
    """Leave out how objects are made: the fields of a record, the attributes of an error say it."""
    del app, what, obj, skip, options
    return True if name in {"__init__", "__new__"} else None


def link_names(app: Sphinx, doctree: nodes.document) -> None:
    """Lead from public names in code type (``ck.normalize``, ``Feed.text``) to their entries.

    Names that are words of English as well (``segment``, ``clean``) are linked behind ``ck.`` only.
    """
    for literal in list(doctree.findall(nodes.literal)):
        match = re.fullmatch(r"(ck\.)?(\w+)(\.\w+)?(?:\(\))?", literal.astext())
        if match is None or match[2] not in corpuskit.__all__:
            continue
        is_word = match[2].islower() and "_" not in match[2] and not match[3]
        if (is_word and not match[1]) or isinstance(literal.parent, LINKED):
            continue
        target = f"corpuskit.{match[2]}{match[3] or ''}"
        link = pending_xref(
            "", refdomain="py", reftype="obj", reftarget=target, refdoc=app.env.docname
        )
        literal.replace_self(link)
        link += literal


def find_public_name(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.Element
) -> nodes.Element | None:
    """Lead what docstrings and annotations call by module, or bare, to the documented name.

    The reference names everything as users import it, ``corpuskit.Article``; annotations say
    ``corpuskit.records.Article``, and docstrings just ``Article``.
    """
    if node.get("refdomain") != "py":
        return None
    domain = env.domains.python_domain
    parts = str(node["reftarget"]).split(".")
    for length in (1, 2):
        found = [name for name in domain.objects if name.split(".")[-length:] == parts[-length:]]
        public = f"corpuskit.{'.'.join(parts[-length:])}"
        name = public if public in found else found[0] if len(found) == 1 else None
        if name and (len(parts) == length or parts[0] == "corpuskit"):
            place = domain.objects[name]
            return make_refnode(
                app.builder, node["refdoc"], place.docname, place.node_id, contnode, name
            )
    # Inner names and code stay what they are, in code type.
    return contnode if node["reftype"] == "obj" else None


def setup(app: Sphinx) -> None:
    """Register what this configuration adds."""
    app.connect("autodoc-skip-member", skip_constructors)
    app.connect("doctree-read", link_names)
    app.connect("autodoc-process-signature", shorten_defaults)
    app.connect("missing-reference", find_public_name)
    app.connect("autodoc-process-docstring", keep_colons, priority=400)
