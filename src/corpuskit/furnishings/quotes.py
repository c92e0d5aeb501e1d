"""Pull quotes: sentences of a body that a page prints once more, large, between paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.furnishings.blocks import Block, Body
    from corpuskit.records import FurnitureKind

SHORTEST_QUOTE, LONGEST_QUOTE = 40, 250
"""Characters of pull quotes."""

LEAST_WORDS = 6
"""Words of a pull quote."""

DENSITY = 0.6
"""Least part of the sentence's words that its pull quote takes up."""

NEAR = 12
"""Blocks from a pull quote down to its paragraph at most. Upwards nothing counts: what stands
above and holds sentences of the text may be its abstract."""

MOST_QUOTES = 3
"""Pull quotes of a body at most; where more sentences come back, one part of it sums up another."""

LONGEST_LIST = 8
"""Lines that open alike, above which they are a list."""

_OPENING = 3
_CLOSING = ('"', "”", "»", "“")
_WORD = re.compile(r"\w+")
_SENTENCES = re.compile(r"(?<=[.!?…。])[\"'”’»)]{0,2}\s+")


def find_quotes(body: Body) -> Iterator[tuple[int, FurnitureKind]]:
    """Yield the lines that stand again, perhaps a little longer, in a paragraph below them."""
    quotes = _list_quotes(body.blocks)
    found = set()
    for host, block in enumerate(body.blocks):
        if not quotes or len(block.text) <= SHORTEST_QUOTE or host in body.claimed:
            continue
        folded = block.text.casefold()
        near = [
            quote
            for quote in quotes
            if 0 < host - quote.at <= NEAR
            and len(block.text) > len(body.blocks[quote.at].text)
            and quote.longest in folded
        ]
        if not near:
            continue
        for sentence in _SENTENCES.split(block.text):
            words = _WORD.findall(sentence.casefold())
            for quote in near:
                if words[:_OPENING] == quote.words[:_OPENING] and _holds(words, quote.words):
                    found.add(quote.at)
    if len(found) <= MOST_QUOTES:
        yield from ((at, "pull-quote") for at in sorted(found))


@attrs.frozen
class _Quote:
    """A block that may be a pull quote."""

    at: int
    """Its number."""

    words: Sequence[str]
    """Its words, case-folded."""

    longest: str
    """The longest of them."""


def _list_quotes(blocks: Sequence[Block]) -> list[_Quote]:
    """Return the blocks that may be pull quotes; of many that open alike none is one."""
    quotes: dict[tuple[str, ...], list[_Quote]] = {}
    for at in range(1, len(blocks) - 1):
        text = blocks[at].text
        quoted = blocks[at].stops or text.endswith(_CLOSING)
        short = SHORTEST_QUOTE <= len(text) <= LONGEST_QUOTE
        if short and quoted and blocks[at].is_one_sentence:
            words = _WORD.findall(text.casefold())
            quote = _Quote(at, words, max(words, key=len, default=""))
            quotes.setdefault(tuple(words[:_OPENING]), []).append(quote)
    few = [alike for alike in quotes.values() if len(alike) <= LONGEST_LIST]
    return [quote for alike in few for quote in alike if len(quote.words) >= LEAST_WORDS]


def _holds(sentence: Sequence[str], quote: Sequence[str]) -> bool:
    """Whether the words of *quote* stand in *sentence*, in order, and are most of it."""
    if len(quote) < max(LEAST_WORDS, DENSITY * len(sentence)):
        return False
    rest = iter(sentence)
    return all(word in rest for word in quote)
