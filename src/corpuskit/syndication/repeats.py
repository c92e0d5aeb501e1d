"""One text -> the passages that stand twice in it."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corpuskit.syndication.fingerprint import SHINGLE, hash_shingles
from corpuskit.syndication.locate import span_tokens
from corpuskit.syndication.passages import MAX_GAP
from corpuskit.syndication.records import Repeat
from corpuskit.syndication.tokens import PlacedTokens, Words, locate_tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

MIN_WORDS = 8
"""Words from which a passage counts as repeated: shorter ones are names, titles and idioms."""

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_LINE_END = re.compile(r"\n|\r")


def find_repeats(text: str, /, *, words: int = MIN_WORDS) -> tuple[Repeat, ...]:
    r"""Return the passages of *text* that stand in it more than once, in order.

    A passage that stands three times gives two repeats: first and second, second and third. A pull
    quote taken from the body, a headline printed twice and a paragraph pasted twice are all found;
    only the last fills whole paragraphs in both places.

    Args:
        text: Any text.
        words: Words from which a passage counts, 4 or more.

    Raises:
        ValueError: If *words* is smaller than 4.

    Examples:
        >>> said = "The minister said that nothing had been decided yet."
        >>> [repeat] = find_repeats(f"{said}\n\nRain fell.\n\n{said}")
        >>> repeat.second.start, repeat.words, repeat.paragraphs
        (66, 9, True)
    """
    if words < SHINGLE:
        raise ValueError(f"words is {words}: a passage needs at least {SHINGLE}")
    tokens = locate_tokens(text)
    opens = _flag_openings(text, tokens)
    found = (
        Repeat(
            first=span_tokens(tokens, first, first + count),
            second=span_tokens(tokens, second, second + count),
            words=count,
            paragraphs=bool(opens[[first, second, first + count, second + count]].all()),
        )
        for run in _find_runs(tokens.words)
        for first, second, count in _split_run(run, opens)
        if count >= words
    )
    return tuple(sorted(found, key=lambda repeat: (repeat.first, repeat.second)))


def _find_runs(tokens: Words) -> list[tuple[int, int, int]]:
    """Return where runs of tokens stand, where they stand again, and their lengths in tokens."""
    shingles = hash_shingles(tokens)
    order = np.argsort(shingles, kind="stable")
    again = shingles[order][1:] == shingles[order][:-1]
    first, second = order[:-1][again], order[1:][again]
    by_place = np.argsort(first)
    runs: list[tuple[int, int, int]] = []
    for start, restart in zip(first[by_place].tolist(), second[by_place].tolist(), strict=True):
        if runs and _continues(tokens, runs[-1], start, restart):
            begin, rebegin, _ = runs[-1]
            runs[-1] = begin, rebegin, start + SHINGLE - begin
        else:
            runs.append((start, restart, SHINGLE))
    # A run that reaches its own repetition is a pattern of a shorter one.
    return [(start, restart, min(count, restart - start)) for start, restart, count in runs]


def _continues(tokens: Words, run: tuple[int, int, int], start: int, restart: int) -> bool:
    """Tell whether a match goes on where *run* left off, as far apart, with the same tokens."""
    begin, rebegin, count = run
    skipped = slice(begin + count, start), slice(rebegin + count, restart)
    return (
        restart - start == rebegin - begin
        and start - begin - count <= MAX_GAP
        and np.array_equal(tokens[skipped[0]], tokens[skipped[1]])
    )


def _flag_openings(text: str, tokens: PlacedTokens) -> npt.NDArray[np.bool_]:
    """Flag the tokens that open a paragraph; one more flag stands for the end of the text.

    Paragraphs are divided by blank lines, or by line ends where there are no blank lines.
    """
    breaks = [match.end() for match in _BLANK_LINE.finditer(text)]
    breaks = breaks or [match.end() for match in _LINE_END.finditer(text)]
    opens = np.zeros(len(tokens.starts) + 1, bool)
    opens[np.searchsorted(tokens.starts, breaks)] = True
    opens[[0, -1]] = True
    return opens


def _split_run(
    run: tuple[int, int, int], opens: npt.NDArray[np.bool_]
) -> Iterator[tuple[int, int, int]]:
    """Yield the parts of *run* between the places where paragraphs open in both stretches."""
    first, second, count = run
    both = opens[first : first + count] & opens[second : second + count]
    cuts = [0, *(np.flatnonzero(both[1:]) + 1).tolist(), count]
    for start, end in itertools.pairwise(cuts):
        yield first + start, second + start, end - start
