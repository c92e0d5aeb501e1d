"""A header row of a mail or newsgroup message."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.cues.block import match_rows
from corpuskit.cues.hashes import WordFilter

if TYPE_CHECKING:
    from corpuskit.cues.block import Block
    from corpuskit.cues.view import Scores

_MAIL = re.compile(
    r"""
    ^(?:from|to|cc|bcc|subject|date|sent|message-id|newsgroups|organization|reply-to|
        mime-version|content-type|received|return-path|x-[\w-]+|von|an|betreff|gesendet|
        de|objet|envoyé|от|кому|тема|дата)\s*:\s
    | ^-{2,}\s*(?:original|forwarded)
    | ^from\s\S+@\S+\s
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Header names of RFC 5322 and their translations."""

_WORDS = (
    "from|to|cc|bcc|subject|date|sent|message|newsgroups|organization|reply|mime|content|received|"
    "return|x|von|an|betreff|gesendet|de|objet|envoyé|от|кому|тема|дата"
)
_BEGINNINGS = WordFilter(_WORDS.split("|"))
"""What they begin with."""


def score_mail_header(block: Block) -> Scores:
    """Score rows of a mail header."""
    worth = block.begin_with(_BEGINNINGS) | (block.codes[block.starts] == ord("-"))
    return match_rows(_MAIL.match, block.heads, worth)
