"""Passages in tokens -> passages in characters."""

from __future__ import annotations

import attrs
import numpy as np

from corpuskit.records import Span
from corpuskit.syndication.fingerprint import digest_texts
from corpuskit.syndication.passages import align_texts
from corpuskit.syndication.records import Passage
from corpuskit.syndication.tokens import GRAM, UNSPACED_BIT, PlacedTokens, Places, locate_tokens


@attrs.frozen(kw_only=True)
class Alignment:
    """What two texts share, in characters."""

    passages: tuple[Passage, ...]
    """The shared passages, in the order of a."""

    equal_a: tuple[Span, ...]
    """Stretches of a without a gap that stand in b; they may overlap."""

    equal_b: tuple[Span, ...]
    """Stretches of b without a gap that stand in a."""


def locate_passages(a: str, b: str) -> Alignment:
    """Return what two texts share; the answer for (b, a) is the same with sides exchanged."""
    return align_tokens(locate_tokens(a), locate_tokens(b))


def align_tokens(tokens_a: PlacedTokens, tokens_b: PlacedTokens) -> Alignment:
    """Return what two texts share, as `locate_passages` does, by their tokens."""
    digest_a, digest_b = (
        digest_texts(t.words, np.array([0, len(t.words)]))[0] for t in (tokens_a, tokens_b)
    )
    if digest_a > digest_b:
        mirrored = _align(tokens_b, tokens_a)
        return Alignment(
            passages=tuple(sorted(Passage(p.b, p.a) for p in mirrored.passages)),
            equal_a=mirrored.equal_b,
            equal_b=mirrored.equal_a,
        )
    if digest_a == digest_b:
        end = len(tokens_a.words)
        whole = [(span_tokens(tokens_a, 0, end), span_tokens(tokens_b, 0, end))] if end else []
        return Alignment(
            passages=tuple(Passage(one, other) for one, other in whole),
            equal_a=tuple(one for one, _ in whole),
            equal_b=tuple(other for _, other in whole),
        )
    return _align(tokens_a, tokens_b)


def _align(a: PlacedTokens, b: PlacedTokens) -> Alignment:
    """Return what two different texts share, given in the order of their digests."""
    found = align_texts(
        np.concatenate([a.words, b.words]),
        np.cumsum([0, len(a.words), len(b.words)]),
        np.array([0]),
        np.array([1]),
    )
    runs, of = found.runs, found.passages
    spans_a = _list_spans(a, of.a_start, of.a_end)
    spans_b = _list_spans(b, of.b_start, of.b_end)
    return Alignment(
        passages=tuple(sorted(Passage(*both) for both in zip(spans_a, spans_b, strict=True))),
        equal_a=tuple(sorted(_list_spans(a, runs.a, runs.a + runs.length))),
        equal_b=tuple(sorted(_list_spans(b, runs.b, runs.b + runs.length))),
    )


def _list_spans(tokens: PlacedTokens, firsts: Places, ends: Places) -> list[Span]:
    bounds = zip(firsts.tolist(), ends.tolist(), strict=True)
    return [span_tokens(tokens, first, end) for first, end in bounds]


def span_tokens(tokens: PlacedTokens, first: int, end: int) -> Span:
    """Return the characters of tokens *first* to *end*, *end* excluded.

    A token of an unspaced script reaches over the characters that follow it.
    """
    last = end - 1
    for _ in range(GRAM - 1):
        if last + 1 < len(tokens.words) and (tokens.words[last : last + 2] & UNSPACED_BIT).all():
            last += 1
    return Span(int(tokens.starts[first]), int(tokens.ends[last]))
