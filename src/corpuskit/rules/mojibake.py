"""Mojibake: text decoded with the wrong codec, put right as ftfy does.

Repairs: what ``ftfy.fix_encoding`` repairs, line by line as ``ftfy.fix_text`` does, with the
positions found by comparing each line before and after.
Leaves alone: everything else ftfy can do (quotes, widths, entities: rules of their own or none);
U+FFFD that stands outside a sequence ftfy knows.
Costs: ftfy's own errors, which are rare; only lines with suspicious neighbours reach it.
Source: Robyn Speer, ftfy, and its heuristic ``ftfy.badness``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ftfy import TextFixerConfig, fix_encoding

from corpuskit.cleaning import badness
from corpuskit.cleaning.linediff import diff_line, diff_runs
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

MOST_LAYERS = 8
"""Times that a line is decoded in the quick way; more layers of damage are left to ftfy."""


def find_mojibake(text: str, /) -> Iterator[Edit]:
    """Yield the edits that undo wrong decoding."""
    at = 0
    while (spot := badness.find_spot(text, at)) >= 0:
        start, end = line_around(text, spot)
        start = max(start, at)
        end = min(end + 1, start + LONGEST_LINE, len(text))
        line = text[start:end]
        if badness.is_bad(line):
            yield from _repair(line, start)
        at = end


def _repair(line: str, offset: int) -> Iterator[Edit]:
    """Yield the edits that repair *line*, which is bad and begins at *offset*."""
    decoded = line
    for _ in range(MOST_LAYERS):
        deeper = badness.decode_whole(decoded)
        if deeper is None:
            break
        decoded = deeper
        if not badness.is_bad(decoded):
            yield from diff_runs(line, decoded, offset=offset, rule=NAME)
            return
    yield from diff_line(line, fix_encoding(decoded, CONFIG), offset=offset, rule=NAME)


RULE = Rule(
    name=NAME,
    level="transport",
    find=find_mojibake,
    signs=badness.SIGNS,
    quiet=frozenset(),
    scope="line",
)
