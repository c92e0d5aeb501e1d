"""What a run was made of: inputs with their hashes, settings, versions and counts."""

from __future__ import annotations

import platform
import unicodedata
from functools import cache
from importlib import metadata
from typing import TYPE_CHECKING, Any

import attrs
from attrs import validators as v

from corpuskit import __version__
from corpuskit.convert import record_from_json
from corpuskit.languages.detectors import detector_name, library_of
from corpuskit.shown import Shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpuskit.settings import Settings

FORMAT = 2
"""Version of the form of manifest and records; it rises when old readers would go wrong."""

_LIBRARIES = ("ftfy", "langdetect", "numpy")
"""Libraries whose version can change what the cleaner or the taggers answer."""


@attrs.frozen(kw_only=True, repr=False)
class InputRecord(Shown):
    """One input and what it came to."""

    feed: str = attrs.field(validator=v.min_len(1))
    """Name of the feed: the path as given."""

    sha256: str | None = None
    """SHA-256 of the bytes as stored, 64 hex digits; ``None`` if they could not be read."""

    encoding: str | None = None
    """Codec that decoded it; ``None`` if it could not be read."""

    characters: int = attrs.field(default=0, validator=v.ge(0))
    """Length of the decoded text."""

    articles: int = attrs.field(default=0, validator=v.ge(0))
    """Articles found in it."""

    article_characters: int = attrs.field(default=0, validator=v.ge(0))
    """Characters in those articles."""

    gap_characters: int = attrs.field(default=0, validator=v.ge(0))
    """Characters between them; both together are *characters*."""

    problems: int = attrs.field(default=0, validator=v.ge(0))
    """Problems met in it."""

    corrections: str | None = None
    """SHA-256 of the file of corrections that was applied, 64 hex digits; ``None`` without one."""


@attrs.frozen(kw_only=True, repr=False)
class Manifest(Shown):
    """What a run was made of; it says nothing of time, machine or workers, so that runs compare.

    The ``manifest.json`` of a run on disk also has ``shards`` (each file of articles with its
    articles, bytes and SHA-256), ``run`` (when it began, its seconds and workers, how many inputs
    it took from an earlier run) and the ``seconds`` of every input.
    """

    format: int = FORMAT
    """Version of the form."""

    versions: dict[str, str]
    """Versions of corpuskit, Python, Unicode and the libraries that decide results."""

    settings: dict[str, Any]
    """The settings of every stage."""

    inputs: tuple[InputRecord, ...]
    """One record an input, in order."""

    articles: int = attrs.field(validator=v.ge(0))
    """Articles in the corpus."""

    clusters: int = attrs.field(validator=v.ge(0))
    """Clusters of copies."""

    problems: int = attrs.field(validator=v.ge(0))
    """Problems met, those with no input included."""


def make_manifest(
    inputs: tuple[InputRecord, ...], *, settings: Settings, clusters: int, problems: int
) -> Manifest:
    """Return the manifest of a run over *inputs*."""
    return Manifest(
        versions=describe_versions(settings),
        settings=state_settings(settings),
        inputs=inputs,
        articles=sum(record.articles for record in inputs),
        clusters=clusters,
        problems=problems,
    )


def manifest_from_json(stored: Mapping[str, Any], /) -> Manifest:
    """Return the manifest that a run has written, without what it says of time and files.

    Raises:
        RecordError: If it is none; ``path`` names the place.
    """
    inputs = stored.get("inputs")
    if isinstance(inputs, list):
        known = [_keep_fields(item, InputRecord) for item in inputs]
        stored = {**stored, "inputs": known}
    return record_from_json(_keep_fields(stored, Manifest), Manifest)


def _keep_fields(stored: Any, cls: type) -> Any:
    """Return a JSON object without the keys that are no field of *cls*."""
    if not isinstance(stored, dict):
        return stored
    names = {field.name for field in attrs.fields(cls)}
    return {key: value for key, value in stored.items() if key in names}


def state_settings(settings: Settings, /) -> dict[str, Any]:
    """Return the settings of every stage as they are recorded."""
    return attrs.asdict(settings, value_serializer=_name_parts)


def _name_parts(_: type, attribute: attrs.Attribute[Any] | None, value: Any) -> Any:
    """Return a setting as it is recorded: layouts, rules and detectors by their names."""
    if callable(value):
        return detector_name(value)
    if attribute is None or not isinstance(value, tuple):
        return value
    if attribute.name in {"layouts", "also"}:
        names = [item if isinstance(item, str) else item.name for item in value]
        return sorted(names) if attribute.name == "layouts" else names
    return list(value)


@cache
def _library_versions(names: tuple[str, ...]) -> dict[str, str]:
    """Return the versions of libraries; reading them is slow."""
    return {name: metadata.version(name) for name in names}


def describe_versions(settings: Settings, /) -> dict[str, str]:
    """Return the versions that decide results, those of libraries chosen by *settings* included."""
    detector = settings.language.detector
    judge = library_of(detector) if isinstance(detector, str) else None
    return {
        "corpuskit": __version__,
        "python": platform.python_version(),
        "unicode": unicodedata.unidata_version,
        **_library_versions(_LIBRARIES if judge is None else (*_LIBRARIES, judge)),
    }
