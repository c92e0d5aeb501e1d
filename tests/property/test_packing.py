"""Laws of stored n-grams."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpuskit.languages.packing import pack, unpack

ALPHABET = "abčя"


@st.composite
def frequencies(draw: st.DrawFn) -> dict[str, int]:
    """Draw the steps of the n-grams of some words, edges included, in one language."""
    steps: dict[str, int] = {}
    for word in draw(st.lists(st.text(ALPHABET, min_size=1, max_size=5), max_size=6)):
        edged = f" {word} "
        for size in range(1, 5):
            for start in range(len(edged) - size + 1):
                gram = edged[start : start + size]
                if gram != " ":
                    steps[gram] = draw(st.integers(1, 255))
    return steps


@given(st.lists(frequencies(), min_size=1, max_size=3), st.integers(1, 4))
def test_what_is_packed_is_unpacked(languages: list[dict[str, int]], orders: int) -> None:
    """All n-grams come back, in order, with their steps in each language."""
    bits, steps = pack(languages, ALPHABET, orders)
    grams, table = unpack(bits, steps, ALPHABET, len(languages), orders)
    assert sorted(grams, key=lambda gram: (len(gram), gram)) == grams
    expected = [
        {gram: step for gram, step in own.items() if len(gram) <= orders} for own in languages
    ]
    found = [
        {gram: int(step) for gram, step in zip(grams, column, strict=True) if step}
        for column in table.T
    ]
    assert expected == found
