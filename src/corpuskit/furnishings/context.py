"""The rules that need the whole body: notes at its end, links between its paragraphs.

The same contract as in ``furniture_rules``: a body in, numbers of blocks with their kind out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.agencies import read_credit_line
from corpuskit.bylines import is_name
from corpuskit.furnishings.blocks import LONG, SHAPE_WINDOW
from corpuskit.furnishings.rules import LONGEST_CREDIT, LONGEST_NOTE, LONGEST_TEASER
from corpuskit.furnishings.words import (
    BIOGRAPHY,
    DEFINITION,
    END_NOTE,
    NOTE_MARK,
    REFERENCE_HEADING,
    REFERENCE_MARK,
    REPORTED_FROM,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpuskit.furnishings.blocks import Block, Body
    from corpuskit.records import FurnitureKind

LEAST_TEASERS = 3
"""Paragraphs without a final stop that a body needs before they are taken for teasers: one or two
are slips of the pen."""

SHORTEST_TEASER = 80
"""Characters of the shortest teaser: shorter lines without stop are sub-headings."""

LEAST_STOPPED = 0.75
"""Share of a body's paragraphs that end in a stop where a missing one means something."""

LEAST_PARAGRAPHS = 8
"""Paragraphs that a body needs before shares are taken of them."""

LEAST_LINKS = 2
"""Bulleted headlines in a row that are a list of links."""

SHORTEST_LINK = 35
"""Characters that bulleted headlines have on average; points of a list are shorter."""

END_BLOCKS = 4
"""Blocks from the end within which notes on authors and sources stand."""

LONGEST_END_NOTE = 200
"""Characters of the longest closing note on who reported, edited or paid."""

LEAST_NOTES = 2
"""Numbered notes in a row, counted from 1, that are a list of notes."""

MARKED_SHARE = 0.95
"""Share of paragraphs with reference markers from which a run without any is another text: an
encyclopaedia page of the seeds has 0.99, an essay with notes 0.5."""

ALIKE_SHARE = 0.9
"""Share of the blocks below a heading of references that look like references."""

LEAST_UNMARKED = 8
"""Paragraphs without markers at the end that are another text."""

_URL_ALONE = re.compile(r"\s*<?https?://\S+\s*\Z")
_SENTENCE_END = re.compile(r"[.!?…]\s+")
_FIELD = re.compile(r"\s*\w+(?: \w+){0,2}:\s")
_REFERENCE = re.compile(r"https?://|\b(?:19|20)\d\d\b|\bpp?\.\s?\d")


def find_notes(body: Body) -> Iterator[tuple[int, FurnitureKind]]:
    """Yield notes and references: numbered from 1 behind the text, or below their heading."""
    notes = _numbered_notes(body.blocks)
    if notes and _are_notes(body.blocks, notes):
        found = range(notes[0], notes[-1] + 1)
    else:
        heading = _heading_of_references(body.blocks)
        found = range(0) if heading is None else range(heading, len(body.blocks))
    yield from ((at, "reference-list") for at in found)


def find_other_texts(body: Body) -> Iterator[tuple[int, FurnitureKind]]:
    """Yield what follows a text full of reference markers and has none: other pages, quotations.

    Such are the summaries of linked pages and the quotations from sources that an encyclopaedia
    prints behind an article.
    """
    blocks = body.blocks
    free = [at for at in range(len(blocks)) if at not in body.claimed]
    marked = [at for at in free if REFERENCE_MARK.search(blocks[at].text)]
    if not marked:
        return
    end = marked[-1] + 1
    before = [at for at in free if marked[0] <= at < end]
    after = [at for at in free if at >= end]
    if len(marked) < max(MARKED_SHARE * len(before), LEAST_PARAGRAPHS):
        return
    if len(after) < LEAST_UNMARKED:
        return
    pages = end
    while any(DEFINITION.match(block.text[:SHAPE_WINDOW]) for block in blocks[pages : pages + 2]):
        pages += 1
    for at in after:
        yield at, "related-links" if at < pages else "reference-list"


def find_links(body: Body) -> Iterator[tuple[int, FurnitureKind]]:
    """Yield runs of bulleted headlines between paragraphs."""
    blocks = body.blocks
    at = 0
    while at < len(blocks):
        end = at
        while end < len(blocks) and blocks[end].is_bullet:
            end += 1
        if end - at >= LEAST_LINKS and at and _are_links(blocks, at, end):
            for number in range(at, end):
                yield number, "related-links"
        at = max(end, at + 1)


def find_teasers(body: Body) -> Iterator[tuple[int, FurnitureKind]]:
    """Yield headlines of other articles that stand between paragraphs without any mark.

    They show by their missing stop, in a body where all else has one, and by their number.
    """
    blocks = body.blocks
    long = [block for block in blocks if block.is_long]
    if len(long) < LEAST_PARAGRAPHS:
        return
    if sum(block.stops for block in long) < LEAST_STOPPED * len(long):
        return
    free = [at for at in range(1, len(blocks) - 1) if at not in body.claimed]
    teasers = [at for at in free if _is_teaser(blocks, at)]
    if len(teasers) >= LEAST_TEASERS:
        for at in teasers:
            yield at, "related-links"


def find_signatures(body: Body) -> Iterator[tuple[int, FurnitureKind]]:
    """Yield what closes an article: wires, names, offices, biographies, notes on who reported."""
    blocks = body.blocks
    free = [at for at in range(1, len(blocks)) if at not in body.claimed]
    free = [at for at in free if not _URL_ALONE.match(blocks[at].text)]
    closing = free[-END_BLOCKS:]
    for at in reversed(closing):
        kind = _closing_kind(body, at)
        if kind is None:
            break
        yield at, kind
    names = [at for at in closing if blocks[at].begins_big and is_name(blocks[at].text)]
    if names and closing[-1] == names[-1] + 1 and _is_office(blocks[closing[-1]]):
        yield from ((at, "signature") for at in (*names, closing[-1]))


def _numbered_notes(blocks: Sequence[Block]) -> list[int]:
    """Return the blocks numbered from 1 without a gap in the count, the last such series."""
    notes: list[int] = []
    series: list[int] = []
    for at, block in enumerate(blocks):
        match = NOTE_MARK.match(block.text[:SHAPE_WINDOW])
        number = int(match["square"] or match["caret"]) if match else 0
        if number == 1 and at > 0:
            series = [at]
        elif series and number == len(series) + 1:
            series.append(at)
        if len(series) >= LEAST_NOTES:
            notes = series
    return notes


def _are_notes(blocks: Sequence[Block], notes: Sequence[int]) -> bool:
    """Whether the numbered blocks are notes and no numbered parts of the text.

    Either the text before them cites most of them, or they stand in the second half and most have
    the form of references.
    """
    before = " ".join(block.text for block in blocks[: notes[0]])
    marks = set(REFERENCE_MARK.findall(before))
    cited = sum(f"[{number}]" in marks for number in range(1, len(notes) + 1))
    if 2 * cited >= len(notes):
        return True
    alike = sum(_REFERENCE.search(blocks[at].text[:SHAPE_WINDOW]) is not None for at in notes)
    return 2 * alike >= len(notes) and 2 * notes[0] >= len(blocks)


def _heading_of_references(blocks: Sequence[Block]) -> int | None:
    """Return the block with a heading of references that only references follow."""
    for at in range(len(blocks) - 2, 0, -1):
        if REFERENCE_HEADING.match(blocks[at].text[:LONGEST_CREDIT]):
            below = blocks[at + 1 :]
            alike = sum(_is_reference(block) or block.is_numbered for block in below)
            return at if alike >= ALIKE_SHARE * len(below) else None
    return None


def _is_reference(block: Block) -> bool:
    """Whether *block* has the form of a note or reference."""
    text = block.text[:SHAPE_WINDOW]
    return NOTE_MARK.match(text) is not None or _REFERENCE.search(text) is not None


def _are_links(blocks: Sequence[Block], start: int, end: int) -> bool:
    """Whether the bulleted blocks *start* to *end* are headlines and no points of a list."""
    before, items = blocks[start - 1], blocks[start:end]
    if before.text.endswith((":", ",", ";", "–", "-")) or not before.stops:
        return False
    if end == len(blocks) or blocks[end].is_numbered or not blocks[end].begins_big:
        return False
    titled = all(
        item.begins_big
        and not item.text.endswith((".", ";", ",", ":"))
        and "  " not in item.bare
        and len(item.text) <= LONGEST_TEASER
        for item in items
    )
    counted = sum(any(char.isdigit() for char in item.text) for item in items)
    if 2 * counted > len(items):
        return False
    return titled and sum(len(item.bare) for item in items) >= SHORTEST_LINK * len(items)


def _is_teaser(blocks: Sequence[Block], at: int) -> bool:
    """Whether block *at* is a long line without stop between paragraphs that have one."""
    block, before, after = blocks[at], blocks[at - 1], blocks[at + 1]
    return (
        SHORTEST_TEASER <= len(block.text) <= LONGEST_TEASER
        and len(_SENTENCE_END.split(block.text)[-1]) >= LONG
        and block.begins_big
        and not block.stops
        and not block.text.endswith((":", ",", ";", "–", "—", "-", "|"))
        and not (block.is_bullet or block.is_numbered or _FIELD.match(block.text))
        and before.stops
        and not (after.is_bullet or after.is_numbered)
        and after.text[:1].isprintable()
    )


def _closing_kind(body: Body, at: int) -> FurnitureKind | None:
    """Return what block *at*, at the end of its body, is besides text; ``None`` for text."""
    block = body.blocks[at]
    text = block.text
    if len(text) > LONGEST_NOTE:
        return None
    if read_credit_line(text) or (block.begins_big and is_name(text) and not block.stops):
        return "signature"
    reported = block.is_one_sentence and REPORTED_FROM.match(text)
    noted = len(text) <= LONGEST_END_NOTE and (reported or END_NOTE.match(text))
    return "author-note" if noted or _is_biography(body, at) else None


def _is_biography(body: Body, at: int) -> bool:
    """Whether block *at* says who the author is: a name that the article does not speak of."""
    text = body.blocks[at].bare
    match = BIOGRAPHY.match(text)
    if match is None or '"' in text or "“" in text:
        return False
    name = match["name"]
    surname = name.split()[-1]
    return is_name(name) and not any(surname in block.text for block in body.blocks[:at])


def _is_office(block: Block) -> bool:
    """Whether *block* says what somebody is: short, without stop."""
    return len(block.text) <= LONGEST_NOTE // 2 and not block.stops and block.begins_big
