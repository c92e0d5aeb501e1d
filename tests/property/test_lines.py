"""Laws of the row table, for texts longer than what is split at once."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpuskit import lines
from corpuskit.lines import LineCounter, split_rows

_texts = st.lists(st.sampled_from(["a", "bc", "\n", "\r\n", "\r", "\u2028"])).map("".join)


@given(_texts, st.integers(1, 9))
@example("aaa\r\nbbb\r\nc", 3)
@example("\n\n", 1)
def test_rows_are_those_between_line_ends(text: str, piece: int) -> None:
    """Rows begin and end where a single pattern for all line ends says, whatever the pieces."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "_PIECE", piece)
        rows = split_rows(text)
        counter = LineCounter(text)
    ends = list(re.finditer(r"\r\n|\n|\r", text))
    assert [0, *(match.end() for match in ends)] == list(rows.starts)
    assert [*(match.start() for match in ends), len(text)] == list(rows.ends)
    assert [text.count("\n", 0, at) + 1 for at in range(len(text))] == [
        counter.line_at(at) for at in range(len(text))
    ]
