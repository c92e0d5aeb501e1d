"""Mojibake: text decoded with the wrong codec, put right by ftfy.

Repairs: what ``ftfy.fix_encoding`` repairs, line by line as ``ftfy.fix_text`` does, with the
positions found by comparing each line before and after.
Leaves alone: everything else ftfy can do (quotes, widths, entities: rules of their own or none);
U+FFFD that stands outside a sequence ftfy knows.
Costs: ftfy's own errors, which are rare; only lines with a suspicious pair of characters reach
it. Source: Robyn Speer, ftfy, and its heuristic ``ftfy.badness``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ftfy import TextFixerConfig, fix_encoding
from ftfy.badness import is_bad

from corpuskit.cleaning.linediff import diff_line
from corpuskit.rules.base import Rule, line_around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.records import Edit

NAME = "mojibake"

CONFIG = TextFixerConfig(
    explain=False,  # ftfy gives another text when it explains; positions are found here
    fix_encoding=True,  # the one thing it is asked for
    restore_byte_a0=True,  # mail programs turn the byte A0 inside a sequence into a space
    replace_lossy_sequences=True,  # sequences with a lost byte become one U+FFFD, not three signs
    decode_inconsistent_utf8=True,  # pasted feeds mix damaged and sound text in one line
    fix_c1_controls=True,  # C1 controls are always Windows-1252 that was read as Latin-1
    unescape_html=False,  # the rule for entities, which is not stopped by a "<"
    fix_latin_ligatures=False,  # the rule for ligatures
    fix_character_width=False,  # full width is typography; a rule of its own, on request
    uncurl_quotes=False,  # an archive keeps the typographic form
    fix_line_breaks=False,  # the rule for line ends
    fix_surrogates=False,  # the rule for surrogates
    remove_terminal_escapes=False,  # the rule for controls
    remove_control_chars=False,  # the same
    normalization=None,  # the rule for composed letters
)
"""How ftfy is used: one reason a switch."""

LONGEST_LINE = 100_000
"""Characters: longer stretches without a line end are cut here before ftfy sees them.

ftfy cuts at 1,000,000, where its repeated scans can take minutes; no paragraph is that long."""

RARE = re.compile(
    "["
    "\x80-\x9f"  # C1 controls
    "\u00a1-\u00ac\u00ae-\u00ff"  # the upper half of Latin-1, accented letters among them
    "\u0100-\u0192\u02c6-\u02dd"  # Latin Extended, spacing accents
    "\u0370-\u0390\u0393\u039e\u039f\u0402\u0490\u0491"  # what leads in other mojibake
    "\u2013-\u203a\u2044\u20a7\u20ac\u2116\u2122"  # punctuation, currencies
    "\u2202-\u2265\u2310\u2550-\u25ca\u2500-\u254f\uf8ff\ufb01\ufb02\ufffd"  # signs
    "]"
)
"""A text without any of these holds nothing that ftfy calls bad."""

_PAIR = re.compile(
    r"""
    [^\x00-\x7f]
    (?: [^\x00-\x7f]               # two neighbours beyond ASCII: nearly all of ftfy's signs
      | (?<=[\x80-\x9fŒœÂÃ]) )     # its signs of one character, or one before a space
    """,
    re.VERBOSE,
)


def find_mojibake(text: str, /) -> Iterator[Edit]:
    """Yield the edits that undo wrong decoding."""
    if not RARE.search(text):
        return
    at = 0
    while match := _PAIR.search(text, at):
        start, end = line_around(text, match.start())
        start = max(start, at)
        end = min(end + 1, start + LONGEST_LINE, len(text))
        line = text[start:end]
        if is_bad(line):
            yield from diff_line(line, fix_encoding(line, CONFIG), offset=start, rule=NAME)
        at = end


RULE = Rule(name=NAME, level="transport", find=find_mojibake)
