"""Texts -> characters without case and accents, told apart by tables."""

from __future__ import annotations

import attrs
import numpy as np
import numpy.typing as npt

from corpuskit.syndication.scripts import ALONE, BETWEEN, DIGIT, MARK, ODD, characters

Points = npt.NDArray[np.uint8] | npt.NDArray[np.uint16] | npt.NDArray[np.uint32]
"""Code points."""

Kinds = npt.NDArray[np.uint8]
"""What characters are to a word, with the flags `DIGIT` and `ODD`."""

FOLD_ASCII = bytes(
    ord(chr(b).lower()) if chr(b).isascii() and chr(b).isalnum() else 0 for b in range(256)
)
"""ASCII without case; 0 for what stands between words."""

_REFERENCE_DIGITS = 4


@attrs.frozen(kw_only=True, eq=False)
class Row:
    """Folded characters of the joined texts."""

    folded: npt.NDArray[np.uint32]
    """The characters."""

    kinds: Kinds
    """What each is to a word."""

    points: Points
    """The code points as they were."""

    origins: npt.NDArray[np.int64] | None
    """Where each of the folded ones comes from; ``None`` if they were folded one to one."""


def fold_text(text: str) -> Row:
    """Return the folded characters of *text*, which ends with line ends."""
    points = list_points(text)
    facts = characters().facts[points]
    kinds = (facts >> np.uint32(24)).astype(np.uint8)
    kinds[find_references(points)] = BETWEEN
    return _expand(points, facts & np.uint32(0xFFFFFF), kinds)


def find_references(points: Points) -> npt.NDArray[np.int64]:
    """Return the places of the digits in reference markers such as ``[12]``.

    They number the notes of one copy only.

    Args:
        points: Characters, the last of which is no digit and no bracket.
    """
    starts, found = np.flatnonzero(points == ord("[")), []
    for digits in range(_REFERENCE_DIGITS + 1):
        if starts.size == 0:
            break
        following = points[starts + digits + 1]  # A text ends in what is no digit.
        marks = starts[following == ord("]")]
        found += [marks + place for place in range(1, digits + 1)]
        starts = starts[(following >= ord("0")) & (following <= ord("9"))]
    return np.concatenate(found) if found else np.empty(0, np.int64)


def list_points(text: str) -> Points:
    """Return the code points of *text*."""
    try:
        data = text.encode("utf-16-le")  # Most texts are held like that: quicker than UTF-32.
    except UnicodeEncodeError:  # A lone surrogate.
        data = b""
    if len(data) == 2 * len(text):
        return np.frombuffer(data, np.uint16)
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _expand(points: Points, folded: npt.NDArray[np.uint32], kinds: Kinds) -> Row:
    """Put in the place of each odd character the characters it folds to, or none."""
    odd = np.flatnonzero(kinds & ODD)
    if odd.size == 0:
        return Row(folded=folded, kinds=kinds, points=points, origins=None)
    table = characters()
    entries = np.searchsorted(table.odd, points[odd])
    counts = table.bounds[entries + 1] - table.bounds[entries]
    lengths = np.ones(len(points), np.int64)
    lengths[odd] = counts
    origins = np.repeat(np.arange(len(points)), lengths)
    folded, kinds = folded[origins], kinds[origins]
    places = np.flatnonzero(kinds & ODD)
    inside = np.arange(len(places)) - np.repeat(np.cumsum(counts) - counts, counts)
    folded[places] = table.folds[np.repeat(table.bounds[entries], counts) + inside]
    kinds &= np.uint8(DIGIT | 3)
    # What follows in the fold of an unspaced character belongs to it.
    kinds[places[(inside > 0) & (kinds[places] == ALONE)]] = MARK
    return Row(folded=folded, kinds=kinds, points=points, origins=origins)
