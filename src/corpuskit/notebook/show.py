"""Which piece of HTML stands for which record."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

VIEWS: Mapping[str, tuple[str, str]] = {
    "Feed": ("texts", "show_feed"),
    "Article": ("texts", "show_article"),
    "Cleaned": ("texts", "show_cleaned"),
    "Segmentation": ("strip", "show_segmentation"),
    "Duplicates": ("copies", "show_duplicates"),
    "Corpus": ("copies", "show_corpus"),
}
"""The record's class, and where its view is: loaded when it is asked for."""


def show_html(record: object, /) -> str:
    """Return *record* as a small piece of HTML that stands by itself; texts in it are escaped.

    Raises:
        KeyError: If there is no view for such a record.
    """
    module, function = next(
        VIEWS[cls.__name__] for cls in type(record).__mro__ if cls.__name__ in VIEWS
    )
    html: str = getattr(import_module(f"corpuskit.notebook.{module}"), function)(record)
    return str(html)
