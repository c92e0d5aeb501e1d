"""The patterns that several cues share; rows come cut to 160 characters."""

from __future__ import annotations

import re

from corpuskit.cues.alternatives import join_words
from corpuskit.cues.tables import MONTHS

_MONTH = join_words(MONTHS.split("|"))

DATE = re.compile(
    rf"""
    (?<![\d.,:/-])(?:
      \d{{1,2}}(?:st|nd|rd|th|er|º|\.)?[\s\u00a0]*(?:de\s+|of\s+)?(?:{_MONTH})\b\.?,?
        (?:\s+(?:de\s+|del\s+)?['’]?\d{{2,4}})?                     # 2 October 2023, 2. Oktober
    | \d{{1,2}}-(?:{_MONTH})-\d{{2,4}}                              # 02-Oct-2023
    | \d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}                           # 2023-10-02
    | \d{{1,2}}[-/.]\d{{1,2}}[-/.](?:\d{{4}}|\d{{2}})               # 02/10/2023, 2.10.23
    | \d{{4}}\s*[年년]\s*\d{{1,2}}\s*[月월]\s*\d{{1,2}}\s*[日일]       # East Asian
    | (?:19|20)\d{{2}}\.?\s+(?:{_MONTH})\.?\s+\d{{1,2}}             # 2023 October 2
    )(?!\d)
    | (?<![^\W\d_])(?:{_MONTH})\.?(?![^\W_])[\s\u00a0]*
        (?:\d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,?\s*['’]?\d{{4}}|)    # October 2(nd), 2023
          |(?:19|20)\d{{2}}\b)                                      # October 2023
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A calendar date in the forms that headers print, day or year may be missing."""

CLOCK = re.compile(
    r"""
    \b\d{1,2}[:h.]\d{2}(?::\d{2})?\s*      # 10:45, 10h45, 10:45:30
    (?:[ap]\.?m\.?\b|uhr\b)?\s*
    (?:(?:e|c|m|p)[sd]?t\b|gmt\b|utc\b|cet\b|bst\b|z\b)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A time of day with its zone."""

RULE = re.compile(r"(?:[^\w\s]|_)(?:[\s]|[^\w\s]|_)*")
"""A row without letters or digits."""

URL = re.compile(r"(?:https?|ftp)://\S+|\bwww\.[^\s<>]+|\b[\w.+-]+@[\w-]+\.[\w.-]+", re.IGNORECASE)
"""An address of the web or of mail."""

LABEL = re.compile(r"([^\W\d_][\w /&()'’.-]{0,30}?)\s*:(?=\s|$|\S)", re.IGNORECASE)
"""A field label before a colon."""
