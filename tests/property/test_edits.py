"""Laws of the edit list: composing, mapping, reverting."""

from __future__ import annotations

import pickle

from hypothesis import example, given
from hypothesis import strategies as st

from corpuskit.cleaning.compose import compose_columns
from corpuskit.cleaning.linediff import diff_line
from corpuskit.edits import (
    Cleaned,
    apply_edits,
    check_edits,
    invert_edits,
    to_columns,
    to_edits,
)
from corpuskit.records import Edit
from strategies import any_text, edits_of


@st.composite
def _edited(draw: st.DrawFn) -> tuple[str, tuple[Edit, ...]]:
    """A text and edits on it."""
    text = draw(any_text(max_size=30))
    return text, draw(edits_of(text))


@st.composite
def _twice_edited(draw: st.DrawFn) -> tuple[str, tuple[Edit, ...], tuple[Edit, ...]]:
    """A text, edits on it, and edits on what they make of it."""
    text, first = draw(_edited())
    return text, first, draw(edits_of(apply_edits(text, first), rule="second"))


def _edit(start: int, end: int, text: str) -> Edit:
    return Edit(start=start, end=end, text=text, rule="rule")


@given(_twice_edited())
@example(("ab", (_edit(0, 1, ""),), (_edit(0, 0, "x"),)))  # inserted where one was deleted
@example(("ab", (_edit(1, 1, "x"),), (_edit(1, 2, ""),)))  # inserted, then deleted
@example(("abc", (_edit(1, 1, "x"),), (_edit(2, 3, "y"),)))  # a replacement right behind
def test_composed_edits_do_what_both_steps_do(
    case: tuple[str, tuple[Edit, ...], tuple[Edit, ...]],
) -> None:
    """Two steps made into one have the outcome of the two."""
    text, first, second = case
    middle = apply_edits(text, first)
    both = to_edits(compose_columns(text, middle, to_columns(first), to_columns(second)))
    check_edits(both, len(text))
    assert apply_edits(middle, second) == apply_edits(text, both)


@given(_twice_edited())
def test_composed_edits_change_something(
    case: tuple[str, tuple[Edit, ...], tuple[Edit, ...]],
) -> None:
    """No composed edit puts what stood there before."""
    text, first, second = case
    middle = apply_edits(text, first)
    both = to_edits(compose_columns(text, middle, to_columns(first), to_columns(second)))
    assert [edit for edit in both if text[edit.start : edit.end] == edit.text] == []


@given(_edited())
def test_columns_hold_the_same_edits(case: tuple[str, tuple[Edit, ...]]) -> None:
    """Edits survive being made into columns."""
    _, edits = case
    assert edits == to_edits(to_columns(edits))


@given(_edited())
def test_inverted_edits_give_the_source_back(case: tuple[str, tuple[Edit, ...]]) -> None:
    """What the inverse edits make of the outcome is the source."""
    text, edits = case
    assert text == apply_edits(apply_edits(text, edits), invert_edits(text, edits))


def _cleaned(case: tuple[str, tuple[Edit, ...]]) -> Cleaned:
    text, edits = case
    return Cleaned(text=apply_edits(text, edits), source=text, edits=edits)


@given(_edited())
def test_maps_never_decrease_and_meet_at_the_ends(case: tuple[str, tuple[Edit, ...]]) -> None:
    """Both offset maps are monotone, stay inside, and end at the end."""
    cleaned = _cleaned(case)
    to_source = [cleaned.to_source(i) for i in range(len(cleaned.text) + 1)]
    to_clean = [cleaned.to_clean(i) for i in range(len(cleaned.source) + 1)]
    assert sorted(to_source) == to_source
    assert sorted(to_clean) == to_clean
    assert len(cleaned.source) == to_source[-1]
    assert len(cleaned.text) == to_clean[-1]
    assert 0 <= to_source[0] <= len(cleaned.source)
    assert 0 <= to_clean[0] <= len(cleaned.text)


@given(_edited())
def test_unchanged_characters_map_to_themselves(case: tuple[str, tuple[Edit, ...]]) -> None:
    """A character that no edit touches is found by both maps."""
    cleaned = _cleaned(case)
    touched = {i for edit in cleaned.edits for i in range(edit.start, edit.end)}
    for offset in set(range(len(cleaned.source))) - touched:
        place = cleaned.to_clean(offset)
        assert cleaned.source[offset] == cleaned.text[place]
        assert offset == cleaned.to_source(place)


@given(_edited())
def test_cleaned_text_survives_pickling_and_reverts(case: tuple[str, tuple[Edit, ...]]) -> None:
    """A pickled result is equal, prints its text and reverts."""
    cleaned = _cleaned(case)
    assert cleaned == pickle.loads(pickle.dumps(cleaned))  # noqa: S301  # our own bytes
    assert cleaned.text == str(cleaned)
    assert cleaned.source == cleaned.revert()


@given(_edited())
def test_every_edit_is_explained_on_a_line_of_its_own(case: tuple[str, tuple[Edit, ...]]) -> None:
    """The explanation has as many lines as there are edits, all of them printable."""
    cleaned = _cleaned(case)
    lines = cleaned.explain().split("\n") if cleaned.edits else []
    assert len(cleaned.edits) == len(lines)
    assert all(line.isprintable() for line in lines)


@given(any_text(max_size=60), any_text(max_size=60))
@example("Ã©tÃ© Ã©tÃ©", "été été")
@example("aaaa", "aa")
def test_line_differences_turn_one_form_into_the_other(old: str, new: str) -> None:
    """The edits between two forms of a line make the second of the first."""
    edits = tuple(diff_line(old, new, offset=0, rule="rule"))
    assert new == apply_edits(old, edits)
    assert [edit for edit in edits if old[edit.start : edit.end] == edit.text] == []
