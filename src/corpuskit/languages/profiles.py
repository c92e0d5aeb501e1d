"""langdetect's n-gram profiles, evaluated at once: a naive Bayes over letters without chance.

langdetect (Nakatani Shuyo's language-detection, Apache 2.0) ships counts of letter 1-, 2- and
3-grams for its languages. Its own evaluation samples n-grams at random until one language wins;
here every n-gram of the text is looked up in one sorted table and the logarithms are added. The
counting follows ``langdetect.utils.ngram``: grams inside a word and at its edges, none across a
space, none inside a word of capitals, the same foldings (Romanian comma, Vietnamese vowels,
Farsi yeh).

Tables are made on first use, once a script. They are pure functions of the installed profiles:
two threads that make one at the same moment make the same one.
"""

from __future__ import annotations

import functools
import json
from importlib import resources
from typing import TYPE_CHECKING

import attrs
import numpy as np
from numpy.typing import NDArray

from corpuskit.languages.scripts import NUMBER_OF, code_points, number_scripts, script_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PROFILED: Mapping[str, tuple[str, ...]] = {
    "Arab": ("ar", "fa", "ur"),
    "Cyrl": ("bg", "mk", "ru", "sr", "uk"),
    "Deva": ("hi", "mr", "ne"),
    "Latn": (
        *("af", "ca", "cs", "cy", "da", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "id"),
        *("it", "lt", "lv", "nl", "no", "pl", "pt", "ro", "sk", "sl", "so", "sq", "sv", "sw"),
        *("tl", "tr", "vi"),
    ),
}
"""Languages with a profile, by the scripts that several of them share."""

SMOOTHING = 0.5 / 10_000
"""Added to every n-gram's frequency: langdetect's ALPHA_DEFAULT over its BASE_FREQ."""

ORDERS = 3
"""Longest n-gram."""

UNITS = 1024
"""Steps a nat: log probabilities are whole numbers of steps, so that sums are exact and do not
depend on the order of adding, hence not on the machine."""

CHARACTER_BLOCK = 20_000
"""Characters looked up at once: 60,000 n-grams of 31 numbers are 8 MB, however long the text is.
Their sum stays far below 2^31 steps."""

SERBIAN = str.maketrans("abcčćdđefghijklmnoprsštuvzž", "абцчћдђефгхијклмнопрсштувзж")
"""Serbian is the language of the Croatian profile in other letters; lj, nj and dž are one."""

_DIGRAPHS = {"lj": "љ", "nj": "њ", "dž": "џ", "Lj": "Љ", "Nj": "Њ", "Dž": "Џ"}
_SPACE = 0
_BMP = 0x10000
_FOLDS = {0x0219: 0x015F, 0x021B: 0x0163, 0x06CC: 0x064A}
_VIETNAMESE = slice(0x1EA0, 0x1EFA)
_VIETNAMESE_FOLD = "\u1ec3"


@attrs.frozen(eq=False)
class Profiles:
    """The n-gram table of the languages that share a script."""

    languages: tuple[str, ...]
    """Language codes, the columns of *weights*."""

    letters: NDArray[np.int32]
    """Number of each code point below 65,536: 0 breaks words, the highest fits no n-gram."""

    lower: NDArray[np.int32]
    """Number of the small letter of each numbered letter."""

    capital: NDArray[np.bool_]
    """Whether each numbered letter is a capital."""

    radix: int
    """How many numbers there are for letters."""

    rows: NDArray[np.uint16]
    """Row of each n-gram in *weights*, found by its letters' numbers; 0 for an unknown one."""

    weights: NDArray[np.int32]
    """Log probability of each n-gram (row) in each language (column), in ``UNITS``."""

    usual: tuple[float, ...]
    """Mean log probability, in nats, of an n-gram in running text of each language."""


@attrs.frozen(eq=False)
class Scores:
    """How well each text fits each language."""

    logs: NDArray[np.float64]
    """Log likelihood in nats, a row for each text and a column for each language."""

    grams: NDArray[np.int64]
    """How many n-grams of each text were known."""


@functools.cache
def load_profiles(script: str) -> Profiles:
    """Return the table of *script*, one of the keys of ``PROFILED``; made on first use."""
    languages = PROFILED[script]
    stored = [_read_profile(code) for code in languages]
    written = {char for freq, _ in stored for gram in freq for char in gram} - {" "}
    alphabet = sorted(char for char in written if script_of(char) == script)
    allowed = {" ", *alphabet}
    every = {gram for freq, _ in stored for gram in freq}
    grams = sorted(gram for gram in every if allowed.issuperset(gram))
    number = {" ": _SPACE} | {char: place for place, char in enumerate(alphabet, 1)}
    radix = len(number) + 1
    shares = np.zeros((len(grams) + 1, len(languages)))
    for column, (freq, totals) in enumerate(stored):
        shares[1:, column] = [freq.get(gram, 0) / totals[len(gram) - 1] for gram in grams]
    logs = np.log(shares + SMOOTHING)
    logs[0] = 0
    rows = np.zeros(radix + radix**2 + radix**3, np.uint16)
    rows[[_place([number[char] for char in gram], radix) for gram in grams]] = np.arange(
        1, len(grams) + 1
    )
    return Profiles(
        languages=languages,
        letters=_number_letters(number, script),
        lower=_lower_letters(number),
        capital=np.array([False, *(char.isupper() for char in alphabet), False]),
        radix=radix,
        rows=rows,
        weights=np.rint(logs * UNITS).astype(np.int32),
        usual=tuple(((shares * logs).sum(axis=0) / shares.sum(axis=0)).tolist()),
    )


def score_texts(texts: Sequence[str], script: str) -> Scores:
    """Return how well each of *texts* fits each language of *script*.

    Every text is scored as if it stood alone: neighbours share no n-gram.
    """
    profiles = load_profiles(script)
    points = code_points("\n".join(texts) + "\n")
    owner = np.repeat(np.arange(len(texts)), [len(text) + 1 for text in texts])
    letters = profiles.letters[np.minimum(points, _BMP - 1)]
    letters = _fold_capitals(letters, owner, len(texts), profiles)
    steps = np.zeros((len(texts), len(profiles.languages)), np.int64)
    grams = np.zeros(len(texts), np.int64)
    # Two letters before each block belong to the n-grams that end in it; a text's first word has
    # a space before it like any other.
    padded = np.concatenate(([_SPACE, _SPACE], letters))
    for begin in range(0, len(letters), CHARACTER_BLOCK):
        whose = owner[begin : begin + CHARACTER_BLOCK]
        rows = _gram_rows(padded[begin : begin + len(whose) + 2], profiles)
        if whose[0] == whose[-1]:
            known, counts = np.unique(np.concatenate(rows), return_counts=True)
            steps[whose[0]] += counts @ profiles.weights[known]
            grams[whose[0]] += counts[known != 0].sum()
            continue
        edges = np.flatnonzero(np.diff(whose, prepend=-1))
        for order in rows:
            steps[whose[edges]] += np.add.reduceat(profiles.weights[order], edges, axis=0)
            grams[whose[edges]] += np.add.reduceat(order != 0, edges, dtype=np.int64)
    return Scores(steps / UNITS, grams)


def _read_profile(code: str) -> tuple[dict[str, int], list[int]]:
    """Return n-gram counts and totals of *code* as langdetect ships them."""
    path = resources.files("langdetect").joinpath("profiles", "hr" if code == "sr" else code)
    profile = json.loads(path.read_text(encoding="utf-8"))
    freq, totals = profile["freq"], profile["n_words"]
    return (_write_serbian(freq), totals) if code == "sr" else (freq, totals)


def _write_serbian(croatian: Mapping[str, int]) -> dict[str, int]:
    """Return the n-gram counts of the Croatian profile in Cyrillic letters."""
    capitals = {ord(chr(small).upper()): chr(other).upper() for small, other in SERBIAN.items()}
    serbian: dict[str, int] = {}
    for gram, count in croatian.items():
        text = gram
        for pair, letter in _DIGRAPHS.items():
            text = text.replace(pair, letter)
        text = text.translate(SERBIAN).translate(capitals)
        serbian[text] = serbian.get(text, 0) + count
    return serbian


def _number_letters(number: Mapping[str, int], script: str) -> NDArray[np.int32]:
    """Return the letter number of every code point; other scripts' letters break words."""
    unknown = len(number)
    of_script = number_scripts(np.arange(_BMP, dtype=np.uint32)) == NUMBER_OF[script]
    table = np.where(of_script, unknown, _SPACE).astype(np.int32)
    for char, place in number.items():
        table[ord(char)] = place
    for source, target in _FOLDS.items():
        table[source] = number.get(chr(target), table[source])
    if script == "Latn":
        table[_VIETNAMESE] = number[_VIETNAMESE_FOLD]
        full_width = slice(0xFF21, 0xFF5B)
        table[full_width] = table[0x41:0x7B]
    return table


def _lower_letters(number: Mapping[str, int]) -> NDArray[np.int32]:
    """Return the number of the small form of each letter (itself where there is none)."""
    small = [number.get(char.lower()[:1], place) for char, place in number.items()]
    return np.array([*small, len(number)], np.int32)


def _place(numbers: Sequence[int], radix: int) -> int:
    """Return where the n-gram of these letter numbers stands in ``Profiles.rows``."""
    place = 0
    for number in numbers:
        place = place * radix + number
    return place + sum(int(radix**order) for order in range(1, len(numbers)))


def _fold_capitals(
    letters: NDArray[np.int32], owner: NDArray[np.int64], texts: int, profiles: Profiles
) -> NDArray[np.int32]:
    """Lower-case the texts that are mostly capitals; elsewhere leave out capital words."""
    capital = profiles.capital[letters]
    run_on = np.zeros_like(capital)
    run_on[1:] = capital[1:] & capital[:-1]
    if not run_on.any():
        return letters
    capitals = np.bincount(owner, capital, texts)
    shouting = (2 * capitals > np.bincount(owner, letters != _SPACE, texts))[owner]
    folded = np.where(shouting, profiles.lower[letters], letters)
    # As in langdetect, the second and later capitals of a run belong to no n-gram.
    return np.where(run_on & ~shouting, len(profiles.lower) - 1, folded)


def _gram_rows(padded: NDArray[np.int32], profiles: Profiles) -> list[NDArray[np.uint16]]:
    """Return, for 1-, 2- and 3-grams, the row of the n-gram that ends at each letter.

    *padded* begins with two letters that belong to the text before. An n-gram with a space
    inside, or of nothing but spaces, has row 0.
    """
    radix = profiles.radix
    last, middle = padded[2:], padded[1:-1]
    pairs = middle * radix + last
    triples = padded[:-2] * radix**2 + pairs
    ones = profiles.rows[last]
    twos = profiles.rows[pairs + radix]
    threes = profiles.rows[triples + (radix + radix**2)]
    threes[middle == _SPACE] = 0
    return [ones, twos, threes]
