"""Passages in tokens -> passages in characters."""

from __future__ import annotations

import attrs

from corpuskit.records import Span
from corpuskit.syndication.fingerprint import (
    GRAM,
    UNSPACED_BIT,
    digest_tokens,
)
from corpuskit.syndication.passages import Block, align_shingles, list_shingles
from corpuskit.syndication.places import Tokens, locate_tokens
from corpuskit.syndication.records import Passage


@attrs.frozen(kw_only=True)
class Alignment:
    """What two texts share, in characters."""

    passages: tuple[Passage, ...]
    """The shared passages, in the order of a."""

    equal_a: tuple[Span, ...]
    """Stretches of a without a gap that stand in b; they may overlap."""

    equal_b: tuple[Span, ...]
    """Stretches of b without a gap that stand in a."""


def align_texts(a: str, b: str) -> Alignment:
    """Return what two texts share; the answer for (b, a) is the same with sides exchanged."""
    tokens_a, tokens_b = locate_tokens(a), locate_tokens(b)
    digest_a, digest_b = digest_tokens(tokens_a.hashes), digest_tokens(tokens_b.hashes)
    if digest_a == digest_b:
        count = len(tokens_a.hashes)
        blocks = [Block(0, count, 0, count, [(0, 0, count)])] if count else []
    elif digest_a < digest_b:
        blocks = _align(tokens_a, tokens_b)
    else:
        blocks = [_swap(block) for block in _align(tokens_b, tokens_a)]
    runs = [run for block in blocks for run in block.runs]
    return Alignment(
        passages=tuple(
            sorted(
                Passage(
                    span_tokens(tokens_a, block.a_start, block.a_end),
                    span_tokens(tokens_b, block.b_start, block.b_end),
                )
                for block in blocks
            )
        ),
        equal_a=tuple(sorted(span_tokens(tokens_a, i, i + n) for i, _, n in runs)),
        equal_b=tuple(sorted(span_tokens(tokens_b, j, j + n) for _, j, n in runs)),
    )


def _align(a: Tokens, b: Tokens) -> list[Block]:
    return align_shingles(list_shingles(a.hashes), list_shingles(b.hashes))


def _swap(block: Block) -> Block:
    runs = [(j, i, n) for i, j, n in block.runs]
    return Block(block.b_start, block.b_end, block.a_start, block.a_end, runs)


def span_tokens(tokens: Tokens, first: int, end: int) -> Span:
    """Return the characters of tokens *first* to *end*, *end* excluded.

    A token of an unspaced script reaches over the characters that follow it.
    """
    last = end - 1
    for _ in range(GRAM - 1):
        if last + 1 < len(tokens.hashes) and (tokens.hashes[last : last + 2] & UNSPACED_BIT).all():
            last += 1
    return Span(int(tokens.starts[first]), int(tokens.ends[last]))
