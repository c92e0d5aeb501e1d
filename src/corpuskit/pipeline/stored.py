"""A corpus read back from what a run has written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpuskit.convert import record_from_json
from corpuskit.duplicates import find_duplicates
from corpuskit.errors import FeedError, RecordError
from corpuskit.pipeline.manifest import Manifest, manifest_from_json
from corpuskit.records import Problem
from corpuskit.settings import DuplicateSettings
from corpuskit.write import MANIFEST, PROBLEMS, read_articles, read_records

if TYPE_CHECKING:
    import os

    from corpuskit.duplicates import Duplicates
    from corpuskit.records import Article

Parts = tuple[tuple["Article", ...], "Duplicates", tuple[Problem, ...], Manifest]


def read_parts(path: str | os.PathLike[str], /) -> Parts:
    """Return articles, duplicates, problems and manifest of a corpus on disk.

    Raises:
        FeedError: If nothing stands at *path*, or a file of it is missing or breaks off.
        RecordError: If something in it is no record of ours.
    """
    folder = Path(path)
    articles = tuple(read_articles(path))
    if folder.is_dir():
        manifest, settings = _read_manifest(folder / MANIFEST)
        problems = tuple(read_records(folder / PROBLEMS, cls=Problem))
        return articles, find_duplicates(articles, settings=settings), problems, manifest
    duplicates = find_duplicates(articles)
    clusters = len(duplicates.clusters)
    return articles, duplicates, (), _describe_file(len(articles), clusters)


def _describe_file(articles: int, clusters: int) -> Manifest:
    """Return what is known of a run whose articles alone were kept."""
    return Manifest(
        versions={}, settings={}, inputs=(), articles=articles, clusters=clusters, problems=0
    )


def _read_manifest(path: Path) -> tuple[Manifest, DuplicateSettings]:
    """Return the manifest in a file, and the settings by which it wants copies to be told."""
    try:
        stored: Any = json.loads(path.read_bytes())
        manifest = manifest_from_json(stored if isinstance(stored, dict) else {})
        return manifest, _read_settings(manifest)
    except OSError as error:
        message = f"cannot be read ({error.strerror}); name the file of articles instead"
        raise FeedError(message, str(path)) from error
    except RecordError as error:
        raise RecordError(error.message, error.path, str(path), 1) from error
    except ValueError as error:
        raise RecordError(f"is no JSON in UTF-8 ({error})", feed=str(path), line=1) from error


def _read_settings(manifest: Manifest) -> DuplicateSettings:
    """Return the settings of one stage; the defaults where the manifest knows none."""
    if not manifest.settings:
        return DuplicateSettings()
    try:
        return record_from_json(manifest.settings.get("duplicates"), DuplicateSettings)
    except RecordError as error:
        place = f"settings.duplicates.{error.path}".rstrip(".")
        raise RecordError(error.message, place) from error
