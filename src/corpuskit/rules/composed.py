"""Letters written as a letter and a loose accent.

Repairs: to the composed form, NFC, one cluster of letter and marks at a time; ANGSTROM SIGN and
other singletons to the letter they stand for.
Leaves alone: ligatures, full width, superscripts (that would be NFKC, which loses information);
clusters of more than 32 marks, which no language has.
Costs: nothing: both forms are the same text by the Unicode Standard (UAX 15).
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from corpuskit.records import Edit
from corpuskit.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "composed-letter"

LONGEST_CLUSTER = 32
"""Marks on one letter, twice what "Zalgo" text usually has; ordering more takes quadratic time."""

PIECE = 1024
"""Characters looked at together: a piece of nothing but marks is ordered within a millisecond."""


def _begins_cluster(char: str) -> bool:
    """Return whether *char* never joins with what stands before it."""
    if char < "\u0300":
        return True
    if unicodedata.combining(char):
        return False
    # Vowel signs and Hangul jamo join backwards though they are no accents.
    return unicodedata.category(char) not in ("Mc", "Mn") and not "\u1160" <= char <= "\u11ff"


def _clusters(line: str, offset: int) -> Iterator[tuple[int, str]]:
    """Yield each letter of *line* with its marks, and where it stands."""
    begin = 0
    for index in range(1, len(line) + 1):
        if index == len(line) or _begins_cluster(line[index]):
            yield offset + begin, line[begin:index]
            begin = index


def find_loose_accents(text: str, /) -> Iterator[Edit]:
    """Yield the edits that compose letters with their accents."""
    if text.isascii():
        return
    offset = 0
    for line in text.split("\n"):
        if not line.isascii() and not _is_composed(line):
            for start, cluster in _clusters(line, offset):
                if len(cluster) > LONGEST_CLUSTER:
                    continue
                new = unicodedata.normalize("NFC", cluster)
                if new != cluster:
                    yield Edit(start=start, end=start + len(cluster), text=new, rule=NAME)
        offset += len(line) + 1


def _is_composed(line: str) -> bool:
    """Return whether *line* is in NFC.

    Asked piece by piece, the pieces overlapping by a cluster: the standard library orders marks
    in quadratic time.
    """
    step = PIECE - LONGEST_CLUSTER
    pieces = (line[at : at + PIECE] for at in range(0, len(line), step))
    return all(unicodedata.is_normalized("NFC", piece) for piece in pieces)


def _stands_alone(char: str) -> bool:
    """Return whether *char* is composed, and joins with nothing before it."""
    return _begins_cluster(char) and unicodedata.is_normalized("NFC", char)


QUIET = frozenset(
    char
    for first, last in ((0x80, 0x0590), (0x10A0, 0x1100), (0x2000, 0x2300), (0x3001, 0x3100))
    for char in map(chr, range(first, last))
    if _stands_alone(char)
)
"""Composed characters of the alphabets of Europe and the Caucasus, of punctuation, and kana: a text
without others is composed."""

RULE = Rule(name=NAME, level="transport", find=find_loose_accents, quiet=QUIET, scope="line")
