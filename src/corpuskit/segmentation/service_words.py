"""Rows that speak of the publication itself, not of the news: subscriptions, advertisements, ends.

Such rows stand between articles and behind the last one. The words are data: a row that holds one
of them is no proof, only one of the measures that :mod:`corpuskit.segmentation.closings` takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from corpuskit.cues.view import Scores, View

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


def score_subjects(view: View, rows: npt.NDArray[np.bool_]) -> dict[str, Scores]:
    """Return for each subject 1 for the marked *rows* that hold one of its words, else 0.

    Only the head of a row is read. The words are looked up in the heads joined, one by one, which
    is many times as quick as asking row by row.
    """
    scores = {name: np.zeros(len(view), dtype=np.float32) for name in SUBJECTS}
    chosen = np.flatnonzero(rows)
    for first in range(0, len(chosen), PART):
        part = chosen[first : first + PART]
        heads = [view.head(row).lower() for row in part.tolist()]
        ends = np.cumsum([len(head) + 1 for head in heads])
        text = "\n".join(heads)
        for name, words in SUBJECTS.items():
            found = [place for word in words for place in _find_all(text, word)]
            scores[name][part[np.searchsorted(ends, found, side="right")]] = 1.0
    return scores


def _find_all(text: str, word: str) -> list[int]:
    """Return the places of *word* in *text*."""
    places = []
    place = text.find(word)
    while place >= 0:
        places.append(place)
        place = text.find(word, place + len(word))
    return places
