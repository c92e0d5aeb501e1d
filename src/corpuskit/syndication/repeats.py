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
    from collections.abc import Iterator, Sequence

    from corpuskit.records import Article
    from corpuskit.syndication.records import RepeatKind

MIN_WORDS = 8
"""Words from which a passage counts as repeated: shorter ones are names, titles and idioms."""

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_KINDS: dict[tuple[bool, bool], RepeatKind] = {
    (True, True): "paragraph",
    (True, False): "pull-quote",
    (False, True): "pull-quote",
    (False, False): "passage",
}
"""Kinds by whether the passage fills whole paragraphs, in the one place and in the other."""

_LINE_END = re.compile(r"\n|\r")


def find_repeats(source: Article | str, /, *, words: int = MIN_WORDS) -> tuple[Repeat, ...]:
    r"""Return the passages that stand more than once in a text or the body of an article, in order.

    A passage that stands three times gives two repeats: first and second, second and third. A pull
    quote taken from the body and a paragraph pasted twice are all found, and told apart by kind.
    The headline of an article counts from four words on, if it fills a line of the body.

    Args:
        source: Any text, or an article.
        words: Words from which a passage counts, 4 or more.

    Raises:
        ValueError: If *words* is smaller than 4.

    Examples:
        >>> said = "The minister said that nothing had been decided yet."
        >>> [repeat] = find_repeats(f"{said}\n\nRain fell.\n\n{said}")
        >>> repeat.second.start, repeat.words, repeat.kind
        (66, 9, 'paragraph')
    """
    if words < SHINGLE:
        raise ValueError(f"words is {words}: a passage needs at least {SHINGLE}")
    if isinstance(source, str):
        return _find_in_text(source, words)
    headline, body = source.headline, source.body or ""
    found = _find_in_text(body, words)
    return (*_find_headline(headline, body), *found) if headline else found


def _find_in_text(text: str, words: int) -> tuple[Repeat, ...]:
    tokens = locate_tokens(text)
    breaks = [match.end() for match in _BLANK_LINE.finditer(text)] or _list_lines(text)
    opens = _flag_openings(breaks, tokens)
    found = (
        Repeat(
            first=span_tokens(tokens, first, first + count),
            second=span_tokens(tokens, second, second + count),
            words=count,
            kind=_KINDS[
                bool(opens[[first, first + count]].all()),
                bool(opens[[second, second + count]].all()),
            ],
        )
        for run in _find_runs(tokens.words)
        for first, second, count in _split_run(run, opens)
        if count >= words
    )
    return tuple(sorted(found, key=lambda repeat: (repeat.first, repeat.second)))


def _find_headline(headline: str, body: str) -> Iterator[Repeat]:
    """Yield the lines of *body* that are the *headline*."""
    title, tokens = locate_tokens(headline), locate_tokens(body)
    count = len(title.words)
    opens = _flag_openings(_list_lines(body), tokens)
    for start in np.flatnonzero(opens[:-1]).tolist():
        end = start + count
        if count < SHINGLE or end >= len(opens) or not opens[end]:
            continue
        if np.array_equal(tokens.words[start:end], title.words):
            yield Repeat(
                first=span_tokens(title, 0, count),
                second=span_tokens(tokens, start, end),
                words=count,
                kind="headline",
            )


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


def _list_lines(text: str) -> list[int]:
    """Return where lines begin, but for the first."""
    return [match.end() for match in _LINE_END.finditer(text)]


def _flag_openings(breaks: Sequence[int], tokens: PlacedTokens) -> npt.NDArray[np.bool_]:
    """Flag the tokens that come first behind a break; one more flag stands for the end."""
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
