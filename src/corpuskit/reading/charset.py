"""Which 8-bit or East Asian codec bytes are in, told by the text that each would make of them.

Every codec that can decode the bytes is tried; the text is scored as its languages would write
it: single-byte codecs by letter bigrams from langdetect's profiles (language and codec are
decided together, so the ASCII part of the text helps), East Asian ones by how common their
characters are. The best total of logarithms wins: naive Bayes over the pair of codec and
language. Nothing is drawn at random.
"""

from __future__ import annotations

import codecs
import functools
import json
import math
import unicodedata
from collections import Counter
from importlib import resources
from typing import TYPE_CHECKING

import attrs

from corpuskit.reading.charset_tables import (
    COMMON_HAN,
    MARKS,
    MULTI_BYTE,
    NOT_AFTER_LETTER,
    NOT_BEFORE_LETTER,
    NOT_LATIN,
    SINGLE_BYTE,
    WITHOUT_PROFILE,
    Charset,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

SURE_MARGIN = 7.0
"""Natural logarithm of the odds from which a guess counts as sure: a thousand to one."""

_BIGRAM_SHARE = 0.9
"""Weight of the bigram against the single letter in the letter model."""

_ODD_LETTER = 1e-6
"""Probability of a letter beyond ASCII that the language does not use."""

_LOAN_LETTER = 2e-5
"""Probability of a letter of Western Europe that the language does not use: façade, Zürich."""

_RARE_ASCII = 1e-4
"""Probability of an ASCII letter that the language does not use: names, loans."""

_MARK = math.log(3e-3)
"""Log probability of a sign that news text is set with, for example a curly quote."""

_NBSP = math.log(1e-2)
"""Log probability of a no-break space, the commonest of them in pasted text."""

_SYMBOL = math.log(1e-6)
"""Log probability of any other sign beyond ASCII."""

_CONTROL = math.log(1e-9)
"""Log probability of a C1 control, a private or unassigned character."""

_MISPLACED = math.log(1e-2)
"""Added for a sign on the wrong side of a letter: „so” and so°, not so„so or so°so."""

_SCRIPT_BREAK = math.log(1e-3)
"""Added where Latin and other letters meet inside a word."""

_CASE_BREAK = math.log(2e-3)
"""Added for a capital after a small letter inside a word: McDonald, not wOrD."""

_PLAIN = math.log(1 / 26)
"""Log probability of an ASCII letter beside text in another script."""

_FOREIGN = math.log(1e-3)
"""Least log odds of a language by what stands around the text."""

_KANA, _COMMON, _USUAL, _RARE = (math.log(p) for p in (2e-2, 4e-3, 3e-4, 1e-5))
"""Log probability of kana; of a character of the common hundred, of a codec's first level, of the
rest: entropies of 4 to 6, 8 and 12 bits in round numbers."""


@attrs.frozen
class Guess:
    """A codec, and how sure it is."""

    codec: str
    """Python's name of it; it decodes the bytes that were given."""

    margin: float
    """Natural logarithm of its odds against the next codec that would give another text."""


def guess_charset(sample: bytes, /, *, is_cut: bool = False, context: str = "") -> Guess:
    """Return the codec that *sample*, text that is not UTF-8, is most likely in.

    The answer depends on the bytes alone. ``latin-1``, which can decode anything, is given with
    a margin of 0 where nothing else can decode the sample.

    Args:
        sample: Some lines with bytes beyond ASCII, 64 KiB at most for speed; more is allowed.
        is_cut: Whether it may end inside a character.
        context: Text from around it that needs no guess; it shows the language.
    """
    priors = _weigh_languages(context)
    scored = sorted(
        (_score(charset, text, priors), -rank, charset.codec, text)
        for rank, charset in enumerate((*SINGLE_BYTE, *MULTI_BYTE))
        if (text := _decoded(sample, charset.codec, is_cut=is_cut)) is not None
    )
    if not scored:
        return Guess("iso8859-1", 0.0)
    best, _, codec, text = scored[-1]
    others = [score for score, _, _, other in scored[:-1] if other != text]
    return Guess(codec, best - max(others, default=-math.inf))


def _decoded(sample: bytes, codec: str, *, is_cut: bool) -> str | None:
    """Return *sample* in *codec*, ``None`` if it is not valid there."""
    try:
        return codecs.getincrementaldecoder(codec)().decode(sample, not is_cut)
    except UnicodeDecodeError:
        return None


_LANGUAGES = sorted({name for charset in (*SINGLE_BYTE, *MULTI_BYTE) for name in charset.languages})


def _weigh_languages(context: str) -> Mapping[str, float]:
    """Return the log odds of each language after *context*, whose Latin letters are looked at.

    They are bounded: a passage in another language than the rest of a feed is no wonder.
    """
    latin = "".join(sign for sign in context if _is_latin(sign))
    if not latin.strip():
        return dict.fromkeys(_LANGUAGES, 0.0)
    scores = {name: _score_letters(latin, name) for name in _LANGUAGES if name not in NOT_LATIN}
    best = max(scores.values())
    return {name: max(_FOREIGN, scores.get(name, -math.inf) - best) for name in _LANGUAGES}


def _score(charset: Charset, text: str, priors: Mapping[str, float]) -> float:
    """Return the log probability of *text* in the best language of *charset*."""
    model = _score_letters if charset in SINGLE_BYTE else _score_east_asian
    return charset.prior + max(
        model(text, language) + priors[language] for language in charset.languages
    )


def _score_letters(text: str, language: str) -> float:
    """Return the log probability of *text* by the letter bigrams of *language*."""
    total = 0.0
    for (before, letter), count in _bigrams(text).items():
        total += count * _log_chance(before, letter, language)
    return total


@functools.lru_cache(maxsize=64)
def _bigrams(text: str) -> Counter[tuple[str, str]]:
    """Return how often each pair of neighbours occurs."""
    return Counter(zip(" " + text, text, strict=False))


@functools.lru_cache(maxsize=1 << 18)
def _log_chance(before: str, letter: str, language: str) -> float:
    """Return the log probability of *letter* after *before*."""
    if not _is_letter(letter):
        if letter.isascii():
            return 0.0  # the same byte under every codec
        if letter in MARKS:
            misplaced = letter in NOT_AFTER_LETTER and before.isalpha()
            misplaced |= letter == "’" and not before.isalnum() and before not in ".,!?…”"
            return (_NBSP if letter == "\xa0" else _MARK) + (_MISPLACED if misplaced else 0.0)
        return _CONTROL if unicodedata.category(letter)[0] == "C" else _SYMBOL
    if letter.isascii() and language in NOT_LATIN:
        return _PLAIN
    counts, total = _letters(language)
    small = letter.lower()
    pair = (before if _is_letter(before) else " ").lower() + small
    single = counts.get(small, 0) / total
    known = counts.get(pair[0], 0) if pair[0] != " " else total / 6  # words of five letters
    after = counts.get(pair, 0) / known if known else single
    if not after and not set(pair).isdisjoint(WITHOUT_PROFILE.get(language, ("", ""))[1]):
        after = single  # nothing is known of the letter's neighbours
    chance = math.log(_BIGRAM_SHARE * after + (1 - _BIGRAM_SHARE) * single + _floor(letter))
    if letter.isupper() and before.islower():
        chance += _CASE_BREAK
    if before.isalpha() and _is_latin(before) != _is_latin(letter):
        chance += _SCRIPT_BREAK
    return chance + (_MISPLACED if before in NOT_BEFORE_LETTER else 0.0)


def _floor(letter: str) -> float:
    """Return the probability of a letter that the language does not use."""
    if letter.isascii():
        return _RARE_ASCII
    return _LOAN_LETTER if letter <= "ÿ" else _ODD_LETTER


def _is_latin(letter: str) -> bool:
    """Return whether *letter* is a Latin one (of those that single-byte codecs hold)."""
    return letter < "\u0250"


def _is_letter(sign: str) -> bool:
    """Return whether *sign* is a letter or one of the marks that letters of some scripts carry."""
    return sign.isalpha() or unicodedata.category(sign) in ("Mn", "Mc")


@functools.cache
def _letters(language: str) -> tuple[Mapping[str, int], int]:
    """Return langdetect's counts of letters and pairs of them, in small letters, and their sum."""
    language, added = WITHOUT_PROFILE.get(language, (language, ""))
    profile = resources.files("langdetect") / "profiles" / language
    counts: Counter[str] = Counter()
    for gram, count in json.loads(profile.read_text("utf-8"))["freq"].items():
        if len(gram) <= 2:  # noqa: PLR2004 - letters and pairs
            counts[gram.lower()] += count
    total = sum(count for gram, count in counts.items() if len(gram) == 1)
    counts.update(dict.fromkeys(added, total // 100))
    return counts, total


def _score_east_asian(text: str, language: str) -> float:
    """Return the log probability of *text* as written in China, Taiwan, Japan or Korea."""
    return sum(count * _log_chance_of_sign(sign, language) for sign, count in Counter(text).items())


@functools.lru_cache(maxsize=1 << 16)
def _log_chance_of_sign(sign: str, language: str) -> float:
    """Return the log probability of a character of East Asian text."""
    if sign.isascii():
        return _PLAIN if sign.isalpha() else 0.0
    if sign in COMMON_HAN[language]:
        return _COMMON
    if "\u3040" <= sign <= "\u30ff":
        return _KANA if language == "ja" else _RARE
    if "\u3000" <= sign <= "\u303f" or "\uff01" <= sign <= "\uff5e" or sign in MARKS:
        return _COMMON
    if unicodedata.category(sign)[0] == "C":
        return _CONTROL
    return _USUAL if _is_first_level(sign, language) else _RARE


_FIRST_LEVEL = {
    "zh-cn": ("gb2312", 0xB0, 0xD7),
    "zh-tw": ("big5", 0xA4, 0xC6),
    "ja": ("euc_jp", 0xB0, 0xCF),
    "ko": ("euc_kr", 0xB0, 0xC8),
}
"""Codec of each language, first and last lead byte of its everyday characters: GB 2312 level 1,
Big5 level 1, JIS X 0208 level 1, the syllables of KS X 1001."""


def _is_first_level(sign: str, language: str) -> bool:
    """Return whether *sign* is among the everyday characters of *language*."""
    codec, first, last = _FIRST_LEVEL[language]
    try:
        raw = sign.encode(codec)
    except UnicodeEncodeError:
        return False
    return len(raw) == 2 and first <= raw[0] <= last  # noqa: PLR2004 - two bytes a character
