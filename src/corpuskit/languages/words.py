"""Scores of texts by way of their words: one that was met before is not looked up again.

No n-gram reaches over white space, so a text scores what its words score, each taken for itself.
Only a text full of capitals is read otherwise (see ``profiles``): letters count there that are
left out elsewhere. All sums are of whole numbers and so do not depend on their order.
"""

from __future__ import annotations

import bisect
import itertools
import threading
from typing import TYPE_CHECKING

import numpy as np

from corpuskit.languages.chances import UNITS
from corpuskit.languages.profiled import PROFILED
from corpuskit.languages.profiles import Scores, load_profiles, score_texts
from corpuskit.languages.spelling import spell_texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

MOST_WORDS = 1 << 15
"""Words of a script that are remembered, 8 MB in Latin letters; when there are more, the memory
starts anew."""

LONGEST_WORD = 64
"""Characters of a word that is remembered. A text with a longer one, which is an address or a line
of signs, is looked up letter by letter."""

LONGEST_AHEAD = 1 << 18
"""Characters of a text whose words are looked up ahead: some ten thousand words."""

BLOCK = 4096
"""Words whose scores are added at once: 64 letters each of at most 704 steps stay below 2^31."""

_GRAMS, _LETTERS, _CAPITALS, _RUN_ON = range(-4, 0)
"""Columns behind those of the languages: what is counted in each word."""


def score_by_words(texts: Sequence[str], script: str) -> Scores:
    """Return what `score_texts` returns, sooner where words come back.

    Args:
        texts: Any texts.
        script: One of the keys of ``PROFILED``.
    """
    memory = _MEMORIES.load(script)
    sums = np.zeros((len(texts), memory.width), np.int64)
    spelt_out: list[int] = []
    group: list[str] = []
    starts: dict[int, int] = {}
    for place, text in enumerate(texts):
        words = text.split()
        if len(words) > BLOCK:
            spelt_out.append(place)
            continue
        if len(group) + len(words) > BLOCK:
            spelt_out += memory.add_up(group, starts, sums)
            group, starts = [], {}
        if words:
            starts[place] = len(group)
            group += words
    spelt_out += memory.add_up(group, starts, sums)
    logs, grams = sums[:, :_GRAMS] / UNITS, sums[:, _GRAMS].copy()
    if sums[:, _RUN_ON].any():
        shouting = (sums[:, _RUN_ON] > 0) & (2 * sums[:, _CAPITALS] > sums[:, _LETTERS])
        spelt_out += np.flatnonzero(shouting).tolist()
    if spelt_out:
        scores = score_texts([texts[place] for place in spelt_out], script)
        logs[spelt_out], grams[spelt_out] = scores.logs, scores.grams
    return Scores(logs, grams)


def remember_words(text: str, script: str) -> None:
    """Look up the words of *text* at once, for the sake of what will be asked of parts of it.

    Args:
        text: Any text; of a long one the beginning is enough.
        script: ISO 15924 code; nothing happens if it is none of the keys of ``PROFILED``.
    """
    if script in PROFILED:
        _MEMORIES.load(script).learn(text[:LONGEST_AHEAD].split())


class _Memory:
    """The words of one script that were met before, with their scores."""

    def __init__(self, script: str) -> None:
        self.script = script
        self.width = len(load_profiles(script).languages) - _GRAMS
        self.number: dict[str, int] = {}
        self.table = np.empty((MOST_WORDS, self.width), np.int32)

    def add_up(
        self, words: Sequence[str], starts: Mapping[int, int], sums: NDArray[np.int64]
    ) -> list[int]:
        """Add scores and counts of *words* to the rows of *sums*.

        Args:
            words: Words of several texts, at most `BLOCK` of them.
            starts: The rows, and for each the first of its words; the next row's follow them.
            sums: A row for each text.

        Returns:
            The rows that hold a word too long to be remembered; their sums mean nothing.
        """
        if not words:
            return []
        numbers, unknown = self._number(words)
        if unknown:
            self.learn(words)
            numbers, unknown = self._number(words)
        rows, firsts = list(starts), list(starts.values())
        sums[rows] = np.add.reduceat(self.table.take(numbers, axis=0), firsts, axis=0)
        return sorted({rows[bisect.bisect_right(firsts, place) - 1] for place in unknown})

    def _number(self, words: Sequence[str]) -> tuple[list[int], list[int]]:
        """Return the numbers of *words*, 0 for unknown ones, and the places of these."""
        numbers = list(map(self.number.get, words, itertools.repeat(-1)))
        if -1 not in numbers:
            return numbers, []
        unknown = [place for place, number in enumerate(numbers) if number < 0]
        return [max(0, number) for number in numbers], unknown

    def learn(self, words: Sequence[str]) -> None:
        """Remember *words* too; when there are too many, all others are forgotten."""
        short = [word for word in dict.fromkeys(words) if len(word) <= LONGEST_WORD]
        new = [word for word in short if word not in self.number]
        if len(self.number) + len(new) > MOST_WORDS:
            self.number.clear()
            new = short[:MOST_WORDS]
        if not new:
            return
        first = len(self.number)
        self.table[first : first + len(new)] = self._score(new)
        self.number.update(zip(new, itertools.count(first)))

    def _score(self, words: Sequence[str]) -> NDArray[np.int32]:
        """Return scores and counts of *words*, looked up letter by letter."""
        scores = score_texts(words, self.script, shouting=False)
        spelt = spell_texts(words, load_profiles(self.script))
        rows = np.empty((len(words), self.width), np.int32)
        rows[:, :_GRAMS] = np.rint(scores.logs * UNITS)
        rows[:, _GRAMS], rows[:, _LETTERS] = scores.grams, spelt.sizes
        rows[:, _CAPITALS] = spelt.capitals
        rows[:, _RUN_ON] = np.bincount(spelt.owner[spelt.run_on], minlength=len(words))
        return rows


class _Memories(threading.local):
    """A memory for each script; each thread has its own."""

    def __init__(self) -> None:
        self.of_script: dict[str, _Memory] = {}

    def load(self, script: str) -> _Memory:
        """Return the memory of *script*."""
        if script not in self.of_script:
            self.of_script[script] = _Memory(script)
        return self.of_script[script]


_MEMORIES = _Memories()
