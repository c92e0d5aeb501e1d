"""Laws of cleaning, over arbitrary and over damaged text."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import ftfy
import ftfy.badness
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpuskit.clean import clean, clean_body
from corpuskit.cleaning.signs import LONG_FOREIGN, SignFinder
from corpuskit.edits import apply_edits, check_edits
from corpuskit.records import Span
from corpuskit.rules import mojibake
from corpuskit.rules.registry import RULES
from corpuskit.settings import CleanSettings
from strategies import any_text, damaged_texts, seed_stretches

if TYPE_CHECKING:
    from corpuskit.rule import Rule

SEEDS = Path(__file__).parents[2] / "seeds" / "feeds"
EVERYTHING = CleanSettings(
    level="layout", also=tuple(rule.name for rule in RULES if rule.level == "request")
)
LAYOUT = CleanSettings(level="layout")
REMOVING = frozenset(rule.name for rule in RULES if rule.removes)


def _name_of(rule: Rule) -> str:
    return rule.name


def _texts() -> st.SearchStrategy[str]:
    """Arbitrary text, damaged text, and stretches of the seeds with damage in them."""
    return st.one_of(any_text(), damaged_texts(), seed_stretches(SEEDS))


_SETTINGS = st.sampled_from((CleanSettings(), LAYOUT, EVERYTHING))


@given(_texts(), _SETTINGS)
def test_cleaning_is_a_list_of_edits(text: str, settings: CleanSettings) -> None:
    """Edits are in order, disjoint, change something, make the text; undone, the source."""
    cleaned = clean(text, settings=settings)
    check_edits(cleaned.edits, len(text))
    assert [e for e in cleaned.edits if text[e.start : e.end] == e.text] == []
    assert cleaned.text == apply_edits(text, cleaned.edits)
    assert text == cleaned.source == cleaned.revert()


@given(_texts(), _SETTINGS)
def test_cleaning_clean_text_changes_nothing(text: str, settings: CleanSettings) -> None:
    """Cleaning twice is cleaning once."""
    once = clean(text, settings=settings)
    assert clean(once.text, settings=settings).edits == ()


@given(_texts())
def test_a_cleaned_body_is_clean(text: str) -> None:
    """Cleaning a body twice is cleaning it once, and it has no blank line too many."""
    once = clean_body(text)
    assert clean_body(once.text).edits == ()
    assert once.text.strip() == once.text
    assert "\n\n\n" not in once.text
    assert text == once.revert()


@given(st.data())
def test_removed_spans_are_gone_and_can_be_put_back(data: st.DataObject) -> None:
    """A body without furniture reverts to the body with it; the edits say what was removed."""
    text = data.draw(_texts())
    places = data.draw(st.lists(st.integers(0, len(text)), max_size=6).map(sorted))
    spans = [Span(a, b) for a, b in zip(places[::2], places[1::2], strict=False)]
    cleaned = clean_body(text, remove=[(span, "caption") for span in spans])
    assert text == cleaned.revert()
    removed = [edit for edit in cleaned.edits if "furniture:caption" in edit.rule.split("+")]
    for span in spans:
        found = any(edit.start <= span.start and span.end <= edit.end for edit in removed)
        assert found or not text[span.start : span.end].strip()


@given(_texts())
def test_no_letter_or_digit_is_lost_but_by_a_removing_rule(text: str) -> None:
    """Without the removing and the decoding rules every letter and digit stays."""
    decoding = ("mojibake", "entity", "quoted-printable", "composed-letter", "ligature")
    swapping = ("homoglyph", "glued-credit", "surrogate")
    settings = CleanSettings(without=(*sorted(REMOVING), *decoding, *swapping))
    cleaned = clean(text, settings=settings)
    assert Counter(filter(str.isalnum, text)) == Counter(filter(str.isalnum, cleaned.text))


@given(_texts())
def test_maps_are_monotone(text: str) -> None:
    """Both offset maps never decrease and end at the end."""
    cleaned = clean(text)
    sources = [cleaned.to_source(i) for i in range(len(cleaned.text) + 1)]
    assert sorted(sources) == sources
    assert len(text) == sources[-1]
    assert len(cleaned.text) == cleaned.to_clean(len(text))


_FINDER = SignFinder.for_rules(RULES)


@given(_texts())
def test_rules_find_nothing_without_their_signs(text: str) -> None:
    """A rule that is skipped for want of its signs would have found nothing."""
    awake = _FINDER.find(text)
    for number, rule in enumerate(RULES):
        if not awake >> number & 1:
            assert list(rule.find(text)) == []


LINE_RULES = tuple(rule.name for rule in RULES if rule.scope == "line")


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.scope == "line"], ids=_name_of)
@given(_texts())
def test_rules_of_lines_see_each_line_alone(rule: Rule, text: str) -> None:
    """What a rule of lines finds in a text is what it finds in its lines, one by one."""
    whole = [(e.start, e.end, e.text) for e in rule.find(text)]
    single, at = [], 0
    for line in text.split("\n"):
        ended = text[at : at + len(line) + 1]
        single += [(e.start + at, e.end + at, e.text) for e in rule.find(ended)]
        at += len(ended)
    assert single == whole


@given(_texts(), st.data())
def test_chunks_are_cleaned_as_the_whole_is(text: str, data: st.DataObject) -> None:
    """Wherever a text is cut between lines, the rules of lines give the same in all."""
    settings = CleanSettings(level="never", also=LINE_RULES)
    ends = [at + 1 for at, char in enumerate(text) if char == "\n"]
    cuts = sorted(data.draw(st.sets(st.sampled_from(ends)))) if ends else []
    chunks = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    whole = clean(text, settings=settings).text
    assert "".join(clean(chunk, settings=settings).text for chunk in chunks) == whole


_MOJIBAKE = st.text(
    st.sampled_from("".join(ftfy.badness.MOJIBAKE_CATEGORIES.values()) + "abz .A\n \r"), max_size=40
)


@given(st.one_of(_texts(), _MOJIBAKE))
@example("œ\n")
def test_mojibake_is_repaired_as_ftfy_repairs_it(text: str) -> None:
    """Looking at suspicious lines only gives what ftfy makes of the whole text."""
    edits = list(mojibake.find_mojibake(text))
    expected = ftfy.fix_text(text, mojibake.CONFIG)
    got = apply_edits(text, edits)
    while (again := apply_edits(got, mojibake.find_mojibake(got))) != got:
        got = again
    assert expected == got


@given(_texts(), st.text(min_size=1, max_size=40))
def test_a_longer_text_wakes_no_fewer_rules(text: str, more: str) -> None:
    """What is found in a text is found in it many times over, whatever stands between."""
    long = f"{more}\n".join([text] * (LONG_FOREIGN // max(1, len(text)) + 2))
    awake = _FINDER.find(f"{text}\n{text}")
    assert awake == awake & _FINDER.find(long + f"\n{text}\n{text}")


HOSTILE = (
    *(" ", "\u00a0", "\n", "\r", "\t", "\u3000", "\u200b", "\u200d", "\u00ad", "a\u00ad\n"),
    *("&", "&amp;", "&amp;amp;", "=", "=3D", "=20\n", "=E2", "\ud800", "\x00", "\x1b[", "<"),
    *("a\u0301", "\u0301", "Ã", "Ã©", "â€", "é", "а", "aа", "`s", "a`s ", ", ", " ,", " .", ". "),
    *(" ”", "By", "ByA", "\nBy", "ByA b\n", "Credit", "Credit…", "[1]", "[", "\n[1]a", "|", "||\n"),
    *("| \n", "---|", "-http://", "#:~:text=", "http://a?b=", "_expression_", "A B\n", "Ab Cd\n"),
    *("20205:45", "20", "> ", "> a\n", "  • ", "1. ", "x\n", "x\n\n", "Share\n", "\n\n", "a: b\n"),
    *(
        "a.b c\n",
        "‘’",
        "'",
        '"',
        "— ",
        " –",
        "a -",
        "Contents\n",
        " Contents\n|\n",
        "By AB C\n",
        "a-\n",
    ),
    "words that are as long as a line of a wrapped mail and go on and on\n",
)
"""What a text may hold a hundred thousand characters of."""


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_texts_are_cleaned_in_time(piece: str) -> None:
    """A hundred thousand of anything is cleaned, and clean afterwards."""
    text = piece * (100_000 // len(piece))
    cleaned = clean_body(text, settings=EVERYTHING)
    assert text == cleaned.revert()
