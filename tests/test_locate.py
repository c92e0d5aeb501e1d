"""From clean passages back to line and column of the file, through several steps and files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpuskit as ck
from corpuskit.errors import RecordError

SEEDS = Path(__file__).parents[1] / "seeds" / "feeds"
CORPUS = ck.normalize([SEEDS])
LINES = {path.name: ck.read(path).text.split("\n") for path in SEEDS.glob("*.txt")}
WITH_BODY = [article for article in CORPUS.articles if article.body]
WRAPPED = (
    "Bridge stays shut\n\nThe Echo\nMay 3 2020\n\n"
    "The council met on Tuesday to talk about the cafÃ©, which has been shut\n"
    "since the spring, and it put off its decision once more to a later day, as\n"
    "it had done before.&nbsp; The mayor said that he would come back with a new\n"
    "plan, and that nobody should expect the work to begin before the winter.\n"
)


@given(st.data())
def test_passages_of_the_seeds_stand_where_they_are_said_to(data: st.DataObject) -> None:
    """A word of any body is found again at its line and column of the file."""
    article = data.draw(st.sampled_from(WITH_BODY))
    body = str(article.body)
    start = data.draw(st.integers(0, len(body) - 1))
    end = min(len(body), start + data.draw(st.integers(0, 200)))
    place = article.locate(start, end)
    lines = LINES[Path(place.file).name]
    assert (place.line, place.column) <= (place.end_line, place.end_column)
    if body[start].isalnum() and start < end and ord(body[start]) < 0x80:
        assert body[start] == lines[place.line - 1][place.column - 1]
    if body[end - 1].isalnum() and start < end and ord(body[end - 1]) < 0x80:
        assert body[end - 1] == lines[place.end_line - 1][place.end_column - 2]


def _wrapped() -> ck.Article:
    feed = ck.Feed(name="mail.txt", text=WRAPPED, encoding="utf-8", sha256="0" * 64)
    (article,) = ck.normalize(feed).articles
    return article


@pytest.mark.parametrize(
    ("passage", "where"),
    [("café", (6, 46, 6, 51)), ("once more to a later day, as it", (7, 47, 8, 3)),
     ("before. The", (8, 13, 8, 30))],
)  # fmt: skip
def test_several_steps_lead_back_to_one_place(
    passage: str, where: tuple[int, int, int, int]
) -> None:
    """Joined lines, mojibake and entities: a passage is found with its first and last line."""
    article = _wrapped()
    start = str(article.body).index(passage)
    place = article.locate(start, start + len(passage))
    assert where == (place.line, place.column, place.end_line, place.end_column)


def test_a_location_unpacks_into_file_line_and_column() -> None:
    """The three that people write down come first."""
    article = _wrapped()
    file, line, column = article.locate(0, 3)
    assert ("mail.txt", 6, 1) == (file, line, column)


@pytest.mark.parametrize("name", ["corpus.jsonl", "corpus.parquet"])
def test_places_survive_writing_and_reading(name: str, tmp_path: Path) -> None:
    """Records that were read back lead to the same places; the feed is not needed."""
    CORPUS.write(tmp_path / name)
    for before, after in zip(CORPUS.articles, ck.read_articles(tmp_path / name), strict=True):
        middle = len(before.body or "") // 2
        assert before.locate(middle, middle) == after.locate(middle, middle)


def test_passages_outside_of_the_body_are_refused() -> None:
    """The error names the passage and the range that it must lie in."""
    article = _wrapped()
    with pytest.raises(IndexError, match="passage 5 to 4"):
        article.locate(5, 4)
    with pytest.raises(IndexError, match="does not lie within"):
        article.locate(0, len(str(article.body)) + 1)


def test_records_without_line_starts_say_so() -> None:
    """A record made by hand cannot be located in, and says why."""
    stored = ck.article_to_json(_wrapped()) | {"line_starts": []}
    with pytest.raises(RecordError, match="line_starts"):
        ck.article_from_json(stored).locate(0, 1)
