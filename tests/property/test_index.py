"""Laws of the duplicate index: it finds what the batch run finds, however it was filled."""

from __future__ import annotations

import itertools
import os
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from corpuskit.duplicates import DuplicateIndex, find_duplicates
from corpuskit.settings import DuplicateSettings
from strategies import DESK_EDITS, make_story, syndicated_corpora

if TYPE_CHECKING:
    from collections.abc import Iterator

Corpus = list[tuple[str, str]]


@given(syndicated_corpora(), st.lists(st.integers(0, 12), max_size=3))
def test_index_equals_batch_in_any_split(corpus: Corpus, cuts: list[int]) -> None:
    """Matches returned on adding, taken together, and the whole result are those of one run."""
    bounds = [0, *sorted(cuts), len(corpus)]
    expected = find_duplicates(corpus)
    with (
        tempfile.TemporaryDirectory() as folder,
        DuplicateIndex.open(Path(folder, "index")) as index,
    ):
        matches = [
            match
            for start, end in itertools.pairwise(bounds)
            for match in index.add(corpus[start:end])
        ]
        actual = index.duplicates()
        assert expected == actual
        assert expected.pairs == actual.pairs
    assert {(p.a, p.b): p for p in expected.pairs} == {(p.a, p.b): p for p in matches}
    assert len(matches) == len(expected.pairs)


class IndexMachine(RuleBasedStateMachine):
    """Adds, removes, asks and reopens, beside a plain dictionary of what should be in there."""

    settings_used = DuplicateSettings(common_texts=3)  # Small, so that stories exceed it.

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name, "seen.ckidx")
        self.index = DuplicateIndex.open(self.path, settings=self.settings_used)
        self.texts: dict[str, str] = {}
        self.count = 0

    def _batch(self, texts: dict[str, str]) -> Any:
        return find_duplicates(texts.items(), settings=self.settings_used)

    @rule(
        random=st.randoms(use_true_random=True),
        names=st.lists(st.sampled_from(sorted(DESK_EDITS)), max_size=5),
    )
    def add(self, random: Any, names: list[str]) -> None:
        """Add a story and copies of it; the matches are the pairs they are part of."""
        story = make_story(random, words=90)
        new = {f"{self.count}-{i}": DESK_EDITS[n](random, story) for i, n in enumerate(names)}
        self.count += 1
        matches = self.index.add(new.items())
        self.texts |= new
        expected = [p for p in self._batch(self.texts).pairs if {p.a, p.b} & {*new}]
        assert expected == list(matches)

    @precondition(lambda self: self.texts)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        """Remove an article."""
        name = data.draw(st.sampled_from(sorted(self.texts)))
        self.index.remove([name])
        del self.texts[name]

    @precondition(lambda self: self.texts)
    @rule(data=st.data())
    def query(self, data: st.DataObject) -> None:
        """Ask for a text that is in there, under a new id: nothing is taken in."""
        text = self.texts[data.draw(st.sampled_from(sorted(self.texts)))]
        expected = [p for p in self._batch(self.texts | {"new": text}).pairs if "new" in (p.a, p.b)]
        assert expected == list(self.index.query(("new", text)))
        assert "new" not in self.index

    @rule(random=st.randoms(use_true_random=True), whole=st.integers(0, 3))
    def kill(self, random: Any, whole: int) -> None:
        """Another writer is killed while it adds: nothing of what it added remains."""

        def articles() -> Iterator[tuple[str, str]]:
            for number in range(whole):
                yield f"lost-{number}", make_story(random, words=90)
            os._exit(9)

        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # Threads of numpy, asleep.
            writer = os.fork()
        if writer == 0:
            DuplicateIndex.open(self.path, settings=self.settings_used).add(articles())
        _, status = os.waitpid(writer, 0)
        assert os.waitstatus_to_exitcode(status) == 9

    @rule()
    def compact(self) -> None:
        """Give space back: nothing is lost by it."""
        self.index.compact()
        assert len(self.texts) == self.index.stats().articles

    @rule()
    def reopen(self) -> None:
        """Close the file and open it again."""
        self.index.close()
        self.index = DuplicateIndex.open(self.path, settings=self.settings_used)

    @invariant()
    def holds_what_it_was_given(self) -> None:
        """The whole result is that of one run over what is in there."""
        assert self._batch(self.texts) == self.index.duplicates()

    def teardown(self) -> None:
        """Close the file and remove it."""
        self.index.close()
        self.folder.cleanup()


TestIndexMachine = IndexMachine.TestCase
TestIndexMachine.settings = settings(stateful_step_count=12)  # Each step compares everything.
