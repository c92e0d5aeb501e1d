"""The language of a text: by its script where that settles it, else by letter n-grams.

The same text always gives the same tag, in any thread, in any order. No text raises.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from corpuskit.languages.detectors import ask_detector, choose_detector
from corpuskit.languages.evidence import (
    UNDETERMINED,
    count_scripts,
    judge,
    members,
    name_east_asian,
    plain_words,
    prevailing_script,
)
from corpuskit.languages.letters import OWN_LETTERS, know_by_letters
from corpuskit.languages.passages import find_passages
from corpuskit.languages.profiled import PROFILED
from corpuskit.languages.scripts import EAST_ASIAN, ONE_LANGUAGE
from corpuskit.languages.stored import are_relatives
from corpuskit.languages.words import score_by_words
from corpuskit.records import LanguageSpan, LanguageTag
from corpuskit.settings import LanguageSettings

if TYPE_CHECKING:
    from corpuskit.detector import LanguageDetector

SAMPLE = 20_000
"""Characters of a text that are looked at. At 500 the profiles are right on 99.9 % of texts."""

SLICES = 8
"""Pieces, evenly spread, that the sample of a longer text is made of."""

LEAST_OF_OWN_SCRIPT = 2
"""Letters that a script with one language needs; one alone is a symbol (Ω, ℵ)."""

DEFAULT = LanguageSettings()
"""Our own profiles."""

PRIOR_CONFIDENCE = 0.25
"""Confidence of a text too short to tell, taken to be in the language that was expected."""

LEAST_FOREIGN = 0.6
"""Confidence that a passage in another language than its document needs."""

LEAST_RELATIVE = 0.9
"""The same, that a passage in a near relative of its document's language needs: below it, the
document goes on in its own language."""

SCRIPT_CONFIDENCE = 0.98
"""Confidence where the script names the language."""

SHARED_AFTER_ALL: Mapping[str, float] = {
    "Cans": 0.6,
    "Cher": 0.95,
    "Ethi": 0.85,
    "Hebr": 0.97,
    "Mong": 0.9,
    "Syrc": 0.8,
    "Tibt": 0.9,
    "Yiii": 0.9,
}
"""Lower confidence for scripts that smaller languages share: Cree beside Inuktitut, Tigrinya
beside Amharic, Yiddish beside Hebrew, Dzongkha beside Tibetan."""

LETTERS_CONFIDENCE = 0.95
"""Confidence where letters of its own give a language away: neighbours may share them."""


CASED = frozenset({"Cyrl", "Latn"})
"""Scripts with profiles in which names begin with a capital."""

CAPITAL_NOUNS = frozenset({"de", "lb"})
"""Languages in which every noun does."""

LEAST_WORDS, LEAST_WORD = 4, 3
"""Different words that a foreign passage in capitals holds, and letters that each of them has:
fewer are a drawn line (``PWN PWN PWN``) or a spaced-out title."""

NAMES = re.compile(
    r"""
    [^\W\d_]*[A-ZÀ-ÖØ-ÞŁŚŠŞŻŽİА-ЯЁЂЇ]\w*   # a word with a capital anywhere
  | \S*[\w][/\\.][\w]\S*                  # a path or file name
    """,
    re.VERBOSE,
)
"""Words that say little about the language around them."""


def tag_language(
    text: str, *, prior: str | None = None, settings: LanguageSettings = DEFAULT
) -> LanguageTag:
    """Return the language of *text*.

    Never raises on odd text: what cannot be told is ``und`` with confidence 0. Of tags given 0.9
    or more, at least nine in ten are right.

    Args:
        text: Any text; of a very long one an evenly spread sample is looked at.
        prior: Language that the text is expected to have, for example that of the document it
            stands in: it decides short texts and doubtful ones.
        settings: Who names the language, and how sure it must be.

    Raises:
        DetectorError: If the detector of the settings does not exist, or fails.
        MissingExtraError: If it needs a library that is not installed.

    Examples:
        >>> tag_language("Der Landtag hat am Mittwoch über den Haushalt beraten.").code
        'de'
        >>> tag_language("Save").code
        'und'
    """
    words = _read_words(_sample(text))
    if words is None:
        return LanguageTag(code=UNDETERMINED, confidence=0.0)
    other = choose_detector(settings.detector)
    if other is None:
        code, confidence = _name(words, prior, settings)
    else:
        code, confidence = _ask_other(other, words, prior, settings)
    if code == UNDETERMINED:
        confidence = 0.0
    return LanguageTag(code=code, confidence=round(confidence, 4), script=words.script)


def tag_spans(
    text: str, *, document: LanguageTag | None = None, settings: LanguageSettings = DEFAULT
) -> tuple[LanguageSpan, ...]:
    """Return every stretch of letters of *text* with its language, in order.

    Spans are disjoint, hold all letters between them, and neighbours differ in language. A name
    or a word from elsewhere is no stretch: in the same script it takes 30 letters to be one.

    Args:
        text: Any text.
        document: Language of the document, if known: it is favoured where a passage is short or
            doubtful. By default that of *text* as a whole.
        settings: Who names the language of the text as a whole, and who must agree to that of a
            passage in another: where a passage may begin and end, our own profiles say.

    Raises:
        DetectorError: If the detector of the settings does not exist, or fails.
        MissingExtraError: If it needs a library that is not installed.

    Examples:
        >>> text = "The ministry said on Monday: «К сожалению, шесть наших солдат погибли»."
        >>> [span.language.code for span in tag_spans(text)]
        ['en', 'ru']
    """
    if document is None:
        document = tag_language(text, settings=settings)
    spans: list[LanguageSpan] = []
    for start, end, code in find_passages(text, document.code):
        tag = document
        if code != document.code:
            tag = _tag_foreign(text[start:end], code, document, settings)
        if spans and spans[-1].language.code == tag.code:
            spans[-1] = LanguageSpan(start=spans[-1].start, end=end, language=spans[-1].language)
        else:
            spans.append(LanguageSpan(start=start, end=end, language=tag))
    return tuple(spans)


def _tag_foreign(
    text: str, code: str, document: LanguageTag, settings: LanguageSettings
) -> LanguageTag:
    """Return the tag of a passage found to be in *code*, another language than its document's.

    Near relatives share most of what they write: a passage in one has to be sure, or it is none.

    A passage that is doubtful when taken by itself is ``und``; so is one that says nothing
    without its names, such as a list of them.
    """
    tag = tag_language(text, settings=settings)
    if are_relatives(code, document.code):
        return tag if tag.code == code and tag.confidence >= LEAST_RELATIVE else document
    if tag.code == code and tag.confidence >= LEAST_FOREIGN:
        if tag.script not in CASED or code in CAPITAL_NOUNS:
            return tag
        if text.isupper():
            words = {word for word in text.split() if len(word) >= LEAST_WORD}
            if len(words) >= LEAST_WORDS:
                return tag
        elif tag_language(NAMES.sub(" ", text), settings=settings).code == code:
            return tag
    return LanguageTag(code=UNDETERMINED, confidence=0.0, script=tag.script)


def _sample(text: str) -> str:
    """Return *text*, or evenly spread slices of a very long one."""
    if len(text) <= SAMPLE:
        return text
    step, size = len(text) // SLICES, SAMPLE // SLICES
    return "\n".join(text[place * step : place * step + size] for place in range(SLICES))


@attrs.frozen(kw_only=True)
class _Words:
    """What is looked at of a text."""

    text: str
    """The text, composed, without addresses."""

    script: str
    """The script that prevails."""

    counts: Mapping[str, int]
    """Letters of each script."""

    @property
    def letters(self) -> int:
        """Letters of the script that prevails."""
        return self.counts[self.script]


def _read_words(text: str) -> _Words | None:
    """Return the words of *text*; ``None`` if it holds no letter."""
    words = plain_words(text)
    counts = count_scripts(words)
    script = prevailing_script(counts)
    return None if script is None else _Words(text=words, script=script, counts=counts)


def _name(words: _Words, prior: str | None, settings: LanguageSettings) -> tuple[str, float]:
    """Return language and confidence of *words*."""
    script, letters = words.script, words.letters
    if script in EAST_ASIAN:
        return name_east_asian(words.counts, prior), SCRIPT_CONFIDENCE
    known = know_by_letters(words.text, script, letters)
    if known is not None:
        return known, LETTERS_CONFIDENCE
    if script in PROFILED:
        return _name_by_profile(words, prior, settings)
    if script in ONE_LANGUAGE and letters >= LEAST_OF_OWN_SCRIPT:
        return ONE_LANGUAGE[script], SHARED_AFTER_ALL.get(script, SCRIPT_CONFIDENCE)
    return UNDETERMINED, 0.0


def _name_by_profile(
    words: _Words, prior: str | None, settings: LanguageSettings
) -> tuple[str, float]:
    """Return language and confidence of *words* in a script that several languages share."""
    expected = _take_prior(words.script, prior)
    short = words.letters < settings.least_letters
    if short and expected is None:
        return UNDETERMINED, 0.0
    scores = score_by_words([words.text], words.script)
    code, confidence = judge(scores.logs[0], int(scores.grams[0]), words.script, prior)
    if confidence >= settings.least_confidence:
        return code, confidence
    if expected is not None and short:
        return expected, PRIOR_CONFIDENCE
    return UNDETERMINED, 0.0


def _take_prior(script: str, prior: str | None) -> str | None:
    """Return the language that *prior* means for words in *script*; ``None`` if it cannot be."""
    beside = OWN_LETTERS.get(script, {})
    if any(code in PROFILED[script] or code in beside for code in members(prior)):
        return members(prior)[0]
    return None


def _ask_other(
    detector: LanguageDetector, words: _Words, prior: str | None, settings: LanguageSettings
) -> tuple[str, float]:
    """Return what another detector than ours says of *words*, if it is sure enough.

    A short text in a script that languages share is in the one expected, whoever judges.
    """
    if words.script in PROFILED and words.letters < settings.least_letters:
        expected = _take_prior(words.script, prior)
        return (UNDETERMINED, 0.0) if expected is None else (expected, PRIOR_CONFIDENCE)
    tag = ask_detector(detector, words.text)
    if tag.confidence >= settings.least_confidence:
        return tag.code, tag.confidence
    return UNDETERMINED, 0.0
