"""Letters that give a language away: for languages without an n-gram profile.

Each entry says how often, in hundredths of all letters, a language writes letters that its
neighbours in the same script do not write. Those of Central Kurdish and Uyghur were counted in
Django's messages (5.2, BSD licence, 10,000 to 20,000 letters each), those of Tigrinya in the
Declaration of Human Rights; the others (ps, sd, as, yi) are estimates from their alphabets.
"""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

OWN_LETTERS: Mapping[str, Mapping[str, Mapping[str, float]]] = {
    "Arab": {
        "ckb": {"ە": 16.3, "ڕ": 2.1, "ۆ": 2.0, "ێ": 3.8, "ڵ": 1.1},
        "ps": {"ټ": 0.6, "ډ": 0.7, "ړ": 0.6, "ږ": 0.3, "ښ": 0.8, "ڼ": 0.2, "ې": 2.5, "ۍ": 0.3},
        "sd": {"ٻ": 0.3, "ٿ": 0.8, "ڏ": 0.3, "ڪ": 3.0, "ڳ": 0.3, "ڻ": 0.4, "ٽ": 0.2},
        "ug": {"ە": 7.0, "ۇ": 3.3, "ۋ": 0.9, "ۆ": 1.1, "ۈ": 2.3, "ې": 1.7, "ڭ": 1.4},
    },
    "Ethi": {"ti": {"ሓ": 1.0, "ኦ": 3.8, "ኽ": 0.4, "ኾ": 0.6, "ኹ": 0.3, "ቕ": 0.3}},
    "Beng": {"as": {"ৰ": 4.0, "ৱ": 1.0}},
    "Hebr": {"yi": {"װ": 1.5, "ױ": 0.7, "ײ": 2.0}},
}
"""Script, language, letter: hundredths of all letters."""

SPELT: Mapping[str, Mapping[str, str]] = {"Arab": {"ه\u200c": "ە"}}
"""Letters written as two characters for want of one in old fonts: Central Kurdish with heh and a
zero-width non-joiner, as many news sites still do."""

STRAY = 0.00003
"""Share that a letter has in a text of a language that does not write it (names)."""

LEAST_OF_USUAL = 0.35
"""A text has at least this part of the language's usual share of own letters: names have less."""

LEAST_EVIDENCE = 4.0
"""Nats by which the letters must be likelier in the language than in one without them."""


def know_by_letters(text: str, script: str, letters: int) -> str | None:
    """Return the language that the letters of *text* give away; ``None`` where they do not.

    Args:
        text: Text, mostly in *script*.
        script: ISO 15924 code.
        letters: How many letters of *script* it holds.
    """
    table = OWN_LETTERS.get(script)
    if table is None or not letters:
        return None
    for spelling, letter in SPELT.get(script, {}).items():
        text = text.replace(spelling, letter)
    counts = {letter: text.count(letter) for letter in alphabet(script).intersection(text)}
    if not counts:
        return None
    scored = {code: _fit(counts, own, letters) for code, own in sorted(table.items())}
    best = max(scored, key=lambda code: scored[code])
    lead = scored[best] - _fit(counts, {}, letters)
    own = table[best]
    found = sum(count for letter, count in counts.items() if letter in own)
    least = max(1, LEAST_OF_USUAL * sum(own.values()) / 100 * letters)
    return best if lead >= LEAST_EVIDENCE and found >= least else None


@functools.cache
def alphabet(script: str) -> frozenset[str]:
    """Return all letters that some language of *script* is known by."""
    return frozenset(letter for own in OWN_LETTERS.get(script, {}).values() for letter in own)


def _fit(counts: Mapping[str, int], own: Mapping[str, float], letters: int) -> float:
    """Return the log likelihood of *counts* among *letters* where *own* letters are usual."""
    rest = letters - sum(counts.values())
    logs = sum(count * math.log(own.get(key, 0) / 100 + STRAY) for key, count in counts.items())
    return logs + max(rest, 0) * math.log(1 - sum(own.values()) / 100)
