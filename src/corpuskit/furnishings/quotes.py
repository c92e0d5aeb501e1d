"""Pull quotes: sentences of a body that a page prints once more, large, between paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    quotes = _quotes_by_opening(body.blocks)
    found = set()
    for host, block in enumerate(body.blocks):
        if len(block.text) <= SHORTEST_QUOTE or host in body.claimed:
            continue
        for sentence in _SENTENCES.split(block.text):
            words = _WORD.findall(sentence.casefold())
            for at, quote in quotes.get(tuple(words[:_OPENING]), ()):
                longer = len(block.text) > len(body.blocks[at].text)
                if longer and 0 < host - at <= NEAR and _holds(words, quote):
                    found.add(at)
    if len(found) <= MOST_QUOTES:
        yield from ((at, "pull-quote") for at in sorted(found))


def _quotes_by_opening(
    blocks: Sequence[Block],
) -> dict[tuple[str, ...], list[tuple[int, list[str]]]]:
    """Return the blocks that may be pull quotes, and their words, by their first words."""
    quotes: dict[tuple[str, ...], list[tuple[int, list[str]]]] = {}
    for at in range(1, len(blocks) - 1):
        text = blocks[at].text
        quoted = blocks[at].stops or text.endswith(_CLOSING)
        short = SHORTEST_QUOTE <= len(text) <= LONGEST_QUOTE
        if short and quoted and blocks[at].is_one_sentence:
            words = _WORD.findall(text.casefold())
            quotes.setdefault(tuple(words[:_OPENING]), []).append((at, words))
    return {opening: found for opening, found in quotes.items() if len(found) <= LONGEST_LIST}


def _holds(sentence: Sequence[str], quote: Sequence[str]) -> bool:
    """Whether the words of *quote* stand in *sentence*, in order, and are most of it."""
    if len(quote) < max(LEAST_WORDS, DENSITY * len(sentence)):
        return False
    rest = iter(sentence)
    return all(word in rest for word in quote)
