"""One line on all that results depend on besides the inputs: settings and versions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import attrs

from corpuskit.corrections import Corrections
from corpuskit.pipeline.manifest import FORMAT, describe_versions

if TYPE_CHECKING:
    from corpuskit.corrections import CorrectionSource
    from corpuskit.settings import Settings


def make_fingerprint(settings: Settings, corrections: CorrectionSource, /) -> str:
    """Return a line that is the same for two runs only if they do the same with the same input.

    Files of corrections are looked at input by input and are no part of it. A layout or detector
    that is an object counts by what it prints; one that prints where it lies in memory is never
    the same.
    """
    stages = attrs.asdict(settings, filter=_is_for_inputs, value_serializer=_spell_out)
    said = repr(corrections) if isinstance(corrections, Corrections) else None
    stated = {
        "format": FORMAT,
        "versions": describe_versions(settings),
        "settings": stages,
        "said": said,
    }
    return json.dumps(stated, sort_keys=True)


def _is_for_inputs(attribute: attrs.Attribute[Any], _: Any) -> bool:
    """Tell whether a setting decides what an input comes to: copies are looked for afterwards."""
    return attribute.name != "duplicates"


def _spell_out(_: type, attribute: attrs.Attribute[Any] | None, value: Any) -> Any:
    """Return a setting as JSON can hold it."""
    if attribute is not None and isinstance(value, tuple):
        return [item if isinstance(item, str) else repr(item) for item in value]
    return repr(value) if callable(value) else value
