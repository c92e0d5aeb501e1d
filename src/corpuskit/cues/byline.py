"""A row that names the author."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from corpuskit.cues.block import match_rows
from corpuskit.cues.hashes import WordFilter
from corpuskit.cues.tables import BY_WORDS

if TYPE_CHECKING:
    from corpuskit.cues.block import Block
    from corpuskit.cues.signs import Mask
    from corpuskit.cues.view import Scores

_POST_WORDS = "writer|correspondent|reporter|editor|columnist|korrespondent|redakteur|envoyé"

_BYLINE = re.compile(
    rf"""
    [\W_]{{0,3}}(?i:{BY_WORDS}|written\s+by|reported\s+by|story\s+by|from)\b[\s:.]{{1,3}}
    (?=[^\W\d_])(?![a-zа-я])\S++(?:\s\S++){{0,8}}$        # By Jane Doe, Staff Writer
    | By[A-Z][a-z]+(?:\s[A-Z][\w.'’-]++){{1,4}}$          # the glued ByJane Doe
    | [^\W\d_][\w.'’-]++(?:\s[\w.'’-]++){{1,4}}\s?[,|/]\s?(?:[\w]++\s){{0,4}}
      (?i:{_POST_WORDS})\b
    """,
    re.VERBOSE,
)
"""By-words and a name, or a name and a post."""

_BEGINNINGS = WordFilter((*BY_WORDS.split("|"), "written", "reported", "story", "from"))
_POSTS = WordFilter(_POST_WORDS.split("|"))


def score_byline(block: Block) -> Scores:
    """Score rows that read like a byline."""
    worth = block.begin_with(_BEGINNINGS) | block.hold_words(_POSTS) | _glue_by(block)
    return match_rows(_BYLINE.match, block.heads, worth)


def _glue_by(block: Block) -> Mask:
    """Mark the rows that begin like the glued form."""
    behind = np.append(block.codes, 0)[block.starts + 1]
    return np.asarray((block.codes[block.starts] == ord("B")) & (behind == ord("y")))
