"""Letters that give a language away: for languages without an n-gram profile.

Each entry says how often, in hundredths of all letters, a language writes letters that its
neighbours in the same script do not write. Shares of languages that are translated in Django
were counted there (messages of 5.2, BSD licence, 10,000 to 20,000 letters each) and rounded;
the others (mt, ha, ps, sd, as, yi) are estimates from their alphabets.
"""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

OWN_LETTERS: Mapping[str, Mapping[str, Mapping[str, float]]] = {
    "Latn": {
        "az": {"ə": 9.2},
        "eo": {"ĉ": 0.5, "ĝ": 0.8, "ĥ": 0.05, "ĵ": 0.1, "ŝ": 0.5, "ŭ": 0.4},
        "ha": {"ɓ": 0.3, "ɗ": 0.5, "ƙ": 0.6, "ƴ": 0.1},
        "is": {"ð": 4.5, "þ": 1.1},
        "mt": {"ċ": 0.7, "ġ": 0.9, "ħ": 2.0},
    },
    "Cyrl": {
        "be": {"ў": 1.4, "і": 6.0},
        "kk": {"ә": 0.7, "ғ": 1.0, "қ": 2.8, "ң": 1.9, "ө": 1.3, "ұ": 1.4, "ү": 1.0, "і": 4.0},
        "ky": {"ң": 0.9, "ө": 2.7, "ү": 4.3},
        "mk": {"ѓ": 0.3, "ќ": 0.3, "ѕ": 0.1},
        "mn": {"ө": 2.2, "ү": 3.1},
        "os": {"ӕ": 11.9},
        "sr": {"ђ": 0.2, "ћ": 0.4},
        "tg": {"ғ": 0.3, "қ": 1.1, "ҳ": 2.2, "ҷ": 0.6, "ӣ": 1.2, "ӯ": 0.2},
        "tt": {"җ": 0.3, "ң": 0.6, "ә": 5.6, "ө": 1.1, "ү": 1.5, "һ": 0.4},
        "uk": {"і": 5.5, "ї": 0.7, "є": 0.5, "ґ": 0.1},
    },
    "Arab": {
        "ckb": {"ە": 16.3, "ڕ": 2.1, "ۆ": 2.0, "ێ": 3.8, "ڵ": 1.1},
        "ps": {"ټ": 0.6, "ډ": 0.7, "ړ": 0.6, "ږ": 0.3, "ښ": 0.8, "ڼ": 0.2, "ې": 2.5, "ۍ": 0.3},
        "sd": {"ٻ": 0.3, "ٿ": 0.8, "ڏ": 0.3, "ڪ": 3.0, "ڳ": 0.3, "ڻ": 0.4, "ٽ": 0.2},
        "ug": {"ە": 7.0, "ۇ": 3.3, "ۋ": 0.9, "ۆ": 1.1, "ۈ": 2.3, "ې": 1.7, "ڭ": 1.4},
    },
    "Beng": {"as": {"ৰ": 4.0, "ৱ": 1.0}},
    "Hebr": {"yi": {"װ": 1.5, "ױ": 0.7, "ײ": 2.0}},
}
"""Script, language, letter: hundredths of all letters."""

STRAY = 0.00003
"""Share that a letter has in a text of a language that does not write it (names)."""

LEAST_OF_USUAL = 0.35
"""A text has at least this part of the language's usual share of own letters. An English text
that names Əliyev twice in seventy letters has three tenths of the Azerbaijani share."""

LEAST_FOUND: Mapping[str, int] = {"Latn": 2}
"""Own letters that a text must hold (elsewhere one): names in Latin letters travel unchanged."""

LEAST_EVIDENCE = 4.0
"""Nats by which the letters must be likelier in the language than in one without them."""


def know_by_letters(
    text: str, script: str, letters: int, *, beside: Collection[str] = ()
) -> str | None:
    """Return the language that the letters of *text* give away; ``None`` where they do not.

    Args:
        text: Text, mostly in *script*.
        script: ISO 15924 code.
        letters: How many letters of *script* it holds.
        beside: Languages that are told apart by other means: they are never the answer, but the
            letters must speak against them.
    """
    table = OWN_LETTERS.get(script)
    if table is None or not letters:
        return None
    small = text.lower()
    counts = {letter: small.count(letter) for letter in alphabet(script).intersection(small)}
    if not counts:
        return None
    scored = {code: _fit(counts, own, letters) for code, own in sorted(table.items())}
    best = max(scored, key=lambda code: scored[code])
    rivals = [fit for code, fit in scored.items() if code in beside]
    lead = scored[best] - max([_fit(counts, {}, letters), *rivals])
    own = table[best]
    found = sum(count for letter, count in counts.items() if letter in own)
    least = max(LEAST_FOUND.get(script, 1), LEAST_OF_USUAL * sum(own.values()) / 100 * letters)
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
