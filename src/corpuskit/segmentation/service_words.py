"""Rows that speak of the publication itself, not of the news: subscriptions, advertisements, ends.

Such rows stand between articles and behind the last one. The words are data: a row that holds one
of them is no proof, only one of the measures that :mod:`corpuskit.segmentation.closings` takes.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corpuskit.cues.signs import to_codes
from corpuskit.cues.view import HEAD

if TYPE_CHECKING:
    from corpuskit.cues.signs import Codes, Mask, Places
    from corpuskit.cues.view import Scores, View, Whole

SERVICE = (
    "subscri", "mailing list", "newsletter", "e-mail us", "feedback", "comments to", "contact us",
    "disclaimer", "confidential", "recipient", "this message", "this e-mail", "this email",
    "all rights reserved", "copyright", "forward this", "reproduc", "redistribut", "permission",
    "published by", "publisher", "editorial", "editor:", "issn", "privacy policy", "webmaster",
    "about this", "about us", "staff", "archive",
    "abonn", "abbestell", "bestell", "herausgeb", "redaktion", "impressum", "alle rechte",
    "désinscri", "désabonn", "tous droits", "rédaction", "suscri", "redacción", "derechos",
    "iscriv", "redazione", "diritti", "assin", "redação", "direitos", "prenumer", "redakt",
    "tilaa", "toimitus", "подпис", "рассылк", "редакц", "все права", "購読", "配信", "订阅", "版权",
)  # fmt: skip
"""Subscriptions, imprint and rights, in small letters, as they stand inside longer words."""

NAVIGATION = (
    "more news", "more on ", "more stories", "read more", "more at", " stories at", "click here",
    "top of page", "back to", "return to", "to read ", "full story", "see also", "also in",
    "next article", "previous", "end of", "visit us", "for more information", "related",
    "zurück", "weiter", "mehr ", "lesen sie", "retour", "suite", "lire aussi", "en savoir plus",
    "volver", "leer más", "torna", "leggi", "leia", "läs mer", "lue lisää", "читайте", "далее",
)  # fmt: skip
"""Ways to other pages and signs that a part is over."""

ADVERTISING = (
    "advert", "sponsor", "promotion", "special offer", "free trial", "order now", "register",
    "anzeige", "werbung", "publicité", "annonce", "publicidad", "pubblicità", "publicidade",
    "mainos", "реклам", "広告", "广告",
)  # fmt: skip
"""Advertisements."""

SUBJECTS = {"service": SERVICE, "navigation": NAVIGATION, "advertising": ADVERTISING}
"""The words by what they speak of."""

PART = 1 << 14
"""Rows whose heads are joined at once."""

_START = 4
"""First letters of a word by which the places are found that it may stand at."""

_FILTER_BITS = 16
_FACTORS = tuple(map(np.uint32, (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F)))
"""Odd numbers without pattern: those of xxHash (Collet), which mixes 32 bits by them."""


def score_subjects(view: View, rows: npt.NDArray[np.bool_]) -> dict[str, Scores]:
    """Return for each subject 1 for the marked *rows* that hold one of its words, else 0.

    Only the head of a row is read. Where a word may begin is told for all places of the heads at
    once; there it is looked up.
    """
    scores = {name: np.zeros(len(view), dtype=np.float32) for name in SUBJECTS}
    chosen = np.flatnonzero(rows)
    for first in range(0, len(chosen), PART):
        part = chosen[first : first + PART]
        heads = _read_heads(view, part)
        text = "\n".join(heads)
        sizes = list(map(len, heads))
        ends = np.cumsum(sizes) + np.arange(1, len(heads) + 1)
        for name, found in _find_words(text).items():
            scores[name][part[np.searchsorted(ends, found, side="right")]] = 1.0
    return scores


def _read_heads(view: View, rows: Whole) -> list[str]:
    """Return the heads of *rows* in small letters."""
    text, starts = view.rows.text, view.rows.starts
    begins = np.array([starts[row] for row in view.number[rows].tolist()], dtype=np.int64)
    begins += view.indent[rows]
    ends = begins + np.minimum(view.length[rows], HEAD)
    spans = zip(begins.tolist(), ends.tolist(), strict=True)
    return [text[begin:end].lower() for begin, end in spans]


def _find_words(text: str) -> dict[str, list[int]]:
    """Return the places in *text* at which the words of each subject stand."""
    found: dict[str, list[int]] = {name: [] for name in SUBJECTS}
    starts, short = _index_words()
    for name, word in short:
        found[name] += [match.start() for match in re.finditer(re.escape(word), text)]
    codes = np.pad(to_codes(text), (0, _START - 1))
    for place in np.flatnonzero(_filter().take(_mix(codes))).tolist():
        for name, words in starts.get(text[place : place + _START], ()):
            if text.startswith(words, place):
                found[name].append(place)
    return found


def _mix(codes: Codes) -> Places:
    """Return a number for the `_START` characters from each place on."""
    size = len(codes) - _START + 1
    mixed = np.zeros(size, dtype=np.uint32)
    for step, factor in enumerate(_FACTORS):
        mixed += codes[step : step + size] * factor
    return (mixed >> np.uint32(32 - _FILTER_BITS)).astype(np.int64)


@functools.cache
def _index_words() -> tuple[
    dict[str, list[tuple[str, tuple[str, ...]]]], tuple[tuple[str, str], ...]
]:
    """Return the words of each subject by their first letters, and those with too few."""
    starts: dict[str, dict[str, list[str]]] = {}
    short: list[tuple[str, str]] = []
    for name, words in SUBJECTS.items():
        for word in words:
            if len(word) < _START:
                short.append((name, word))
            else:
                starts.setdefault(word[:_START], {}).setdefault(name, []).append(word)
    grouped = {
        start: [(name, tuple(words)) for name, words in named.items()]
        for start, named in starts.items()
    }
    return grouped, tuple(short)


@functools.cache
def _filter() -> Mask:
    """Return which numbers of `_mix` the first letters of a word have."""
    allowed = np.zeros(1 << _FILTER_BITS, dtype=np.bool_)
    for start in _index_words()[0]:
        allowed[_mix(to_codes(start))] = True
    return allowed
