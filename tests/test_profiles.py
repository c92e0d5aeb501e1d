"""The profiles evaluated here against langdetect itself, and their own small promises."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import numpy as np
import pytest
from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

from corpuskit.language import tag_language
from corpuskit.languages.alphabets import split_words
from corpuskit.languages.letters import OWN_LETTERS, know_by_letters
from corpuskit.languages.profiled import PROFILED
from corpuskit.languages.profiles import load_profiles, score_texts
from corpuskit.languages.scripts import RANGES, SCRIPTS, code_points, number_scripts, script_of
from corpuskit.languages.stored import read_stored
from corpuskit.languages.words import _Memories, score_by_words

SEEDS = Path(__file__).parents[1] / "seeds" / "feeds"


@pytest.fixture(scope="module")
def langdetect() -> DetectorFactory:
    """Return langdetect with a seed of its own: its module stays as it is."""
    factory = DetectorFactory()
    factory.set_seed(0)
    factory.load_profile(PROFILES_DIRECTORY)
    return factory


def test_long_paragraphs_get_the_tag_that_langdetect_gives(langdetect: DetectorFactory) -> None:
    """On the seeds' paragraphs of 300 characters and more the answers agree."""
    for path in sorted(SEEDS.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        for line in [line for line in lines if len(line) >= 300][:10]:
            detector = langdetect.create()
            detector.append(line)
            assert detector.detect() == tag_language(line).code


@pytest.mark.parametrize("script", sorted(PROFILED))
def test_each_text_is_scored_by_itself(script: str) -> None:
    """Neighbours in one call do not change a text's scores."""
    texts = ["The council met.", "", "Совет собрался вчера.", "اجتمع المجلس", "परिषद की बैठक", "A"]
    together = score_texts(texts, script).logs
    alone = np.vstack([score_texts([text], script).logs for text in texts])
    assert np.array_equal(alone, together)


def test_long_texts_are_scored_in_blocks_without_a_seam() -> None:
    """A text longer than a block scores what its halves score, but for the seam's spaces."""
    half = "The council met on Tuesday and put off its decision. " * 300
    whole = score_texts([half + half], "Latn")
    parts = score_texts([half], "Latn")
    assert np.allclose(2 * parts.logs, whole.logs, rtol=1e-3)


def test_a_full_memory_of_words_starts_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """More words than are remembered change nothing but the time."""
    monkeypatch.setattr("corpuskit.languages.words.MOST_WORDS", 40)
    monkeypatch.setattr("corpuskit.languages.words._MEMORIES", _Memories())
    texts = [" ".join(f"{letter}{n * letter}" for n in range(1, 30)) for letter in "abcab"]
    for text in texts:
        expected, actual = score_texts([text], "Latn"), score_by_words([text], "Latn")
        assert np.array_equal(expected.logs, actual.logs)


def test_every_profile_is_its_own_best() -> None:
    """In running text of a language, that language's usual fit is a negative, finite number."""
    for script in PROFILED:
        usual = load_profiles(script).usual
        assert len(PROFILED[script]) == len(usual)
        assert all(-10 < value < 0 for value in usual)


def test_ranges_are_ordered_and_disjoint() -> None:
    """No code point belongs to two scripts."""
    edges = [edge for first, last, _ in RANGES for edge in (first, last)]
    assert sorted(edges) == edges


@pytest.mark.parametrize(
    ("char", "script"),
    [("a", "Latn"), ("я", "Cyrl"), ("ի", "Armn"), ("ー", "Kana"), ("𠀀", "Hani"), ("ि", "Deva"),
     ("7", "Zyyy"), ("٣", "Zyyy"), ("×", "Zyyy"), ("_", "Zyyy"), ("\ud800", "Zyyy")],
)  # fmt: skip
def test_characters_have_their_script(char: str, script: str) -> None:
    """Letters and vowel signs have a script, digits and signs have none."""
    assert script == script_of(char)


def test_lone_surrogates_are_code_points_too() -> None:
    """A broken string has a number for each character."""
    assert len(number_scripts(code_points("a\ud800\udfff"))) == 3


@pytest.mark.parametrize("script", sorted(OWN_LETTERS))
def test_letters_of_a_language_belong_to_its_script(script: str) -> None:
    """The letters that give a language away are small letters of the table's script."""
    letters = [letter for own in OWN_LETTERS[script].values() for letter in own]
    assert all(script_of(letter) == script and letter == letter.lower() for letter in letters)
    assert script in SCRIPTS


def test_a_name_does_not_make_a_text_azerbaijani() -> None:
    """Two names with the letter ə in an English sentence are names."""
    text = "The president received Əli Əliyev on Tuesday and spoke with him about the new railway."
    assert know_by_letters(text, "Latn", 70) is None


@pytest.mark.parametrize("script", sorted(PROFILED))
def test_stored_frequencies_fit_their_languages(script: str) -> None:
    """Each file has a column for each language, and the parts of every n-gram stand in it too."""
    stored = read_stored(script, len(PROFILED[script]))
    known = {*stored.grams, " "}
    assert (len(stored.grams), len(PROFILED[script])) == stored.steps.shape
    assert sorted(stored.grams, key=lambda gram: (len(gram), gram)) == list(stored.grams)
    assert all({gram[1:], gram[:-1]} <= known for gram in stored.grams if len(gram) > 1)


@pytest.mark.parametrize("script", sorted(PROFILED))
def test_leads_are_of_relatives_of_the_script(script: str) -> None:
    """Each language has one set of near relatives at most, and every lead is found by its start."""
    stored = read_stored(script, len(PROFILED[script]))
    relatives = [code for own in stored.leads for code in own.languages]
    assert len(set(relatives)) == len(relatives)
    assert set(relatives) <= set(PROFILED[script])
    for own in stored.leads:
        known = {*stored.grams, *own.grams}
        assert {gram[:-1] for gram in own.grams} <= known
        assert set(stored.grams).isdisjoint(own.grams)
        assert (len(own.grams), len(own.languages)) == own.steps.shape


@pytest.mark.parametrize(
    ("one", "other", "script"),
    [("şi ţară", "și țară", "Latn"), ("ｈｅｌｌｏ", "hello", "Latn"), ("ﻣﺮﺣﺒﺎ", "مرحبا", "Arab"),
     ("مُحَمَّد", "محمد", "Arab"), ("ЗДРАВО", "здраво", "Cyrl")],
)  # fmt: skip
def test_forms_of_one_letter_are_one(one: str, other: str, script: str) -> None:
    """Cedilla or comma, full width or half, vowel points or none: the same words."""
    assert split_words(other, script) == split_words(one, script)
    logs = [score_texts([text], script).logs for text in (one, other)]
    assert np.array_equal(*logs)


def test_the_profiles_are_small() -> None:
    """All that is stored of 85 languages takes a fifth of a megabyte."""
    files = resources.files("corpuskit.languages").joinpath("data").iterdir()
    sizes = [len(file.read_bytes()) for file in files if file.name.endswith(".npz.xz")]
    assert len(PROFILED) == len(sizes)
    assert sum(sizes) < 200_000
