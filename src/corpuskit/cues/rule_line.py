"""A row of signs without letters: a rule or an ornament."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from corpuskit.cues.block import Block
    from corpuskit.cues.view import Scores


def score_rule(block: Block) -> Scores:
    """Score rows without letters and digits."""
    return np.asarray(block.signs == 0, dtype=np.float32)
