"""What stands below the last paragraph: initials, addresses, notices of a mailing list.

The same contract as in ``furnishings.rules``: a body in, numbers of blocks with their kind out.
Looked at from the end upwards, as far as one thing below the text follows the other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.furnishings.blocks import LONG

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpuskit.furnishings.blocks import Block, Body
    from corpuskit.records import FurnitureKind

MOST_LINES = 10
"""Lines of the longest address below a text."""

LONGEST_ADDRESS = 300
"""Characters of the longest address: six or seven short lines."""

LEAST_CONTACTS = 2
"""Lines with telephone, mail or page that make short lines an address."""

LONGEST_NOTICE = 600
"""Characters of the longest notice of a mailing list."""

_MAIL = re.compile(
    r"(?i:e-?mail|mail|kontakt|contact)?\s?:?\s?<?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}>?"
)
"""A mail address alone on its line."""

_INITIALS = re.compile(
    r"""
    \(? [a-z]{2,4} (?: [/-] [a-z]{2,4} ){1,6} \)?       # val/mdl/dw, (jai/gm): who wrote and edited
    | [A-ZÀ-Þ]\. (?: [ -]?[A-ZÀ-Þ]{1,3}[a-z]?\. ){1,3}  # P. PO., J.-P. M.
    """,
    re.VERBOSE,
)
_RULE = re.compile(r"[-_=*~#. ]{3,}")
_CONTACT = re.compile(
    r"""
    @[\w-]{1,63}\.\w | \bwww\. | https?://
    | (?i: \b(?: phone | fax | tel(?:efon|éfono|éphone|efone)? | mobile | cell | тел | факс )\b )
    | \(\d{3}\)\ ?\d{3}-\d{4} | \+\d{1,3}[ (-]\d
    """,
    re.VERBOSE,
)
"""Telephone, mail or page in a line of an address."""

_NOTICE = re.compile(
    r"""
    \bunsubscribe\b | \byou\ (?:are\ receiving|received)\ this\ (?:e-?mail|message|newsletter)\b
    | \bto\ be\ removed\ from\ (?:this|our|the)\ (?:mailing\ )?list\b | \bopt[ -]out\b
    | \bvom\ (?:newsletter|verteiler)\ ab(?:melden|bestellen)\b | \bnewsletter\ abbestellen\b
    | \bse\ désabonner\b | \bvous\ recevez\ ce\ (?:message|courriel)\b | \bdarse\ de\ baja\b
    | \brecibe\ este\ (?:correo|mensaje)\b | \bannullare\ l['’]iscrizione\b | \buitschrijven\b
    | \bcancelar\ a\ (?:assinatura|inscrição)\b | \bотписаться\b | \babonelikten\ çık
    | \bwypisać\ się\b | \bavsluta\ prenumerationen\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What a notice of a mailing list says, in the words of twelve languages."""


def find_endings(body: Body) -> Iterator[tuple[int, FurnitureKind]]:
    """Yield what stands below the last paragraph and is not part of the text."""
    end = len(body.blocks)
    while end > 1:
        at = end - 1
        if at in body.claimed:
            end = at
            continue
        kind = _closing_kind(body.blocks[at])
        if kind is not None:
            yield at, kind
            end = at
            continue
        first = _address_start(body.blocks, end)
        if first == end:
            return
        yield from ((number, "signature") for number in range(first, end))
        end = first


def _closing_kind(block: Block) -> FurnitureKind | None:
    """Return what the last block is besides text; ``None`` if it may be text."""
    text = block.text
    if len(text) <= LONG and (_MAIL.fullmatch(text) or _INITIALS.fullmatch(text)):
        return "signature"
    if _RULE.fullmatch(text):
        return "other"
    if len(text) <= LONGEST_NOTICE and _NOTICE.search(text):
        return "subscription"
    return "signature" if _is_address(block) else None


def _is_address(block: Block) -> bool:
    """Whether *block* is an address of several rows, read as a paragraph of wrapped lines."""
    if block.last == block.first or len(block.text) > LONGEST_ADDRESS or block.stops:
        return False
    return block.is_one_sentence and len(_CONTACT.findall(block.text)) >= LEAST_CONTACTS


def _address_start(blocks: Sequence[Block], end: int) -> int:
    """Return where the address begins that ends before block *end*; *end* if there is none."""
    first = end
    while first > max(1, end - MOST_LINES) and _is_address_line(blocks[first - 1]):
        first -= 1
    contacts = [at for at in range(first, end) if _CONTACT.search(blocks[at].text)]
    if len(contacts) < LEAST_CONTACTS:
        return end
    # Lines above the first telephone or mail address: names and streets, set close to it.
    begin = contacts[0]
    while begin > first and blocks[begin].gap == 0:
        begin -= 1
    return begin


def _is_address_line(block: Block) -> bool:
    """Whether *block* is short and no sentence."""
    return len(block.text) <= LONG and not block.stops and not block.is_bullet
