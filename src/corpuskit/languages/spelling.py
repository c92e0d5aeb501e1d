"""Texts as numbers of letters, ready to be looked up in the n-gram tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np
from numpy.typing import NDArray

from corpuskit.languages.alphabets import BMP, SPACE
from corpuskit.languages.scripts import code_points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpuskit.languages.profiles import Profiles


@attrs.frozen(eq=False)
class Spelt:
    """Texts as numbers of letters, one for each character and one for the end of each text."""

    letters: NDArray[np.int32]
    """Number of each letter, as in `Profiles`."""

    owner: NDArray[np.int64]
    """Which text each belongs to."""

    run_on: NDArray[np.bool_]
    """Whether it is a capital behind another capital."""

    sizes: NDArray[np.int64]
    """Letters of each text."""

    capitals: NDArray[np.int64]
    """Capitals among them."""

    @property
    def are_shouting(self) -> NDArray[np.bool_]:
        """Whether each text is mostly capitals."""
        return 2 * self.capitals > self.sizes


def spell_texts(texts: Sequence[str], profiles: Profiles) -> Spelt:
    """Return *texts* as numbers of letters."""
    points = np.minimum(code_points("\n".join(texts) + "\n"), BMP - 1)
    owner = np.repeat(np.arange(len(texts)), [len(text) + 1 for text in texts])
    letters, capital = profiles.letters[points], profiles.capital[points]
    run_on = np.zeros_like(capital)
    run_on[1:] = capital[1:] & capital[:-1]
    return Spelt(
        letters=letters,
        owner=owner,
        run_on=run_on,
        sizes=np.bincount(owner[letters != SPACE], minlength=len(texts)),
        capitals=np.bincount(owner[capital], minlength=len(texts)),
    )


def leave_out_capitals(
    spelt: Spelt, shouting: NDArray[np.bool_], profiles: Profiles
) -> NDArray[np.int32]:
    """Leave out words of capitals, which are mostly names, except where a text is full of them."""
    if not spelt.run_on.any():
        return spelt.letters
    left_out = spelt.run_on & ~shouting[spelt.owner]
    return np.where(left_out, profiles.radix - 1, spelt.letters).astype(np.int32)
