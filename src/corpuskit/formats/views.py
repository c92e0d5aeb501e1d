"""The forms that articles are written in, and which names of outputs go with each."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from corpuskit.errors import WriteError
from corpuskit.formats.documents import article_to_datatrove, article_to_dolma
from corpuskit.formats.export import article_to_ninjs, article_to_schema_org

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from corpuskit.records import Article

View = Literal[
    "record", "dolma", "datatrove", "schema-org", "ninjs", "csv", "spacy", "markdown", "text"
]
"""What is written of an article: the whole record, or a view of it in the form of others."""

VIEWS: tuple[View, ...] = get_args(View)

OBJECTS: Mapping[View, Callable[[Article], dict[str, Any]]] = {
    "dolma": article_to_dolma,
    "datatrove": article_to_datatrove,
    "schema-org": article_to_schema_org,
    "ninjs": article_to_ninjs,
}
"""Views that are JSON objects, one a line."""

_LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".jsonl.zst", ".ndjson.zst")

_SUFFIXES: Mapping[View, tuple[str, ...]] = {
    **dict.fromkeys(OBJECTS, _LINES),
    "csv": (".csv",),
    "spacy": (".spacy",),
    "markdown": (),
    "text": (),
}
"""Suffixes of the outputs of a view; none means a folder. `forms` knows those of records."""

_OWN_SUFFIXES: Mapping[str, View] = {".csv": "csv", ".spacy": "spacy"}


def choose_view(path: str | os.PathLike[str], to: View | None = None, /) -> View:
    """Return the view to be written to *path*: *to*, or without it the one that the suffix says.

    Raises:
        WriteError: If a suffix does not go with the view, or there is no view called *to*.
    """
    name = os.fspath(path)
    view = to or _OWN_SUFFIXES.get(Path(name).suffix.lower(), "record")
    if view not in VIEWS:
        raise WriteError(f"there is no form {view!r}; choose one of {', '.join(VIEWS)}", name)
    if view == "record":
        return view
    allowed = _SUFFIXES[view]
    if allowed and not name.lower().endswith(allowed):
        raise WriteError(f"the form {view} is written to {_list(allowed)}", name)
    is_folder = not Path(name).suffix or name.endswith(("/", os.sep)) or Path(name).is_dir()
    if not allowed and not is_folder:
        raise WriteError(f"the form {view} is written to a folder; leave the suffix out", name)
    return view


def _list(suffixes: tuple[str, ...]) -> str:
    """Return suffixes as a message lists them, the usual ones only."""
    return ", ".join(suffix for suffix in suffixes if ".ndjson" not in suffix)
