"""The languages that have a profile, and those whose profiles are thin."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PROFILED: Mapping[str, tuple[str, ...]] = {
    "Arab": ("ar", "fa", "ur"),
    "Cyrl": ("be", "bg", "kk", "ky", "mk", "mn", "os", "ru", "sr", "tg", "tt", "uk"),
    "Deva": ("hi", "mr", "ne"),
    "Latn": (
        *("af", "az", "br", "bs", "ca", "ceb", "cs", "cy", "da", "de", "en", "eo", "es", "et"),
        *("eu", "fi", "fo", "fr", "fy", "ga", "gd", "gl", "ha", "hr", "ht", "hu", "id", "ig"),
        *("is", "it", "jv", "ku", "la", "lb", "lg", "lt", "lv", "mg", "mi", "ms", "mt", "nb"),
        *("nl", "nn", "oc", "pl", "pt", "ro", "rw", "sk", "sl", "sn", "so", "sq", "sr", "st"),
        *("sv", "sw", "tk", "tl", "tn", "tr", "ts", "uz", "vi", "xh", "yo", "zu"),
    ),
}
"""Languages with a profile, by the scripts that several of them share."""

DECLARED = frozenset(
    {
        *("br", "ceb", "fo", "fy", "gd", "gl", "ha", "ht", "ig", "jv", "ku", "ky", "lb", "mg"),
        *("mt", "oc", "os", "rw", "tg", "tk", "tt", "uz"),
    }
)
"""Languages whose profiles come from ten thousand letters each, and of one text."""

RARER: Mapping[str, float] = {
    **dict.fromkeys([*sorted(DECLARED), "eo", "la"], 3.0),
    "bs": 2.5,
    "ms": 1.5,
}
"""Nats by which a text is less likely to be in a language before it is read: their profiles are
thin, or little news is in them beside that in a neighbour's language."""

UNHEARD = 0.6
"""Nats by which a letter of other text is less likely than one of the text that such a profile
comes from."""

THINNER = 20.0
"""How many times more the orders below are worth in such a profile."""
