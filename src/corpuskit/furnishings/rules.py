"""The rules that find furniture among the blocks of one body.

Each rule takes a body and yields the numbers of blocks with their kind. Rules lean on where a
block stands and what stands around it as much as on its words: a missed caption costs little, a
paragraph thrown away costs much. A block that two rules claim belongs to the earlier rule.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from corpuskit.agencies import read_credit_line
from corpuskit.bylines import is_name, read_byline
from corpuskit.dates import looks_like_date_line
from corpuskit.furnishings.blocks import LONG, SHAPE_WINDOW
from corpuskit.furnishings.words import (
    ADVISORY,
    CAPTION_HEAD,
    CONTINUES,
    COPYRIGHT_NAME,
    CORRECTION,
    CREDIT_TAIL,
    EDITORS_NOTE,
    LINK_CARD,
    LINK_PREFIXES,
    PICTURE_AGENCY,
    RIGHTS,
    SUBSCRIPTION,
    TWEET,
    WEAK_HEAD,
)
from corpuskit.labels import label_kind
from corpuskit.records import FurnitureKind

if TYPE_CHECKING:
    from corpuskit.furnishings.blocks import Block, Body

Rule = Callable[["Body"], Iterator[tuple[int, FurnitureKind]]]
"""What every rule is: a body in, block numbers with kinds out."""

LONGEST_CAPTION = 320
"""Characters of the longest caption: the longest of the seeds has 170, elsewhere 300 were met."""

LONGEST_CREDIT = 90
"""Characters of the longest line that is a picture credit alone."""

LONGEST_NOTE = 320
"""Characters of the longest call, note or biography taken for one."""

SHORTEST_TEASER = 20
"""Characters of the shortest headline of another article: below, it is a sub-heading."""

LONGEST_TEASER = 260
"""Characters of the longest headline with its deck."""

_ORNAMENT = " \t\u00a0»›>→▶►…:.·•|[]()"
_CREDIT_WINDOW = 140
_CREDIT_WORDS = 6
_CREDIT_SIGNS = (":", "/", "…", "...", "©", "(", " by ", " von ", " par ", " de ", " di ", " door ")
_LEAST_BARS = _FRAME_BARS = 2
_LONGEST_CELL = 80
_CAUGHT = 1
_BEFORE_PHOTOGRAPHER = 2
_LEAST_SMALL_LETTERS = 8
_CAPTION_BELOW = _WEAK_CAPTION = 120
_PREFIX = re.compile(
    r"\s*[•*>»–-]?\s*(?P<label>[^\s:：][^\n:：]{1,40})\s?[:：][\s\u00a0]*(?P<rest>\S)"
)


def find_tables(body: Body) -> Iterator[tuple[int, FurnitureKind]]:
    """Yield rows of tables that were flattened with bars, and what stands caught between them."""
    rows = [at for at, block in enumerate(body.blocks) if _is_table(block)]
    for at in rows:
        yield at, "table"
    for before, after in itertools.pairwise(rows):
        if after - before == 1 + _CAUGHT:
            yield before + 1, "table"


def find_labels(body: Body) -> Iterator[tuple[int, FurnitureKind]]:
    """Yield lines that are nothing but a label of the page, and headlines above "Read more"."""
    blocks = body.blocks
    for at, block in enumerate(blocks):
        kind = label_kind(block.text)
        if kind is None or (body.wrapped and not block.begins_big):
            continue
        yield at, kind
        if at and _continues(block.text) and _is_headline(blocks[at - 1]):
            yield at - 1, "related-links"


def find_prefixed(body: Body) -> Iterator[tuple[int, FurnitureKind]]:
    """Yield lines that open with a label and a colon: "Related: ...", "Lesen Sie auch: ..."."""
    for at, block in enumerate(body.blocks):
        match = _PREFIX.match(block.text)
        if match is None or len(block.text) > LONGEST_TEASER:
            continue
        label = match["label"]
        linked = label_kind(label) == "read-more" or label.casefold().strip() in LINK_PREFIXES
        if linked and not block.stops and block.begins_big:
            yield at, "related-links"


def find_calls(body: Body) -> Iterator[tuple[int, FurnitureKind]]:
    """Yield calls to subscribe, corrections, desk notes, advisories and copyright lines."""
    for at, block in enumerate(body.blocks):
        text = block.text[: 2 * SHAPE_WINDOW]
        short = len(block.text) <= LONGEST_NOTE
        if short and SUBSCRIPTION.match(text):
            yield at, "subscription"
        elif CORRECTION.match(text) and len(block.text) <= 2 * SHAPE_WINDOW:
            yield at, "correction"
        elif short and EDITORS_NOTE.match(text):
            yield at, "other"
        elif short and RIGHTS.match(text):
            yield at, "copyright"
        elif at == 0 and short and not block.stops and _is_advisory(text):
            yield at, "wire-advisory"


def find_captions(body: Body) -> Iterator[tuple[int, FurnitureKind]]:
    """Yield captions and picture credits: by their words, and by credits that stand beside them."""
    blocks = body.blocks
    for at, block in enumerate(blocks):
        if len(block.text) > LONGEST_CAPTION:
            continue
        if _begins_as_caption(block.text) or _ends_in_credit(block.text):
            yield at, "caption"
        elif _is_credit(block):
            yield at, "photo-credit"
            yield from _captions_beside(body, at)
        elif _is_photographer(body, at):
            yield at, "photo-credit"
            yield at - 1, "caption"


def find_embeds(body: Body) -> Iterator[tuple[int, FurnitureKind]]:
    """Yield embedded posts: account, text and link card around "17 hours ago"; tweets."""
    blocks = body.blocks
    for at, block in enumerate(blocks):
        if len(block.text) > LONGEST_NOTE:
            continue
        card = at > 0 and not block.stops and LINK_CARD.match(block.text)
        if card or TWEET.search(block.text):
            yield at, "embed"
        elif at and label_kind(block.text) == "time-stamp" and _is_account(blocks[at - 1]):
            yield at - 1, "embed"
            post, below = blocks[at + 1 : at + 2], blocks[at + 2 : at + 3]
            if post and (not below or LINK_CARD.match(below[0].text[:LONGEST_NOTE])):
                yield at + 1, "embed"


def find_section_bylines(body: Body) -> Iterator[tuple[int, FurnitureKind]]:
    """Yield lines between paragraphs that name the author of what follows."""
    for at, block in enumerate(body.blocks[1:], 1):
        byline = read_byline(block.text) if len(block.text) <= LONGEST_CREDIT else None
        if byline is not None and byline.marked and not (body.wrapped and block.stops):
            yield at, "author-note"


def find_times(body: Body) -> Iterator[tuple[int, FurnitureKind]]:
    """Yield date lines before the first paragraph and behind the last one."""
    long = [at for at, block in enumerate(body.blocks) if block.is_long]
    if not long:
        return
    for at, block in enumerate(body.blocks):
        if not long[0] < at < long[-1] and looks_like_date_line(block.text):
            yield at, "time-stamp"


def _is_table(block: Block) -> bool:
    """Whether bars divide *block* into cells, or it is a rule between rows of cells.

    Two bars a row, one at either end, are a frame around text.
    """
    text, rows = block.text, block.last - block.first + 1
    bars = text.count("|")
    if rows > 1 or (block.is_long and text.startswith("|") and text.endswith("|")):
        return bars > _FRAME_BARS * rows and len(text) <= _LONGEST_CELL * bars
    if bars >= _LEAST_BARS and len(text) <= _LONGEST_CELL * bars:
        return True
    return len(text) <= LONGEST_CAPTION and (text.endswith("|") or text.startswith("|"))


def _continues(label: str) -> bool:
    """Whether *label* leads from a headline above it to the article."""
    return label.casefold().strip(_ORNAMENT) in CONTINUES


def _is_headline(block: Block) -> bool:
    """Whether *block* may be the headline of another article."""
    return (
        SHORTEST_TEASER <= len(block.text) <= LONGEST_TEASER
        and block.begins_big
        and not block.stops
        and not block.text.endswith((":", ",", ";"))
    )


def _is_account(block: Block) -> bool:
    """Whether *block* may be the name of an account that posts."""
    return len(block.text) < LONG and block.begins_big and not block.stops and not block.is_bullet


def _is_advisory(text: str) -> bool:
    """Whether *text* is a wire desk's advisory: capitals among small letters, or in brackets."""
    match = ADVISORY.match(text)
    if match is None:
        return False
    return sum(char.islower() for char in text) >= _LEAST_SMALL_LETTERS


def _begins_as_caption(text: str) -> bool:
    """Whether *text* says of itself that it is a caption or credit."""
    if CAPTION_HEAD.match(text) is None:
        return False
    return len(text) <= _WEAK_CAPTION or WEAK_HEAD.match(text) is None


def _ends_in_credit(text: str) -> bool:
    """Whether a picture credit closes *text*."""
    tail = text[-_CREDIT_WINDOW:]
    if not any(sign in tail for sign in _CREDIT_SIGNS) or read_credit_line(text):
        return False
    return CREDIT_TAIL.search(tail) is not None


def _is_credit(block: Block) -> bool:
    """Whether *block* is a picture credit and no more."""
    text = block.text
    if len(text) > LONGEST_CREDIT or text.endswith((":", ",")) or block.stops:
        return False
    if COPYRIGHT_NAME.match(text) and not RIGHTS.match(text):
        return True
    agency = PICTURE_AGENCY.search(text)
    if agency is None or agency.start() < 1 or read_credit_line(text):
        return False
    name = text[: agency.start()].strip(" ,/–—-(|")
    return is_name(name) or (len(name.split()) <= _CREDIT_WORDS and ("/" in text or "via" in text))


def _captions_beside(body: Body, at: int) -> Iterator[tuple[int, FurnitureKind]]:
    """Yield the caption of the credit at block *at*: close above it, or below a © credit."""
    blocks = body.blocks
    if at and blocks[at].gap == 0 < blocks[at - 1].gap:
        if len(blocks[at - 1].text) <= LONGEST_CAPTION:
            yield at - 1, "caption"
    elif COPYRIGHT_NAME.match(blocks[at].text) and at + 1 < len(blocks):
        below = blocks[at + 1]
        quotes = any(mark in below.text for mark in '"“”«»')
        if len(below.text) > _CAPTION_BELOW or not below.is_long or quotes:
            return
        if below.is_one_sentence and below.stops:
            yield at + 1, "caption"


def _is_photographer(body: Body, at: int) -> bool:
    """Whether block *at* is a bare name below a caption, both in the midst of paragraphs."""
    blocks = body.blocks
    if not _BEFORE_PHOTOGRAPHER <= at < len(blocks) - 1 or len(blocks[at].text) > LONGEST_CREDIT:
        return False
    caption, above, below = blocks[at - 1], blocks[at - 2], blocks[at + 1]
    return (
        is_name(blocks[at].text)
        and not (blocks[at].stops or blocks[at].text.isupper() or label_kind(blocks[at].text))
        and LONG <= len(caption.text) <= LONGEST_CAPTION
        and _is_headline(caption)
        and (above.stops and below.stops and "://" not in caption.text)
        and not (caption.is_bullet or caption.is_numbered)
    )
