"""Texts -> characters without case and accents, told apart by tables."""

from __future__ import annotations

import attrs
import numpy as np
import numpy.typing as npt

from corpuskit.syndication.scripts import ALONE, BETWEEN, DIGIT, MARK, ODD, WORD, characters

Points = npt.NDArray[np.uint8] | npt.NDArray[np.uint16] | npt.NDArray[np.uint32]
"""Code points."""

Kinds = npt.NDArray[np.uint8]
"""What characters are to a word, with the flags `DIGIT` and `ODD`."""

_FOLD_ASCII = bytes(
    ord(chr(b).lower()) if chr(b).isascii() and chr(b).isalnum() else 0 for b in range(256)
)
"""ASCII without case; 0 for what stands between words."""

_REFERENCE_DIGITS = 4
LAST_DIGIT = ord("9")  # Of what is left of ASCII, digits come first.
_LAST_ASCII, _LAST_BYTE = 0x7F, 0xFF
_RARE = 4
"""How many times more characters there must be than those beyond ASCII for these to be rare."""


@attrs.frozen(kw_only=True, eq=False)
class Row:
    """Folded characters of the joined texts."""

    folded: npt.NDArray[np.uint8] | npt.NDArray[np.uint32]
    """The characters; in ASCII, 0 for what stands between words."""

    kinds: Kinds | None
    """What each is to a word; ``None`` in ASCII."""

    points: Points
    """The code points as they were."""

    origins: npt.NDArray[np.int64] | None
    """Where each of the folded ones comes from; ``None`` if they were folded one to one."""


def fold_text(text: str) -> Row:
    """Return the folded characters of *text*, which ends with a line end."""
    return _fold_ascii(text) if text.isascii() else _fold_points(text)


def _fold_ascii(text: str) -> Row:
    data = text.encode("ascii")
    points = np.frombuffer(data, np.uint8)
    folded = np.frombuffer(bytearray(data.translate(_FOLD_ASCII)), np.uint8)
    folded[_find_references(points)] = 0
    return Row(folded=folded, kinds=None, points=points, origins=None)


def _find_references(points: Points) -> npt.NDArray[np.int64]:
    """Return the places of the digits in reference markers such as ``[12]``.

    They number the notes of one copy only.
    """
    starts, found = np.flatnonzero(points == ord("[")), []
    for digits in range(_REFERENCE_DIGITS + 1):
        if starts.size == 0:
            break
        following = points[starts + digits + 1]  # A text ends in what is no digit.
        marks = starts[following == ord("]")]
        found += [marks + place for place in range(1, digits + 1)]
        starts = starts[(following >= ord("0")) & (following <= ord("9"))]
    return np.concatenate(found) if found else starts


def _fold_points(text: str) -> Row:
    """Fold characters of any script."""
    points = list_points(text)
    rare = np.flatnonzero(points > _LAST_ASCII)
    some = points[rare] if _RARE * len(rare) < len(points) else points
    facts = characters().facts[some]
    kinds = (facts >> np.uint32(24)).astype(np.uint8)
    values = facts & np.uint32(0xFFFFFF)
    references = _find_references(points)
    if some is points:
        kinds[references] = BETWEEN
        return _expand(points, values, kinds)
    # Mostly ASCII, with an accent or a curly quotation mark here and there.
    values[kinds == BETWEEN] = 0
    ascii_only = points.astype(np.uint8).tobytes().translate(_FOLD_ASCII)
    folded = np.frombuffer(bytearray(ascii_only), np.uint8)
    folded[references] = 0
    if (kinds & ~np.uint8(DIGIT)).max() <= WORD and values.max() <= _LAST_BYTE:
        folded[rare] = values
        return Row(folded=folded, kinds=None, points=points, origins=None)
    every = (folded != 0).astype(np.uint8)
    every[(folded != 0) & (folded <= LAST_DIGIT)] |= DIGIT
    every[rare] = kinds
    wide = folded.astype(np.uint32)
    wide[rare] = values
    return _expand(points, wide, every)


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
