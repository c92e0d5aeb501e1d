"""Other language detectors: adapters, those of other packages, and your own."""

from __future__ import annotations

import sys
import types
from importlib.metadata import EntryPoint

import pytest

from corpuskit import (
    LanguageDetector,
    LanguageSettings,
    LanguageTag,
    load_detector,
    tag_language,
    tag_spans,
)
from corpuskit.errors import DetectorError, MissingExtraError
from corpuskit.languages import detectors

GERMAN = "Der Rat hat am Abend lange über den Haushalt der Stadt beraten."
ODD = ["", "  ", "12:30", "\ud800", "\x00", "a", "😀", "ÿ" * 1000]


def _always_latin(text: str, /) -> LanguageTag:
    """Answer Latin, whatever the text."""
    return LanguageTag(code="la", confidence=0.5 if text else 0.4, script="Latn")


def _register(monkeypatch: pytest.MonkeyPatch, *values: str) -> None:
    """Let it seem that packages have registered detectors under the name ``mine``."""
    points = [EntryPoint("mine", value, detectors.GROUP) for value in values]
    monkeypatch.setattr(
        detectors,
        "entry_points",
        lambda **query: points if query.get("name") in {None, "mine"} else [],
    )
    load_detector.cache_clear()


def test_langdetect_is_at_hand() -> None:
    """Langdetect answers without an extra, and with a script."""
    tag = load_detector("langdetect")(GERMAN)
    assert ("de", "Latn") == (tag.code, tag.script)


def test_langdetect_answers_alike_every_time() -> None:
    """A text that langdetect itself answers by chance gets one answer here."""
    answers = {load_detector("langdetect")("Saturday sport") for _ in range(20)}
    assert 1 == len(answers)


@pytest.mark.parametrize("name", ["langdetect", "lingua", "py3langid"])
@pytest.mark.parametrize("text", ODD)
def test_adapters_do_not_raise(name: str, text: str) -> None:
    """What cannot be told is ``und`` with confidence 0, in every adapter that is installed."""
    try:
        detector = load_detector(name)
    except MissingExtraError:
        pytest.skip(f"{name} is not installed")
    tag = detector(text)
    assert (tag.code == "und") == (tag.confidence == 0)


def test_a_missing_library_names_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without lingua the message says how to get it."""
    monkeypatch.setitem(sys.modules, "lingua", None)
    load_detector.cache_clear()
    with pytest.raises(MissingExtraError, match=r"corpuskit\[lingua\]"):
        load_detector("lingua")


def test_codes_of_libraries_are_made_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lingua's answer becomes a tag: its code, its confidence, the script of the text."""
    answer = types.SimpleNamespace(
        value=0.75, language=types.SimpleNamespace(iso_code_639_1=types.SimpleNamespace(name="DE"))
    )
    judge = types.SimpleNamespace(compute_language_confidence_values=lambda _: [answer])
    builder = types.SimpleNamespace(build=lambda: judge)
    module = types.ModuleType("lingua")
    module.LanguageDetectorBuilder = types.SimpleNamespace(from_all_languages=lambda: builder)
    monkeypatch.setitem(sys.modules, "lingua", module)
    load_detector.cache_clear()
    expected = LanguageTag(code="de", confidence=0.75, script="Latn")
    assert expected == load_detector("lingua")(GERMAN)
    load_detector.cache_clear()


def test_a_detector_of_your_own_is_asked() -> None:
    """The settings may hold a function; it sees the words without addresses."""
    settings = LanguageSettings(detector=_always_latin)
    assert "la" == tag_language(GERMAN, settings=settings).code
    assert isinstance(_always_latin, LanguageDetector)


def test_no_detector_is_asked_about_no_letters() -> None:
    """A text without letters is ``und``, whoever judges."""
    assert "und" == tag_language("12:30", settings=LanguageSettings(detector=_always_latin)).code


def test_a_registered_detector_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry point's name works like that of a library."""
    _register(monkeypatch, f"{__name__}:_always_latin")
    monkeypatch.setitem(sys.modules, __name__, sys.modules[__name__])
    assert "la" == tag_language(GERMAN, settings=LanguageSettings(detector="mine")).code


@pytest.mark.parametrize(
    ("values", "message"),
    [((), "no such detector"), (("a:b", "c:d"), "more than once"), (("math:pi",), "no Language"),
     (("nowhere_at_all:x",), "cannot be loaded")],
)  # fmt: skip
def test_broken_registrations_are_reported(
    monkeypatch: pytest.MonkeyPatch, values: tuple[str, ...], message: str
) -> None:
    """Whatever is wrong with an entry point is a `DetectorError` that says so."""
    _register(monkeypatch, *values)
    with pytest.raises(DetectorError, match=message):
        load_detector("mine")


def test_a_detector_that_fails_is_reported() -> None:
    """An error inside a detector names the detector."""

    def breaks(text: str, /) -> LanguageTag:
        raise KeyError(text)

    with pytest.raises(DetectorError, match="breaks"):
        tag_language(GERMAN, settings=LanguageSettings(detector=breaks))


def test_a_detector_is_a_name_or_a_function() -> None:
    """Anything else is refused when the settings are made."""
    with pytest.raises(TypeError, match="detector"):
        LanguageSettings(detector=7)


def test_spans_are_told_by_the_detector_of_the_settings() -> None:
    """A passage that another detector does not confirm is in no known language."""
    settings = LanguageSettings(detector=_always_latin)
    document = LanguageTag(code="en", confidence=0.9, script="Latn")
    (span,) = tag_spans(GERMAN, document=document, settings=settings)
    assert "und" == span.language.code
    (span,) = tag_spans(GERMAN, document=document)
    assert "de" == span.language.code


@pytest.mark.parametrize(("prior", "code"), [(None, "und"), ("de", "de"), ("hy", "und")])
def test_no_detector_is_asked_about_a_few_letters(prior: str | None, code: str) -> None:
    """A text too short to tell is in the language expected, or in none."""
    settings = LanguageSettings(detector=_always_latin)
    assert code == tag_language("Teilen", prior=prior, settings=settings).code
