"""Laws of the cues: what is found by looking at many rows at once is what each row says alone."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpuskit.cues import (
    block as blocks,
)
from corpuskit.cues import (
    bullet,
    byline,
    copyright_line,
    database_mark,
    date_line,
    dateline,
    end_mark,
    field_label,
    length_line,
    mail_header,
    numbering,
    subhead_words,
)
from corpuskit.cues.alternatives import join_words
from corpuskit.cues.patterns import DATE
from corpuskit.cues.tables import MONTHS
from corpuskit.cues.view import build_view
from corpuskit.lines import split_rows
from corpuskit.segmentation.features import score_cues
from corpuskit.segmentation.service_words import SUBJECTS, _find_words
from strategies import any_text, cue_rows

if TYPE_CHECKING:
    from corpuskit.cues.block import Block

PATTERNS = {
    "bullet": (bullet.score_bullet, bullet._BULLET.match),
    "byline": (byline.score_byline, byline._BYLINE.match),
    "copyright": (copyright_line.score_copyright, copyright_line._RIGHTS.search),
    "database": (database_mark.score_database_mark, database_mark._DATABASE.match),
    "dateline": (dateline.score_dateline, dateline._DATELINE.match),
    "label": (field_label.score_field_label, field_label._LABEL.match),
    "length": (length_line.score_length_line, length_line._LENGTH.match),
    "mail": (mail_header.score_mail_header, mail_header._MAIL.match),
    "number": (numbering.score_numbering, numbering._NUMBER.match),
    "inside": (subhead_words.score_inside, subhead_words._INSIDE.match),
}


def look_at(rows: list[str]) -> Block | None:
    """Return the block of *rows*; ``None`` if all are blank."""
    view = build_view(split_rows("\n".join(rows)))
    return blocks.build_block(view, 0, len(view)) if len(view) else None


@pytest.mark.parametrize("name", PATTERNS)
@given(rows=cue_rows())
def test_no_row_that_a_pattern_matches_is_passed_over(name: str, rows: list[str]) -> None:
    """The rows worth a look hold all that a pattern would find in any row."""
    score, match = PATTERNS[name]
    if block := look_at(rows):
        assert [float(match(row) is not None) for row in block.heads] == score(block).tolist()


@given(cue_rows())
@example(["x" * 170 + " ##"])  # behind the head, but at the end of the tail
def test_no_end_mark_is_passed_over(rows: list[str]) -> None:
    """The same for the pattern that looks at the ends of rows."""
    if block := look_at(rows):
        found = [float(end_mark._END.search(row) is not None) for row in block.tails]
        assert found == end_mark.score_end_mark(block).tolist()


@given(cue_rows())
@example(["2 segunda-feira 12 May 2023, Load-Date: YIL 5may_x"])
def test_dates_are_cut_where_the_pattern_finds_them(rows: list[str]) -> None:
    """Trying a date at the numbers alone gives what searching all of a row gives."""
    if block := look_at(rows):
        whole = [DATE.sub(" ", row, count=2) for row in block.heads]
        assert whole == [date_line._cut_dates(row) for row in block.heads]


@given(cue_rows())
def test_no_date_is_passed_over(rows: list[str]) -> None:
    """The rows in which a date may stand hold all that have one."""
    if block := look_at(rows):
        assert [date_line._score(row) for row in block.heads] == pytest.approx(
            date_line.score_date_line(block).tolist()
        )


@given(cue_rows())
def test_counts_are_those_of_the_rows(rows: list[str]) -> None:
    """Letters, capitals, digits and words of a block are those of its rows."""
    if block := look_at(rows):
        counts = [
            (
                sum(map(str.isalpha, row)),
                sum(map(str.isupper, row)),
                sum(map(str.isdecimal, row)),
                len(row.split()),
            )
            for row in block.heads
        ]
        found = zip(block.letters, block.capitals, block.digits, block.words, strict=True)
        assert counts == [tuple(map(int, numbers)) for numbers in found]


@given(cue_rows())
def test_equal_rows_have_equal_shapes_and_others_have_not(rows: list[str]) -> None:
    """Numbers of shapes stand for the folded strings, in the order they are met first."""
    scored = score_cues(build_view(split_rows("\n".join(rows))))
    heads = [scored.view.head(row) for row in range(len(scored.view))]
    folded = [re.sub(r"\d+", "0", head) for head in heads]
    words = [
        re.sub(r"\d+", "0", match.group()) for head in heads if (match := _FIRST_WORD.match(head))
    ]
    for said, numbers in ((folded, scored.shapes.text), (words, scored.shapes.word)):
        order = list(dict.fromkeys(said))
        assert [order.index(one) for one in said] == numbers.tolist()


_FIRST_WORD = re.compile(r"\W*\w*\W?")


@given(cue_rows())
def test_rows_that_come_back_are_counted(rows: list[str]) -> None:
    """The frequency of a row is how often its line stands in the feed, digits folded."""
    scored = score_cues(build_view(split_rows("\n".join(rows))))
    lines = [re.sub(r"\d+", "0", scored.view.head(row)[:80]) for row in range(len(scored.view))]
    counts = Counter(lines)
    expected = np.log2(np.array([counts[line] for line in lines], dtype=np.float32))
    assert expected.tolist() == scored.scores["frequency"].tolist()


@given(cue_rows(), any_text())
def test_where_blocks_end_does_not_matter(rows: list[str], text: str) -> None:
    """Scores of small blocks are those of a single one."""
    view = build_view(split_rows("\n".join([*rows, text])))
    whole = score_cues(view)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "BLOCK_ROWS", 3)
        parts = score_cues(view)
    assert {name: values.tolist() for name, values in whole.scores.items()} == {
        name: values.tolist() for name, values in parts.scores.items()
    }


@given(cue_rows())
@example(["MARŢI MAYIS mayis ſept MÄRZ"])
def test_joined_words_match_what_their_list_matches(rows: list[str]) -> None:
    """A list of words printed letter by letter finds the same words as the list itself."""
    joined = re.compile(rf"\b{join_words(MONTHS.split('|'))}\b")
    listed = re.compile(rf"\b(?:{MONTHS})\b", re.IGNORECASE)
    text = "\n".join(rows)
    assert listed.findall(text) == joined.findall(text)


service_words = st.sampled_from([word for words in SUBJECTS.values() for word in words])


@given(st.lists(service_words | st.text(max_size=4), max_size=8).map("".join))
def test_service_words_are_found_wherever_they_stand(text: str) -> None:
    """Looking where a word may begin finds what looking everywhere finds."""
    expected = {
        name: {at for word in words for at in range(len(text)) if text.startswith(word, at)}
        for name, words in SUBJECTS.items()
    }
    assert {name: set(found) for name, found in _find_words(text).items()} == expected
