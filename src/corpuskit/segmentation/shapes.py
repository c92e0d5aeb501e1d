"""Rows abstracted to shapes of several grains, so that recurring ones can be counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpuskit.cues.view import Scores, Whole
    from corpuskit.segmentation.features import Scored

TITLE_CASE = 0.75
"""Share of words with a capital from which a row is in title case."""

_MOST_MIXED = 1 << 62
"""Combinations that are told apart by one number."""

OUT = -1
"""Shape of what lies beyond the ends of a feed."""

_CLASSES = (
    ("rule-line", 0.5, "rule"),
    ("database-mark", 0.5, "mark"),
    ("mail-header", 0.5, "mail"),
    ("length-line", 0.5, "length"),
    ("date-line", 0.6, "date"),
    ("copyright-line", 0.5, "rights"),
    ("byline", 0.5, "by"),
    ("dateline", 0.5, "place"),
    ("url-line", 0.5, "url"),
    ("contents-title", 0.5, "contents"),
    ("field-label", 0.5, "label"),
    ("bullet", 0.5, "bullet"),
    ("numbering", 0.5, "number"),
    ("date-line", 0.25, "dated"),
    ("publication-line", 0.5, "paper"),
)
"""Cues, least scores and the class they give a row; the first that fits wins."""


def name_classes(scored: Scored) -> Whole:
    """Return the class of each row as a number: what kind of header, body or foot row it is."""
    return scored.kinds


def classify_rows(scores: Mapping[str, Scores]) -> Whole:
    """Return the same, given what the cues say of the rows."""
    size = len(scores["extent"])
    length = np.digitize(scores["extent"], (0.25, 0.7, 1.2)) + 4 * (scores["full-stop"] > 0)
    case = np.digitize(scores["capitals"], (0.3, 0.7)) * 8 + 24 * (
        scores["title-case"] > TITLE_CASE
    )
    result = np.asarray(100 + length + case, dtype=np.int64)
    given = np.zeros(size, dtype=np.bool_)
    for number, (cue, least, _) in enumerate(_CLASSES):
        fits = ~given & (scores[cue] >= least)
        result[fits] = number
        given |= fits
    return result


def combine(*keys: Whole) -> Whole:
    """Return one number for each combination of *keys*, from 0 on, none left out."""
    return np.unique(mix(*keys), return_inverse=True)[1]


def mix(*keys: Whole) -> Whole:
    """Return one number for each combination of *keys*, in their order; some are left out."""
    result = np.zeros(len(keys[0]), dtype=np.int64)
    most = 1
    for key in keys:
        size = int(key.max(initial=0)) + 2
        if most * size > _MOST_MIXED:
            result = np.unique(result, return_inverse=True)[1]
            most = int(result.max(initial=0)) + 1
        result = result * size + key + 1
        most *= size
    return result


def move(key: Whole, offset: int) -> Whole:
    """Return *key* read *offset* rows further down; :data:`OUT` beyond the ends."""
    result = np.full(len(key), OUT, dtype=np.int64)
    if abs(offset) < len(key):
        if offset > 0:
            result[:-offset] = key[offset:]
        elif offset < 0:
            result[-offset:] = key[:offset]
        else:
            result[:] = key
    return result


def read_at(key: Whole, places: Whole) -> Whole:
    """Return *key* at *places*; :data:`OUT` beyond the ends."""
    inside = (places >= 0) & (places < len(key))
    return np.where(inside, key[np.clip(places, 0, len(key) - 1)], OUT)
