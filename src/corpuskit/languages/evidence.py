"""What speaks for a language: the scripts of a text, its words, and the judgement on n-grams."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import TYPE_CHECKING

import numpy as np

from corpuskit.languages.profiles import load_profiles
from corpuskit.languages.scripts import (
    DENSE,
    JAPANESE,
    NO_SCRIPT,
    SCRIPTS,
    code_points,
    number_scripts,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

UNDETERMINED = "und"
"""BCP 47 code of a language that cannot be told."""

PRIOR_NATS = 12.0
"""How much a prior weighs, in the log likelihood of the letters: about what 12 letters of text
say for their language (median lead at 25 to 100 letters, Wikipedia in 60 languages)."""

MEMBERS: Mapping[str, tuple[str, ...]] = {
    "fil": ("tl",),
    "no": ("nb", "nn"),
    "sh": ("bs", "hr", "sr"),
}
"""Codes that a prior may have and a tag never has, and the languages they stand for."""

KANA_SHARE = 0.03
"""Least share of kana among Han and kana that makes a text Japanese: news has 30 to 60 %,
headlines seldom under 10, Chinese brand names with の well under 3."""

HANGUL_SHARE = 0.2
"""Least share of Hangul among Hangul, Han and kana that makes a text Korean."""

DENSE_WEIGHT = 3
"""Letters elsewhere that one character of a dense script counts for."""

MISFIT = -0.81
"""Mean log chance of a letter below the usual, in nats, from which a text is likely to be in a
language without a profile: of texts with one, nine in ten lie above it."""

LONGEST_FITTED = 500
"""Letters and word ends: a longer text is judged as if it were as many of itself."""

# Log odds that the likeliest language is right, fitted by logistic regression on 34,700 stretches
# of 25 to 500 characters: Wikipedia in 60 languages, the Declaration of Human Rights in these and
# 40 others, 20 of them without a profile (at 0.3 of their weight). Of other stretches given 0.9 or
# more, 98 to 99 % were right at every length.
_BASE, _PER_LEAD, _PER_FIT, _PER_GRAMS = -2.37, 3.06, 0.372, 0.122
_PER_MISFIT, _PER_LEAD_AND_GRAMS = 1.02, -0.348

NOT_WORDS = re.compile(
    r"""
    (?<![\w@.+-])                                   # only at the beginning of a word
    (?:
        (?:https?|ftp)://[^\s<>"]{1,2000}           # a URL
      | www\.[^\s<>"]{1,2000}                       # a URL without scheme
      | [\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}   # an e-mail address
      | @\w{1,40}                                   # an account name
      | [\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:com|org|net|info|eu|gov|edu|co\.uk)\b(?:/\S{0,2000})?
    )
    """,
    re.VERBOSE,
)
"""Addresses: letters that are no words. Bounded runs at word beginnings only: linear."""

_MARKS = (
    *("://", "www.", "@"),
    *(".com", ".org", ".net", ".info", ".eu", ".gov", ".edu", ".co.uk"),
)
"""Of these each address holds one: lines without any need no further look."""


def plain_words(text: str) -> str:
    """Return *text* composed (NFC), with blanks in place of each address."""
    return blank_addresses(unicodedata.normalize("NFC", text))


def blank_addresses(text: str) -> str:
    """Return *text*, of the same length, with blanks in place of each address."""
    if not _has_mark(text):
        return text
    lines = text.split("\n")  # no address reaches over white space
    return "\n".join([NOT_WORDS.sub(_blank, own) if _has_mark(own) else own for own in lines])


def _has_mark(text: str) -> bool:
    """Whether *text* may hold an address."""
    return any(map(text.__contains__, _MARKS))


def _blank(match: re.Match[str]) -> str:
    """Return as many blanks as there are characters in the match."""
    return " " * len(match[0])


def count_scripts(text: str) -> dict[str, int]:
    """Return how many letters of each script *text* holds, most first."""
    counts = np.bincount(number_scripts(code_points(text))).tolist()
    found = [(SCRIPTS[number], count) for number, count in enumerate(counts) if count]
    found = [(script, count) for script, count in found if script != SCRIPTS[NO_SCRIPT]]
    return dict(sorted(found, key=lambda item: (-item[1], item[0])))


def prevailing_script(counts: Mapping[str, int]) -> str | None:
    """Return the script that says most; ``None`` without letters.

    A text in Han characters and kana is ``Jpan``'s business: the more frequent of them is named.
    """
    weights = {
        code: count * (DENSE_WEIGHT if code in DENSE else 1) for code, count in counts.items()
    }
    dense = {code: weight for code, weight in weights.items() if code in DENSE}
    rest = {code: weight for code, weight in weights.items() if code not in DENSE}
    if dense and sum(dense.values()) >= max(rest.values(), default=0):
        return max(dense, key=lambda code: dense[code])
    return max(rest, key=lambda code: rest[code], default=None)


def name_east_asian(counts: Mapping[str, int], prior: str | None) -> str:
    """Return the language of a text in Han characters, kana or Hangul."""
    han = counts.get("Hani", 0)
    kana = sum(counts.get(code, 0) for code in JAPANESE)
    hangul = counts.get("Hang", 0)
    if hangul >= HANGUL_SHARE * (han + kana + hangul):
        return "ko"
    if kana >= KANA_SHARE * (han + kana):
        return "ja"
    return prior if prior in {"ja", "ko", "yue"} else "zh"


def judge(
    logs: NDArray[np.float64], grams: int, script: str, prior: str | None
) -> tuple[str, float]:
    """Return the likeliest language and the chance that it is right.

    Args:
        logs: Log likelihoods of the languages of *script*, as from ``score_texts``.
        grams: How many n-grams they come from.
        script: One of the scripts with profiles.
        prior: Expected language, or ``None``.
    """
    profiles = load_profiles(script)
    weighed = logs + profiles.before
    for member in members(prior):
        if member in profiles.languages:
            weighed[profiles.languages.index(member)] += PRIOR_NATS
    best = int(weighed.argmax())
    lead = float(weighed[best] - np.partition(weighed, -2)[-2])
    grams = max(grams, 1)
    fit = float(logs[best]) / grams - float(profiles.usual[best])
    size = math.log(min(grams, LONGEST_FITTED))
    ahead = math.log1p(lead * min(1, LONGEST_FITTED / grams))
    odds = _BASE + _PER_LEAD * ahead + _PER_FIT * fit + _PER_GRAMS * size
    odds += (_PER_MISFIT * min(fit - MISFIT, 0) + _PER_LEAD_AND_GRAMS * ahead) * size
    return profiles.languages[best], 1 / (1 + math.exp(-odds))


def members(prior: str | None) -> tuple[str, ...]:
    """Return the languages that a prior stands for: itself, or its members."""
    return () if prior is None else MEMBERS.get(prior, (prior,))
