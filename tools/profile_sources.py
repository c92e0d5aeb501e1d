"""The sources of ``build_profiles``: how frequent n-grams are in each language."""

from __future__ import annotations

import html
import itertools
import json
import re
import unicodedata
from collections import Counter, defaultdict
from importlib import resources
from typing import TYPE_CHECKING

import brotli

from corpuskit.languages.alphabets import fold_letter, fold_script, split_words
from corpuskit.languages.profiled import PROFILED
from corpuskit.languages.stored import BASE_ORDERS, ORDERS, RELATIVES

if TYPE_CHECKING:
    from pathlib import Path

DECLARATIONS = {
    "br": "bre", "ceb": "ceb", "fo": "fao", "fy": "fri", "gd": "gla", "gl": "glg", "ha": "hau_NG",
    "ht": "hat_popular", "ig": "ibo", "jv": "jav", "ku": "kmr", "ky": "kir", "lb": "ltz",
    "mg": "plt", "mt": "mlt", "oc": "oci_1", "os": "oss", "rw": "kin", "tg": "tgk",
    "tk": "tuk_latn", "tt": "tat", "uz": "uzn_latn",
}  # fmt: skip
"""Languages whose frequencies come from the Declaration, and its file there."""

LEAST_READ = 1e-7
"""Share of all letters from which an n-gram is read: ten in a hundred million."""

SERBIAN = dict(zip("абцчћдђефгхијклмнопрсштувзж", "abcčćdđefghijklmnoprsštuvzž", strict=True))
SERBIAN |= {"љ": "lj", "њ": "nj", "џ": "dž"}
"""Serbian is written in two scripts, letter by letter."""

PAIR = 2
"""Letters of a pair."""

Shares = dict[str, float]
"""The share of all letters that each n-gram is; a space stands for the edge of a word."""


def read_lingua(folder: Path, code: str, longest: int) -> Shares:
    """Return the shares of n-grams of up to *longest* letters of *code*, edges of words included.

    lingua has the chance of the last letter of every n-gram after the others, so that frequencies
    are products. An n-gram that fewer longer ones begin with than there are of itself ends words.
    Of the longest no more is known than that they stand within words.
    """
    orders: list[Shares] = [{"": 1.0}]
    for name in ("uni", "bi", "tri", "quadri", "five")[: min(longest + 1, ORDERS)]:
        path = folder / "lingua" / "language-models" / code / f"{name}grams.json.br"
        stored = json.loads(brotli.decompress(path.read_bytes()))["ngrams"]
        order: Shares = {}
        for fraction, grams in stored.items():
            above, below = map(int, fraction.split("/"))
            for gram in grams.split():
                order[gram] = above / below * orders[-1].get(gram[:-1], 0.0)
        orders.append(order)
    shares: Shares = dict(orders[-1])
    for order, longer in itertools.pairwise(orders[1:]):
        begun, ended = defaultdict[str, float](float), defaultdict[str, float](float)
        for gram, share in longer.items():
            begun[gram[:-1]] += share
            ended[gram[1:]] += share
        for gram, share in order.items():
            shares[gram] = share
            shares[f" {gram}"] = share - ended[gram]
            shares[f"{gram} "] = share - begun[gram]
    for size in range(1, len(orders) - 2):  # Whole words: neither letter before nor after.
        inside = defaultdict[str, float](float)
        for gram, share in orders[size + 2].items():
            inside[gram[1:-1]] += share
        for gram, share in orders[size].items():
            within = 2 * share - shares[f" {gram}"] - shares[f"{gram} "]
            shares[f" {gram} "] = share - within + inside[gram]
    return {
        gram: share for gram, share in shares.items() if share > LEAST_READ and len(gram) <= longest
    }


def read_langdetect(code: str) -> Shares:
    """Return the shares of n-grams of *code* in langdetect's profile."""
    path = resources.files("langdetect").joinpath("profiles", code)
    profile = json.loads(path.read_text(encoding="utf-8"))
    return {gram: count / profile["n_words"][0] for gram, count in profile["freq"].items()}


def read_declaration(folder: Path, code: str, script: str) -> Shares:
    """Return the shares of n-grams of *code* in the Declaration of Human Rights."""
    path = folder / "declaration" / f"{DECLARATIONS[code]}.html"
    paragraphs = re.findall(
        r"<(?:p|li)>(.*?)</(?:p|li)>", path.read_text(encoding="utf-8"), re.DOTALL
    )
    text = html.unescape(re.sub(r"<[^>]+>", " ", "\n".join(paragraphs)))
    words = split_words(unicodedata.normalize("NFC", text), script)
    counts: Counter[str] = Counter()
    for word in words:
        edged = f" {word} "
        for size in range(1, ORDERS + 1):
            counts.update(edged[at : at + size] for at in range(len(edged) - size + 1))
    del counts[" "]
    letters = sum(map(len, words))
    # In so short a text, what stands there once is chance, but for letters and pairs.
    kept = [gram for gram, count in counts.items() if count > 1 or len(gram) <= PAIR]
    return {gram: counts[gram] / letters for gram in kept}


def write_latin(serbian: Shares) -> Shares:
    """Return the shares of n-grams of Serbian in Latin letters, given those in Cyrillic.

    An n-gram of Latin letters begins inside one Cyrillic letter and is spelt by as many of them
    as it has letters, or by fewer where a word ends.
    """
    shares = defaultdict[str, float](float)
    letters = 1 + sum(serbian.get(letter, 0) for letter in "љњџ")
    for gram, share in serbian.items():
        spelt = "".join(SERBIAN.get(letter, letter) for letter in gram)
        sizes = range(len(gram), ORDERS + 1) if gram[-1] == " " else [len(gram)]
        for size, at in itertools.product(sizes, range(len(SERBIAN.get(gram[0], gram[0])))):
            if at + size <= len(spelt):
                shares[spelt[at : at + size]] += share / letters
    return shares


def fold_shares(shares: Shares, script: str) -> Shares:
    """Return *shares* by folded letters, without n-grams of other scripts."""
    letters = fold_script(script).keys() | {" "}
    folded = defaultdict[str, float](float)
    for gram, share in shares.items():
        if letters.issuperset(gram) and " " not in gram[1:-1] and len(gram) <= ORDERS:
            folded["".join(map(fold_letter, gram))] += share
    return {gram: folded[gram] for gram in sorted(folded)}


def read_languages(script: str, lingua: Path, udhr: Path) -> dict[str, Shares]:
    """Return the shares of n-grams of every language of *script*."""
    languages: dict[str, Shares] = {}
    longer = {code for relatives in RELATIVES[script] for code in relatives}
    for code in PROFILED[script]:
        if script == "Deva":
            shares = read_langdetect(code)
        elif code in DECLARATIONS:
            shares = read_declaration(udhr, code, script)
        else:
            shares = read_lingua(lingua, code, ORDERS if code in longer else BASE_ORDERS)
        if (script, code) == ("Latn", "sr"):
            shares = write_latin(shares)
        languages[code] = fold_shares(shares, script)
    return languages
