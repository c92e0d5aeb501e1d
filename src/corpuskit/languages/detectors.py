"""Other judges of a text's language: those of three libraries, of other packages, and your own.

A package registers a detector under the entry point group ``corpuskit.detectors``; nothing of it is
imported before its name is asked for.
"""

from __future__ import annotations

import functools
import importlib
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any

from corpuskit.detector import LanguageDetector
from corpuskit.errors import DetectorError, MissingExtraError
from corpuskit.languages.evidence import UNDETERMINED, count_scripts, prevailing_script
from corpuskit.records import LanguageTag

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

GROUP = "corpuskit.detectors"
"""Group of the entry points."""

PROFILES = "profiles"
"""Name of our own judgement among the detectors."""

SEED = 0
"""Seed of langdetect's draws: the same text gets the same answer."""

CODES: Mapping[str, str] = {"fil": "tl", "iw": "he", "zh-cn": "zh", "zh-tw": "zh"}
"""BCP 47 primary subtags in place of what libraries answer."""


_EXTRAS: Mapping[str, str] = {"lingua": "lingua-language-detector", "py3langid": "py3langid"}
"""Detectors that are extras, and the distributions that they are in."""


def detector_names() -> tuple[str, ...]:
    """Return the names that `load_detector` knows, sorted; imports none of them."""
    registered = {point.name for point in entry_points(group=GROUP)}
    return tuple(sorted(registered.union(_ADAPTERS)))


@functools.cache
def load_detector(name: str) -> LanguageDetector:
    """Load the detector called *name*: one of three libraries', or one that a package registered.

    Args:
        name: ``langdetect``, ``lingua``, ``py3langid``, or the name of an entry point.

    Raises:
        DetectorError: If there is none of that name, there are two, or it is no detector.
        MissingExtraError: If the library behind it is not installed.

    Examples:
        >>> load_detector("langdetect")("Der Rat hat am Abend lange beraten.").code
        'de'
    """
    if name in _ADAPTERS:
        return _ADAPTERS[name]()
    points = {point.value: point for point in entry_points(group=GROUP, name=name)}
    if not points:
        known = ", ".join(detector_names())
        raise DetectorError(f"no such detector; there are {PROFILES} (our own), {known}", name)
    if len(points) > 1:
        places = " and ".join(sorted(points))
        raise DetectorError(f"registered more than once ({places}); remove one of them", name)
    ((place, point),) = points.items()
    try:
        detector = point.load()
    except Exception as error:
        raise DetectorError(f"{place} cannot be loaded ({error!r})", name) from error
    if not isinstance(detector, LanguageDetector):
        raise DetectorError(f"{place} is no LanguageDetector but {detector!r}", name)
    return detector


def choose_detector(choice: str | LanguageDetector) -> LanguageDetector | None:
    """Return the detector that settings name; ``None`` for our own profiles.

    Raises:
        DetectorError: If there is none of that name, there are two, or it is no detector.
        MissingExtraError: If the library behind it is not installed.
    """
    if not isinstance(choice, str):
        return choice
    return None if choice == PROFILES else load_detector(choice)


def detector_name(detector: LanguageDetector) -> str:
    """Return what a detector is called in messages and records."""
    return str(getattr(detector, "__name__", type(detector).__name__))


def library_of(name: str) -> str | None:
    """Return the distribution that an extra brings for the detector called *name*."""
    return _EXTRAS.get(name)


def ask_detector(detector: LanguageDetector, text: str) -> LanguageTag:
    """Return what *detector* says of *text*; what goes wrong in it is a `DetectorError`."""
    name = detector_name(detector)
    try:
        tag = detector(text)
    except Exception as error:
        raise DetectorError(f"failed ({error!r}); tell its makers", name) from error
    if not isinstance(tag, LanguageTag):
        raise DetectorError(f"answered {tag!r}, which is no LanguageTag", name)
    return tag


def _tag(text: str, code: str | None, confidence: float) -> LanguageTag:
    """Return a library's answer as a tag, with the script that prevails in *text*."""
    script = prevailing_script(count_scripts(text))
    share = round(min(max(float(confidence), 0.0), 1.0), 4)
    if not code or not script or not share:
        return LanguageTag(code=UNDETERMINED, confidence=0.0, script=script)
    return LanguageTag(code=CODES.get(code.lower(), code.lower()), confidence=share, script=script)


def _library(module: str, extra: str) -> Any:
    """Import a library that is an extra of ours."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise MissingExtraError(f"language tags by {extra}", extra) from error


def _adapt_langdetect() -> LanguageDetector:
    """Return langdetect with a factory and a seed of its own: its module stays as it is."""
    module = importlib.import_module("langdetect.detector_factory")
    failure = importlib.import_module("langdetect.lang_detect_exception").LangDetectException
    factory = module.DetectorFactory()
    factory.set_seed(SEED)
    factory.load_profile(module.PROFILES_DIRECTORY)

    def langdetect(text: str, /) -> LanguageTag:
        detector = factory.create()
        # A lone surrogate can be in no text that it learnt from.
        detector.append(text.encode("utf-8", "replace").decode())
        try:
            answers = detector.get_probabilities()
        except failure:
            return _tag(text, None, 0.0)
        return _tag(text, answers[0].lang, answers[0].prob) if answers else _tag(text, None, 0.0)

    return langdetect


def _adapt_lingua() -> LanguageDetector:
    """Return lingua with all its languages, whose models are loaded when they are needed."""
    module = _library("lingua", "lingua")
    judge = module.LanguageDetectorBuilder.from_all_languages().build()

    def lingua(text: str, /) -> LanguageTag:
        values = judge.compute_language_confidence_values(text.encode("utf-8", "replace").decode())
        if not values or not values[0].value:
            return _tag(text, None, 0.0)
        return _tag(text, values[0].language.iso_code_639_1.name, values[0].value)

    return lingua


def _adapt_py3langid() -> LanguageDetector:
    """Return py3langid with its own model, and chances in place of scores."""
    module = _library("py3langid.langid", "py3langid")
    judge = module.LanguageIdentifier.from_model_file(module.MODEL_FILE, norm_probs=True)

    def py3langid(text: str, /) -> LanguageTag:
        code, confidence = judge.classify(text.encode("utf-8", "replace").decode())
        return _tag(text, code, confidence)

    return py3langid


_ADAPTERS: Mapping[str, Callable[[], LanguageDetector]] = {
    "langdetect": _adapt_langdetect,
    "lingua": _adapt_lingua,
    "py3langid": _adapt_py3langid,
}
