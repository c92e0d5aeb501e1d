"""Laws of language tagging, over any text."""

from __future__ import annotations

import itertools

from hypothesis import example, given
from hypothesis import strategies as st

from corpuskit.language import tag_language, tag_spans
from corpuskit.languages.evidence import NOT_WORDS, blank_addresses, count_scripts, plain_words
from corpuskit.languages.profiled import PROFILED
from corpuskit.languages.profiles import score_texts
from corpuskit.languages.words import LONGEST_WORD, score_by_words
from strategies import mixed_language_texts

any_characters = st.text(max_size=300)  # lone surrogates too


@given(any_characters | mixed_language_texts())
@example("\ud800")
@example("I\u0307")
def test_any_text_has_a_tag(text: str) -> None:
    """Every text gets a code and a confidence; undetermined means confidence 0 and only that."""
    tag = tag_language(text)
    assert (tag.code == "und") == (tag.confidence == 0)


@given(any_characters)
@example("@A")  # an account name is no word
def test_a_script_is_named_where_letters_are(text: str) -> None:
    """The script of a tag is one that the words of the text are in; without words it is absent."""
    tag = tag_language(text)
    scripts = count_scripts(plain_words(text))
    assert tag.script in scripts if tag.script else not scripts


@given(mixed_language_texts(), st.sampled_from([None, "en", "ru", "hy", "xx"]))
def test_the_same_text_has_the_same_tag(text: str, prior: str | None) -> None:
    """Asking twice gives the same answer."""
    assert tag_language(text, prior=prior) == tag_language(text, prior=prior)


@given(mixed_language_texts())
def test_numbers_do_not_change_the_language(text: str) -> None:
    """Figures around a text leave its tag as it is."""
    assert tag_language(text) == tag_language(f"12 {text} 3,45")


@given(any_characters | mixed_language_texts())
@example("a\u00ad\n" * 30)
def test_spans_are_ordered_and_disjoint(text: str) -> None:
    """Spans stand in order, inside the text, and do not overlap."""
    edges = [edge for span in tag_spans(text) for edge in (span.start, span.end)]
    assert sorted(edges) == edges
    assert all(0 <= edge <= len(text) for edge in edges)


@given(any_characters | mixed_language_texts())
def test_spans_hold_all_letters(text: str) -> None:
    """What stands outside all spans holds no letter."""
    outside, place = [], 0
    for span in tag_spans(text):
        outside.append(text[place : span.start])
        place = span.end
    assert not count_scripts(" ".join([*outside, text[place:]]))


@given(mixed_language_texts())
def test_neighbouring_spans_differ(text: str) -> None:
    """Two spans in a row are never in one language."""
    codes = [span.language.code for span in tag_spans(text)]
    assert all(before != after for before, after in itertools.pairwise(codes))


words = st.sampled_from(
    ["The", "council", "совета", "NATO", "AND", "مدينة", "e\u00adU", "I\u0307,"]
)
spaced_texts = st.lists(words | st.text(max_size=9), max_size=30).map(" ".join)


@given(
    st.lists(any_characters | spaced_texts, min_size=1, max_size=4),
    st.sampled_from(sorted(PROFILED)),
)
@example(["NATO AND THE council", "NATO", "", "x" * (LONGEST_WORD + 1), "one NATO two"], "Latn")
@example(["a\u2028B\x1cC", "\u00a0D\u00ad E"], "Latn")
def test_texts_score_what_their_words_score(texts: list[str], script: str) -> None:
    """Remembered words and letters looked up one by one give the same sums, at any time."""
    by_words, by_letters = score_by_words(texts, script), score_texts(texts, script)
    assert by_letters.logs.tolist() == by_words.logs.tolist()
    assert by_letters.grams.tolist() == by_words.grams.tolist()


addresses = st.sampled_from(["http://a.org/b", "www.a.de", "ann@b.co", "@ann", "a.info/x", "b.com"])


@given(st.lists(addresses | st.text(max_size=6), max_size=8), st.sampled_from(["", " ", "\n", "("]))
def test_addresses_are_blanked_wherever_they_stand(parts: list[str], between: str) -> None:
    """Looking at lines that may hold an address finds what looking everywhere finds."""
    text = between.join(parts)
    expected = NOT_WORDS.sub(lambda match: " " * len(match[0]), text)
    assert blank_addresses(text) == expected
