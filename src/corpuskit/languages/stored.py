"""The frequencies of n-grams that languages are told by, as they are stored beside this module.

``data`` holds a file for each script, made by ``tools/build_profiles.py``: n-grams of up to four
letters of all languages (see ``packing``), and more that tell near relatives apart.
"""

from __future__ import annotations

import io
import lzma
from importlib import resources
from typing import TYPE_CHECKING

import attrs
import numpy as np
from numpy.typing import NDArray

from corpuskit.languages.packing import unpack

if TYPE_CHECKING:
    from collections.abc import Mapping

NAT_STEPS = 2
"""Steps a nat in which logarithms are stored."""

LEAST_SHARE = {1: 1e-5, 2: 2e-5, 3: 1.4e-4, 4: 4e-4}
"""For each order, the share of all letters from which an n-gram is stored for every language."""

BASE_ORDERS = 4
"""Letters of the longest n-grams that are stored for the sake of every language."""

ORDERS = 5
"""Letters of the longest n-grams at all."""

RELATIVES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "Arab": (),
    "Cyrl": (("be", "ru", "uk"), ("bg", "mk")),
    "Deva": (),
    "Latn": (
        *(("af", "nl"), ("az", "tr"), ("bs", "hr", "sr"), ("ca", "es", "gl", "pt"), ("cs", "sk")),
        *(("da", "nb", "nn"), ("id", "ms"), ("st", "tn"), ("xh", "zu")),
    ),
}
"""Languages that short n-grams hardly tell apart, by script."""


def are_relatives(one: str, other: str) -> bool:
    """Tell whether two languages are hardly told apart by short n-grams."""
    return any({one, other} <= {*own} for groups in RELATIVES.values() for own in groups)


@attrs.frozen(eq=False)
class Leads:
    """More n-grams of four letters and five, that tell near relatives apart."""

    languages: tuple[str, ...]
    """The relatives."""

    grams: tuple[str, ...]
    """The n-grams, sorted by length, then by letters."""

    steps: NDArray[np.int8]
    """By how many steps of a nat (``NAT_STEPS``) the last letter is likelier in each language
    (column) than the shorter n-gram says, compared with the mean of the relatives."""


@attrs.frozen(eq=False)
class Stored:
    """What is stored for one script."""

    grams: tuple[str, ...]
    """N-grams of up to ``BASE_ORDERS`` letters, sorted by length, then by letters."""

    steps: NDArray[np.uint8]
    """How rare each n-gram (row) is in each language (column), as steps of a nat below all letters:
    0 where it is left out."""

    leads: tuple[Leads, ...]
    """One for each group of relatives."""


def read_stored(script: str, languages: int) -> Stored:
    """Return what is stored for *script*, which so many *languages* share."""
    path = resources.files("corpuskit.languages").joinpath("data", f"{script}.npz.xz")
    return load(path.read_bytes(), script, languages)


def load(data: bytes, script: str, languages: int) -> Stored:
    """Return what the bytes of one file hold; `dump` makes them."""
    with np.load(io.BytesIO(lzma.decompress(data)), allow_pickle=False) as held:
        alphabet = held["alphabet"].tobytes().decode()
        grams, steps = unpack(held["bits"], held["steps"], alphabet, languages, BASE_ORDERS)
        leads = tuple(
            Leads(
                own,
                tuple(held["-".join(own)].tobytes().decode().split("\n")),
                held["-".join(own) + "-steps"],
            )
            for own in RELATIVES[script]
        )
    return Stored(tuple(grams), steps, leads)
